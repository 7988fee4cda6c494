// What a reader types, understood: quoted phrases, words, and the names and synonyms of the terms. Pure.

import { ALONE, AMONG, INFINITIVE, root, typedWords, words } from "./words.js";

/** How many different parts of a query are looked for: a page pasted into the box is not. */
const MOST = 32;

const QUOTED = /[«“"„]\s*([^«»“”"„]+?)\s*[»”"]/g;

/** Return the names of the terms by their words: Map of « mot mot » → [rank of the term], and the same as their
 *  first word gives a verb (« accueillir le public »), or as adjectives of another gender do. `names`: those of each
 *  term. */
export function nameIndex(names, language) {
  const index = new Map();
  names.forEach((term, rank) => {
    for (const name of term) {
      const keys = keysOf(words(name, language));
      for (const id of keys.length ? [keys.join(" "), acted(keys), agreed(keys)] : [])
        index.set(id, [...new Set([...(index.get(id) ?? []), rank])]);
    }
  });
  return index;
}

/** Return a query as a list of what it looks for, in order: [{ text, keys, terms, exact, weak, verb }]. `text` is as
 *  typed; `keys` its words; `terms` the terms it names; `exact` tells a quoted phrase; `weak` a word that questions
 *  are made of (« comment », « mieux »), which counts only where nothing else is said; `verb` an infinitive. */
export function understood(query, names, language) {
  const parts = [];
  let place = 0;
  for (const match of query.matchAll(QUOTED)) {
    parts.push(...plainParts(query.slice(place, match.index), names, language));
    const keys = keysOf(typedWords(match[1], language));
    if (keys.length)
      parts.push({
        text: match[1],
        keys,
        terms: names.get(keys.join(" ")) ?? [],
        exact: true,
        weak: false,
        verb: false,
      });
    place = match.index + match[0].length;
  }
  parts.push(...plainParts(query.slice(place), names, language));
  const once = parts
    .filter(
      (part, rank) =>
        parts.findIndex((other) => other.exact === part.exact && `${other.keys}` === `${part.keys}`) === rank,
    )
    .slice(0, MOST);
  return once.every((part) => part.weak) ? once.map((part) => ({ ...part, weak: false })) : once;
}

/** Return a name as the verb of its first word would give it. */
function acted([first, ...others]) {
  return ["-" + root(first, others.length ? AMONG : ALONE), ...others].join(" ");
}

/** Return a name of several words whatever the gender of its adjectives (« police municipal »). */
function agreed(keys) {
  return keys.length > 1
    ? "=" +
        keys
          .map((key) =>
            key
              .replace(/ive$/, "if")
              .replace(/que$/, "c")
              .replace(/([a-z]{3}[lnt])e$/, "$1")
              .replace(/(.)\1$/, "$1"),
          )
          .join(" ")
    : keys[0];
}

/** Return the terms that words name, by themselves, by another gender or by the verb they begin with; undefined
 *  where they name none. */
function named(keys, names) {
  return (
    names.get(keys.join(" ")) ??
    names.get(agreed(keys)) ??
    (INFINITIVE.test(keys[0]) ? names.get(acted(keys)) : undefined)
  );
}

/** Return the words of a text outside quotes, those that together name a term made one, the longest names first. */
function plainParts(text, names, language) {
  const found = typedWords(text, language);
  const parts = [];
  for (let from = 0; from < found.length;) {
    let to = Math.min(found.length, from + 7);
    while (to > from + 1 && !named(keysOf(found.slice(from, to)), names)) to -= 1;
    const taken = found.slice(from, to);
    const keys = keysOf(taken);
    const terms = named(keys, names) ?? [];
    const weak = taken.length === 1 && !terms.length && language.weak.has(keys[0]);
    parts.push({
      text: text.slice(taken[0].start, taken.at(-1).end),
      keys,
      terms,
      exact: false,
      weak,
      verb: taken.length === 1 && !terms.length && INFINITIVE.test(keys[0]),
    });
    from = to;
  }
  return parts;
}

function keysOf(found) {
  return found.map(({ key }) => key);
}
