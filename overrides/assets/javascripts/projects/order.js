// The order of a list of projects, as the address names it: « tri=population », « tri=-population » turned round. Pure.

const collator = new Intl.Collator("fr", { numeric: true });
const words = (name) => (one, other) => collator.compare(one[name], other[name]);
const numbers = (name) => (one, other) => one[name] - other[name];

/** What items are compared by; `rang` is their place in the catalogue, `methodes` a number. */
const COMPARISONS = {
  edition: numbers("rang"),
  commanditaire: words("commanditaire"),
  titre: words("titre"),
  population: numbers("population"),
  transfert: numbers("transfert"),
  methodes: numbers("methodes"),
};

/** The order of the catalogue: the newest edition first, in each its parts, then the alphabet. */
export const FIRST = "edition";

/** Return the order an address asks for, the catalogue's where it asks for none that exists. */
export function readOrder(search) {
  const order = new URLSearchParams(search).get("tri") ?? FIRST;
  return Object.hasOwn(COMPARISONS, name(order)) ? order : FIRST;
}

/** Return the parameters of `search` with this order, which is left out where it is the catalogue's. */
export function writeOrder(order, search = "") {
  const parameters = new URLSearchParams(search);
  parameters.delete("tri");
  if (order !== FIRST) parameters.set("tri", order);
  return parameters;
}

/** Return the name of an order without its direction. */
export function name(order) {
  return order.replace(/^-/, "");
}

/** Tell whether an order goes the other way round. */
export function isTurned(order) {
  return order.startsWith("-");
}

/** Return the items in that order; equals keep the order they came in, in both directions. */
export function ordered(items, order) {
  const compare = COMPARISONS[name(order)];
  return [...items].sort(isTurned(order) ? (one, other) => compare(other, one) : compare);
}
