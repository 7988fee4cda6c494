// The search itself, apart from any page: a query goes in, pages come out with why each answers.

import { covered, extract, finder, nearness, says } from "./extracts.js";
import { openIndex } from "./index.js";
import { misnamed, understood } from "./query.js";
import { asksPlace, evidence, FILED, MEANT, NAMED, PAGE, ranked, SURE } from "./ranking.js";
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

/** How much of a query must be said as it was asked, or how sure an answer be, for its words to be those meant. */
const SAID = 0.9,
  CERTAIN = 2.2;

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
    const isWord = answer.parts.length === 1 && answer.parts[0].found.some(({ kin }) => !kin);
    const told =
      isWord || answer.boxed.length || answer.results.some(({ near, sure }) => near > SAID || sure > CERTAIN);
    const name = told ? null : await misnamed(answer.text, this.index, !answer.results.length);
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
    const first = [...pinned, ...own.map(({ page }) => ({ page }))];
    results = this.led(results, first).filter(({ page }) => !boxed.includes(page));
    results = await this.judged(results, parts);
    return {
      text: query.text,
      slips: query.slips,
      senses,
      parts,
      boxed,
      place: results.length || asksPlace(parts) ? place : undefined,
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
      const pages = [...(inner[0]?.held.keys() ?? [])].filter((page) => inner.every((one) => one.held.has(page)));
      const both = pages.map((page) => [page, Math.min(...inner.map((one) => one.held.get(page)))]);
      for (const at of sense.parts) {
        add(parts[at].held, both, sense.weight);
        inner.forEach((one) => one.forms.forEach((form) => parts[at].forms.add(form)));
        if (both.length) parts[at].named ||= sense.parts.length;
      }
    }
    for (const { records, parts: covered, whole } of query.names) {
      if (records.every((record) => this.index.isPlace(record))) for (const at of covered) parts[at].place = true;
      for (const { page, place, filed } of records) {
        if (page >= this.index.count) for (const at of covered) parts[at].elsewhere = true;
        if (page >= this.index.count) continue;
        const found = await this.index.postings(filed);
        for (const at of covered) {
          add(parts[at].held, found, whole ? MEANT : FILED, true);
          add(parts[at].held, [[page, NAMED]], 1);
          if (this.index.kinds[page] !== PAGE) parts[at].named = Math.max(parts[at].named ?? 0, covered.length);
          if (!place) parts[at].calls.add(page);
        }
      }
    }
    if (parts.some(({ place }) => place))
      for (const part of parts) part.around = !part.place && this.index.around.has(part.word.plain);
    for (const part of parts)
      if (part.elsewhere && !part.named && part.found.every(({ kin }) => kin || /^\d/.test(part.word.plain)))
        part.held.clear();
    for (const part of parts)
      part.projects = Math.max(
        part.projects,
        [...part.held].filter(([page, worth]) => page < this.index.projects && worth > 0.05).length,
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
    const { count, territories } = this.index;
    const isWithin = ({ records }) => records.some((one) => one.page < count && this.index.isPlace(one));
    const elsewhere = query.names.some(isWithin) ? [] : query.names;
    const territory = elsewhere.find(({ records }) => records.every(({ page }) => page >= count))?.records[0];
    return {
      boxed: [...new Set(whole.filter(isOffered).map(({ page }) => page))],
      pinned: whole.filter((record) => !isOffered(record) && record.page < count && record.filed === ""),
      place: territory && { label: territory.filed, nearest: territories[territory.page - count] },
    };
  }

  /** Return results with those first that a query leads to. */
  led(results, pinned) {
    const score = 2 * (results[0]?.score ?? 1);
    const first = new Map();
    for (const { page, place } of pinned) if (!first.has(page)) first.set(page, { page, place, score, missing: [] });
    return [...first.values(), ...results.filter(({ page }) => !first.has(page))];
  }

  /** Put first, among the first results, those that say the words as they were asked, and tell of each the passage that
   *  does; leave out those that don't say a quoted phrase. */
  async judged(results, parts) {
    const quotes = [...new Set(parts.map(({ quote }) => quote).filter(Boolean))].map((quote) =>
      parts.flatMap((part, at) => (part.quote === quote ? [at] : [])),
    );
    const find = finder(parts, this.index);
    const read = await Promise.all(
      results.slice(0, quotes.length ? VERIFIED : READ).map(async (result) => {
        const { passages, titre } = await this.index.page(result.page);
        const title = TITLE * covered(titre, find, this.index);
        const texts = passages.map(([, section, text], rank) => find(`${rank ? section : titre}. ${text}`));
        const { place, most } = best(texts, result.weights ?? parts.map(() => 1));
        const true_ = quotes.every((asked) => asked.length < 2 || texts.some((found) => says(found, asked)));
        return {
          ...result,
          true_,
          ...evidence(result, texts, parts),
          place: result.place ?? place,
          score: result.score * (1 + title + most),
        };
      }),
    );
    if (!read.some(({ sure }) => sure >= SURE)) return [];
    const kept = read.filter(({ true_ }) => true_).sort((one, other) => other.score - one.score);
    return quotes.some(({ length }) => length > 1) ? kept : [...kept, ...results.slice(READ)];
  }

  /** Return what is shown of a result: its page, the anchor and the title of its passage, the extract in pieces. */
  async shown({ page, place }, parts) {
    const shown = await this.index.page(page);
    const find = finder(parts, this.index);
    const texts = place === undefined ? shown.passages.map(([, , text]) => find(text)) : [];
    const rank =
      place ??
      best(
        texts,
        parts.map(() => 1),
      ).place;
    const [anchor, section, text] = shown.passages[rank];
    const told = text || shown.passages[0][2];
    const found = find(told);
    return {
      ...shown,
      anchor,
      section: text ? section : "",
      pieces: extract(told, found),
      forms: [...new Set(found.map(({ start, end }) => told.slice(start, end).toLowerCase()))],
    };
  }
}

/** Return which of the passages, by their hits, says most of what is asked, as it was asked, and how much. */
function best(texts, weights) {
  const worths = texts.map((found) => {
    const said = sum([...new Set(found.map(({ part }) => part))].map((part) => weights[part]));
    return NEAR * nearness([found], weights) + (TOGETHER * said) / sum(weights);
  });
  const most = Math.max(...worths);
  return { place: worths.indexOf(most), most };
}

/** Add what answers to a map of pages: what is worth most counts, or both together where they are of two kinds. */
function add(held, found, weight, both = false) {
  for (const [page, worth] of found) {
    const [before, more] = [held.get(page) ?? 0, worth * weight];
    held.set(page, both ? 1 - (1 - before) * (1 - more) : Math.max(more, before));
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
