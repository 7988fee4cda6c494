// The families of words, further than `words.js` goes: « disparaissent », « disparaît »; « démotivés », « motiver ».
// Pure, and loaded only where a word is found nowhere: what is but likely will do, since it is said and can be turned
// down.

import { likely } from "./misspellings.js";

/** How likely a slip must be to be seen in a stem. */
const LIKELY = 5;

/** What conjugation, gender and derivation add to a word without accents. */
const ENDING = new RegExp(
  `(?:${[
    "issaient issait issant issante issent issons issez eraient erait irait eront iront aient erez irez ions iez ons " +
      "ent ait ez era ira es e i u er ir oir re a",
    "ification ificateur issement issage aison ateur atrice ation ition ution tion sion ement ment ance ence " +
      "ant ante age ure ier iere",
    "iste isme eur euse eux ique if ive ite able ible al el elle aire oire ie oi ois oise",
  ]
    .join(" ")
    .replaceAll(" ", "|")})$`,
);

/** What turns a word round and leaves its subject: « insécurité », « démotivés », « remotiver ». */
const TURNED =
  /^(?:(?:in|im|il|ir)(?=.*(?:ite|able|ible|ance|ence)$)|des(?=[aeiouh])|de(?=.*(?:e|er|ation|ement)$)|re)(?=[a-z]{5})/;

/** Signs of the shortest stem that tells a family: where a page holds it beside the rest of the query, and alone. */
const LEAST = 5;
const ALONE = 6;

/** Return the stem of a key: what its family shares, or itself where little would be left. */
export function stem(key) {
  return cut(cut(key, LEAST - 1), LEAST)
    .replace(/qu$/, "c")
    .replace(/(.)\1$/, "$1");
}

/** Return a word without its ending, the longest it has, where so many of its signs are left. */
function cut(word, least) {
  const bare = word.replace(ENDING, "");
  return bare.length < least ? word : bare;
}

/** Return the word of the index nearest to a key in its family, or null: the longest beginning in common, then the
 *  word most often said; what is returned tells besides whether it is `sure`, and that it is `vague`. `lexicon`: the
 *  index's words as [{ key, word, count }]. */
export function kin(key, lexicon) {
  const sought = [key, key.replace(TURNED, "")].map(stem).filter((one) => one.length >= LEAST);
  for (const one of new Set(sought)) {
    const family = lexicon.filter((entry) => stem(entry.key) === one);
    if (family.length)
      return {
        ...family.reduce((best, entry) => (nearer(entry, best, key) ? entry : best)),
        sure: one.length >= ALONE,
        vague: true,
      };
  }
  return null;
}

/** Return the word of the index of whose family one was misspelt (« acceuillante »), or null: a letter doubled or
 *  not, or two swapped. */
export function misspelt(key, lexicon) {
  const begun = stem(key);
  return begun === key
    ? null
    : lexicon
        .filter((entry) => likely(begun, stem(entry.key)) >= LIKELY)
        .reduce((best, entry) => (best?.count >= entry.count ? best : { ...entry, sure: true }), null);
}

/** Return the initials under which the words of its family may stand. */
export function initials(key) {
  return [...new Set([key[0], key.replace(TURNED, "")[0]])];
}

function nearer(one, other, key) {
  const [these, those] = [one, other].map((entry) => common(entry.key, key));
  return these > those || (these === those && one.count > other.count);
}

function common(one, other) {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  return place;
}
