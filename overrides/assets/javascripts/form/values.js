// The values of a header, changed at one place. Pure.

import { isMapping } from "./writing.js";

/** Return values in which the one at a place is another, or is gone where nothing is left of it. Each step of the place
 *  is a rank in a list, or a key and the `order` in which the record that holds it has its own.
 */
export function withValue(values, [{ step, order }, ...rest], value) {
  if (Array.isArray(values)) {
    return values.with(step, rest.length ? withValue(values[step], rest, value) : (value ?? ""));
  }
  const held = isMapping(values) ? values : {};
  const own = rest.length ? withValue(held[step], rest, value) : value;
  const { [step]: _, ...others } = held;
  if (isNothing(own)) return others;
  if (step in held) return { ...held, [step]: own };
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries({ ...others, [step]: own });
  return Object.fromEntries(entries.sort(([one], [other]) => rank(one) - rank(other)));
}

/** Return the value at a place, by its keys and ranks. */
export function valueAt(values, path) {
  return path.reduce((held, step) => held?.[step], values) ?? null;
}

function isNothing(value) {
  return value === undefined || (value !== null && typeof value === "object" && !Object.keys(value).length);
}
