// The numbers of a Word file's lists, which mammoth leaves out: a list that starts at 3, or goes on after a paragraph,
// would start again at 1.

import { all, child, value } from "./xml.js";

const UNNUMBERED = ["bullet", "none"];
const MARK = /\ue000(\d+)\ue001/;

/** Write a hidden mark of its number at the head of each paragraph that a list numbers otherwise than 1; `numbering`
 *  and `styles` are the parts of the file of these names, if it has them.
 */
export function markNumbers(main, numbering, styles) {
  if (!numbering) return;
  const levels = new Map();
  for (const kind of all(numbering, "abstractNum")) {
    for (const level of all(kind, "lvl")) levels.set(`${value(kind, "abstractNumId")} ${value(level, "ilvl")}`, level);
  }
  const lists = new Map(all(numbering, "num").map((list) => [value(list, "numId"), list]));
  const byStyle = new Map((styles ? all(styles, "style") : []).map((style) => [value(style, "styleId"), place(style)]));
  const counts = new Map();
  const beginnings = new Set();
  for (const paragraph of all(main, "p")) {
    const [id, level] = place(paragraph) ?? byStyle.get(value(child(paragraph, "pPr", "pStyle"), "val")) ?? [];
    const list = lists.get(id);
    const kind = list && value(child(list, "abstractNumId"), "val");
    const look = levels.get(`${kind} ${level}`);
    if (!look) continue;
    const count = counts.get(kind) ?? [];
    count.length = Math.min(count.length, Number(level) + 1); // deeper levels begin again
    const change = all(list, "lvlOverride").find((one) => value(one, "ilvl") === level);
    const restart = !beginnings.has(`${id} ${level}`) && value(child(change, "startOverride"), "val");
    count[level] = Number(restart || (count[level] ? count[level] + 1 : value(child(look, "start"), "val") || 1));
    counts.set(kind, count);
    beginnings.add(`${id} ${level}`);
    if (count[level] !== 1 && !UNNUMBERED.includes(value(child(look, "numFmt"), "val"))) mark(paragraph, count[level]);
  }
}

/** Give each numbered list of some HTML the number that its first item bears, and take the marks away. */
export function readNumbers(body) {
  for (const list of body.querySelectorAll("ol")) {
    const [, number] = list.firstElementChild?.textContent.match(MARK) ?? [];
    if (number && list.firstElementChild.textContent.trim().startsWith("\ue000")) list.start = Number(number);
  }
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(new RegExp(MARK, "g"), "");
}

/** Return the list and the level that a paragraph or a style names. */
function place(element) {
  const properties = child(element, "pPr", "numPr");
  const id = value(child(properties, "numId"), "val");
  return id ? [id, value(child(properties, "ilvl"), "val") || "0"] : null;
}

function mark(paragraph, number) {
  const make = (name) => paragraph.ownerDocument.createElementNS(paragraph.namespaceURI, `${paragraph.prefix}:${name}`);
  const [run, text] = [make("r"), make("t")];
  text.textContent = `\ue000${number}\ue001`;
  run.append(text);
  paragraph.firstElementChild.after(run); // after what says its style
}
