// The order of the results: which pages answer a query, how well, by which passage. Pure: what each part of the query
// finds comes in, an order goes out.

import { nearness } from "./extracts.js";

/** What a page that isn't a project is worth beside one. */
const PROJECT = { prior: 1, called: false };
const PRIOR = { Méthode: 0.6 };
const OTHER = 0.4,
  OURS = 0.8;

/** What share of a query must be the name of a method or a deliverable, and how many projects must use it, for its own
 *  page to be worth a project's: a reader may mean any of these. */
const TOLD = 0.49,
  USED = 4;

/** How much of a query the names of a page of the site must say for it to be what is meant; from what worth on a word
 *  is one of the names of a page. */
const CALLED = 0.75,
  IN_NAME = 0.6;

/** What being filed under a name is worth, where it is all that is asked, and being what it names. */
export const FILED = 0.6,
  MEANT = 0.9,
  NAMED = 1;

/** The pages of the site that are neither a project nor what projects are filed under. */
export const PAGE = "Page";

/** How much of what is asked a page must hold, in weight, to be shown; what of a part said in passing counts, and up to
 *  what worth it is. */
const HELD = 0.3,
  IN_PASSING = 0.75,
  IN_PROSE = 0.4;

/** The frequency of words that stand anywhere, and that from which a word tells something. */
const ANYWHERE = 6.4,
  TELLING = 4;

/** How common the words are that no page holds, by level; the last for those that are no French word at all. */
const LEVELS = [5.9, 5.3, 4.65, 3.95, 3];

/** The level of words so common that nothing is missed where no page holds them. */
export const EVERYDAY = 2;

/** What makes it sure that a page is about a query: what it holds of it (1), what that makes known in French, its words
 *  said near one another as they were asked, less what its most telling word tells that no page says; what a word is
 *  worth that has no other to stand near, and from what weight on a word is one. */
const KNOWN = 0.2,
  NEAR = 1.2,
  LOST = 0.42,
  SINGLE = 0.5,
  LITTLE = 0.4;

/** How sure it must be for a query to be answered: as much as loses hardly any that the pages do answer. */
export const SURE = 0.85;

/** Return what a word tells by itself, from 0 to 1: little where it stands everywhere in French. */
export function telling(frequency) {
  return Math.max(0.06, Math.min(1, (ANYWHERE - frequency) / (ANYWHERE - TELLING)));
}

/** Return how much a part of a query tells; hardly anything where it is a territory of which no project tells. */
function mass(part) {
  if (part.around || (part.elsewhere && !part.held.size)) return 0.01;
  if (part.named) return Math.max(0.8, telling(frequency(part)));
  return telling(frequency(part));
}

function frequency(part) {
  const direct = part.found.filter(({ kin }) => !kin).map(({ entry }) => entry.frequency);
  if (!direct.length && part.found.length && part.level === undefined)
    return Math.max(...part.found.map(({ entry }) => entry.frequency));
  return direct.length ? Math.max(...direct) : (LEVELS[part.level] ?? LEVELS.at(-1));
}

/** Return the results, the best first: [{ page, score, held, missing: [rank of part] }]. `parts`: each with
 *  `held`, Map page → worth, `calls`, the terms of whose name it is a word, and `projects`, the number of
 *  those that hold it; the index: the `kinds` of pages, those `offered`, the number of `projects`. */
export function ranked(parts, index) {
  const masses = parts.map(mass);
  const total = sum(masses);
  const weights = parts.map((part, at) => masses[at] * rarity(part.projects, index.projects));
  const strange = parts.map((part) => ANYWHERE - frequency(part));
  const shares = parts.map(share);
  const results = [];
  for (const page of new Set(parts.flatMap((part) => [...part.held.keys()]))) {
    const worths = parts.map((part) => part.held.get(page) ?? 0);
    const about = worths.map((worth, at) => (worth ? shares[at][worth > IN_PROSE ? 1 : 0] : 0));
    const held = dot(about, masses) / total;
    const { prior, called } = page < index.projects ? PROJECT : standard(page, parts, worths, masses, index);
    const score = dot(worths, weights) * (0.6 + (0.4 * dot(worths, masses, Math.ceil)) / total) * prior;
    results.push({ page, held, about, known: dot(worths, strange), weights, masses, score, prior, called });
  }
  results.sort((one, other) => other.score - one.score || one.page - other.page);
  const kept = results.filter(({ held, score }) => held >= HELD && score > 0.1 * results[0].score);
  for (const result of kept)
    result.missing = parts.flatMap(({ held }, at) => (held.has(result.page) || masses[at] < 0.3 ? [] : [at]));
  return kept;
}

/** Return what a page is worth beside a project, `prior`, and whether it is what a query calls by name. */
function standard(page, parts, worths, masses, { kinds, offered, means, ourselves }) {
  const kind = kinds[page];
  const total = sum(masses);
  const several = worths.filter((worth) => worth >= IN_NAME).length > 1;
  const own = kind === PAGE && parts.some(({ calls }) => calls.has(page));
  const named = masses.filter((_, at) => parts[at].calls.has(page) || (own && several && worths[at] >= IN_NAME));
  const called = own ? sum(named) >= CALLED * total : offered.has(kind) && named.length === parts.length;
  const isUsed = parts.every(({ calls, projects }) => !calls.has(page) || projects >= USED);
  const isMeans = means.has(kind) && sum(named) >= TOLD * total && isUsed;
  const isOurs = kind === PAGE && parts.some(({ word }) => ourselves.has(word.plain));
  return { prior: isMeans ? 1 : isOurs ? OURS : (PRIOR[kind] ?? OTHER), called };
}

/** Tell whether a query asks for nothing but a place. */
export function asksPlace(parts) {
  return parts.every((part) => part.place || mass(part) <= LITTLE);
}

/** Return how well a page says a query as it was asked, `near`, and how `sure` it is to be about it. `texts`: the hits
 *  of each of its passages. */
export function evidence({ page, about, known, masses }, texts, parts) {
  if (!masses) return { sure: Infinity, near: 1 }; // its very title
  const said = parts.flatMap((part, at) => (isName(part, page) && isName(parts[at + 1], page) ? [at] : []));
  if (parts.some(({ place }) => place)) {
    const asked = parts.map((part, at) => !part.place && masses[at] > LITTLE);
    const told = asked.includes(true) ? asked : parts.map(({ place }) => place);
    if (!told.some((one, at) => one && about[at])) return { near: 0, sure: 0 }; // it says but the place, or around it
  }
  const near = nearness(texts, masses, said);
  const single = masses.filter((mass) => mass > LITTLE).length < 2;
  const said_ = parts.map((part) => saying(part, single || near));
  const lost = Math.max(...masses.map((mass, at) => mass * (1 - said_[at])));
  const held = sum(masses.map((mass, at) => mass * about[at] * (0.5 + 0.5 * said_[at]))) / sum(masses);
  const alone = SINGLE * held * Math.min(...parts.map((part, at) => (masses[at] > LITTLE ? direct(part) : 1)));
  return { near, sure: held + KNOWN * known + (single ? alone : NEAR * near) - LOST * lost };
}

/** Return how far pages say a part, from 0 to 1; a word made from the same counts alone, or where words asked for stand
 *  together: « cycle », far from « piste », is no « piste cyclable ». */
function saying(part, together) {
  const { held, found, named } = part;
  if (!held.size) return 0;
  return together || named || !found.length || found.some(({ kin }) => !kin) ? standing(part) : 0;
}

/** Return how near to a part the words are that stand for it, from 0 to 1. */
function standing({ found, named }) {
  const near = named ? [] : found.map((one) => one.near ?? 1);
  return near.length ? Math.max(...near) : 1;
}

/** Return how near to a part is what answers it, from 0 to 1: the word itself, one made from the same, what stands for
 *  it. */
function direct(part) {
  const worths = part.named ? [] : part.found.map(({ kin, near, weight }) => (kin ? Math.min(near ?? 1, weight) : 1));
  return worths.length ? Math.max(...worths) : 1;
}

function isName(part, page) {
  return part?.named > 1 && part.held.has(page);
}

/** Return how much of a part a page answers that says it in passing, or only a word of the same family, and one that is
 *  about it. */
function share(part) {
  if (part.named) return [1, 1];
  if (part.found.every(({ kin }) => kin)) return Array(2).fill(IN_PASSING * standing(part));
  return [IN_PASSING, 1];
}

/** Return how rare a word is among the projects (BM25), never nothing: what all say may be all that is asked. */
function rarity(holding, projects) {
  return 0.15 + Math.log(1 + (projects - holding + 0.5) / (holding + 0.5));
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function dot(numbers, others, by = (number) => number) {
  return numbers.reduce((total, number, at) => total + by(number) * others[at], 0);
}
