// The search itself, apart from any page: the words of a query looked for, the French layer around them.

import { answered, ranked } from "./ranking.js";
import { added, merge, numbers, Places } from "./locations.js";
import { json, Passages } from "./passages.js";
import { asWritten, holds, likeness, slipInitials, words } from "./words.js";
import { nameIndex, understood } from "./query.js";

/** What the name of a term is worth to whoever asks for it by another. */
const LABEL = 0.35;

/** Kinds of terms whose pages, by what they say, lead to their projects: what these are about, and how they went
 *  about it. */
const SUBJECTS = new Set(["Thème", "Méthode"]);

/** The kind of a page that tells of a whole edition. */
const EDITION = "Édition";

/** How many terms are offered at most to whoever names them in part. */
const OFFERS = 2;

/** Return the search engine whose index stands under `base`, an address that ends with « / ». */
export async function openEngine(base) {
  const [engine, index] = await Promise.all([
    json(new URL("catalogue.json", base)).then((found) => new Engine(base, found)),
    openIndex(),
  ]);
  return Object.assign(engine, { places: new Places(index, engine.pages) });
}

/** Return Pagefind's index, ready to be asked: the one that the page began to open before its scripts came, or a new
 *  one. */
function openIndex() {
  const begun = window.indexOuvert;
  delete window.indexOuvert; // asked again, after a failure, it would fail again
  return begun ?? window.ouvreIndex();
}

export class Engine extends Passages {
  constructor(base, catalogue) {
    super(base);
    this.language = { empty: set(catalogue.vides), elided: set(catalogue.elisions), weak: set(catalogue.faibles) };
    this.initials = catalogue.initiales;
    this.filed = catalogue.projets.map(([first, listed], place) => ({
      facet: catalogue.facettes[place],
      values: listed.split(",").map((ranks) => numbers(ranks).map((rank) => first + rank)),
    }));
    this.projects = this.filed[0].values.length;
    this.pages = catalogue.pages.flatMap(([kind, ids, named, counted]) => {
      const [names, lengths] = [named.split(" "), counted.split(",")];
      return ids.split(" ").map((id, at) => ({
        kind,
        id,
        address: `${catalogue.genres[kind]}/${id}/`,
        name: names[at],
        lengths: lengths[at],
      }));
    });
    this.pages.forEach((page, rank) => {
      page.project = rank < this.projects;
    });
    this.terms = catalogue.termes.flatMap(([first, offered, terms, listed]) => {
      const projects = listed.split(",");
      return terms.map((names, at) => ({
        page: first + at,
        offered,
        names,
        projects: new Set(added(numbers(projects[at] ?? ""))),
      }));
    });
    const termOf = new Map(this.terms.map((term) => [term.page, term]));
    for (const { values } of this.filed)
      values.forEach((pages, project) => pages.forEach((page) => termOf.get(page)?.projects.add(project)));
    this.names = nameIndex(
      this.terms.map(({ names }) => names),
      this.language,
    );
  }

  /** Answer a query: { query, corrections: [{ typed, meant }], unknown: [text], parts, offers: [page], results }.
      `query` is what was looked for, its slips set right; `results` as `ranking.js` returns them. */
  async search(typed) {
    let query = asWritten(typed);
    let parts = await this.ask(query);
    const corrections = [];
    const correct = async () => {
      const slips = await this.corrections(parts, query);
      corrections.push(...slips);
      for (const slip of slips) query = put(query, slip);
      if (slips.length) parts = await this.ask(query);
      for (const part of parts)
        part.lent = corrections.some(({ meant }) => meant.includes(" ") && meant.includes(part.text));
      await Promise.all(
        parts.map(async (part) => {
          part.common =
            !part.weak &&
            !part.exact &&
            part.keys.length === 1 &&
            !answered(part) &&
            (await (await this.lexicon()).isCommon(part.keys[0]));
        }),
      );
    };
    const rank = () =>
      ranked(
        parts,
        (page) => this.pages[page].project,
        this.projects,
        (page) => this.pages[page].kind === EDITION,
      );
    await correct();
    let results = rank();
    if (await this.discard(parts, results)) {
      await correct();
      results = rank();
    }
    const offers = this.offers(parts);
    results = results.filter(({ page }) => !offers.includes(page));
    results = this.lent(await this.nearest(results, parts), parts, offers);
    return {
      query,
      corrections,
      parts,
      offers,
      results,
      unknown: parts.filter((part) => !part.weak && !answered(part)).map(({ text }) => text),
    };
  }

  /** Return the results, or, where terms alone are found, by what their pages say, their projects; these terms are
   *  then offered. */
  lent(results, parts, offers) {
    const terms = results
      .slice(0, OFFERS)
      .flatMap(({ page }) => this.terms.filter((term) => term.page === page && SUBJECTS.has(this.pages[page].kind)));
    if (offers.length || !terms.length || results.some(({ page }) => this.pages[page].project)) return results;
    offers.push(...terms.map(({ page }) => page));
    const missing = parts.flatMap((part, rank) => (part.weak ? [] : [rank]));
    const projects = [...new Set(terms.flatMap((term) => [...term.projects]))];
    return [
      ...projects.map((page) => ({ page, score: 0, held: 0, missing, places: [1], place: 1 })),
      ...results.filter(({ page }) => !offers.includes(page)),
    ];
  }

  /** Return the parts of a query with the keys that answer each, and where: `found`, Map page → Map place → count. */
  ask(query) {
    return Promise.all(
      understood(query, this.names, this.language).map(async (part) => {
        const terms = part.terms.map((rank) => this.terms[rank]);
        const labels = terms.map(({ names }) => words(names[0], this.language).map((word) => word.key));
        const [found, ...others] = await Promise.all([part.keys, ...labels].map((keys) => this.places.found(keys)));
        for (const other of others) merge(found, other, LABEL);
        if (!found.size && !terms.length && !part.exact && part.keys.length === 1) this.askAhead(part.keys[0]);
        const verified = part.exact ? await this.verify(found, part) : null;
        return { ...part, verified, labels, found, filed: new Set(terms.flatMap(({ projects }) => [...projects])) };
      }),
    );
  }

  /** Return the slips among the parts of a query that nothing answers, and what was meant. */
  async corrections(parts, query) {
    const found = await Promise.all(
      parts.map(async (part, rank) => {
        if (part.exact || part.keys.length > 1 || answered(part)) return [];
        const lexicon = await this.lexicon();
        const others = parts.filter((other) => other !== part && !other.weak && answered(other));
        const beside = async ({ key, sure, vague }) => {
          if (!others.length && !(sure && vague)) return sure;
          const pages = [...(await this.places.found([key])).keys()];
          return others.length
            ? pages.some((page) => others.some((other) => other.found.has(page) || other.filed.has(page)))
            : 2 * pages.filter((page) => this.pages[page].project).length <= this.projects;
        };
        const word = await lexicon.meant(
          part.keys[0],
          async (keys) => (await this.places.found(keys)).size > 0,
          beside,
        );
        return word
          ? [{ typed: part.text, meant: word }]
          : lexicon.parted(parts.slice(Math.max(0, rank - 1), rank + 2), query);
      }),
    );
    return found.flat();
  }

  /** Return the pages of the terms that the whole query names, where it says nothing else; or of those few whose
   *  name holds it. */
  offers(parts) {
    const said = parts.filter((part) => !part.weak && !part.common);
    const nouns = said.filter((part) => !part.verb); // whoever wants to make a benchmark asks about benchmarks
    const named = (nouns.length ? nouns : said).map((part) =>
      part.terms.map((rank) => this.terms[rank]).filter(({ offered }) => offered),
    );
    if (named.every((terms) => terms.length)) return [...new Set(named.flat().map(({ page }) => page))];
    const keys = said.flatMap((part) => part.keys);
    const holding = this.terms.filter(({ offered, names }) => offered && holds(words(names[0], this.language), keys));
    return holding.length <= OFFERS ? holding.map(({ page }) => page) : [];
  }

  /** Return what a page is filtered by: the identifiers it bears, by facet; a term bears none. */
  facets(rank) {
    return Object.fromEntries(
      this.filed.map(({ facet, values }) => [facet, (values[rank] ?? []).map((term) => this.pages[term].id)]),
    );
  }

  /** Return what sets slips right, asked for where a word is found nowhere; its modules are named here to come
   *  together. */
  lexicon() {
    this.loaded ??= Promise.all(
      ["lexicon.js", "families.js", "misspellings.js", "sounds.js"].map((name) => import(`./${name}`)),
    ).then(
      ([{ Lexicon }]) =>
        new Lexicon(new URL("mots/", this.base), this.initials, this.language, (address) => this.file(address)),
    );
    return this.loaded;
  }

  /** Ask at once for all that a slip is most often set right by: the lexicon, and the words that may be meant. */
  askAhead(one) {
    for (const asked of [
      this.lexicon(),
      ...slipInitials(one)
        .filter((initial) => this.initials.includes(initial))
        .map((initial) => this.file(`mots/${initial}.json`)),
    ])
      asked.catch(() => {});
  }

  /** Return the names of the terms closest to a text, for want of an answer. */
  closest(text, most = 4) {
    const near = this.terms.map((term) => ({
      term,
      alike: Math.max(...term.names.map((name) => likeness(text, name, this.language))),
    }));
    return near
      .filter((one) => one.alike > 0.5)
      .sort((one, other) => other.alike - one.alike)
      .slice(0, most)
      .map(({ term }) => ({ name: term.names[0], address: this.pages[term.page].address }));
  }
}

/** Return a query with what was meant in the place of what was typed; an article cut short before it goes, or is
 *  made whole. */
function put(query, { typed, meant }) {
  if (!query.includes(typed)) return query; // two words that make one are set right once
  const [before, ...after] = query.split(typed);
  const article = /[aeiouyhàâéèêîôû]/i.test(meant[0])
    ? before
    : before.replace(/(?<!\p{L})([dl])['’]$/iu, (_, letter) => (/d/i.test(letter) ? `${letter}e ` : ""));
  return article + meant + after.join(typed);
}

function set(listed) {
  return new Set(listed.split(" "));
}
