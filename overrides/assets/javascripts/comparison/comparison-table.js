// The table of compared fiches: a column a project, a row an aspect. It is a table for all: where a narrow screen shows
// its cells one under the other, roles keep telling rows from columns, and each cell names its project.

import { make } from "../common/element.js";
import { plural } from "../common/french.js";
import { shared } from "./comparison.js";

/** How many items of each list the printed note keeps, by the number of projects: one page of A4. */
const PRINTED = { 2: 4, 3: 3, 4: 2 };

const ASPECTS = [
  { title: "Commanditaire", fill: (fiche) => fiche.fact("commanditaire") },
  { title: "Population", fill: (fiche) => fiche.fact("population") },
  { title: "Thèmes", fill: (fiche) => fiche.fact("themes"), minor: true },
  { title: "Édition", fill: (fiche) => fiche.fact("edition"), minor: true },
  { title: "Transfert", fill: (fiche) => [fiche.level, paragraph("", fiche.fact("reponse"))] },
  { title: "La commande", list: "commande" },
  { title: "Les chiffres", list: "chiffres", name: "chiffres-compares" },
  { title: "Les résultats", list: "resultats" },
  { title: "Méthodes", terms: (fiche) => fiche.methods },
  { title: "Conditions de transfert", terms: (fiche) => fiche.conditions },
  { title: "Limites", list: "limites" },
];

/** Return the table of two fiches or more. */
export function comparisonTable(fiches) {
  const table = make("table", { className: "compares" });
  role(table, "table");
  table.dataset.combien = fiches.length;
  const caption = table.createCaption();
  caption.className = "lu";
  caption.textContent =
    `${fiches.length} projets comparés, un par colonne. Une ligne par sujet\u202f; les méthodes, ` +
    "puis les conditions, sont rangées sous leur nom.";
  const head = row(table.createTHead());
  cell(head, "td", "cell");
  for (const [rank, fiche] of fiches.entries()) {
    const heading = cell(head, "th", "columnheader");
    heading.scope = "col";
    heading.id = column(rank);
    heading.append(
      make("span", { className: "compares-nom" }, fiche.name),
      make("a", { href: fiche.address }, fiche.title),
    );
  }
  role(table.tHead, "rowgroup");
  for (const aspect of ASPECTS) {
    const body = role(table.createTBody(), "rowgroup");
    if (aspect.terms) terms(body, aspect, fiches);
    else
      line(
        body,
        aspect.title,
        fiches,
        (fiche) =>
          aspect.list ? listed(fiche.items(aspect.list), fiches.length, aspect.name) : copies(aspect.fill(fiche)),
        aspect.minor ? "mineur" : "",
      );
  }
  return table;
}

/** Draw the terms that projects share, one a row (on paper all in one row), then in one row those of each alone. */
function terms(body, { title, terms: of }, fiches) {
  const { common, own } = shared(fiches.map(of));
  const made = row(body, "compares-groupe");
  const heading = made.appendChild(make("th", { id: `compares-l${made.rowIndex}` }));
  heading.colSpan = fiches.length + 1; // it heads the rows below it alone: their cells name it
  heading.append(title, make("span", { className: "note" }, common.length ? "" : " aucune en commun"));
  for (const { cells } of common) {
    const { label, address } = cells.flat()[0];
    const cellsOf = new Map(fiches.map((fiche, rank) => [fiche, cells[rank]]));
    line(
      body,
      make("a", { href: address }, label),
      fiches,
      (fiche) => cellsOf.get(fiche).flatMap(said),
      "compares-commun",
      heading.id,
    );
  }
  if (common.length) {
    const all = row(body, "note-seule");
    const first = rowHeading(all, heading.id);
    first.append("Partagées", make("span", { className: "note" }, " (un signe par projet)"));
    const place = cell(all, "td", "cell");
    place.colSpan = fiches.length;
    place.setAttribute("headers", `${first.id} ${heading.id}`);
    place.append(
      make(
        "ul",
        { className: "compares-propres" },
        ...common.map(({ cells }) =>
          make(
            "li",
            {},
            `${cells.flat()[0].label} `,
            ...cells.map(([entry]) => sign(entry ?? { status: "aucune" })),
            make("span", { className: "lu" }, cells.map(([entry], rank) => whose(fiches[rank], entry)).join(", ")),
          ),
        ),
      ),
    );
  }
  if (own.some((entries) => entries.length)) {
    const ownOf = new Map(fiches.map((fiche, rank) => [fiche, own[rank]]));
    const title = common.length ? "Propres à un seul" : "De chacun";
    const items = (fiche) =>
      ownOf.get(fiche).length
        ? [
            make(
              "ul",
              { className: "compares-propres" },
              ...ownOf
                .get(fiche)
                .map((entry) =>
                  make(
                    "li",
                    {},
                    sign(entry),
                    make("a", { href: entry.address }, entry.label),
                    entry.status
                      ? make("span", { className: "compares-mot note" }, ` ${entry.word.toLowerCase()}`)
                      : "",
                  ),
                ),
            ),
          ]
        : [];
    line(body, title, fiches, items, "", heading.id);
  }
}

/** Return what a project says of a term: its status, if it has one, and its words. */
function said(entry) {
  const words = entry.word ?? make("span", { className: "lu" }, "Posée");
  return [
    make("p", { className: "compares-statut" }, sign(entry), words),
    make("p", { className: "compares-detail note" }, entry.detail),
  ];
}

/** Return in words what a sign says of a project. */
function whose({ name }, entry) {
  return `${name}\u00a0: ${entry ? (entry.word ?? "posée").toLowerCase() : "absente"}`;
}

/** Return the sign of a status, which the style sheet draws. */
export function sign({ status }) {
  const mark = make("span", { className: "compares-signe" });
  mark.dataset.statut = status ?? "";
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

/** Return a list of a fiche; past the number that the note keeps, items are for the screen alone, and the note says
 *  so. */
function listed(items, fiches, name = "") {
  if (!items.length) return [];
  const kept = PRINTED[fiches];
  const list = make(
    "ul",
    { className: name },
    ...items.map((item, rank) => make("li", { className: rank < kept ? "" : "hors-note" }, ...copies(item.childNodes))),
  );
  const left = items.length - kept;
  if (left > 0)
    list.append(make("li", { className: "note-seule" }, `et ${left} ${plural(left, "autre")}, dans la fiche`));
  return [list];
}

/** Draw a row, a cell a project; `group`: the heading above it that it comes under, if any, which its cells name. */
function line(body, title, fiches, content, name = "", group = "") {
  const made = row(body, name);
  const heading = rowHeading(made, group);
  heading.append(title);
  for (const [rank, fiche] of fiches.entries()) {
    const place = cell(made, "td", "cell");
    if (group) place.setAttribute("headers", `${column(rank)} ${heading.id} ${group}`);
    const whose = make("p", { className: "compares-rappel" }, fiche.name);
    whose.setAttribute("aria-hidden", "true");
    const words = content(fiche);
    place.append(whose, ...(words.length ? words : [nothing()]));
  }
}

function rowHeading(made, group) {
  const heading = cell(made, "th", "rowheader");
  heading.scope = "row";
  if (group) {
    heading.id = `compares-l${made.rowIndex}`;
    heading.setAttribute("headers", group);
  }
  return heading;
}

function column(rank) {
  return `compares-c${rank}`;
}

function nothing() {
  return make("span", { className: "compares-rien" }, make("span", { className: "lu" }, "Rien dans la fiche"));
}

function row(section, name = "") {
  const made = section.insertRow();
  made.className = name;
  return role(made, "row");
}

function cell(made, tag, name) {
  return role(made.appendChild(document.createElement(tag)), name);
}

function role(element, name) {
  element.setAttribute("role", name);
  return element;
}

function paragraph(name, nodes) {
  return make("p", { className: name }, ...copies(nodes));
}

function copies(nodes) {
  return [...nodes].map((node) => document.importNode(node, true));
}
