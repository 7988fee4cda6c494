// A Word file → the draft of a fiche, its pictures, what became of the document.

import { quoted } from "../common/french.js";
import { EMPTY, readFiche, writeFiche } from "./fiche-file.js";
import { fitted } from "./pictures.js";
import { identifier, inSections } from "./story.js";
import { toMarkdown } from "./to-markdown.js";
import { readWord } from "./word-file.js";
import { missing } from "./lost-words.js";

/** Return the text of a draft, its pictures by name, what is told, the passages whose words are lost; `rules` are those
 *  of the page, `order` the titles of the sections. Raise where the file can't be read.
 */
export async function fromWord(name, buffer, rules, order) {
  const id = identifier(name.replace(/\.[^.]*$/, "")) || "fiche";
  const file = await readWord(buffer, rules);
  const images = await Promise.all(file.pictures.map((picture, rank) => fitted(picture, `${id}-${rank + 1}`)));
  const names = images.map((picture) => picture?.name);
  const { markdown, title: styled, notices } = toMarkdown(file.html, rules, names);
  const story = inSections(markdown, rules, styled);
  const values = { title: story.title || id, draft: true, source: { headings: story.headings } };
  if (!story.headings.length) delete values.source;
  const lost = new RegExp(rules.lost, "giu");
  const count = file.words.match(lost)?.length ?? 0;
  const references = count ? [rules.notices.references.replace("{}", count)] : [];
  const untitled = story.title ? [] : [`aucun titre n'a été trouvé : ${quoted(id)}, le nom du fichier, en tient lieu.`];
  const page = [story.title, ...story.replacements, bare([...story.contents.values()].join("\n"))].join("\n");
  return {
    id,
    text: writeFiche(readFiche(EMPTY), values, story.contents, { order, days: new Set() }),
    pictures: images.filter(Boolean),
    notices: [...new Set([...file.notices, ...notices, ...references, ...story.notices, ...untitled])],
    losses: missing(file.words.replace(lost, ""), page),
  };
}

/** Return the words that a text of Markdown shows. */
function bare(markdown) {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)|\[\^\d+\]:?|\]\([^)]*\)/g, " ")
    .replace(/(?<!\\)(?:\*+|[~^]+)/g, "")
    .replaceAll("\\", "");
}
