// The workshop: Sveltia CMS, told of fiches and of how their files are written, so that what isn't changed keeps its
// bytes. It reads `atelier.json`, made with the site.

import CMS from "./sveltia/index.js";
import { EMPTY, readFiche } from "../../assets/javascripts/form/fiche-file.js";
import { rewritten } from "../../assets/javascripts/form/header.js";

const { days, ...config } = await (await fetch("atelier.json")).json();

/** Return the keys of a file, its story, and its text, which the editor keeps for us and never shows. */
function fromFile(text) {
  const file = readFiche(text);
  return { ...file.values, body: file.body, [config.text_key]: text };
}

/** Return the text of a file with the values that the editor gives. */
function toFile({ body, [config.text_key]: text, ...values }) {
  const file = readFiche(text || EMPTY);
  const story = body.trim() === file.body.trim() ? file.body : `\n${body.trim()}\n`;
  return file.opening + rewritten(file.header, full(values), new Set(days)) + file.closing + story;
}

/** Return a value without what says nothing: the editor fills every key that a file leaves out. */
function full(value) {
  if (Array.isArray(value)) return value.map(full).filter((item) => !isEmpty(item));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, full(inner)]);
  return Object.fromEntries(entries.filter(([, inner]) => !isEmpty(inner)));
}

function isEmpty(value) {
  return [undefined, null, "", false].includes(value) || (typeof value === "object" && !Object.keys(value).length);
}

/** Take the faces of other sites out of the styles that the editor adds: it has its own beside, and asks for both. */
function withoutFarFaces([...changes]) {
  for (const { sheet } of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    for (let rank = (sheet?.cssRules.length ?? 0) - 1; rank >= 0; rank -= 1) {
      const rule = sheet.cssRules[rank];
      if (rule instanceof CSSFontFaceRule && rule.cssText.includes("https:")) sheet.deleteRule(rank);
    }
  }
}

new MutationObserver(withoutFarFaces).observe(document.head, { childList: true });
CMS.registerCustomFormat(config.format, "md", { fromFile, toFile });
CMS.init({ config: config.cms });
