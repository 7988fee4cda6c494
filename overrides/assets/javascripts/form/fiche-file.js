// The file of a fiche: its header, then its story, section by section. What isn't changed keeps every byte. Pure.

import { headerValues, rewritten, Unreadable } from "./header.js";
import { nameOf, remarksOf, withoutRemarks } from "./remarks.js";

const FENCE = /^---[ \t]*\r?\n/;
const TITLE = /^## +(.+?)[ \t#]*\r?$/;
const CODE = /^ {0,3}(\x60{3}|~~~)/;

/** A file that holds nothing yet. */
export const EMPTY = "---\n---\n";

/** Return a file read: its values, its remarks, its sections in order, and what writes it again; raise Unreadable. */
export function readFiche(text) {
  const file = split(text);
  const { header, body } = file;
  return { ...file, values: headerValues(header), remarks: remarksOf(header), sections: sectionsOf(body) };
}

/** Return the text of a file with these values and these contents of sections, by title; none is that of what precedes
 *  them all. `order` holds the titles of every fiche, `days` the keys that take dates, `pastRemarks` the names of the
 *  remarks that are no longer needed.
 */
export function writeFiche(file, values, contents, { order, days, pastRemarks = new Set() }) {
  const written = rewritten(file.header, values, days);
  const header = pastRemarks.size ? withoutRemarks(written, (remark) => pastRemarks.has(nameOf(remark))) : written;
  return file.opening + header + file.closing + writtenStory(file, contents, order);
}

function split(text) {
  const [opening] = text.match(/^\uFEFF?---[ \t]*\r?\n/) ?? [];
  if (!opening) throw new Unreadable(0, "NO_HEADER");
  let end = opening.length;
  while (end < text.length && !FENCE.test(text.slice(end, end + 200)) && text.slice(end) !== "---") {
    end = text.indexOf("\n", end) + 1 || text.length;
  }
  if (end >= text.length) throw new Unreadable(0, "NEVER_CLOSED");
  const closing = text.slice(end).match(FENCE)?.[0] ?? "---";
  return {
    opening,
    header: text.slice(opening.length, end),
    closing,
    body: text.slice(end + closing.length),
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

/** Return the sections of a story: title, a number after it where another has the same, and the lines of it
 *  (`heading`, `lead`, `content`, `tail`), which make it whole.
 */
export function sectionsOf(body) {
  const raw = [{ title: "", text: "" }];
  let fence = "";
  for (const line of body.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const [, mark] = line.match(CODE) ?? [];
    if (mark) fence = fence ? (fence === mark ? "" : fence) : mark;
    const [, title] = (!fence && line.replace(/\n$/, "").match(TITLE)) || [];
    const doubles = raw.filter((section) => section.heading && section.name === title).length;
    if (title) raw.push({ name: title, title: doubles ? `${title} ${doubles + 1}` : title, text: "", heading: line });
    else raw.at(-1).text += line;
  }
  return raw.map(({ title, text, heading = "" }) => {
    const [, lead, content, tail] = text.match(/^((?:[ \t]*\r?\n)*)([\s\S]*?)(\s*)$/);
    return { title, heading, lead, content: content.replaceAll("\r\n", "\n"), raw: content, tail };
  });
}

function writtenStory({ sections, eol }, contents, order) {
  const kept = sections
    .filter(({ title, content }) => !title || contents.get(title) || !content)
    .map((section) => {
      const now = contents.get(section.title) ?? section.content;
      const text = now === section.content ? section.raw : now.replaceAll("\n", eol);
      const lead = section.lead || (section.title && text ? eol : "");
      return { title: section.title, text: section.heading + lead + text + section.tail };
    });
  for (const title of order) {
    if (!contents.get(title) || sections.some((section) => section.title === title)) continue;
    const text = `## ${title}${eol}${eol}${contents.get(title).replaceAll("\n", eol)}`;
    const later = order.slice(order.indexOf(title));
    const place = kept.findIndex((section) => later.includes(section.title));
    if (place < 0) {
      const above = kept.at(-1);
      above.text = above.text.trimEnd() && above.text.replace(/\s*$/, eol + eol);
      kept.push({ title, text: (above.text ? "" : eol) + text + eol });
    } else {
      kept.splice(place, 0, { title, text: text + eol + eol });
    }
  }
  return kept.map(({ text }) => text).join("");
}
