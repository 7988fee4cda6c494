// A Word file → its HTML, by mammoth; every word it holds, read apart from the XML, so that none is lost unsaid; its
// pictures; what was changed or left aside.

import { counted } from "../common/french.js";
import mammoth, { JSZip } from "../tiers/mammoth.js";
import { markNumbers } from "./word-numbers.js";
import { all, child, value } from "./xml.js";

const UNSEEN = new Set("del moveFrom pPr rPr instrText delText".split(" "));
const SIGNS = { tab: "\t", br: " ", cr: " ", noBreakHyphen: "-" };
const OUTSIDE = {
  comment: /^word\/comments\d*\.xml$/,
  margin: /^word\/(?:header|footer)\d*\.xml$/,
  drawing: /^word\/(?:diagrams\/data|charts\/chart)\d*\.xml$/,
};

const ELSEWHERE = /external image|find image/; // what mammoth says of a picture that the file only leads to

/** Return what a file holds, by the `rules` of the page; raise where it is no Word file. */
export async function readWord(buffer, rules) {
  const parts = await JSZip.loadAsync(buffer);
  const mainName = partName(parts, "document");
  const main = await xml(parts, mainName);
  const contents = await contentsStyles(parts, new RegExp(`^(?:${rules.contents})$`, "i"));
  const texts = [main, await part(parts, "footnotes"), await part(parts, "endnotes")];
  const words = texts.flatMap((part) => (part ? lines(part.documentElement, contents) : [])).join("\n");
  const notices = await told(parts, main, contents, rules.notices);
  const pictures = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    pictures.push(new Blob([await image.readAsArrayBuffer()], { type: image.contentType }));
    return { src: `picture:${pictures.length - 1}` };
  });
  const ignored = [...contents.values()].map((name) => `p[style-name='${name}'] => !`);
  const options = { styleMap: [...rules.styles, ...ignored], convertImage };
  markNumbers(main, await part(parts, "numbering"), await part(parts, "styles"));
  parts.file(mainName, new XMLSerializer().serializeToString(main));
  const arrayBuffer = await parts.generateAsync({ type: "arraybuffer" });
  const { value: html, messages } = await mammoth.convertToHtml({ arrayBuffer }, options);
  if (messages.some(({ message }) => ELSEWHERE.test(message))) notices.push(rules.notices.picture);
  return { html, words, pictures, notices };
}

async function xml(parts, name) {
  const text = await parts.file(name)?.async("string");
  return text && new DOMParser().parseFromString(text, "application/xml");
}

/** Return the name of a part: Word on the web writes « document2.xml » where Word writes « document.xml ». */
function partName({ files }, stem) {
  const pattern = new RegExp(`^word/${stem}\\d*\\.xml$`);
  return Object.keys(files).find((name) => pattern.test(name)) ?? "";
}

function part(parts, stem) {
  return xml(parts, partName(parts, stem));
}

/** Return the names of the styles of tables of contents, by identifier. */
async function contentsStyles(parts, pattern) {
  const styles = await part(parts, "styles");
  const named = all(styles ?? new Document(), "style").map((style) => {
    return [value(style, "styleId"), value(child(style, "name"), "val")];
  });
  return new Map(named.filter(([, name]) => pattern.test(name)));
}

function lines(element, contents) {
  return textOf(element, contents)
    .split("\n")
    .filter((line) => line.trim());
}

/** Return the words of an element, without deleted ones and tables of contents; a paragraph is a line. */
function textOf(element, contents) {
  const name = element.localName;
  if (UNSEEN.has(name) || (name === "p" && contents.has(styleOf(element)))) return "";
  if (name === "t") return element.textContent;
  const children = name === "AlternateContent" ? chosen(element) : [...element.children];
  const inner = children.map((child) => textOf(child, contents)).join("");
  return name === "p" ? `\n${inner}\n` : (SIGNS[name] ?? "") + inner;
}

function styleOf(paragraph) {
  return value(child(paragraph, "pPr", "pStyle"), "val");
}

/** Return the one reading that has words, of the two that Word writes for programs of two ages. */
function chosen(alternatives) {
  const readings = [...alternatives.children].sort(({ localName }) => (localName === "Fallback" ? -1 : 1));
  return readings.filter(({ textContent }) => textContent.trim()).slice(0, 1);
}

async function told(parts, main, contents, notices) {
  const outside = await Promise.all(
    Object.keys(parts.files).sort().map(async (name) => {
      const kind = Object.keys(OUTSIDE).find((one) => OUTSIDE[one].test(name));
      const text = kind && lines((await xml(parts, name)).documentElement, new Map()).join(" ; ");
      return text && /\p{L}/u.test(text) ? [notices[kind].replace("{}", () => text)] : [];
    }),
  );
  return [
    ...outside.flat(),
    ...changes(main, notices),
    ...(all(main, "txbxContent").length ? [notices.box] : []),
    ...(all(main, "p").some((paragraph) => contents.has(styleOf(paragraph))) ? [notices.contents] : []),
  ];
}

function changes(main, notices) {
  const additions = [...all(main, "ins"), ...all(main, "moveTo")].filter(({ children }) => children.length).length;
  const deletions = all(main, "del")
    .map((element) => all(element, "delText").map(({ textContent }) => textContent).join(""))
    .filter((text) => text.trim());
  if (!additions && !deletions.length) return [];
  const counts = [
    counted(additions, "ajout gardé", "ajouts gardés"),
    counted(deletions.length, "suppression faite", "suppressions faites"),
  ];
  const sentence = counts.join(", ") + [...new Set(deletions.map((text) => ` ; « ${text.trim()} »`))].join("");
  return [notices.changes.replace("{}", () => sentence)];
}
