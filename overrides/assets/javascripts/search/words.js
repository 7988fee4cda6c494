// Words: those by which a text is found, how they are alike, how one is made from another. Pure: no page is touched
// here.

// A text is found by its words without accent, elision nor plural: the same rule as `macros/text/words.py`, which makes
// the index; a test holds the two together.

const WORD = /(?:[a-z]\.){2,}[a-z]?(?![a-z])|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![0-9])|[a-z0-9]+/g;
const LIGATURES = { œ: "oe", æ: "ae" };

/** Return a text in small letters without accents, and for each of its signs where it stands in the text. */
function plain(text) {
  const signs = [];
  const places = [];
  let place = 0;
  for (const sign of text) {
    if (sign < "\u0080") {
      // most signs, by far
      signs.push(sign.toLowerCase());
      places.push(place);
      place += 1;
      continue;
    }
    const small = sign.toLowerCase();
    const bare = small.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (const part of LIGATURES[small] ??
      (sign === "’" ? "'" : bare.length === 1 && /[\p{L}\p{N}]/u.test(sign) ? bare : small)) {
      signs.push(part);
      places.push(place);
    }
    place += sign.length;
  }
  places.push(place);
  return { signs: signs.join(""), places };
}

/** Tell whether a text has no capital: past its first letter, a word with some is a name (« la loi NOTRe »). */
function isSmall(text) {
  return text === text.toLowerCase();
}

/** Return the words of a text that can be looked for, in order: [{ key, word, start, end }], `start` and `end` being
 *  its place in the text. `language`: { empty: Set, elided: Set }, the words that say nothing, those that an
 *  apostrophe joins. */
export function words(text, language) {
  const { signs, places } = plain(text);
  return [...signs.matchAll(WORD)].flatMap((match) => {
    const word = match[0].replace(/[^a-z0-9]/g, "");
    const end = match.index + match[0].length;
    if (
      (language.empty.has(word) && isSmall(text.slice(places[match.index] + 1, places[end]))) ||
      (word.length === 1 && !/[0-9]/.test(word)) ||
      (language.elided.has(word) && signs[end] === "'")
    )
      return [];
    return [{ key: key(word), word, start: places[match.index], end: places[end] }];
  });
}

/** Return what a reader types or pastes as the pages are written: an accent within its letter (NFC), without the signs
 *  that nobody sees. */
export function asWritten(text) {
  return text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "").normalize("NFC");
}

/** Return the same for what a reader types, where the thousands stand apart by plain spaces or dots (« 1 607 h », «
 *  1.607 »), and the unit sticks to its number (« 1607h »). */
export function typedWords(text, language) {
  const small = text === text.toUpperCase() ? text.toLowerCase() : text; // all in capitals: none of them tells a name
  const found = words(
    small.replace(/(?<![0-9])[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+(?![0-9])/g, (number) =>
      number.replace(/[ .]/g, "\u202f"),
    ),
    language,
  );
  return found.map((one) => ({ ...one, key: one.key.replace(/^([0-9]{2,})h(?:eure)?$/, "$1") }));
}

/** Return a word without the mark of its plural: enough for « élus » and « élu », « locaux » and « local » to meet. */
export function key(word) {
  if (word.length < 4 || /^[0-9]+$/.test(word)) return word;
  if (word.endsWith("eaux") || (word.endsWith("eux") && word.length < 7)) return word.slice(0, -1);
  if (word.endsWith("aux")) return `${word.slice(0, -2)}l`;
  if (word.endsWith("s") && !word.endsWith("ss")) word = word.slice(0, -1);
  return word.endsWith("ee") ? word.slice(0, -1) : word;
}

// How words and texts are alike: the same but for a plural, one beginning, one after the other.

/** Tell whether two words are one, but for the mark of the plural that short ones keep (« an », « ans »). */
export function same(one, other) {
  return one === other || `${one}s` === other || one === `${other}s`;
}

/** Tell whether two words begin alike, for a share of the longer. */
export function akin(one, other, share = 0.5) {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common += 1;
  return common >= 4 && common >= share * Math.max(one.length, other.length);
}

/** Tell whether words found in a text are all those asked. */
export function holds(found, keys) {
  return keys.every((one) => found.some((word) => word.key === one));
}

/** Tell whether one of the texts says these words one after the other. */
export function says(texts, keys, language) {
  const wanted = ` ${keys.join(" ")} `;
  return texts.some((text) =>
    ` ${words(text, language)
      .map((word) => word.key)
      .join(" ")} `.includes(wanted),
  );
}

/** Return how alike two texts are by the pairs of letters of their words, from 0 to 1 (Dice). */
export function likeness(one, other, language) {
  const [these, those] = [one, other].map((text) => pairs(text, language));
  return (2 * [...these].filter((pair) => those.has(pair)).length) / (these.size + those.size || 1);
}

/** Return the pairs of letters of a text's words. */
function pairs(text, language) {
  return new Set(
    words(text, language).flatMap(({ key: word }) => [...word].slice(1).map((letter, place) => word[place] + letter)),
  );
}

// Words made from one another: « évaluer », « évaluation »; « frugal », « frugalité »; « mobiliser », « remobiliser ».
// Pagefind meets many of them by itself; not those it cuts otherwise, nor the names of the terms.

/** How nouns, adjectives and verbs of one family end, without accents. « -al », « -el » are left:
 *  « frugal », « social » are whole. */
const ENDING = new RegExp(
  "(?:aison|issement|issant|issent|isement|ement|ateur|atrice|ation|ition|tion|ative|atif|tive|tif|tivite|ivite|" +
    "ment|ance|ence|ante|ant|eur|euse|age|ive|if|ite|ique|ie|able|er|ir|e)$",
);

/** Signs under which what is left says nothing: alone, or first of several words. */
export const ALONE = 5,
  AMONG = 4;

/** What is done, if only with a short word: « loger », « logement ». */
const ACT = /^[a-z]{3,}er$/;

/** What is done again. */
const AGAIN = /^re([a-z]{4,}(?:er|ir|tion|ment))$/;

/** A word that ends as infinitives do, and not as « métier » or « atelier ». */
export const INFINITIVE = /(?:[^i]er|(?:[fd]|[eo]c)ier|[^o]ir|oir|dre|ttre|(?:d|tr)uire|crire|suivre)$/;

/** Return what a key shares with those of its family; the key itself where too little would be left. */
export function root(key, least = ALONE) {
  const bare = key
    .replace(/fi(?:cation|er)$/, "fier")
    .replace(ENDING, "")
    .replace(/qu$/, "c")
    .replace(/(.)\1$/, "$1");
  return bare.length < least ? key : bare;
}

/** Return the word of the index made from the same as a word that it doesn't hold, or null: what one does again («
 *  remobiliser »), what comes of doing it (« loger »), else the one most often said. `lexicon`: the index's words as
 *  [{ key, word, count }]. */
export function derived(key, lexicon) {
  const again = AGAIN.exec(key)?.[1];
  const nouns = ACT.test(key) ? ["ement", "ation", "age"].map((end) => key.slice(0, -2) + end) : [];
  const sure = lexicon.find((entry) => entry.key === again) ?? lexicon.find((entry) => nouns.includes(entry.key));
  if (sure) return sure;
  const same = root(key);
  return lexicon
    .filter((entry) => same.length >= ALONE && root(entry.key) === same)
    .reduce((best, entry) => (best?.count >= entry.count ? best : entry), null);
}

/** Return the initials under which the words of its family may stand. */
export function kinInitials(key) {
  return [...new Set([key[0], AGAIN.exec(key)?.[1][0]])].filter(Boolean);
}

/** Return the initials under which a word misspelt may stand: its own, its second letter where the first is one too
 *  many or out of place, an « h » forgotten before a vowel. */
export function slipInitials(key) {
  return [...new Set([key[0], key[1], /^[aeiouy]/.test(key) ? "h" : ""])].filter((letter) =>
    /[a-z]/.test(letter ?? ""),
  );
}
