// The index as files: fetched once each, read into maps. `macros/search/` tells what they hold.

import { letters, plain } from "./words.js";

/** What a word is worth for another: spelt alike but for its accents, made from the same, standing for it where no page
 *  holds it, and where few do. */
const OTHERWISE = 0.6,
  KIN = 0.45,
  STANDING = 0.6,
  BESIDE = 0.15;

/** How many projects hold a word that needs no other: those that hold but one of its family would come after them. */
const PLENTY = 100;

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
    this.means = new Set(catalogue.moyens);
    this.placed = new Set(catalogue.situes);
    this.ourselves = new Set(catalogue.soi.split(" "));
    this.around = new Set(catalogue.alentours.split(" "));
    this.territories = catalogue.lieux;
    this.projects = this.kinds.lastIndexOf("Projet") + 1;
    this.read = new Map();
    this.words = new Map();
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

  /** Tell whether a name leads to a place: a territory without projects has a number after those of the pages. */
  isPlace({ page }) {
    return page >= this.count || this.placed.has(this.kinds[page]);
  }

  /** Return what the index knows of a plain word: { entries: [{ entry: { lemma, spelt, frequency, projects,
   *  postings, kin }, form }], names, senses, level, near, reference }; `near`: the words that may stand for it, where
   *  no page holds it, { lemma: weight }. */
  known(bare) {
    if (!this.words.has(bare)) this.words.set(bare, this.word(bare));
    return this.words.get(bare);
  }

  async word(bare) {
    const name = this.file(bare);
    if (!name) return { entries: [], names: [], senses: [], near: [] };
    const shard = await this.shard(name);
    const level = shard.autres.findIndex((listed) => listed.includes(` ${bare} `));
    return {
      entries: shard.forms.get(bare) ?? [],
      names: shard.names[bare] ?? [],
      senses: shard.senses.get(bare) ?? [],
      reference: shard.references[bare],
      near: shard.near.flatMap(([spelt, near]) =>
        spelt.split(" ").flatMap((form) => (plain(form) === bare ? [{ form, others: standing(near) }] : [])),
      ),
      joint: shard.joints[bare],
      level: level < 0 ? undefined : level,
    };
  }

  /** Return the words of the pages that a word typed may be: [{ entry, weight, kin, near }]; the very form where it is
   *  one, then those made from the same, then what may stand for it. */
  async lemmas(word) {
    const { entries, reference, near } = await this.known(word.plain);
    const found = new Map();
    const take = (entry, one) => entry && !found.has(entry) && found.set(entry, { entry, ...one });
    const exact = entries.filter(({ form }) => form === word.form);
    for (const { entry } of exact) take(entry, { weight: 1 });
    if (!word.accented || !exact.length)
      for (const { entry } of entries) take(entry, { weight: exact.length ? OTHERWISE : 1 });
    if (reference) take(await this.lemma(reference), { weight: 1 });
    const own = [...found.values()];
    if (own.some(({ entry }) => entry.projects >= PLENTY)) return own;
    const standing = near.find(({ form }) => form === word.form) ?? near[0];
    const others = [
      ...own.flatMap(({ entry, weight }) => entry.kin.map((lemma) => ({ lemma, weight: weight * KIN }))),
      ...own.flatMap(({ entry }) => entry.near.map(([lemma, near]) => ({ lemma, near, weight: near * BESIDE }))),
      ...((!own.length && standing?.others) || []).map(([lemma, near]) => ({ lemma, near, weight: near * STANDING })),
    ];
    const read = await Promise.all(others.map(({ lemma }) => this.lemma(lemma)));
    read.forEach((entry, at) => take(entry, { ...others[at], kin: true }));
    return [...found.values()];
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
      for (const [lemma, spelt, frequency, projects, postings, kin, near] of said.lemmes) {
        const entry = {
          lemma,
          spelt: spelt.split(" "),
          frequency,
          projects,
          postings,
          kin: kin ? kin.split(" ") : [],
          near: standing(near),
        };
        for (const form of entry.spelt) push(forms, plain(form), { entry, form });
        if (!entry.spelt.includes(lemma)) push(forms, plain(lemma), { entry, form: lemma });
      }
      const senses = new Map();
      for (const [steps, meant] of said.sens ?? [])
        push(senses, plain(steps.split(" ")[0]), { steps: steps.split(" "), meant });
      const names = {};
      for (const [first, listed] of Object.entries(said.noms ?? {}))
        names[first] = listed.map(([steps, page, place, filed]) => ({ steps: steps.split(" "), page, place, filed }));
      const autres = said.autres.map((listed) => ` ${listed} `);
      return {
        forms,
        autres,
        names,
        senses,
        near: said.proches ?? [],
        references: said.renvois ?? {},
        joints: said.joints ?? {},
      };
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
      return pieces.flatMap((form, at) => {
        const bare = at % 2 ? "" : plain(form);
        return bare ? [{ form, plain: bare, bits: letters(bare), count: Number(pieces[at + 1]) }] : [];
      });
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

/** Return words that stand for another, written with how near they are, as [[lemma, from 0 to 1]]. */
function standing(written) {
  const pieces = written ? written.split(" ") : [];
  return pieces.flatMap((lemma, at) => (at % 2 ? [] : [[lemma, pieces[at + 1] / 10]]));
}

function push(map, key, value) {
  const listed = map.get(key);
  if (listed) listed.push(value);
  else map.set(key, [value]);
}
