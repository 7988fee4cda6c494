// A plain preview of a fiche: its header as lists, its story as Markdown. No HTML of the text is let through.

import { make } from "../common/element.js";
import { fieldsOf } from "./fields.js";
import { isMapping } from "./writing.js";
import MarkdownIt from "../tiers/markdown-it.js";

const FIGURE = /^\[figure: ([\w-]+)\]$/gm;
const ABOVE = ["title", "brief", "description"];
const markdown = new MarkdownIt({ html: false, linkify: false });
markdown.disable("image");

/** Return the elements that show these values and these sections. */
export function preview(form, values, sections) {
  const figures = new Map((values.diagrams ?? []).map(({ id, title }) => [id, title]));
  const story = sections.filter(([, text]) => text).map(([title, text]) => section(title, text, figures));
  const lists = fieldsOf(form)
    .filter(({ dataset: { cle } }) => cle in values && !ABOVE.includes(cle) && cle !== "diagrams")
    .flatMap((field) => [make("h4", { textContent: field.dataset.nom }), shown(field, values[field.dataset.cle])]);
  return [
    make("h3", { textContent: values.title ?? "Sans titre" }),
    ...Object.values(values.brief ?? {}).map((line) => make("p", { textContent: line })),
    ...story,
    make("h3", { textContent: "Dans l'en-tête" }),
    ...lists,
  ];
}

function section(title, text, figures) {
  const told = text.replace(FIGURE, (_, id) => `*Ici, la figure : ${figures.get(id) ?? id}*`);
  const made = make("section", {}, ...(title ? [make("h3", { textContent: title })] : []));
  const body = make("div");
  body.innerHTML = markdown.render(told.replace(/^###/gm, "####"));
  made.append(...body.childNodes);
  return made;
}

/** Return a value as a list, its terms by the names that the form gives them. */
function shown(field, value) {
  if (Array.isArray(value)) {
    const items = value.map((one) => (isMapping(one) ? shown(field, one) : named(field, one)));
    return make("ul", {}, ...items.map((one) => make("li", {}, one)));
  }
  if (!isMapping(value)) return make("p", {}, named(field, value));
  const entries = Object.entries(value).map(([key, one]) => [field.querySelector(`[data-cle="${key}"]`) ?? field, one]);
  const isNested = ([, one]) => one !== null && typeof one === "object";
  const words = entries.filter((one) => !isNested(one)).map(([own, one]) => named(own, one));
  const below = entries.filter(isNested).map(([own, one]) => shown(own, one));
  return make("div", {}, ...(words.length ? [make("p", {}, words.join(" · "))] : []), ...below);
}

/** Return what readers see of a value: of a choice, its name without its explanation. */
function named(field, value) {
  const option = [...field.querySelectorAll("option, input[type=checkbox]")].find((one) => one.value === value);
  if (option?.matches("input")) return option.nextElementSibling.firstChild.textContent.trim();
  if (!option) return String(value ?? "");
  return (option.closest("[data-termes]") ? option.textContent : option.textContent.split(/\s:\s/)[0]).trim();
}
