// Words: how a text is cut into them, by the same rule as `macros/search/tokens.py`, and how a slip is measured. Pure.

const WORD = new RegExp(
  [
    String.raw`(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])`, // S.P.L.
    String.raw`\p{N}{1,3}(?:[ .\u00a0\u202f]\p{N}{3})+(?!\p{N})`, // 1 607
    String.raw`\p{L}(?:\s?&\s?\p{L})+(?![\p{L}\p{N}])`, // R&D
    String.raw`\p{L}\+(?![\p{L}\p{N}])`, // A+
    String.raw`[\p{L}\p{N}]+(?:[-\u2010\u2011](?![dl]['’])[\p{L}\p{N}]+)*`, // porte-à-porte, but Val-d’Oise apart
  ].join("|"),
  "giu",
);
const JOINS = /[-\u2010\u2011.&\s\u00a0\u202f]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Return what a reader types or pastes as the pages are written: composed, without the signs that nobody sees. */
export function asWritten(text) {
  return text.replace(UNSEEN, "").normalize("NFC");
}

/** Return a form without accents nor what joins its parts: « porte-à-porte » gives `porteaporte`. */
export function plain(text) {
  return text
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(JOINS, "");
}

/** Return the words of a text: [{ text, form, plain, start, end, accented, name }]; `name` tells capitals past the
 *  first letter, `elided` the forms that an apostrophe joins to another. */
export function words(text, elided = new Set()) {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (elided.has(match[0].toLowerCase()) && /['’]/.test(text[end] ?? "")) return [];
    return [word(match[0], start)];
  });
}

function word(text, start) {
  const form = text.toLowerCase().replace(/[\u2010\u2011]/g, "-");
  const whole = plain(form.replace(/^st(?=e?(-|$))/, "saint"));
  const bare = whole.replace(/^([0-9]{2,})h(?:eures?)?$/, "$1");
  return {
    text,
    form,
    plain: bare,
    hours: bare !== whole,
    start,
    end: start + text.length,
    accented: bare.length === form.length && bare !== form,
    name: text.slice(1) !== text.slice(1).toLowerCase() && text !== text.toUpperCase(),
  };
}

/** Return the parts of a compound as words. */
export function parts(compound) {
  let from = compound.start;
  return compound.text.split(/[-\u2010\u2011]/).map((text) => {
    const part = word(text, from);
    from += text.length + 1;
    return part;
  });
}

/** What is written one for the other, and costs half a slip: letters that French sounds alike or doesn't sound. */
const ALIKE = new Set("ck kc cq qc kq qk ez ze ea ae ai ia sc cs sz zs yi iy mn nm gj jg".split(" "));

/** Return how far a word is from another, slips counted by letter (Damerau), or more than `most`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most * 2) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const [a, b] = [one[i - 1], other[j - 1]];
      const swap = a === b ? 0 : ALIKE.has(a + b) || (mute(one, i - 1) && mute(other, j - 1)) ? 0.5 : 1;
      row[j] = Math.min(
        last[j] + (silent(one, i - 1) ? 0.5 : 1),
        row[j - 1] + (silent(other, j - 1) ? 0.5 : 1),
        last[j - 1] + swap,
      );
      if (i > 1 && j > 1 && a === other[j - 2] && one[i - 2] === b) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

/** Return how far a word is from another that it may be a slip for: half a slip where they are said the same. */
export function slip(one, other, most) {
  const heard = (word) => word.replace(/e?au/g, "o").replace(/[ae]i/g, "e").replace(/ph/g, "f").replace(/qu/g, "k");
  return Math.min(distance(one, other, most), 0.5 + distance(heard(one), heard(other), most));
}

/** Tell whether a letter is the kind that is forgotten: doubled, an « h », an « e » or an « s » at the end. */
function silent(word, at) {
  return word[at] === word[at - 1] || word[at] === "h" || mute(word, at);
}

/** Tell whether a letter ends a word without being heard there. */
function mute(word, at) {
  return at === word.length - 1 && "estrzx".includes(word[at]);
}
