// The HTML of a Word file, or of what is pasted → the Markdown of the story, by turndown; what hands typed is mended
// first (`plain-html.js`).

import TurndownService from "../tiers/turndown.js";
import { plainHtml } from "./plain-html.js";
import { readNumbers } from "./word-numbers.js";

const ENDED = /[.:;!?…»]$/;
const NOTE = /(?:foot|end)note-\d+$/;
const PICTURE = "picture:";

/** Return the Markdown of some HTML, the words of its title if a style says which, and what was changed; `names` are
 *  the files of its pictures.
 */
export function toMarkdown(source, rules, names = []) {
  const body = plainHtml(source, rules);
  readNumbers(body);
  const title = body.querySelector("h1.title");
  title?.remove();
  const notices = new Set();
  const service = converter(rules, names, (name) => notices.add(rules.notices[name]));
  const calls = new Map([...body.querySelectorAll("li[id]")].filter(({ id }) => NOTE.test(id)).map(taken));
  const notes = [...calls.values()].map((html, rank) => {
    return `[^${rank + 1}]: ${service.turndown(html).replace(/\s+/g, " ")}`;
  });
  for (const call of body.querySelectorAll("a[href]")) {
    const rank = [...calls.keys()].indexOf(call.getAttribute("href").slice(1));
    if (rank >= 0) call.dataset.note = rank + 1;
  }
  const markdown = [service.turndown(body), ...notes].filter(Boolean).join("\n\n");
  return { markdown, title: (title?.textContent ?? "").replace(/\s+/g, " ").trim(), notices: [...notices] };
}

/** Take a note out of the page; return its name and its words. */
function taken(item) {
  const list = item.parentElement;
  for (const back of item.querySelectorAll('a[href*="note-ref-"]')) back.remove();
  item.remove();
  if (!list.children.length) list.remove();
  return [item.id, item.innerHTML];
}

function converter(rules, names, tell) {
  const service = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", emDelimiter: "*" });
  const plain = service.escape;
  service.escape = (text) =>
    plain(text)
      .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_")
      .replace(/<(?=[a-z/!?])/gi, "&lt;")
      .replace(/[\^~](?=[^\s^~]+[\^~])|~(?=~)|(?<=~)~|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+/g, "\\$&");
  const around = (sign) => (text) => (text.trim() && !text.includes("[^") ? sign + text.trim() + sign : text);
  const rule = (name, filter, replacement) => service.addRule(name, { filter, replacement });
  rule("item", "li", item);
  rule("sup", "sup", around("^"));
  rule("sub", "sub", around("~"));
  rule("struck", ["s", "del", "strike"], around("~~"));
  rule("table", "table", (_, node) => `\n\n${table(node, service, tell)}\n\n`);
  rule("title", ["h1", "h2", "h3", "h4", "h5", "h6"], (text, { localName }) => {
    const words = text.replace(/\*\*|\s+/g, " ").trim().replace(/^(\d+)\\\./, "$1.");
    return words && `\n\n${"#".repeat(localName[1])} ${words}\n\n`;
  });
  rule("link", "a", (text, node) => {
    if (node.dataset.note) return `[^${node.dataset.note}]`;
    const address = node.getAttribute("href") ?? "";
    const target = address.replace(/[() ]/g, (sign) => ({ "(": "%28", ")": "%29", " ": "%20" })[sign]);
    return text.trim() && /^(?:https?:\/\/|mailto:)\S/.test(address) ? `[${text.trim()}](${target})` : text;
  });
  rule("picture", "img", (_, node) => {
    const [, rank] = node.getAttribute("src")?.split(PICTURE) ?? [];
    if (!names[rank]) tell("picture");
    const alt = node.getAttribute("alt") ?? "";
    const shown = alt.replace(/[\][\\<>*_\x60]/g, " ").replace(/\s+/g, " ").trim();
    const words = !shown || new RegExp(rules.machine, "iu").test(alt) ? rules.toWrite : shown;
    return names[rank] ? `\n\n![${words}](${names[rank]} "Crédit : à compléter")\n\n` : "";
  });
  return service;
}

/** Return an item of a list: what follows its first line stands four spaces in. */
function item(text, node) {
  const list = node.parentElement;
  const rank = [...list.children].indexOf(node) + Number(list.getAttribute("start") ?? 1);
  const sign = list.localName === "ol" ? `${rank}. ` : "- ";
  const inner = text.trim().replace(/\n{2,}(?=(?:-|\d+\.) )/g, "\n").replace(/\n(?=.)/g, "\n    ");
  return inner && `${sign}${inner}\n`;
}

/** Return a table with the columns that merged cells hide; a quotation for a frame, a table of one cell. */
function table(node, service, tell) {
  const rows = [...node.rows];
  if (rows.length === 1 && rows[0].cells.length === 1) {
    tell("frame");
    return service.turndown(rows[0].cells[0]).replace(/^/gm, "> ").replace(/ +$/gm, "");
  }
  const grid = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    for (const cell of row.cells) {
      let column = 0;
      while (grid[at][column] !== undefined) column += 1;
      if (cell.colSpan > 1 || cell.rowSpan > 1) tell("merged");
      if (cell.querySelector("table")) tell("nested");
      for (let down = 0; down < Math.min(cell.rowSpan, rows.length - at); down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1) grid[at + down][column + across] = "";
      }
      grid[at][column] = cellText(cell, service);
    }
  }
  const fullRows = grid.filter((cells) => cells.some(Boolean));
  const width = Math.max(0, ...grid.map(({ length }) => length));
  const lines = fullRows.map((cells) => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`);
  return [lines[0], `|${"---|".repeat(width)}`, ...lines.slice(1)].filter(Boolean).join("\n");
}

/** Return what a cell says on one line, its paragraphs and items parted by signs. */
function cellText(cell, service) {
  const nested = Boolean(cell.querySelector("table"));
  const lines = service.turndown(cell).split(/\n+/).map((line) => {
    const bare = nested ? line.replace(/^[|-]+$/, "").replace(/(?<!\\)\|/g, " ") : line;
    return bare.replace(/^\s*(?:- |#+ |> )/, "").replace(/\s+/g, " ").trim();
  });
  const joined = lines.filter(Boolean).reduce((text, line) => text + (ENDED.test(text) ? " " : " ; ") + line, "");
  return joined.replace(/^ ; /, "").replaceAll("\\|", "|").replaceAll("|", "\\|");
}
