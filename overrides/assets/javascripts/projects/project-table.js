// The table of projects, drawn from their cards: a column a fact, headings that sort. The words are those of the cards
// and of the facets' form, already typeset.

import { LongList } from "./long-list.js";
import { isTurned, name } from "./order.js";

/** Each column: its heading, the order it sorts by (none for some), what it takes from a card; paper leaves `screen`
 *  out. */
const COLUMNS = [
  {
    title: "Projet",
    order: "titre",
    cell: (item) => copy(item.element.querySelector(".vignette-titre a")),
    heads: true,
  },
  { title: "Commanditaire", order: "commanditaire", cell: (item) => item.commanditaire },
  { title: "Type", cell: (item) => words(item, ".fait-type") },
  { title: "Habitants", order: "population", cell: (item) => item.population.toLocaleString("fr-FR"), number: true },
  { title: "Thèmes", cell: (item, form) => item.theme.map((value) => form.label("theme", value)).join(", ") },
  { title: "Méthodes", order: "methodes", cell: (item, form) => methods(item, form) },
  { title: "Transfert", order: "transfert", cell: (item) => words(item, ".fait-niveau") },
  { title: "Édition", order: "edition", cell: (item) => words(item, ".fait-edition") },
  { title: "Comparer", cell: (item, form, choice) => choice.button(item.project, item.titre), screen: true },
];

export class ProjectTable {
  /** `region`: where it stands; `form`: the FacetForm that names the values; `choice`: the ComparisonChoice whose
   *  button each row holds; `sort(order)`: called when a heading is pressed. */
  constructor(region, form, choice, sort) {
    this.region = region;
    this.form = form;
    this.choice = choice;
    this.sort = sort;
    this.order = null;
  }

  /** Show the items, none hides the table; headings say which of them sorts, and which way. `growing`: they add to
   *  those shown. */
  show(items, order, growing = false) {
    this.region.hidden = items.length === 0;
    if (this.region.hidden) return this.rows?.show([]);
    this.order = order;
    this.rows ??= new LongList(this.build(), (item) => (item.row ??= this.line(item)));
    this.region.querySelectorAll("th[data-tri]").forEach((heading) => {
      if (heading.dataset.tri === name(order))
        heading.setAttribute("aria-sort", isTurned(order) ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
    return growing ? this.rows.grow(items) : this.rows.show(items);
  }

  build() {
    const table = this.region.appendChild(document.createElement("table"));
    table.className = "projets";
    const caption = table.createCaption();
    caption.className = "lu";
    caption.textContent = "Projets, un par ligne ; les en-têtes qui sont des boutons trient le tableau".replace(
      " ;",
      "\u202f;",
    );
    const head = table.createTHead().insertRow();
    for (const { title, order, screen } of COLUMNS) {
      const heading = head.appendChild(document.createElement("th"));
      heading.scope = "col";
      if (screen) heading.dataset.ecran = "";
      if (!order) {
        heading.textContent = title;
        continue;
      }
      heading.dataset.tri = order;
      const button = heading.appendChild(document.createElement("button"));
      button.type = "button";
      button.textContent = title;
      button.addEventListener("click", () => this.sort(this.order === order ? `-${order}` : order));
    }
    return table.createTBody();
  }

  line(item) {
    const row = document.createElement("tr");
    for (const { cell, heads, number, screen } of COLUMNS) {
      const place = row.appendChild(document.createElement(heads ? "th" : "td"));
      if (heads) place.scope = "row";
      if (number) place.className = "a-droite";
      if (screen) place.dataset.ecran = "";
      place.append(cell(item, this.form, this.choice));
    }
    return row;
  }
}

function words(item, selector) {
  return item.element.querySelector(selector).textContent;
}

function copy(link) {
  const own = document.createElement("a");
  own.href = link.href;
  own.textContent = link.textContent;
  return own;
}

function methods(item, form) {
  const details = document.createElement("details");
  const summary = details.appendChild(document.createElement("summary"));
  summary.textContent = words(item, ".fait-methodes");
  details.append(item.methode.map((value) => form.label("methode", value)).join(", "));
  return details;
}
