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
export function preview(form, values, contents) {
  const figures = new Map((values.diagrams ?? []).map(({ id, title }) => [id, title]));
  const story = [...contents].filter(([, text]) => text).map(([title, text]) => section(title, text, figures));
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
    return make("ul", {}, ...value.map((one) => make("li", {}, isMapping(one) ? shown(field, one) : named(field, one))));
  }
  if (isMapping(value)) {
    const lines = Object.entries(value).map(([key, one]) => {
      const nested = typeof one === "object" && one !== null;
      return make("li", {}, nested ? shown(field, one) : named(field.querySelector(`[data-cle="${key}"]`) ?? field, one));
    });
    return make("ul", {}, ...lines);
  }
  return make("p", {}, named(field, value));
}

function named(field, value) {
  const option = [...field.querySelectorAll("option, input[type=checkbox]")].find((one) => one.value === value);
  return (option?.textContent || option?.nextElementSibling?.firstChild.textContent || String(value)).trim();
}
