// The matrix in the page: the filters keep projects, the tables count and show those alone; an order for rows and columns.
// The address holds it all; back and forward work. Nothing is fetched.
import { counts, FACETS, filtered, writeState } from "../projects/facets.js";
import { FacetForm } from "../projects/facet-form.js";
import { crossings, ORDERS, readOrder, sorted } from "./crossings.js";

const NAMED = 6; // projects called by name in a cell
const root = document.querySelector(".croisements-filtres");
const base = new URL(document.querySelector(".marque").href).href;
const words = (text) => (text ? text.split(" ") : []);
const items = [...root.querySelectorAll("[data-projet]")].map((element) => ({
  ...Object.fromEntries(FACETS.map((facet) => [facet, words(element.dataset[facet])])),
  element, key: element.dataset.projet, emploi: words(element.dataset.emploi), label: element.textContent, href: element.querySelector("a").href,
}));
const choice = root.querySelector("select[name=tri]");
const tables = [...document.querySelectorAll("table.matrice")].map(table);
const form = new FacetForm(root.querySelector(".facettes"), (facets) => change({ facets }));
let state;

function table(element) {
  const bodies = [...element.tBodies];
  const rows = bodies.flatMap((body) => [...body.rows].filter((row) => !row.matches(".famille")).map((row) => ({ row, body })));
  const heads = [...element.tHead.rows[0].cells].slice(1);
  return {
    element, bodies, themes: element.matches(".croisements"), region: element.closest(".defile"),
    rows: rows.map(({ row, body }, rank) => ({ row, body, rank, label: row.cells[0].textContent, id: row.dataset.methode, filled: 0, cells: [...row.cells].slice(1) })),
    columns: heads.map((head, rank) => ({ head, rank, label: head.textContent, id: head.dataset.theme ?? head.dataset.projet, filled: 0 })),
  };
}

// — Cells —

function plural(number, noun) {
  return `${number.toLocaleString("fr-FR")} ${noun}${number > 1 ? "s" : ""}`;
}

function span(className, text) {
  const element = document.createElement("span");
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

function cross(cell, method, theme, { projects, employed }) {
  if (!projects.length) {
    const empty = span("croix vide", "");
    empty.append(span("lu", "à explorer"));
    cell.replaceChildren(empty);
    return;
  }
  const names = projects.map((project) => project.label);
  const who = names.length > NAMED ? "" : `\u00a0: ${names.length > 1 ? `${names.slice(0, -1).join(", ")} et ${names.at(-1)}` : names[0]}`;
  const link = document.createElement("a");
  link.className = employed ? "croix employe" : "croix";
  link.title = `${plural(projects.length, "projet")}${who}${employed ? "" : ", sans que l’équipe l’ait employée"}`;
  if (projects.length === 1) link.href = projects[0].href;
  else {
    const facets = { ...state.facets, theme: [theme], methode: [method] };
    link.href = `${base}projets/?${writeState(facets)}`;
  }
  const number = span("", String(projects.length));
  number.setAttribute("aria-hidden", "true");
  link.append(number, span("lu", link.title));
  cell.replaceChildren(link);
}

// — Tables —

function fill(table_, kept) {
  const keys = new Set(kept.map((item) => item.key));
  const at = table_.themes ? crossings(kept) : null;
  for (const column of table_.columns) {
    column.filled = 0;
    column.shown = table_.themes || keys.has(column.id);
    column.head.hidden = !column.shown;
  }
  for (const row of table_.rows) {
    row.filled = 0;
    row.cells.forEach((cell, rank) => {
      const column = table_.columns[rank];
      let full = column.shown && cell.childElementCount > 0;
      if (at) {
        const found = at(row.id, column.id);
        cross(cell, row.id, column.id, found);
        full = found.projects.length > 0;
      }
      cell.hidden = !column.shown;
      if (full) { row.filled += 1; column.filled += 1; }
    });
    row.row.hidden = !table_.themes && !row.filled;
  }
  table_.region.hidden = table_.columns.every((column) => !column.shown);
  const notice = table_.region.nextElementSibling;
  if (notice?.matches(".matrice-vide")) notice.hidden = !table_.region.hidden;
}

function order(table_) {
  const byFamily = state.order === ORDERS[0];
  for (const body of table_.bodies) {
    const heading = body.rows[0]?.matches(".famille") ? body.rows[0] : null;
    if (heading) heading.hidden = !byFamily || table_.rows.every((row) => row.body !== body || row.row.hidden);
  }
  for (const row of sorted(table_.rows, state.order)) (byFamily ? row.body : table_.bodies[0]).append(row.row);
  if (!table_.themes) return;
  const columns = sorted(table_.columns, state.order);
  table_.columns[0].head.parentElement.append(...columns.map((column) => column.head));
  for (const row of table_.rows) row.row.append(...columns.map((column) => row.cells[column.rank]));
}

// — The page —

function paint() {
  const kept = filtered(items, state.facets);
  form.show(state.facets, counts(items, state.facets));
  choice.value = state.order;
  const shown = new Set(kept);
  for (const item of items) item.element.hidden = !shown.has(item);
  for (const found of tables) {
    fill(found, kept);
    order(found);
  }
  const { rows, columns } = tables.find((found) => found.themes);
  const full = rows.reduce((sum, row) => sum + row.filled, 0);
  root.querySelector("[role=status]").textContent = `${plural(kept.length, "projet")}\u202f; ${plural(full, "croisement")} ${full > 1 ? "connus" : "connu"}, ${(rows.length * columns.length - full).toLocaleString("fr-FR")} à explorer`;
}

function change(changes) {
  state = { ...state, ...changes };
  const parameters = writeState(state.facets, location.search);
  parameters.delete("tri");
  if (state.order !== ORDERS[0]) parameters.set("tri", state.order);
  history.pushState(null, "", parameters.size ? `?${parameters}` : location.pathname);
  paint();
}

function open() {
  state = { facets: form.read(location.search), order: readOrder(location.search) };
  paint();
}

choice.addEventListener("change", () => change({ order: choice.value }));
window.addEventListener("popstate", open);
open();
