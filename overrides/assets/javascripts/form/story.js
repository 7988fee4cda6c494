// A text with headings of its own, set into the sections of a fiche, without losing one of its words. Pure.

const HEADING = /^(#{1,6}) +(.*?)\s*$/;
const RANK = /^(?:(?:\d+|[IVX]+|[A-Z])(?:[.)](?:\d+[.)]?)*| ?[-–:]) *)(?=\S)/;
const ARTICLE = /^(?:l|la|le|les|une?|des|rappel-du|nos|notre)-/;
const SMALL = new Set("d de du des l la le les et en sur sous lès".split(" "));
const LONGEST_TITLE = 120;

/** Return the words that addresses are made of: « Île-de-France » → « ile-de-france ». */
export function identifier(name) {
  const plain = name.toLowerCase().replaceAll("œ", "oe").normalize("NFD").replace(/\p{M}/gu, "");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Return the title that a text gives or opens with, the contents of the sections of a fiche by title, the headings of
 *  the text, those that the title of a section replaces, and what was decided on the way; `styled` is the title that a
 *  style gives.
 */
export function inSections(markdown, rules, styled = "") {
  const guess = withGuessedHeadings(markdown, rules);
  const start = styled ? { title: styled, pieces: guess.pieces } : takenTitle(guess.pieces, rules);
  const notices = guess.guesses.length ? [rules.notices.headings.replace("{}", () => guess.guesses.join(" ; "))] : [];
  const [first] = Object.keys(rules.sections);
  const contents = new Map();
  const headings = [];
  const replacements = [];
  let current = first;
  let base = 0;
  let levels = [];
  for (const { level, words, text } of start.pieces) {
    const key = level && (!levels.length || level <= Math.max(base, levels[0])) && section(words, rules);
    const blocks = [];
    if (level) headings.push(bare(words));
    if (key) {
      [current, base, levels] = [key, level, []];
      const name = bare(words).replace(RANK, "").replace(/^(?:l['’]|(?:la|le|les|une?|des) )/i, "");
      if (identifier(name) === identifier(key)) replacements.push(bare(words));
      else {
        levels = [level];
        blocks.push(`### ${words}`);
        notices.push(filled(rules.notices.section, bare(words), key));
      }
    } else if (level) {
      while (levels.length && levels.at(-1) >= level) levels.pop();
      levels.push(level);
      blocks.push(`${"#".repeat(Math.min(2 + levels.length, 6))} ${words}`);
      const isTold = levels.length === 1 && (!base || level <= base);
      if (isTold) notices.push(filled(rules.notices[base ? "heading" : "before"], bare(words), current));
    }
    const all = [contents.get(current), ...blocks, text.trim()].filter(Boolean);
    if (all.length) contents.set(current, all.join("\n\n"));
  }
  return { title: bare(start.title), contents, headings, replacements, notices };
}

function filled(notice, ...words) {
  return words.reduce((text, word) => text.replace("{}", () => word), notice);
}

/** Return the pieces of a text, each with the heading above it; the first, of level 0, has none. */
function piecesOf(markdown) {
  const pieces = [{ level: 0, words: "", text: "" }];
  for (const line of markdown.split("\n")) {
    const [, signs, words] = line.match(HEADING) ?? [];
    if (signs) pieces.push({ level: signs.length, words, text: "" });
    else pieces.at(-1).text += `${line}\n`;
  }
  return pieces;
}

/** Return the pieces of a text; where it has no heading, those that its lines look like: short, wholly in bold or in
 *  capitals, or named as a section is.
 */
function withGuessedHeadings(markdown, rules) {
  const pieces = piecesOf(markdown);
  if (pieces.length > 1) return { pieces, guesses: [] };
  const guesses = [];
  const blocks = markdown.split(/\n{2,}/).map((block) => {
    const bold = block.match(/^\*\*([^*\n]{2,90}?)\*\*$/)?.[1];
    const words = (bold ?? block).replace(/ *:$/, "");
    const isShort = words.length <= 90 && /^[\p{L}\p{N}«]/u.test(words) && !/[\n]|[.;,!]$/.test(words);
    const isCapital = words === words.toUpperCase() && (words.match(/\p{L}/gu) ?? []).length > 4;
    const isNamed = section(words, rules) && words.split(/\s+/).length < 4;
    if (!isShort || !(bold || isCapital || isNamed)) return block;
    guesses.push(bare(words));
    const depth = words.match(/^\d+((?:\.\d+)+)/)?.[1].split(".").length ?? 1;
    return `${"#".repeat(Math.min(1 + depth, 6))} ${words}`;
  });
  return { pieces: piecesOf(blocks.join("\n\n")), guesses };
}

/** Return the title that a text opens with, and its other pieces: its one heading of the highest level, where it stands
 *  first, a first heading that nothing stands under, what is labelled so, or a short first line without a full stop;
 *  none otherwise. A line that only names an authority is none: it stays, and the title is the one after it.
 */
function takenTitle(pieces, rules) {
  const [before, first, second, ...others] = pieces;
  if (!first) return { title: "", pieces };
  const isAuthority = (words) => new RegExp(`^(?:${rules.authority})$`, "iu").test(words);
  const lead = before.text.trim();
  if (lead) {
    const [, label] = lead.match(new RegExp(rules.labelled, "imu")) ?? [];
    if (label) return { title: label.replaceAll("**", ""), pieces };
    const [opening, ...rest] = lead.split(/\n{2,}/);
    const below = [{ ...before, text: rest.join("\n\n") }, ...pieces.slice(1)];
    if (isAuthority(opening)) {
      const { title, pieces: [head, ...tail] } = takenTitle(below, rules);
      return { title, pieces: [{ ...head, text: `${lowered(opening)}\n\n${head.text.trim()}` }, ...tail] };
    }
    const isTitle = opening.length <= LONGEST_TITLE && /^[\p{L}«*][^\n]+[^.:;,\n]$/u.test(opening);
    return isTitle ? { title: opening, pieces: below } : { title: "", pieces };
  }
  if (section(first.words, rules)) return { title: "", pieces };
  if (second && !first.text.trim() && isAuthority(first.words) && !section(second.words, rules)) {
    const text = `${lowered(first.words)}\n\n${second.text.trim()}`;
    return { title: second.words, pieces: [{ ...before, text }, ...others] };
  }
  const isAlone = pieces.slice(2).every(({ level }) => level > first.level);
  const lede = first.text.trim(); // an authority, a date: one line at most, above the first section
  const isLede = !lede || (lede.length <= rules.lede && !lede.includes("\n") && section(second?.words ?? "", rules));
  const isFollowed = isLede && second?.level === first.level;
  if (!isAlone && !isFollowed) return { title: "", pieces };
  return { title: first.words, pieces: [{ ...before, text: first.text }, ...pieces.slice(2)] };
}

/** Return the name of an authority, which a cover writes in capitals, as a sentence would: « Métropole de Lyon ». */
function lowered(authority) {
  if (authority !== authority.toUpperCase()) return authority;
  return authority.replace(/\p{L}+/gu, (word, start) => {
    const small = word.toLowerCase();
    return start && SMALL.has(small) ? small : word[0] + small.slice(1);
  });
}

/** Return the section that a heading names by its first word, a number or an article set aside. */
function section(words, { sections }) {
  const name = identifier(bare(words).replace(RANK, "")).replace(ARTICLE, "");
  const titles = Object.keys(sections);
  return titles.find((title) => sections[title].some((one) => name === one || name.startsWith(`${one}-`)));
}

/** Return the words of a heading without marks of Markdown. */
function bare(words) {
  return words.replace(/\\(.)|\[\^[^\]]+\]|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, "$1").trim();
}
