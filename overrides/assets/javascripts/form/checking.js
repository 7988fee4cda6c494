// What the JSON schema says of a header: for each fault its place and the keyword that refuses it. Pure.

import { Validator } from "../tiers/json-schema.js";
import { valueAt } from "./values.js";
import { isMapping } from "./writing.js";

/** What only tells that something deeper is at fault. */
const CARRIERS = new Set(["properties", "additionalProperties", "items", "allOf", "anyOf", "$ref", "if"]);

/** Return what checks headers by the schema of fiches, and for what marks a text as still to be written: values →
 *  faults, in the order of the form's keys.
 */
export function checker(schema, toWrite) {
  const validator = new Validator({ ...simpler(schema, schema), $id: undefined }, "7", false);
  const groups = schema.required.filter((key) => mustSay(schema, key));
  return (values) => {
    const faults = new Map();
    const whole = { ...Object.fromEntries(groups.map((key) => [key, {}])), ...filled(values) };
    for (const error of validator.validate(whole).errors) {
      const path = placeOf(error);
      const isInner = error.keywordLocation.includes("/oneOf/");
      if (!CARRIERS.has(error.keyword) && !isInner && !faults.has(path.join("/"))) {
        const numbers = error.error.match(/\d+/g) ?? [];
        faults.set(path.join("/"), { path, keyword: keywordOf(error), value: valueAt(values, path), numbers });
      }
    }
    for (const path of placesOf(values, (value) => value === toWrite)) {
      const key = path.join("/");
      if (!faults.has(key)) faults.set(key, { path, keyword: "toWrite", value: toWrite, numbers: [] });
    }
    return [...faults.values()];
  };
}

/** Return the faults of a story: its sections that are still to be written. */
export function unwritten(contents, toWrite) {
  const titles = [...contents].filter(([, content]) => content.trim() === toWrite).map(([title]) => title);
  return titles.map((title) => ({ path: [title], keyword: "storyToWrite", value: "", numbers: [] }));
}

/** Return the keys that take dates, wherever they stand. */
export function dayKeys(schema) {
  const holders = [schema, ...Object.values(schema.definitions)];
  const isDay = (value) => value.format === "date" || value.anyOf?.some(isDay);
  return new Set(
    holders.flatMap(({ properties = {} }) => Object.keys(properties).filter((key) => isDay(properties[key]))),
  );
}

/** Return a schema that tells each fault once: no choice with « null », since a key without a value is left out, and
 *  of the figures only the kind that is named.
 */
function simpler(schema, whole) {
  if (Array.isArray(schema)) return schema.map((one) => simpler(one, whole));
  if (!isMapping(schema)) return schema;
  const { anyOf, oneOf, ...kept } = schema;
  const said = Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, simpler(value, whole)]));
  const choices = anyOf?.filter(({ type }) => type !== "null");
  if (choices?.length === 1) Object.assign(said, simpler(choices[0], whole));
  else if (choices) said.anyOf = simpler(choices, whole);
  if (oneOf?.every(({ $ref }) => $ref)) said.allOf = ofOneKind(oneOf, whole);
  else if (oneOf) said.oneOf = simpler(oneOf, whole);
  return said;
}

function ofOneKind(choices, whole) {
  const named = choices.map(({ $ref }) => whole.definitions[$ref.split("/").at(-1)].properties.kind);
  const known = { properties: { kind: { enum: named.map((kind) => kind.const) } }, required: ["kind"] };
  return [
    known,
    ...choices.map((choice, rank) => ({ if: { properties: { kind: named[rank] }, required: ["kind"] }, then: choice })),
  ];
}

/** Tell whether a key holds a record that has keys it can't do without: these are told, where none of it is there. */
function mustSay({ properties, definitions }, key) {
  const [{ $ref = "" } = {}] = properties[key].allOf ?? [];
  return Boolean(definitions[$ref.split("/").at(-1)]?.required);
}

/** Return the places of the values that pass a test, wherever they stand. */
function placesOf(value, passes, path = []) {
  if (!Array.isArray(value) && !isMapping(value)) return passes(value) ? [path] : [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, passes, [...path, key]));
}

/** Return values without those of keys that have none. */
function filled(values) {
  if (Array.isArray(values)) return values.map(filled);
  if (!isMapping(values)) return values;
  const said = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(said.map(([key, value]) => [key, filled(value)]));
}

function placeOf({ instanceLocation, keyword, error }) {
  const steps = instanceLocation.split("/").slice(1);
  const path = steps.map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
  return keyword === "required" ? [...path, error.match(/"([^"]*)"/)[1]] : path;
}

/** Return the keyword; « null » where a key must have no value, for what its neighbour says. */
function keywordOf({ keyword, error }) {
  return keyword === "type" && error.includes('"null"') ? "null" : keyword;
}
