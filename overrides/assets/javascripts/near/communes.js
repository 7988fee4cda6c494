// The communes of France, by name or postal code: one small file for what is typed, and what it holds. `nearby.py`
// writes the files and names them by the same rule. Pure.

const MOST = 8; // communes proposed

/** Return a name without accents, case nor signs; « st » in full. */
export function plain(text) {
  return text
    .replace(/œ/gi, "oe")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bst(e?)\b/g, "saint$1");
}

/** Return the name of the file that holds what is typed: « Saint-Denis » is in « de », « 44000 » in « 44 ». */
export function fileKey(typed) {
  return bare(typed).slice(0, 2).trim();
}

/** Return the communes of a file. */
export function communes(text) {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"))
    .map(([name, codes, departement, population, lat, lon, near]) => ({
      name,
      codes: codes.split(" "),
      departement,
      population: Number(population),
      lat: Number(lat),
      lon: Number(lon),
      isExact: !near,
    }));
}

/** Return the communes that what is typed names, or else those that begin so, the most populated first. */
export function named(found, typed) {
  const sought = plain(typed);
  const by = (test) => found.filter(test).sort((one, other) => other.population - one.population);
  const exact = by(({ name, codes }) => codes.includes(sought) || plain(name) === sought || bare(name) === sought);
  const begun = by(({ name, codes }) =>
    [plain(name), bare(name), ...codes].some((words) => sought && words.startsWith(sought)),
  );
  return (exact.length ? exact : begun).slice(0, MOST);
}

/** Return how many kilometres part two points, as the crow flies. */
export function distance(one, other) {
  const radians = Math.PI / 180;
  const [a, b] = [one.lat * radians, other.lat * radians];
  const half = (angle) => Math.sin(angle / 2) ** 2;
  const chord = half(b - a) + Math.cos(a) * Math.cos(b) * half((other.lon - one.lon) * radians);
  return 2 * 6371 * Math.asin(Math.sqrt(chord));
}

/** Return a distance in words; one that is not the commune's own is told as near. */
export function far(kilometres, isExact = true) {
  const rounded = Math.round(kilometres);
  if (rounded < 1) return isExact ? "sur place" : "tout près";
  return `à ${isExact ? "" : "environ "}${rounded.toLocaleString("fr-FR")}\u00a0km`;
}

function bare(text) {
  return plain(text).replace(/^(?:l[ea]?s? |saint |sainte )+(?=.)/, "");
}
