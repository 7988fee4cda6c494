// An extract: the piece of a passage that says most of what was asked, with what was found marked. Pure.

import { plain, spellings, words } from "./words.js";

const LENGTH = 240;

/** How far back an extract may go to begin with its sentence. */
const BEFORE = 110;

/** Words between two that are still said together: « projet de la direction ». */
const BESIDE = 3;

/** Return a function that tells where a text says the parts of a query, in order: [{ start, end, part, at }], `at`
 *  counting words. What the index takes for an empty word is one, but for a name: « Grand Est » is not said by « elle
 *  est ». A spelling is read once, however often it is met. */
export function finder(parts, index) {
  const read = new Map();
  const rank = (bare) => parts.findIndex(({ forms }) => forms.has(bare));
  const pieces = (text) => {
    const [word] = words(text);
    const part = rank(word.plain);
    if (part >= 0) return index.isEmpty(word) && text[0] === word.form[0] ? [] : [{ from: 0, to: text.length, part }];
    let to = -1;
    const inside = word.form
      .split("-")
      .map((piece) => ({ from: to + 1, to: (to += piece.length + 1), part: rank(plain(piece)) }));
    return inside.filter(({ part }) => part >= 0);
  };
  return (text) =>
    spellings(text, index.elided).flatMap(([spelling, start], at) => {
      if (!read.has(spelling)) read.set(spelling, pieces(spelling));
      return read.get(spelling).map(({ from, to, part }) => ({ start: start + from, end: start + to, part, at }));
    });
}

/** Return how well texts say a query as it was asked, from 0 to 1: parts that stand side by side there and in it, each
 *  pair for what its lighter part weighs. `texts`: the hits of each; `said`: the pairs known to be, by their first. */
export function nearness(texts, weights, said = []) {
  const pairs = weights.slice(1).map((weight, at) => Math.min(weight, weights[at]));
  const near = new Set(said);
  for (const found of texts)
    found.forEach((hit, rank) => {
      const next = found[rank + 1];
      if (next && Math.abs(next.part - hit.part) === 1 && next.at - hit.at <= BESIDE)
        near.add(Math.min(hit.part, next.part));
    });
  const total = pairs.reduce((sum, pair) => sum + pair, 0);
  return total ? pairs.reduce((sum, pair, at) => sum + (near.has(at) ? pair : 0), 0) / total : 0;
}

/** Return what share of a title's words are found in it. */
export function covered(title, find, index) {
  const all = words(title, index.elided).filter((word) => !index.isEmpty(word));
  return all.length ? find(title).length / all.length : 0;
}

/** Tell whether hits say these parts one right after the other, empty words aside. */
export function says(found, asked) {
  return found.some((_, from) =>
    asked.every(
      (part, step) =>
        found[from + step]?.part === part && (!step || found[from + step].at - found[from + step - 1].at <= BESIDE),
    ),
  );
}

/** Return [{ text, marked }] from a passage's text. `hits`: what was found in it, in order. */
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
