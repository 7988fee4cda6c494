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
export function words(text, elided) {
  return spellings(text, elided).map(([spelling, start]) => word(spelling, start));
}

/** Return the words of a text as they are spelt there: [[spelling, start]]. */
export function spellings(text, elided = new Set()) {
  const spelt = [];
  for (const { 0: spelling, index: start } of text.matchAll(WORD)) {
    const next = text[start + spelling.length];
    if ((next !== "'" && next !== "’") || !elided.has(spelling.toLowerCase())) spelt.push([spelling, start]);
  }
  return spelt;
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

/** What French writes for one sound: a spelling taken for another of the same sound is half a slip. */
const SOUNDS = [
  "e ee es ees er ez et ai ais ait aient ei ey", "o au eau ot aud aux eaux ho", "s ss c sc x z ce sse",
  "ti si ci ssi sci xi cti", "k c qu q ck ch cc que ke", "f ff ph", "j g ge",
  "an en am em ant ent ans ens ants ents", "gn ni ny", "v w", "z s", "in im ain aim ein yn ym ien un um",
  "on om ont ons", "i y ie is it ix ies hi hy", "eu oeu e", "il ill y ll ille ye", "oi oa oua wa oy oie",
].map((spellings) => new Set(spellings.split(" ")));
const LONGEST = 5;

/** What is not heard at the end of a word. */
const MUTE = new Set(["", ..."e s t d x z p r es nt ent ts ds".split(" ")]);

/** What is less than a slip: a sound spelt otherwise, a letter that is not heard; two letters that changed places. What
 *  is more: a letter for another, a vowel for a consonant. */
export const HEARD = 0.5;
const SILENT = 0.4,
  SWAPPED = 0.7,
  OTHER = 1.1,
  UNLIKE = 1.3,
  VOWEL = /[aeiouy]/;

/** How far from its place in a word a letter may stand in another. */
const ASIDE = 4;

/** Return a word ready to be compared: { word, sounds: by place, the spellings of sounds that end there, mutes: how
 *  many letters at its end may not be heard }. */
export function heard(word) {
  const sounds = Array.from({ length: word.length + 1 }, (_, end) =>
    Array.from({ length: Math.min(LONGEST, end) }, (_, at) => {
      const spelling = word.slice(end - at - 1, end);
      return [at + 1, SOUNDS.flatMap((sound, rank) => (sound.has(spelling) ? [rank] : []))];
    }).filter(([, ranks]) => ranks.length),
  );
  return { word, sounds, mutes: [...MUTE].filter((mute) => word.endsWith(mute)).map(({ length }) => length) };
}

/** Return how far a word is from another, both as heard: the slips that make one of it, by letter or by sound. */
export function distance({ word: one, sounds: ours, mutes }, { word: other, sounds: theirs, mutes: its }) {
  const rows = [];
  const at = (i, j) => rows[i]?.[j] ?? Infinity;
  for (let i = 0; i <= one.length; i += 1) {
    rows.push(new Array(other.length + 1).fill(Infinity));
    for (let j = Math.max(0, i - ASIDE); j <= Math.min(other.length, i + ASIDE); j += 1) {
      const [a, b] = [one[i - 1], other[j - 1]];
      const unlike = VOWEL.test(a) === VOWEL.test(b) ? OTHER : UNLIKE;
      let least = i || j ? at(i - 1, j - 1) + (a === b ? 0 : unlike) : 0;
      least = Math.min(least, at(i - 1, j) + (isSilent(one, i - 1) ? SILENT : 1));
      least = Math.min(least, at(i, j - 1) + (isSilent(other, j - 1) ? SILENT : 1));
      if (i > 1 && a === other[j - 2] && one[i - 2] === b) least = Math.min(least, at(i - 2, j - 2) + SWAPPED);
      for (const [m, mine] of ours[i])
        for (const [n, hers] of theirs[j])
          if (at(i - m, j - n) + HEARD < least && mine.some((sound) => hers.includes(sound)))
            least = at(i - m, j - n) + HEARD;
      rows[i][j] = least;
    }
  }
  const ends = mutes.flatMap((m) => its.map((n) => at(one.length - m, other.length - n) + (m || n ? SILENT : 0)));
  return Math.min(...ends);
}

/** Return the letters of a word as the bits of a number. */
export function letters(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Return how many letters of a word another lacks, both as bits. */
export function strange(one, other) {
  let count = 0;
  for (let left = one & ~other; left; left &= left - 1) count += 1;
  return count;
}

/** Tell whether a letter is the kind that is forgotten: doubled, or an « h ». */
function isSilent(word, at) {
  return word[at] === word[at - 1] || word[at] === "h";
}

/** Return the letters with which a word may begin that is meant by another: its own and, after or before an « h », the
 *  next; `all`: those that spell the same sound too, and its second, where the first is one too many. */
export function initials(word, all) {
  const begun = all ? [1, 2, 3].map((length) => word.slice(0, length)) : [];
  const alike = SOUNDS.filter((sound) => begun.some((spelling) => sound.has(spelling)));
  const own = [word[0], VOWEL.test(word[0]) ? "h" : all || word[0] === "h" ? word[1] : ""];
  return [...new Set([...own, ...alike.flatMap((sound) => [...sound].map(([letter]) => letter))])].filter(Boolean);
}
