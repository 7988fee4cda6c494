// The passages of the index, read to judge what was found: it knows which words a passage holds, not in which order.

import { passagesOf } from "./locations.js";
import { akin, AMONG, root, same, says, words } from "./words.js";

/** How many results are shown at once, and what it adds to one of them to say the words asked one after the other,
 *  or to say them as they were asked. */
export const SHOWN = 6;
const CLOSE = 0.8,
  EXACT = 0.4;

/** What share of its beginning a word must have of one that is asked, not to be another (« opéra », « opérateur »). */
const SURE = 0.6;

/** How many passages are read at most to find a quoted phrase. */
const READ = 40;

/** What reads passages: the engine, which adds its `pages`, its `terms`, its `language` and the `places` of words. */
export class Passages {
  constructor(base) {
    this.base = base;
    this.read = new Map();
  }

  /** Forget what was found of a word where the passages about to be shown hold nothing like it: Pagefind cuts French
   *  endings, and takes « tennis » for « tenir ». Tell whether anything was forgotten. */
  async discard(parts, results) {
    const shown = await Promise.all(
      results.slice(0, SHOWN).map(async (result) => ({
        ...result,
        said: (await Promise.all(result.places.map((place) => this.searched(result.page, place))))
          .flat(2)
          .flatMap((text) => words(text, this.language)),
      })),
    );
    const strangers = parts.filter((part) => {
      const holding = shown.filter(({ page, places }) => places.some((place) => part.found.get(page)?.has(place)));
      return (
        holding.length &&
        !part.filed.size &&
        !holding.some(({ said }) =>
          part.keys.every((one) =>
            said.some(
              (word) => same(word.key, one) || akin(word.key, one, SURE) || root(word.key, AMONG) === root(one, AMONG),
            ),
          ),
        )
      );
    });
    strangers.forEach((part) => part.found.clear());
    return strangers.length > 0;
  }

  /** Put first, among the first results, those that say the very words of the query, one after the other, and tell
   *  for each the passage that does; leave out those that hold nothing but the words, apart, of an expression. These
   *  passages are read anyway: they are shown. */
  async nearest(results, parts) {
    const steps = parts
      .flatMap((part) => part.keys)
      .map((one, rank, keys) => [one, keys[rank + 1]])
      .slice(0, -1);
    const first = await Promise.all(
      results.slice(0, SHOWN).map(async (result) => {
        const read = await Promise.all(
          result.places.map(async (place) => {
            const texts = await this.searched(result.page, place);
            const share = (sought) =>
              sought.length ? sought.filter((keys) => says(texts, keys, this.language)).length / sought.length : 0;
            return { place, texts, worth: 1 + CLOSE * share(steps) + EXACT * share(parts.map((part) => part.keys)) };
          }),
        );
        const best = read.reduce((one, other) => (other.worth > one.worth ? other : one));
        return {
          ...result,
          place: best.place,
          score: result.score * best.worth,
          loose: await this.isLoose(
            result,
            read.flatMap(({ texts }) => texts),
            parts,
          ),
        };
      }),
    );
    return [
      ...first.filter(({ loose }) => !loose).sort((one, other) => other.score - one.score),
      ...results.slice(SHOWN).map((result) => ({ ...result, place: result.places[0] })),
    ];
  }

  /** Tell whether a page answers by the words of an expression alone, apart from one another in the `texts` of all
   *  its passages that hold them: « le temps manque, le travail s'accumule » does not tell of « temps de travail ». */
  async isLoose({ page, places }, texts, parts) {
    const answering = parts.filter((part) => !part.weak && (part.filed.has(page) || part.found.has(page)));
    const loose = await Promise.all(
      answering.map(async (part) => {
        const found = part.found.get(page);
        if (part.filed.has(page) || part.exact || [...found.keys()].some((place) => !places.includes(place)))
          return false;
        if (part.keys.length === 1 && (await this.places.word(part.keys[0])).has(page)) return false;
        const expressions = [part.keys, ...part.labels].filter((keys) => keys.length > 1);
        return (
          expressions.length > 0 &&
          part.labels.every((label) => label.length > 1) &&
          !expressions.some((keys) => says(texts, keys, this.language))
        );
      }),
    );
    return loose.length > 0 && loose.every(Boolean);
  }

  /** Keep of what was found of a quoted phrase the passages that say it, word after word. The index holds no order
   *  of words: the passages are read, where they are many the likeliest alone, which hold all the words. Return how
   *  many were, of how many. */
  async verify(found, part) {
    if (part.keys.length === 1) return null;
    const together = passagesOf(found);
    const apart = (await this.places.besides(part.keys)).filter(([page]) => !found.has(page));
    const candidates = [...together, ...passagesOf(apart)];
    found.clear();
    const said = await Promise.all(
      candidates.slice(0, READ).map(async ({ page, place }) => ({
        page,
        place,
        said: says(await this.searched(page, place), part.keys, this.language),
      })),
    );
    for (const { page, place, said: yes } of said)
      if (yes) found.set(page, (found.get(page) ?? new Map()).set(place, 1));
    return { read: Math.min(READ, candidates.length), whole: candidates.length };
  }

  /** Return the texts by which a passage is found. */
  async searched(page, place) {
    const { texte, titre, qui } = await this.passage(page, place);
    return this.pages[page].project
      ? place === 0
        ? [titre, qui]
        : [texte]
      : [texte, ...this.terms.filter((term) => term.page === page).flatMap(({ names }) => names)];
  }

  /** Return a passage as it is shown: { titre, qui, ancre, section, texte }. */
  passage(page, place) {
    return this.file(`passages/${this.pages[page].name}-${place}.json`);
  }

  /** Return what a file of the search's folder holds, asked for once. */
  file(path) {
    const { href } = new URL(path, this.base);
    if (!this.read.has(href)) this.read.set(href, json(href));
    return this.read.get(href);
  }
}

export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} : ${answer.status}`);
  return answer.json();
}
