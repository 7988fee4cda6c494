// The index as files: fetched once each, read into maps. `macros/search/` tells what they hold.

import { plain } from "./words.js";

/** What a word made from the same as another is worth for it. */
const KIN = 0.45;

/** What a word that stands for another is worth, where it is as near as can be. */
const STANDING = 0.6;

/** How many more letters the name of a file may have, and the signs that may be in it. */
const DEEPEST = 5;
const OTHERS = /[^a-z0-9]/g;

/** Return the index that stands under `base`; the search page has asked for its catalogue before its scripts came. */
export async function openIndex(base) {
  const begun = window.catalogue ?? fetch(new URL("catalogue.json", base), { cache: "no-cache" });
  delete window.catalogue; // asked again, after a failure, it would fail again
  return new Index(base, await read(await begun));
}

export class Index {
  constructor(base, catalogue) {
    this.base = base;
    this.version = catalogue.version;
    this.files = new Set(catalogue.mots.split(" "));
    this.elided = new Set(catalogue.elisions.split(" "));
    this.asked = new Set(catalogue.jointes.split(" "));
    this.empty = new Set(catalogue.vides.split(" "));
    this.bare = new Set([...this.empty].map(plain));
    this.count = catalogue.pages;
    this.kinds = catalogue.genres.flatMap(([kind, number]) => Array(number).fill(kind));
    this.offered = new Set(catalogue.offerts);
    this.territories = catalogue.lieux;
    this.projects = this.kinds.lastIndexOf("Projet") + 1;
    this.read = new Map();
  }

  /** Tell whether a word says nothing alone; an accent that was typed counts. */
  isEmpty(word) {
    return (
      !word.name &&
      (word.accented
        ? this.empty.has(word.form)
        : this.bare.has(word.plain) || (word.plain.length === 1 && !/\p{N}/u.test(word.plain)))
    );
  }

  /** Return what the index knows of a plain word: { entries: [{ entry: { lemma, spelt, frequency, projects,
   *  postings, kin }, form }], names, senses, level, near, reference }; `near`: the words that may stand for it, where
   *  no page holds it, { lemma: weight }. */
  async known(bare) {
    const name = this.file(bare);
    if (!name) return { entries: [], names: [], senses: [], near: [] };
    const shard = await this.shard(name);
    return {
      entries: shard.forms.get(bare) ?? [],
      names: shard.names[bare] ?? [],
      senses: shard.senses.get(bare) ?? [],
      reference: shard.references[bare],
      near: shard.near.get(bare) ?? [],
      joint: shard.joints[bare],
      ...shard.levels.get(bare),
    };
  }

  /** Return the words of the pages that a word typed may be: [{ entry, weight }]; the very form where it is one. */
  async lemmas(word) {
    const { entries, reference, near } = await this.known(word.plain);
    const exact = entries.filter(({ form }) => form === word.form);
    const taken = word.accented && exact.length ? exact : entries;
    const found = [];
    for (const { entry, form } of taken) {
      const weight = !exact.length || form === word.form ? 1 : 0.6;
      const before = found.find((one) => one.entry === entry);
      if (before) before.weight = Math.max(before.weight, weight);
      else found.push({ entry, weight });
    }
    const entry = reference && (await this.lemma(reference));
    if (entry && !found.some((one) => one.entry === entry)) found.push({ entry, weight: 1 });
    const made = found.flatMap(({ entry, weight }) => entry.kin.map((lemma) => ({ lemma, weight: weight * KIN })));
    const kin = await Promise.all(made.map(async (one) => ({ ...one, entry: await this.lemma(one.lemma) })));
    for (const { entry, weight } of kin)
      if (entry && !found.some((one) => one.entry === entry)) found.push({ entry, weight, kin: true });
    if (found.length) return found;
    const { others = [] } = near.find(({ form }) => form === word.form) ?? near[0] ?? {};
    const standing = await Promise.all(others.map(async ([lemma, near]) => ({ entry: await this.lemma(lemma), near })));
    return standing.map((one) => ({ ...one, weight: one.near * STANDING, kin: true }));
  }

  async lemma(lemma) {
    const { entries } = await this.known(plain(lemma));
    return entries.map(({ entry }) => entry).find((entry) => entry.lemma === lemma);
  }

  /** Return the name of the file where a plain word stands, empty where none does. */
  file(bare) {
    const whole = bare.replace(OTHERS, "_").padEnd(DEEPEST, "_");
    for (let length = 1; length <= DEEPEST; length += 1)
      if (this.files.has(whole.slice(0, length))) return whole.slice(0, length);
    return "";
  }

  async shard(name) {
    return this.once(`mots/m${name}.json`, (said) => {
      const forms = new Map();
      for (const [lemma, spelt, frequency, projects, postings, kin] of said.lemmes) {
        const entry = {
          lemma,
          spelt: spelt.split(" "),
          frequency,
          projects,
          postings,
          kin: kin ? kin.split(" ") : [],
        };
        for (const form of entry.spelt) push(forms, plain(form), { entry, form });
        if (!entry.spelt.includes(lemma)) push(forms, plain(lemma), { entry, form: lemma });
      }
      const levels = new Map();
      said.autres.forEach((listed, level) => {
        for (const word of listed.split(" ")) levels.set(word, { level });
      });
      const senses = new Map();
      for (const [steps, meant] of said.sens ?? [])
        push(senses, plain(steps.split(" ")[0]), { steps: steps.split(" "), meant });
      const names = {};
      for (const [first, listed] of Object.entries(said.noms ?? {}))
        names[first] = listed.map(([steps, page, place, filed]) => ({ steps: steps.split(" "), page, place, filed }));
      const near = new Map();
      for (const [spelt, others] of said.proches ?? []) {
        const pieces = others.split(" ");
        const standing = pieces.flatMap((other, at) => (at % 2 ? [] : [[other, pieces[at + 1] / 10]]));
        for (const form of spelt.split(" ")) push(near, plain(form), { form, others: standing });
      }
      return { forms, near, levels, names, senses, references: said.renvois ?? {}, joints: said.joints ?? {} };
    });
  }

  /** Return postings as Map page → worth. */
  async postings(written) {
    const text = typeof written === "number" ? await this.once(`listes/${written}.json`, (said) => said) : written;
    const found = new Map();
    let page = 0;
    for (const posting of text ? text.split(" ") : []) {
      page += parseInt(posting.slice(0, -1), 36);
      found.set(page, (posting.charCodeAt(posting.length - 1) - 65) / 25);
    }
    return found;
  }

  /** Return the words of the pages that begin with a letter, as they are written there: [{ form, plain, count }]. */
  async spellings(initial) {
    if (!/^[a-z]$/.test(initial)) return [];
    return this.once(`fautes/${initial}.json`, (said) => {
      const pieces = said.split(" ");
      return pieces.flatMap((form, at) =>
        at % 2 ? [] : [{ form, plain: plain(form), count: Number(pieces[at + 1]) }],
      );
    }).catch(() => []);
  }

  /** Return a page as it is shown. */
  page(rank) {
    return this.once(`pages/${rank}.json`, (said) => said);
  }

  /** Return what projects are filtered by: for each rank, the identifiers they bear by facet. */
  facets() {
    return this.once("facettes.json", (said) => {
      const facets = Object.entries(said).map(([facet, [ids, borne]]) => [facet, ids.split(" "), borne.split(",")]);
      const identifiers = (ids, places) => places.split(" ").flatMap((at) => (at ? [ids[at]] : []));
      return (rank) =>
        Object.fromEntries(facets.map(([facet, ids, borne]) => [facet, identifiers(ids, borne[rank] ?? "")]));
    });
  }

  once(path, made) {
    if (!this.read.has(path))
      this.read.set(
        path,
        fetch(new URL(`${path}?${this.version}`, this.base))
          .then(read)
          .then(made),
      );
    return this.read.get(path);
  }
}

function read(answer) {
  if (!answer.ok) throw new Error(`${answer.url} : ${answer.status}`);
  return answer.json();
}

function push(map, key, value) {
  map.set(key, [...(map.get(key) ?? []), value]);
}
