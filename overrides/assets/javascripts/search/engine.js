// The search itself, apart from any page: a query goes in, pages come out with why each answers.

import { covered, extract, hits, nearness, says } from "./extracts.js";
import { openIndex } from "./index.js";
import { misnamed, understood } from "./query.js";
import { evidence, FILED, MEANT, NAMED, PAGE, ranked, SURE } from "./ranking.js";
import { plain } from "./words.js";

/** How many results are shown at once, and how many are read to judge what they say. */
export const SHOWN = 6;
const READ = 10;

/** How many pages are read at most to find a quoted phrase. */
const VERIFIED = 40;

/** What it adds to say words as they were asked, one after the other; to say them in one passage. */
const NEAR = 0.6,
  TOGETHER = 0.5,
  TITLE = 0.6;

/** How much of a query must be said as it was asked for its words to be those meant. */
const SAID = 0.9;

/** How many passages of a page, those that the index tells of first, weigh in its score. */
const PLACES = 5;

/** What of it a page that is no project gets: what it tells of is what projects did. */
const BESIDE = 0.5;

export async function openEngine(base) {
  return new Engine(await openIndex(base));
}

export class Engine {
  constructor(index) {
    this.index = index;
  }

  /** Answer a query: { text, slips, senses: [text], unknown: [text], parts, boxed: [page], results, place }. `results`:
   *  [{ page, missing, passage, forms }]; `place`: the territory without projects that the query names. */
  async search(typed) {
    const answer = await this.answered(typed);
    const told = answer.boxed.length || answer.results.some(({ near, sure }) => near > SAID || sure > 2 * SURE);
    const name = told ? null : await misnamed(answer.text, this.index);
    if (!name) return answer;
    return { ...(await this.answered(name.text)), text: answer.text, slips: name.slips };
  }

  async answered(typed) {
    const query = await understood(typed, this.index);
    const parts = await this.held(query);
    const senses = query.senses.map(({ said }) => said);
    const { boxed, pinned, place } = this.named(query);
    let results = ranked(parts, this.index);
    const meant = results.find(({ page, called }) => called && this.index.kinds[page] !== PAGE);
    if (meant && !boxed.length && !parts.some(({ quote }) => quote)) boxed.push(meant.page);
    const own = results.filter(({ page, called }) => called && this.index.kinds[page] === PAGE);
    const first = [...pinned, ...own.map(({ page }) => ({ page, place: 0 }))];
    results = this.led(results, first).filter(({ page }) => !boxed.includes(page));
    results = await this.judged(results, parts);
    return {
      text: query.text,
      slips: query.slips,
      senses,
      parts,
      boxed,
      place,
      results,
      unknown: parts.filter((part) => !part.held.size).map(({ text }) => text),
    };
  }

  /** Return the parts of a query with the pages that answer each, `held`, and the forms that do. */
  async held(query) {
    const terms = query.names.flatMap(({ records }) => records.filter(({ page }) => page < this.index.count));
    const [parts, meant] = await Promise.all([
      Promise.all(query.parts.map((part) => this.direct(part))),
      Promise.all(query.senses.map((sense) => this.held(sense.query))),
      Promise.all(terms.map(({ filed }) => this.index.postings(filed))), // read one by one below
    ]);
    for (const [rank, sense] of query.senses.entries()) {
      const inner = meant[rank];
      const both = [...(inner[0]?.held ?? [])].flatMap(([page, { worth, places }]) =>
        inner.every((one) => one.held.has(page))
          ? [[page, { worth: Math.min(worth, ...inner.map((one) => one.held.get(page).worth)), places }]]
          : [],
      );
      for (const at of sense.parts) {
        add(parts[at].held, both, sense.weight);
        inner.forEach((one) => one.forms.forEach((form) => parts[at].forms.add(form)));
        if (both.length) parts[at].named ||= sense.parts.length;
      }
    }
    for (const { records, parts: covered, whole } of query.names)
      for (const { page, place, filed } of records) {
        if (page >= this.index.count) for (const at of covered) parts[at].elsewhere = true;
        if (page >= this.index.count) continue;
        const found = await this.index.postings(filed);
        for (const at of covered) {
          add(parts[at].held, found, whole ? MEANT : FILED, true);
          add(parts[at].held, [[page, { worth: NAMED, places: [place] }]], 1);
          if (this.index.kinds[page] !== PAGE) parts[at].named = Math.max(parts[at].named ?? 0, covered.length);
          if (!place) parts[at].calls.add(page);
        }
      }
    for (const part of parts)
      part.projects = Math.max(
        part.projects,
        [...part.held].filter(([page, { worth }]) => page < this.index.projects && worth > 0.05).length,
      );
    return parts;
  }

  async direct(part) {
    const held = new Map();
    const found = await Promise.all(part.found.map(({ entry }) => this.index.postings(entry.postings)));
    found.forEach((postings, at) => add(held, postings, part.found[at].weight));
    const direct = part.found.filter(({ kin }) => !kin);
    return {
      ...part,
      held,
      calls: new Set(),
      projects: Math.max(0, ...direct.map(({ entry }) => entry.projects)),
      forms: new Set(part.found.flatMap(({ entry }) => entry.spelt.map(plain))),
    };
  }

  /** Return what the names of a query lead to: the terms shown apart, where the whole query is one; the pages that come
   *  first, whose very title or heading it is; the territory that has no project. */
  named(query) {
    const whole = query.names.filter((name) => name.whole).flatMap(({ records }) => records);
    const isOffered = ({ page, place }) => place === 0 && this.index.offered.has(this.index.kinds[page]);
    const elsewhere = query.names.filter(({ records }) => records.every(({ page }) => page >= this.index.count));
    const territory = elsewhere[0]?.records[0];
    return {
      boxed: [...new Set(whole.filter(isOffered).map(({ page }) => page))],
      pinned: whole.filter((record) => !isOffered(record) && record.page < this.index.count && record.filed === ""),
      place: territory && this.territory(territory),
    };
  }

  territory({ page, filed: label }) {
    return { label, nearest: this.index.territories[page - this.index.count] };
  }

  /** Return results with those first that a query leads to. */
  led(results, pinned) {
    const first = pinned.map(({ page, place }) => ({
      page,
      places: [place],
      score: 2 * (results[0]?.score ?? 1),
      missing: [],
      held: 1,
    }));
    const all = [...first, ...results];
    return all.filter(({ page }, at) => all.findIndex((other) => other.page === page) === at);
  }

  /** Put first, among the first results, those that say the words as they were asked, and tell of each the passage that
   *  does; leave out those that don't say a quoted phrase. */
  async judged(results, parts) {
    const quotes = [...new Set(parts.map(({ quote }) => quote).filter(Boolean))].map((quote) =>
      parts.flatMap((part, at) => (part.quote === quote ? [at] : [])),
    );
    const read = await Promise.all(
      results.slice(0, quotes.length ? VERIFIED : READ).map(async (result) => {
        const { passages, titre } = await this.index.page(result.page);
        const weights = result.weights ?? parts.map(() => 1);
        const all = sum(weights);
        const title = TITLE * covered(titre, parts, this.index);
        const texts = passages.map(([, section, text], rank) =>
          hits(`${rank ? section : titre}. ${text}`, parts, this.index),
        );
        const places = [...new Set([...result.places, ...texts.keys()])]; // the index lists no more than a few
        const judged = places.map((place, rank) => {
          const found = texts[place];
          const said = sum([...new Set(found.map(({ part }) => part))].map((part) => weights[part])) / all;
          return { place, found, worth: NEAR * nearness([found], weights) + TOGETHER * said - 0.01 * rank };
        });
        const first = [0, ...judged.slice(0, PLACES).map(({ worth }) => worth)];
        const best = judged.reduce((one, other) => (other.worth > one.worth ? other : one));
        const true_ = quotes.every((asked) => asked.length < 2 || texts.some((found) => says(found, asked)));
        return {
          ...result,
          true_,
          ...evidence(result, texts, parts),
          place: best.place,
          score:
            result.score * (1 + (title + Math.max(...first)) * (result.page < this.index.projects ? 1 : BESIDE)),
        };
      }),
    );
    if (!read.some(({ sure }) => sure >= SURE)) return [];
    const kept = read.filter(({ true_ }) => true_).sort((one, other) => other.score - one.score);
    return quotes.some(({ length }) => length > 1)
      ? kept
      : [...kept, ...results.slice(READ).map((result) => ({ ...result, place: result.places[0] }))];
  }

  /** Return what is shown of a result: its page, the anchor and the title of its passage, the extract in pieces. */
  async shown({ page, place }, parts) {
    const shown = await this.index.page(page);
    const [anchor, section, text] = shown.passages[place ?? 0];
    const told = text || shown.passages[0][2];
    const found = hits(told, parts, this.index);
    return {
      ...shown,
      anchor,
      section: text ? section : "",
      pieces: extract(told, found),
      forms: [...new Set(found.map(({ start, end }) => told.slice(start, end).toLowerCase()))],
    };
  }
}

/** Add what answers to a map of pages: what is worth most counts, or both together where they are of two kinds; the
 *  passages of the better come first. */
function add(held, found, weight, both = false) {
  for (const [page, { worth, places }] of found) {
    const before = held.get(page) ?? { worth: 0, places: [] };
    const more = worth * weight;
    held.set(page, {
      worth: both ? 1 - (1 - before.worth) * (1 - more) : Math.max(more, before.worth),
      places: [
        ...new Set(more > before.worth && !both ? [...places, ...before.places] : [...before.places, ...places]),
      ],
    });
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
