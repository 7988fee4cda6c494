// The index's own words, loaded by initial as slips ask for them: what a reader meant by a word that no page holds.

import { kin, initials as akin, misspelt, stem } from "./families.js";
import { farther, meant } from "./misspellings.js";
import { derived, key, kinInitials as again, slipInitials, words } from "./words.js";
import { homophone } from "./sounds.js";

/** Signs of the shortest half of two words typed as one. */
const HALF = 5;

/** How many signs conjugation, gender and number change at most in a common word. */
const INFLECTED = 3;

/** How adverbs end, and few nouns with them: « rapidement », « fréquemment ». */
const ADVERB = /(?:[ae]lle|ale|ive|euse|ique|able|ible|aire|iere|ure|am|em)ment$/;

export class Lexicon {
  /** `base`: the address of the folder of words; `known`: the initials it has; `json(address)` reads a file. */
  constructor(base, known, language, json) {
    Object.assign(this, { base, known, language, json, loaded: new Map(), common: [], instead: new Map() });
  }

  /** Return what was meant by a key: what the pages say instead, a word one letter apart, one made from the same, or
   *  two typed as one, or null. `together(keys)` tells whether a passage holds them all; `beside(entry)` whether a
   *  page holds it beside the rest of the query, which the least likely slips must (« roman policier » has nothing
   *  to do with somebody called Romain); where nothing else is asked it is to be `sure`, and, if it is but of the
   *  family, not one that most projects say: it would tell nothing. */
  async meant(typed, together, beside) {
    const heard = await this.words(slipInitials(typed));
    // the feminine of what is listed
    const instead = this.instead.get(typed) ?? this.instead.get(typed.replace(/e$/, ""));
    if (instead) return instead;
    const common = await this.isCommon(typed); // rather than misspelt
    if (typed.length < 4 || !/^[a-z]+$/.test(typed)) return null;
    const slip = this.common.includes(typed) ? null : meant(typed, heard);
    const near = (slip?.sure ? slip : null) ?? derived(typed, await this.words(again(typed)));
    if (near) return near.word;
    const [own, family] = await Promise.all([[typed[0]], akin(typed)].map((letters) => this.words(letters)));
    for (const far of [
      ...(common ? [] : [homophone(typed, heard)]),
      kin(typed, family),
      ...(common ? [] : [slip && { ...slip, sure: true }, misspelt(typed, own), farther(typed, own)]),
    ]) {
      if (far && (await beside(far))) return far.word;
    }
    return common ? null : this.joined(typed, together);
  }

  /** Tell whether a key is one of those words of any project, which say nothing of its subject. */
  async isCommon(typed) {
    await this.words([typed[0]]);
    return (
      ADVERB.test(typed) ||
      this.common.some(
        (one) => one === typed || (stem(one) === stem(typed) && Math.abs(one.length - typed.length) <= INFLECTED),
      )
    );
  }

  /** Return two words of the index that were typed as one (« saintnazaire »), or null. */
  async joined(typed, together) {
    for (let cut = HALF; cut <= typed.length - HALF; cut += 1) {
      const halves = await Promise.all([typed.slice(0, cut), typed.slice(cut)].map((half) => this.half(key(half))));
      if (halves.every(Boolean) && (await together(halves.map((entry) => entry.key))))
        return halves.map((entry) => entry.word).join(" ");
    }
    return null;
  }

  /** Return the word of the index that half of what was typed is, but for an « h » that no one hears; undefined if
   *  none. */
  async half(typed) {
    return (await this.entry(typed)) ?? (await this.entry(`h${typed}`));
  }

  /** Return as a slip, [{ typed, meant }], the one word that two parts side by side of a query make («
   *  rétro-planning »); [] if none. */
  async parted(parts, query) {
    for (const [one, other] of parts.slice(1).map((part, rank) => [parts[rank], part])) {
      const typed = query.slice(query.indexOf(one.text), query.indexOf(other.text) + other.text.length);
      const entry =
        typed.length === one.text.length + 1 + other.text.length
          ? await this.entry(one.keys.concat(other.keys).join(""))
          : null;
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
    const [lines, equivalents, common] = await this.json(new URL(`${initial}.json`, this.base));
    this.common.push(...common);
    for (const [typed, said] of Object.entries(equivalents)) this.instead.set(typed, said);
    return lines.map((line) => {
      const [word, count] = line.split(" ");
      return { key: words(word, this.language)[0]?.key ?? word, word, count: Number(count) };
    });
  }
}
