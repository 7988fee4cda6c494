// An extract: the piece of a passage that says most of what was asked, with what was found marked. Pure.

import { akin, words } from "./words.js";

const LENGTH = 240;

/** How far back an extract may go to begin with its sentence. */
const BEFORE = 110;

/** Return what to mark in a text that answers parts of a query, in order: [{ start, end, part }]. Words as asked,
 *  or, for want of them, those of the same beginning that Pagefind took for the same (« accueillir », « accueil »);
 *  the names, whole, of the terms asked for. */
export function hits(text, parts, language) {
  const said = words(text, language);
  const marked = new Map();
  parts.forEach((part, rank) => {
    if (part.weak) return;
    const exact = (asked) => said.filter((word) => word.key === asked);
    const asked = part.keys.flatMap((one) =>
      exact(one).length ? exact(one) : said.filter((word) => akin(word.key, one)),
    );
    for (const { start, end } of [...asked, ...part.labels.flatMap((label) => inTurn(said, label))])
      marked.set(start, { start, end, part: rank });
  });
  return [...marked.values()].sort((one, other) => one.start - other.start);
}

/** Return [{ text, marked }] from a passage's text. `hits`: what was found in it, in order, as [{ start, end, part
 *  }]. */
export function extract(text, hits, length = LENGTH) {
  const from = beginning(text, hits, length);
  let to = text.length - from <= length * 1.15 ? text.length : from + length;
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), hits.find(({ start }) => start >= from)?.end ?? 0);
  const pieces = [];
  let place = from;
  if (from > 0) pieces.push({ text: "… ", marked: false });
  for (const { start, end } of hits) {
    if (start < place || end > to) continue;
    if (start > place) pieces.push({ text: text.slice(place, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    place = end;
  }
  if (place < to) pieces.push({ text: text.slice(place, to), marked: false });
  if (to < text.length) pieces.push({ text: " …", marked: false });
  return pieces;
}

/** Return where the extract begins: the sentence, or the word, before the hits that stand closest together. */
function beginning(text, hits, length) {
  let best = { start: 0, worth: 0 };
  for (const { start } of hits) {
    const near = hits.filter((other) => other.start >= start && other.end <= start + length * 0.8);
    const worth = new Set(near.map(({ part }) => part)).size * 100 + near.length;
    if (worth > best.worth) best = { start, worth };
  }
  if (best.start < BEFORE) return 0;
  const window = text.slice(best.start - BEFORE, best.start);
  const sentence = [...window.matchAll(/[.!?…][\s\u202f]+(?=\S)/g)].at(-1);
  if (sentence) return best.start - BEFORE + sentence.index + sentence[0].length;
  const word = text.indexOf(" ", best.start - 60);
  return word < best.start ? word + 1 : best.start;
}

/** Return those of some words that say these keys, one after the other. */
function inTurn(said, keys) {
  return said.flatMap((_, from) =>
    keys.every((one, step) => said[from + step]?.key === one) ? said.slice(from, from + keys.length) : [],
  );
}
