// Plain values → the lines of YAML that contributors read, as `nouveau` writes them: blocks, and quotes wherever YAML
// could read something else. Pure.

const BARE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const RESERVED = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Tell whether a value is a mapping. */
export function isMapping(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Return a number, a day or an identifier bare, a text as JSON writes it; `isDay` tells that a date is meant. */
export function scalar(value, isDay = false) {
  if (typeof value !== "string") return JSON.stringify(value ?? null);
  const isBare = isDay ? DATE.test(value) : BARE.test(value) && !RESERVED.has(value);
  return isBare ? value : JSON.stringify(value);
}

/** Return what stands after the colon of a key, its line ended; `days` holds the keys that take dates. */
export function entry(key, value, indent, days) {
  if (isMapping(value) && Object.keys(value).length) return `\n${mapping(value, `${indent}  `, days)}`;
  if (Array.isArray(value) && value.length) return `\n${list(value, `${indent}  `, days)}`;
  return ` ${isMapping(value) ? "{}" : Array.isArray(value) ? "[]" : scalar(value, days.has(key))}\n`;
}

/** Return the lines of a mapping. */
export function mapping(values, indent, days) {
  return Object.entries(values)
    .map(([key, value]) => `${indent}${key}:${entry(key, value, indent, days)}`)
    .join("");
}

/** Return the lines of a list. */
export function list(values, indent, days) {
  return values.map((value) => `${indent}${item(value, indent, days)}`).join("");
}

/** Return an item of a list without the indentation of its first line. */
export function item(value, indent, days) {
  const inner = `${indent}  `;
  const nested = isMapping(value) ? mapping(value, inner, days) : Array.isArray(value) ? list(value, inner, days) : "";
  return nested ? `- ${nested.slice(inner.length)}` : `-${entry("", value, indent, days)}`;
}
