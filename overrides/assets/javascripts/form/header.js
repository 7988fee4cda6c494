// The YAML header of a fiche, read into plain values, and written again with others: every byte is kept of what says
// the same, comments, quotes and line ends included. Pure.

import { parseDocument, isMap, isScalar, isSeq } from "../tiers/yaml.js";
import { entry, isMapping, item, mapping, scalar } from "./writing.js";

/** Raised where a header can't be read; `line` counts from 1 in the header, `code` is the parser's. */
export class Unreadable extends Error {
  constructor(line, code = "") {
    super(code);
    this.line = line;
  }
}

/** Return the values of a header. */
export function headerValues(source) {
  return parsed(source).values;
}

/** Tell whether two values say the same; the order of keys says nothing. */
export function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, rank) => same(value, other[rank]));
  }
  if (!isMapping(one) || !isMapping(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/** Return a header with these values; `days` holds the keys that take dates. */
export function rewritten(source, values, days = new Set()) {
  const { root } = parsed(source);
  const eol = source.includes("\r\n") ? "\r\n" : "\n";
  const fresh = (text) => text.replaceAll("\n", eol);
  if (!isBlock(root)) return source.slice(0, root?.range[0] ?? source.length) + fresh(mapping(values, "", days));
  const [start, end] = bounds(source, root);
  return source.slice(0, start) + changed({ source, days, fresh }, root, values) + source.slice(end);
}

/** Return what stands between the keys and the elements of a header, its comments above all: each piece in whole lines,
 *  where it begins, and the place of what comes after it; nothing comes after the last.
 */
export function leads(source) {
  const { root } = parsed(source);
  const pieces = [];
  const gather = (node, path, from) => {
    let start = from;
    for (const [rank, part] of parts(source, node).entries()) {
      const own = [...path, part.key ?? rank];
      const end = source.lastIndexOf("\n", part.start - 1) + 1;
      if (end > start) pieces.push({ start, text: source.slice(start, end), path: own });
      if (isBlock(part.node)) gather(part.node, own, lineEnd(source, part.after));
      start = part.end;
    }
    return start;
  };
  const end = isBlock(root) ? gather(root, [], 0) : 0;
  return [...pieces, { start: end, text: source.slice(end), path: [] }];
}

function parsed(source) {
  const root = parseDocument(source, { keepSourceTokens: true, prettyErrors: false });
  const [error] = root.errors;
  if (error) throw new Unreadable(lineOf(source, error.pos[0]), error.code);
  if (root.contents && !isMap(root.contents)) throw new Unreadable(1);
  return { root: root.contents, values: plain(root.contents) ?? {} };
}

function lineOf(source, position) {
  return source.slice(0, position).split("\n").length;
}

/** Tell whether a node is a mapping or a list in lines, that holds something. */
function isBlock(node) {
  return (isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0;
}

/** Return the parts of a block: for each its key if it has one, its node, its value, and where it begins and ends. */
function parts(source, node) {
  return node.items.map((held, rank) => {
    const token = node.srcToken.items[rank];
    const value = isMap(node) ? held.value : held;
    const sign = [...token.start, ...(token.sep ?? [])].find(({ type }) => /^(seq-item|map-value)-ind$/.test(type));
    const start = isMap(node) ? held.key.range[0] : sign.offset;
    const last = isBlock(value) ? bounds(source, value)[1] : Math.max(sign.offset + 1, value?.range[1] ?? 0);
    return {
      key: isMap(node) ? String(held.key.value) : null,
      node: value,
      value: plain(value),
      start,
      after: sign.offset + 1,
      end: lineEnd(source, last),
    };
  });
}

/** Return the plain value of a node. */
function plain(node) {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [String(key.value), plain(value)]));
  if (isSeq(node)) return node.items.map(plain);
  return node?.value ?? null;
}

function bounds(source, node) {
  const found = parts(source, node);
  return [found[0].start, found.at(-1).end];
}

function lineEnd(source, position) {
  if (source[position - 1] === "\n") return position;
  return source.indexOf("\n", position) + 1 || source.length;
}

/** Return the text of a block, from where its first part begins to the end of its last, with these values. */
function changed(context, node, values) {
  const { source } = context;
  const old = parts(source, node);
  const indent = " ".repeat(old[0].start - source.lastIndexOf("\n", old[0].start - 1) - 1);
  const above = old.map(({ start }, rank) => {
    const lead = rank ? source.slice(old[rank - 1].end, start) : "";
    return lead.slice(0, lead.lastIndexOf("\n") + 1); // the comments and the empty lines, without the indentation
  });
  const made = isMap(node)
    ? changedMapping(context, old, above, values, indent)
    : changedList(context, old, above, values, indent);
  return made.reduce((text, { lead, body }) => {
    if (text) return `${text}${lead}${body && indent}${body}`;
    return lead ? `${lead.trimStart()}${indent}${body}` : body; // what precedes has indented the first line
  }, "");
}

function changedMapping(context, old, above, values, indent) {
  const known = new Map(old.map((part, rank) => [part.key, rank]));
  const made = old.map((part, rank) => ({
    lead: above[rank],
    body: part.key in values ? kept(context, part, values[part.key], indent) : "",
    added: [],
  }));
  const first = [];
  let place = first;
  for (const [key, value] of Object.entries(values)) {
    if (known.has(key)) place = made[known.get(key)].added;
    else place.push({ lead: "", body: context.fresh(`${key}:${entry(key, value, indent, context.days)}`) });
  }
  return [...first, ...made.flatMap(({ added, ...own }) => [own, ...added])].filter(({ lead, body }) => lead || body);
}

function changedList(context, old, above, values, indent) {
  const left = new Set(old.keys());
  const take = (rank) => (left.delete(rank) ? rank : undefined);
  const exact = values.map((value, rank) => {
    const nearby = left.has(rank) && same(old[rank].value, value) ? rank : undefined;
    return take(nearby ?? [...left].find((other) => same(old[other].value, value)));
  });
  return values.map((value, rank) => {
    const from = exact[rank] ?? (left.has(rank) ? take(rank) : take([...left][0]));
    return from === undefined
      ? { lead: "", body: context.fresh(item(value, indent, context.days)) }
      : { lead: above[from], body: kept(context, { ...old[from], isItem: true }, value, indent) };
  });
}

/** Return the lines of a part with this value, changed as little as can be. */
function kept(context, part, value, indent) {
  const { source, days, fresh } = context;
  if (same(part.value, value)) return source.slice(part.start, part.end);
  const { node } = part;
  const isNested = isMapping(value) || Array.isArray(value);
  if (isBlock(node) && (isMap(node) ? isMapping(value) : Array.isArray(value)) && Object.keys(value).length) {
    const [start, end] = bounds(source, node);
    return source.slice(part.start, start) + changed(context, node, value) + source.slice(end, part.end);
  }
  const isPlain = Array.isArray(value) && value.every((one) => typeof one !== "object");
  if (isSeq(node) && node.flow && node.items.length && isPlain) {
    return replaced(context, part, `[${flow(context, node, value).join(", ")}]`);
  }
  if (!isNested && !isMap(node) && !isSeq(node)) return replaced(context, part, text(node, value, days.has(part.key)));
  if (part.isItem) return fresh(item(value, indent, days));
  return source.slice(part.start, part.after) + fresh(entry(part.key, value, indent, days));
}

/** Return a scalar, between the quotes it had. */
function text(node, value, isDay) {
  const isQuoted = isScalar(node) && node.type === "QUOTE_DOUBLE" && typeof value === "string";
  return isQuoted ? JSON.stringify(value) : scalar(value, isDay);
}

/** Return the items of a list between brackets, those that it had as they were written. */
function flow({ source }, node, values) {
  const written = new Map(node.items.map((one) => [one.value, source.slice(one.range[0], one.range[1])]));
  return values.map((value) => written.get(value) ?? scalar(value));
}

function replaced({ source, fresh }, { start, after, node, end }, made) {
  const [from, to] = node?.range && node.range[1] > node.range[0] ? node.range : [after, after];
  const before = source.slice(start, from);
  return `${before}${from === after ? " " : ""}${made}${source[to - 1] === "\n" ? fresh("\n") : source.slice(to, end)}`;
}
