// The state of the facets: read from an address, written to it, applied to a list. Pure: no page is touched here.
//
// A state maps each facet to the values chosen in it: { theme: ["habitat"], methode: [], … }. An item maps each facet
// to the values it bears, in the same shape. Within a facet one value is enough (OR); every facet must be met (AND).
//
// The count of a value is the number of items that bear it among those the other facets keep. A value chosen alone in
// its facet has for count the length of the list; a second one would add the items it does not share with the first.

/** The facets, by the name of their parameter in the address. */
export const FACETS = Object.freeze(["theme", "methode", "collectivite", "condition", "partie", "edition"]);

const anything = () => true;

/** Return the state in which nothing is chosen. */
export function emptyState() {
  return Object.fromEntries(FACETS.map((facet) => [facet, []]));
}

/** Return the state an address holds (`search`: « ?theme=habitat&theme=… » or URLSearchParams), doubles and the
 *  values that `isKnown(facet, value)` refuses left out. */
export function readState(search, isKnown = anything) {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    FACETS.map((facet) => [facet, distinct(parameters.getAll(facet)).filter((value) => isKnown(facet, value))]),
  );
}

/** Return what an address asks that `isKnown` refuses, as [{ facet, value }]: a page says it rather than ignore it. */
export function unknownChoices(search, isKnown) {
  return choices(readState(search)).filter(({ facet, value }) => !isKnown(facet, value));
}

/** Return the parameters of `search` with those of the facets replaced by the state's; the others keep their order. */
export function writeState(state, search = "") {
  const parameters = new URLSearchParams(search);
  for (const facet of FACETS) parameters.delete(facet);
  for (const { facet, value } of choices(state)) parameters.append(facet, value);
  return parameters;
}

/** Return what a state chooses, in the order of the facets: [{ facet, value }]. */
export function choices(state) {
  return FACETS.flatMap((facet) => state[facet].map((value) => ({ facet, value })));
}

/** Return the state with one value more, or one less where it was chosen already. */
export function toggled(state, facet, value) {
  const others = state[facet].filter((other) => other !== value);
  return { ...state, [facet]: others.length < state[facet].length ? others : [...others, value] };
}

/** Return the items that a state keeps, in their order. */
export function filtered(items, state) {
  const wanted = sets(state);
  return items.filter((item) => unmet(item, wanted).length === 0);
}

/** Return the count of each value that an item bears: { facet: Map of value → number }; a value not in it counts
 *  none. */
export function counts(items, state) {
  const wanted = sets(state);
  const found = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (const item of items) {
    const missing = unmet(item, wanted);
    if (missing.length > 1) continue;
    for (const facet of missing.length ? missing : FACETS) {
      for (const value of item[facet]) found[facet].set(value, (found[facet].get(value) ?? 0) + 1);
    }
  }
  return found;
}

/** Return what each facet, left aside, would let in: [{ facet, values, number }], the most first, those that would
 *  let in none left out. Values of one facet go together: to leave one of two would narrow the list further. */
export function letIn(items, state) {
  const chosen = FACETS.filter((facet) => state[facet].length);
  const found = chosen.map((facet) => ({
    facet,
    values: state[facet],
    number: filtered(items, { ...state, [facet]: [] }).length,
  }));
  return found.filter(({ number }) => number > 0).sort((one, other) => other.number - one.number);
}

function sets(state) {
  return FACETS.filter((facet) => state[facet].length).map((facet) => [facet, new Set(state[facet])]);
}

/** Return the facets an item does not meet. */
function unmet(item, wanted) {
  return wanted.filter(([facet, values]) => !item[facet].some((value) => values.has(value))).map(([facet]) => facet);
}

function distinct(values) {
  return [...new Set(values)].filter(Boolean);
}
