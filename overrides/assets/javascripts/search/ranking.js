// The order of the results: which pages answer a query, how well, by which passage. Pure: where each part of the query
// was found comes in, an order goes out.
//
// A page counts, for each part of the query, the passages that hold it: its name most, what it says of itself next, its
// sections, then what it is filed under. What few projects say weighs more than what all say. A page that says all that
// is asked comes before one that says half.

/** What a word found in a passage is worth: in a project's name, in what a page says of itself, in a section. */
const NAME = 6,
  HEAD = 3,
  SECTION = 1;

/** What being filed under a term is worth, for whoever asks for that term. */
const FILED = 1;

/** Where more of the same hardly adds. */
const ENOUGH = 4;

/** A term's page comes after a project that says as much; so does an edition's, which speaks of all its projects. */
const TERM = 0.35,
  EDITION = 0.5;

/** What counts less: a word that questions are made of; a verb, which tells what one wants to do where a noun tells
 *  of what. */
const WEAK = 0.1,
  VERB = 0.3;

/** What it adds to hold all that is asked. */
const SHARE = 0.4;

/** How many passages of a page are told, among those that say as much. */
const MOST = 2;

/** How much of what is asked a page must hold, in weight, to be shown; and how much of it all pages together must
 *  know. */
const HELD = 0.4,
  KNOWN = 0.3,
  BY_CHANCE = 0.3;

/** Return the results, the best first: [{ page, score, missing: [rank of part], places }], `places` being the
 *  passages that say most. `parts`: [{ found: Map page → Map place → count, 1 where it is said as asked, filed: Set
 *  of pages, weak, verb, common, lent }]; `isProject(page)`; `projects`: their number; `isEdition(page)`. */
export function ranked(parts, isProject, projects, isEdition = () => false) {
  const weights = parts.map((part) => rarity(part, isProject, projects) * (part.weak ? WEAK : part.verb ? VERB : 1));
  const asked = parts.map((part, rank) => (part.weak || part.common ? 0 : weights[rank]));
  const total = sum(asked);
  if (!total || known(parts, asked, isProject, projects) < KNOWN * total) return [];
  const findable = sum(asked.filter((_, rank) => answered(parts[rank])));
  const pages = new Set(parts.filter((part) => !part.weak).flatMap((part) => [...part.found.keys(), ...part.filed]));
  const results = [];
  for (const page of pages) {
    const strengths = parts.map((part) => strength(part, page, isProject(page)));
    const held = sum(asked.filter((_, rank) => strengths[rank] > 0)) / findable;
    const score =
      sum(weights.map((weight, rank) => weight * strengths[rank])) *
      (1 - SHARE + SHARE * held) *
      (isProject(page) ? 1 : isEdition(page) ? EDITION : TERM);
    const missing = parts.flatMap((part, rank) => (part.weak || strengths[rank] ? [] : [rank]));
    const about = parts.some((part) => !part.weak && (part.filed.has(page) || part.found.get(page)?.has(0)));
    results.push({
      page,
      score,
      held: about ? Math.max(held, HELD) : held,
      missing,
      places: bestPlaces(parts, asked, page),
    });
  }
  results.sort((one, other) => other.score - one.score || one.page - other.page);
  const held = results.filter(({ page }) => isProject(page)).map((result) => result.held);
  const most = Math.max(...(held.length ? held : [HELD]));
  return results.filter(({ held, score }) => held >= Math.min(HELD, most) && score > 0.08 * results[0].score);
}

/** Return how much of what is asked the pages know. Beside a word that none of them holds, a word that they hold by
 *  chance, in no name nor description, says little: « recette de cuisine » is not about the « recettes » of a
 *  budget. Two that a project says in one passage, and not most of them, are there for a reason. */
function known(parts, asked, isProject, projects) {
  const telling = (part) => 2 * [...part.found.keys()].filter(isProject).length <= projects;
  const whole = parts.every((part) => part.weak || part.common || answered(part));
  return sum(
    parts.map((part, rank) =>
      answered(part)
        ? asked[rank] *
          (whole ||
          told(part, isProject) ||
          parts.some(
            (other) =>
              other !== part &&
              !other.weak &&
              !(part.lent && other.lent) &&
              telling(part) &&
              telling(other) &&
              meets(part, other, isProject),
          )
            ? 1
            : BY_CHANCE)
        : 0,
    ),
  );
}

/** Tell whether a project says both parts of the query in one passage. */
function meets(one, other, isProject) {
  return [...one.found].some(
    ([page, found]) =>
      isProject(page) && other.found.has(page) && [...found.keys()].some((place) => other.found.get(page).has(place)),
  );
}

function told(part, isProject) {
  return (
    part.filed.size > 0 || [...part.found].some(([page, found]) => isProject(page) && (found.has(0) || found.has(1)))
  );
}

/** Tell whether anything answers a part of the query. */
export function answered(part) {
  return part.found.size > 0 || part.filed.size > 0;
}

/** Return how rare a part of the query is among projects; what nobody says is as rare as what one says. Softer than the
    inverse frequency of BM25: among a few projects, a verb that one of them happens to use would hide all the rest. */
function rarity(part, isProject, projects) {
  const saying = new Set([...part.found.keys(), ...part.filed].filter(isProject));
  const known = Math.max(1, saying.size);
  return Math.log(1 + (projects + 1) / (known + 0.5));
}

function strength(part, page, project) {
  let worth = part.filed.has(page) ? FILED : 0;
  for (const [place, count] of part.found.get(page) ?? [])
    worth += (place > 1 ? SECTION : place === 0 && project ? NAME : HEAD) * count;
  return worth / (worth + ENOUGH);
}

function places(parts, page) {
  return [...new Set(parts.flatMap((part) => [...(part.found.get(page)?.keys() ?? [])]))];
}

/** Return the passages that say most of what is asked, sections rather than the head, MOST at most; the head where
 *  none says any. */
function bestPlaces(parts, asked, page) {
  const worth = (place) =>
    sum(parts.map((part, rank) => asked[rank] * (part.found.get(page)?.get(place) ?? 0))) + (place > 1 ? 0.01 : 0);
  const found = places(parts, page)
    .map((place) => ({ place, worth: worth(place) }))
    .sort((one, other) => other.worth - one.worth || one.place - other.place);
  const best = found.filter(({ worth }) => worth === found[0].worth && worth > 0).map(({ place }) => place);
  return best.length ? best.slice(0, MOST) : [0];
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
