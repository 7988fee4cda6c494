// The order of the results: which pages answer a query, how well, by which passage. Pure: what each part of the query
// finds comes in, an order goes out.

/** What a page that isn't a project is worth beside one. */
const PRIOR = { Projet: 1, Méthode: 0.6, Thème: 0.45, Page: 0.4, Édition: 0.45 };
const OTHER = 0.4;

/** What being filed under a name is worth, and being what it names. */
export const FILED = 0.6,
  NAMED = 1;

/** How much of what is asked a page must hold, in weight, to be shown, more where it only qualifies a telling word that
 *  no page knows (« agriculture urbaine »); what counts of a part that a page says in passing, of one beside words that
 *  no page knows; what makes such a word. */
const HELD = 0.42,
  QUALIFIED = 0.6,
  IN_PASSING = 0.75,
  BY_CHANCE = 0.5,
  UNKNOWN = 0.5;

/** The frequency of words that stand anywhere, and that from which a word tells something. */
const ANYWHERE = 6.4,
  TELLING = 4;

/** How common the words are that no page holds, by level; the last for those that are no French word at all. */
const LEVELS = [5.9, 5.3, 4.65, 3.95, 3];

/** The level of words so common that nothing is missed where no page holds them. */
export const EVERYDAY = 2;

/** What a page must tell of, in information, beside the subject of a query that no page holds. */
const SUBJECT = 0.4;

/** Return what a word tells by itself, from 0 to 1: little where it stands everywhere in French. */
export function telling(frequency) {
  return Math.max(0.06, Math.min(1, (ANYWHERE - frequency) / (ANYWHERE - TELLING)));
}

/** Return how much a part of a query tells; hardly anything where it is a territory of which no project tells. */
function mass(part) {
  if (part.elsewhere && !part.held.size) return 0.01;
  if (part.named) return Math.max(0.8, telling(frequency(part)));
  return telling(frequency(part));
}

/** Return what a part makes known: all where it is a whole expression; else what is rare in French and among the
 *  projects does, half where it only says how something is. */
function information(part, projects) {
  if (part.named > 1) return Infinity;
  const known = ((ANYWHERE - frequency(part)) * rarity(part.projects, projects)) / rarity(0, projects);
  return part.held.size && qualifies(part) ? known / 2 : known;
}

/** Tell whether a part may be the subject of a query and no page holds it. */
function isLost({ held, elsewhere, level, quality }) {
  return !held.size && !elsewhere && !quality && !(level < EVERYDAY);
}

function frequency(part) {
  const direct = part.found.filter(({ kin }) => !kin).map(({ entry }) => entry.frequency);
  if (!direct.length && part.found.length) return Math.max(...part.found.map(({ entry }) => entry.frequency));
  return direct.length ? Math.max(...direct) : (LEVELS[part.level] ?? LEVELS.at(-1));
}

/** Return the results, the best first: [{ page, score, held, missing: [rank of part], places }]. `parts`: each with
 *  `held`, Map page → { worth, places }, and `projects`, the number of those that hold it; `kinds`: that of each page;
 *  `projects`: their number. */
export function ranked(parts, kinds, projects) {
  const masses = parts.map(mass);
  const total = sum(masses);
  const weights = parts.map((part, at) => masses[at] * rarity(part.projects, projects));
  const unknown = masses.some((mass, at) => !parts[at].held.size && mass > UNKNOWN);
  const told = parts.map((part) => information(part, projects));
  const least = SUBJECT * Math.max(0, ...told.filter((_, at) => isLost(parts[at])));
  const pages = new Set(parts.flatMap((part) => [...part.held.keys()]));
  const results = [];
  for (const page of pages) {
    const worths = parts.map((part) => part.held.get(page)?.worth ?? 0);
    if (!worths.some((worth, at) => worth && told[at] >= least)) continue;
    const about = parts.map((part, at) => share(part, worths[at], page, unknown));
    const held = sum(about.map((share, at) => share * masses[at])) / total;
    const whole = sum(masses.filter((_, at) => worths[at] > 0)) / total;
    results.push({
      page,
      held,
      weights,
      least: unknown && parts.every((part, at) => !worths[at] || qualifies(part)) ? QUALIFIED : HELD,
      score: sum(worths.map((worth, at) => worth * weights[at])) * (0.6 + 0.4 * whole) * (PRIOR[kinds[page]] ?? OTHER),
      missing: parts.flatMap((part, at) => (worths[at] || masses[at] < 0.3 ? [] : [at])),
      places: bestPlaces(parts, weights, page),
    });
  }
  results.sort((one, other) => other.score - one.score || one.page - other.page);
  return results.filter(({ held, least, score }) => held >= least && score > 0.1 * results[0].score);
}

/** Return how much of a part a page answers: all where it is about it, less where it says it in passing, beside words
 *  that no page knows, or says only a word of the same family. */
function share(part, worth, page, unknown) {
  if (!worth) return 0;
  if (part.named) return 1;
  const kin = part.found.every((one) => one.kin);
  if (!part.guessed && (worth > 0.45 || part.held.get(page).places.includes(0))) return kin && unknown ? IN_PASSING : 1;
  return IN_PASSING * (unknown || part.guessed ? BY_CHANCE : 1);
}

/** Tell whether a part may only say how something is. */
function qualifies(part) {
  return !part.named && (part.guessed || part.found.every(({ entry, kin }) => kin || entry.adjective));
}

/** Return how rare a word is among the projects (BM25), never nothing: what all say may be all that is asked. */
function rarity(holding, projects) {
  return 0.15 + Math.log(1 + (projects - holding + 0.5) / (holding + 0.5));
}

/** Return the passages of a page that say most of what is asked. */
function bestPlaces(parts, weights, page) {
  const worth = new Map();
  parts.forEach((part, at) =>
    part.held
      .get(page)
      ?.places.forEach((place, rank) => worth.set(place, (worth.get(place) ?? 0) + weights[at] * (1 - 0.05 * rank))),
  );
  return [...worth.entries()].sort(([a, x], [b, y]) => y - x || a - b).map(([place]) => place);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
