// The words by which a text is found: no accent, no elision, no plural. The same rule as `macros/text/words.py`, which
// makes the index; a test holds the two together. Pure: no page is touched here.

const WORD = /(?:[a-z]\.){2,}[a-z]?(?![a-z])|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![0-9])|[a-z0-9]+/g;
const LIGATURES = { "œ": "oe", "æ": "ae" };

/** Return a text in small letters without accents, and for each of its signs where it stands in the text. */
function plain(text) {
  const signs = [];
  const places = [];
  let place = 0;
  for (const sign of text) {
    if (sign < "\u0080") { // most signs, by far
      signs.push(sign.toLowerCase());
      places.push(place);
      place += 1;
      continue;
    }
    const small = sign.toLowerCase();
    const bare = small.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (const part of LIGATURES[small] ?? (sign === "’" ? "'" : bare.length === 1 && /[\p{L}\p{N}]/u.test(sign) ? bare : small)) {
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

/** Return the words of a text that can be looked for, in order: [{ key, word, start, end }], `start` and `end` being its
    place in the text. `language`: { empty: Set, elided: Set }, the words that say nothing, those that an apostrophe joins. */
export function words(text, language) {
  const { signs, places } = plain(text);
  return [...signs.matchAll(WORD)].flatMap((match) => {
    const word = match[0].replace(/[^a-z0-9]/g, "");
    const end = match.index + match[0].length;
    if ((language.empty.has(word) && isSmall(text.slice(places[match.index] + 1, places[end]))) || (word.length === 1 && !/[0-9]/.test(word)) || (language.elided.has(word) && signs[end] === "'")) return [];
    return [{ key: key(word), word, start: places[match.index], end: places[end] }];
  });
}

/** Return the same for what a reader types, where the thousands stand apart by plain spaces or dots (« 1 607 h », « 1.607 »), and the unit sticks to
    its number (« 1607h »). */
export function typedWords(text, language) {
  const small = text === text.toUpperCase() ? text.toLowerCase() : text; // all in capitals: none of them tells a name
  const found = words(small.replace(/(?<![0-9])[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+(?![0-9])/g, (number) => number.replace(/[ .]/g, "\u202f")), language);
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
