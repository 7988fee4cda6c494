// A plain preview of a fiche: its header as lists, its story as Markdown. No HTML of the text is let through.

import { make } from "../common/element.js";
import { elementsOf, fieldsOf } from "./fields.js";
import { isMapping } from "./writing.js";
import MarkdownIt from "../tiers/markdown-it.js";

const FIGURE = /^\[figure: ([\w-]+)\]$/m;
const ABOVE = ["title", "brief", "description"];
const markdown = new MarkdownIt({ html: false, linkify: false });
markdown.renderer.rules.image = (tokens, rank) => {
  return `<em>Image : ${markdown.utils.escapeHtml(tokens[rank].content)}</em>`; // its file is not on the site
};

/** Return the elements that show these values and these sections. */
export function preview(form, values, sections) {
  const figures = figuresOf(form, values);
  const story = sections.filter(([, text]) => text).map(([title, text]) => section(title, text, figures));
  const elsewhere = [...figures].filter(([id]) => !sections.some(([, text]) => text?.includes(`[figure: ${id}]`)));
  const lists = fieldsOf(form)
    .filter(({ dataset: { cle } }) => cle in values && !ABOVE.includes(cle) && cle !== "diagrams")
    .flatMap((field) => [make("h4", { textContent: field.dataset.nom }), shown(field, values[field.dataset.cle])]);
  return [
    make("h3", { textContent: values.title ?? "Sans titre" }),
    ...Object.values(values.brief ?? {}).map((line) => make("p", { textContent: line })),
    ...story,
    ...elsewhere.map(([, figure]) => figure),
    make("h3", { textContent: "Dans l'en-tête" }),
    ...lists,
  ];
}

/** Return the figures by identifier: their words in the order of the data, since the site alone draws them. */
function figuresOf(form, { diagrams = [] }) {
  const field = fieldsOf(form).find(({ dataset }) => dataset.cle === "diagrams");
  return new Map(
    diagrams.map(({ id, title, kind, ...words }, rank) => {
      const place = elementsOf(field)[rank];
      const name = place?.querySelector("legend").textContent.split(",")[0] || kind;
      const said = `${title ?? id}. ${name}, que le site dessine ; voici ses mots, dans leur ordre.`;
      return [id, make("figure", {}, make("figcaption", {}, said), shown(place ?? field, words))];
    }),
  );
}

function section(title, text, figures) {
  const made = make("section", {}, ...(title ? [make("h3", { textContent: title })] : []));
  for (const [rank, piece] of text.split(FIGURE).entries()) {
    const figure = figures.get(piece)?.cloneNode(true);
    if (rank % 2) made.append(figure ?? make("p", {}, `Aucune figure ne s'appelle « ${piece} ».`));
    else made.append(...rendered(piece));
  }
  return made;
}

function rendered(text) {
  const body = make("div");
  body.innerHTML = markdown.render(text.replace(/^###/gm, "####"));
  return body.childNodes;
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
  if (value === true) return "oui";
  if (!option) return String(value ?? "");
  return (option.closest("[data-termes]") ? option.textContent : option.textContent.split(/\s:\s/)[0]).trim();
}
