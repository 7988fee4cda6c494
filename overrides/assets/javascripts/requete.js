// What a reader types, understood: quoted phrases, words, and the names and synonyms of the terms. Pure.

import { typedWords, words } from "./mots.js";

const QUOTED = /[«“"„]\s*([^«»“”"„]+?)\s*[»”"]/g;

/** A word that ends as infinitives do, and not as « métier » or « atelier ». */
const INFINITIVE = /(?:[^i]er|[^o]ir|oir|dre|ttre)$/;

/** Return the names of the terms by their words: Map of « mot mot » → [rank of the term]. `names`: those of each term. */
export function nameIndex(names, language) {
  const index = new Map();
  names.forEach((term, rank) => {
    for (const name of term) {
      const id = keysOf(words(name, language)).join(" ");
      if (id) index.set(id, [...(index.get(id) ?? []), rank].filter((other, place, all) => all.indexOf(other) === place));
    }
  });
  return index;
}

/** Return a query as a list of what it looks for, in order: [{ text, keys, terms, exact, weak, verb }].
    `text` is as typed; `keys` its words; `terms` the terms it names; `exact` tells a quoted phrase; `weak` a word that
    questions are made of (« comment », « mieux »), which counts only where nothing else is said; `verb` an infinitive. */
export function understood(query, names, language) {
  const parts = [];
  let place = 0;
  for (const match of query.matchAll(QUOTED)) {
    parts.push(...plainParts(query.slice(place, match.index), names, language));
    const keys = keysOf(typedWords(match[1], language));
    if (keys.length) parts.push({ text: match[1], keys, terms: names.get(keys.join(" ")) ?? [], exact: true, weak: false, verb: false });
    place = match.index + match[0].length;
  }
  parts.push(...plainParts(query.slice(place), names, language));
  return parts.every((part) => part.weak) ? parts.map((part) => ({ ...part, weak: false })) : parts;
}

/** Return the words of a text outside quotes, those that together name a term made one, the longest names first. */
function plainParts(text, names, language) {
  const found = typedWords(text, language);
  const parts = [];
  for (let from = 0; from < found.length;) {
    let to = Math.min(found.length, from + 7);
    while (to > from + 1 && !names.has(keysOf(found.slice(from, to)).join(" "))) to -= 1;
    const taken = found.slice(from, to);
    const keys = keysOf(taken);
    const terms = names.get(keys.join(" ")) ?? [];
    const weak = taken.length === 1 && !terms.length && language.weak.has(keys[0]);
    parts.push({ text: text.slice(taken[0].start, taken.at(-1).end), keys, terms, exact: false, weak, verb: taken.length === 1 && !terms.length && INFINITIVE.test(keys[0]) });
    from = to;
  }
  return parts;
}

function keysOf(found) {
  return found.map(({ key }) => key);
}
