// The index's own words, loaded by initial as slips ask for them: what a reader meant by a word that no page holds.

import { derived, initials as again } from "./derives.js";
import { initials, meant } from "./fautes.js";
import { key, words } from "./mots.js";

/** Signs of the shortest half of two words typed as one. */
const HALF = 4;

export class Lexicon {
  /** `base`: the address of the folder of words; `known`: the initials it has; `json(address)` reads a file. */
  constructor(base, known, language, json) {
    Object.assign(this, { base, known, language, json, loaded: new Map() });
  }

  /** Return what was meant by a key: a word one letter apart, one made from the same, or two typed as one, or null.
      `together(keys)` tells whether a passage holds them all; `beside(key)` whether a page holds it beside the rest of the query,
      which the least likely slips must (« roman policier » has nothing to do with somebody called Romain). */
  async meant(typed, together, beside) {
    if (typed.length < 4 || !/^[a-z]+$/.test(typed)) return null;
    const slip = meant(typed, await this.words(initials(typed)));
    if (slip && (slip.sure || (await beside(slip.key)))) return slip.word;
    return derived(typed, await this.words(again(typed)))?.word ?? this.joined(typed, together);
  }

  /** Return two words of the index that were typed as one (« saintnazaire »), or null. */
  async joined(typed, together) {
    for (let cut = HALF; cut <= typed.length - HALF; cut += 1) {
      const halves = await Promise.all([typed.slice(0, cut), typed.slice(cut)].map((half) => this.entry(key(half))));
      if (halves.every(Boolean) && (await together(halves.map((entry) => entry.key)))) return halves.map((entry) => entry.word).join(" ");
    }
    return null;
  }

  /** Return as a slip, [{ typed, meant }], the one word that two parts side by side of a query make (« rétro-planning »); [] if none. */
  async parted(parts, query) {
    for (const [one, other] of parts.slice(1).map((part, rank) => [parts[rank], part])) {
      const typed = query.slice(query.indexOf(one.text), query.indexOf(other.text) + other.text.length);
      const entry = typed.length === one.text.length + 1 + other.text.length ? await this.entry(one.keys.concat(other.keys).join("")) : null;
      if (entry) return [{ typed, meant: entry.word }];
    }
    return [];
  }

  async entry(sought) {
    return (await this.words(sought[0])).find((entry) => entry.key === sought);
  }

  /** Return the words with one of these initials: [{ key, word, count }]. */
  async words(letters) {
    return (await Promise.all([...letters].map((initial) => this.load(initial)))).flat();
  }

  load(initial) {
    if (!this.loaded.has(initial)) this.loaded.set(initial, this.known.includes(initial) ? this.read(initial) : []);
    return this.loaded.get(initial);
  }

  async read(initial) {
    return (await this.json(new URL(`${initial}.json`, this.base))).map((line) => {
      const [word, count] = line.split(" ");
      return { key: words(word, this.language)[0]?.key ?? word, word, count: Number(count) };
    });
  }
}
