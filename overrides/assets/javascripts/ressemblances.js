// How words and texts are alike: the same but for a plural, one beginning, one after the other. Pure.

import { words } from "./mots.js";

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
  return texts.some((text) => ` ${words(text, language).map((word) => word.key).join(" ")} `.includes(wanted));
}

/** Return how alike two texts are by the pairs of letters of their words, from 0 to 1 (Dice). */
export function likeness(one, other, language) {
  const [these, those] = [one, other].map((text) => pairs(text, language));
  return (2 * [...these].filter((pair) => those.has(pair)).length) / (these.size + those.size || 1);
}

/** Return the pairs of letters of a text's words. */
function pairs(text, language) {
  return new Set(words(text, language).flatMap(({ key: word }) => [...word].slice(1).map((letter, place) => word[place] + letter)));
}
