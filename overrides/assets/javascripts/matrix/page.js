// The matrix in the page: the filters keep projects, the tables count and show those alone; an order for rows and
// columns. The address holds it all; back and forward work. Nothing is fetched but the list of all projects, where they
// are too many for the page: once the reader filters.
import { make } from "../common/element.js";
import { counted, listed, plural, quoted } from "../common/french.js";
import { counts, FACETS, filtered, writeState } from "../projects/facets.js";
import { FacetForm } from "../projects/facet-form.js";
import { lazyItem, WholeList } from "../projects/whole-list.js";
import { bearers, crossings, ORDERS, readOrder, sorted } from "./crossings.js";
import { grid } from "./grid.js";
import { tellCells } from "./cell-note.js";

const root = document.querySelector(".croisements-filtres");
const base = new URL(document.querySelector(".marque").href).href;
const words = (text) => (text ? text.split(" ") : []);
let items = [...root.querySelectorAll("[data-projet]")].map((element) => ({
  ...Object.fromEntries(FACETS.map((facet) => [facet, words(element.dataset[facet])])),
  element,
  key: element.dataset.projet,
  emploi: words(element.dataset.emploi),
  label: element.textContent.trim(),
  href: element.querySelector("a").href,
}));
const MOST = 100; // projects named under the tables' filters
const NAMED = Number(document.querySelector("table.croisements").dataset.nommes); // projects called by name in a cell
const choice = root.querySelector("select[name=tri]");
const tables = [...document.querySelectorAll("table.matrice")].map(table);
const byTheme = tables.find((matrix) => matrix.themes);
const theme = document.querySelector(".croisements-theme select"); // the one shown on a narrow screen
const form = new FacetForm(root.querySelector(".facettes"), (facets) => change({ facets }));
const names = root.querySelector(".croisements-projets ul");
const whole = new WholeList(root, complete, () => {
  root.querySelector("[role=status]").textContent = "La liste des projets n’a pas pu être lue. Réessayez.";
});
let state;

/** Take all projects in, where the page holds but the first. */
function complete({ projects }) {
  items = projects.map((project, rank) => items[rank] ?? item(project));
}

function item(project) {
  const { projet: key, nom: label, href } = project;
  return lazyItem(project, { key, label }, () => make("li", {}, make("a", { href }, label)));
}

function table(element) {
  const bodies = [...element.tBodies];
  const rows = bodies.flatMap((body) =>
    [...body.rows].filter((row) => !row.matches(".famille")).map((row) => ({ row, body })),
  );
  const heads = [...element.tHead.rows[0].cells].slice(1);
  const matrix = {
    element,
    bodies,
    themes: element.matches(".croisements"),
    region: element.closest(".defile"),
    rows: rows.map(({ row, body }, rank) => ({
      row,
      body,
      rank,
      label: row.cells[0].textContent.trim(),
      id: row.dataset.methode,
      filled: 0,
      cells: [...row.cells].slice(1),
      home: row.querySelector("a").href,
    })),
    columns: heads.map((head, rank) => ({
      head,
      rank,
      label: head.textContent.trim(),
      id: head.dataset.theme ?? head.dataset.projet,
      filled: 0,
    })),
  };
  return { ...matrix, drawn: { byFamily: true, rows: matrix.rows, columns: matrix.columns } };
}

// — Cells —

/** Tell in a cell which projects cross there, or how many employ the method elsewhere. */
function cross(cell, row, column, { projects, employed }, elsewhere) {
  const link = cell.firstElementChild;
  const names = projects.length > NAMED ? "" : `\u00a0: ${lazyItem(projects.map((project) => project.label))}`;
  const untried = employed ? "" : ", sans que l’équipe l’ait employée";
  const tried = `${counted(projects.length, "projet")}${names}${untried}`;
  const teams = `${counted(elsewhere, "équipe")} ${plural(elsewhere, "l’a", "l’ont")} fait ailleurs`;
  const nobody = `Personne n’a essayé ${quoted(row.label)} sur ${quoted(column.label)}`;
  const label = projects.length ? tried : elsewhere ? `${nobody}\u202f; ${teams}` : nobody;
  if (!projects.length && link.ariaLabel === label) return; // nothing changes in most cells
  const list = writeState({ ...state.facets, theme: [column.id], methode: [row.id] });
  const way = projects.length === 1 ? projects[0].href : `${base}projets/?${list}`;
  link.classList.toggle("vide", !projects.length);
  link.classList.toggle("employe", employed);
  link.replaceChildren(projects.length || "");
  if (projects.length && !employed) link.append(make("span", { className: "lu" }, " non employée"));
  link.href = projects.length ? way : `${row.home}#usages`;
  link.ariaLabel = label;
}

// — Tables —

function fill(matrix, kept) {
  const keys = new Set(kept.map((item) => item.key));
  const at = matrix.themes ? crossings(kept) : null;
  const users = at ? bearers(kept) : null;
  for (const column of matrix.columns) {
    column.filled = 0;
    column.shown = matrix.themes || keys.has(column.id);
    column.head.hidden = !column.shown;
  }
  for (const row of matrix.rows) {
    row.filled = 0;
    row.cells.forEach((cell, rank) => {
      const column = matrix.columns[rank];
      let full = column.shown && cell.childElementCount > 0;
      if (at) {
        const found = at(row.id, column.id);
        cross(cell, row, column, found, users.get(row.id) ?? 0);
        full = found.projects.length > 0;
      }
      cell.hidden = !column.shown;
      if (full) {
        row.filled += 1;
        column.filled += 1;
      }
    });
    row.row.hidden = !matrix.themes && !row.filled;
  }
  matrix.region.hidden = matrix.columns.every((column) => !column.shown);
  const notice = matrix.region.nextElementSibling;
  if (notice?.matches(".matrice-vide")) notice.hidden = !matrix.region.hidden;
}

function order(matrix) {
  const byFamily = state.order === ORDERS[0];
  for (const body of matrix.bodies) {
    const heading = body.rows[0]?.matches(".famille") ? body.rows[0] : null;
    if (heading) heading.hidden = !byFamily || matrix.rows.every((row) => row.body !== body || row.row.hidden);
  }
  const [rows, columns] = [matrix.rows, matrix.columns].map((items) => sorted(items, state.order));
  const isSame = (items, drawn) => items.every((item, rank) => item === drawn[rank]);
  if (byFamily !== matrix.drawn.byFamily || !isSame(rows, matrix.drawn.rows))
    for (const row of rows) (byFamily ? row.body : matrix.bodies[0]).append(row.row);
  if (matrix.themes && !isSame(columns, matrix.drawn.columns)) {
    columns[0].head.parentElement.append(...columns.map((column) => column.head));
    for (const row of rows) row.row.append(...columns.map((column) => row.cells[column.rank]));
  }
  matrix.drawn = { byFamily, rows, columns };
}

/** Mark what a narrow screen leaves out: all themes but one. */
function one() {
  for (const { head, id, rank } of byTheme.columns)
    for (const cell of [head, ...byTheme.rows.map((row) => row.cells[rank])])
      cell.classList.toggle("ailleurs", id !== theme.value);
}

// — The page —

function paint() {
  const kept = filtered(items, state.facets);
  form.show(state.facets, counts(items, state.facets));
  choice.value = state.order;
  names.replaceChildren(...kept.slice(0, MOST).map((item) => item.element));
  for (const matrix of tables) {
    fill(matrix, kept);
    order(matrix);
  }
  const { rows, columns } = byTheme;
  const full = rows.reduce((sum, row) => sum + row.filled, 0);
  one();
  root.querySelector("[role=status]").textContent =
    `${counted(kept.length, "projet")}\u202f; ${counted(full, "croisement")} ${plural(full, "connu")}, ` +
    `${(rows.length * columns.length - full).toLocaleString("fr-FR")} à explorer`;
}

async function change(changes) {
  if (!whole.isTaken && !(await whole.complete())) return;
  state = { ...state, ...changes };
  const parameters = writeState(state.facets, location.search);
  parameters.delete("tri");
  if (state.order !== ORDERS[0]) parameters.set("tri", state.order);
  history.pushState(null, "", parameters.size ? `?${parameters}` : location.pathname);
  paint();
}

/** Show what the address asks; `isDrawn` tells that the page came that way, without filter nor order. */
async function open(isDrawn = false) {
  if (!whole.isTaken && !isDrawn) await whole.complete();
  state = { facets: form.read(location.search), order: readOrder(location.search) };
  theme.value = state.facets.theme[0] ?? theme.options[0].value;
  if (isDrawn) one();
  else paint();
}

theme.append(...byTheme.columns.map(({ label, id }) => new Option(label, id)));
theme.addEventListener("change", one);
choice.addEventListener("change", () => change({ order: choice.value }));
grid(byTheme.element);
tellCells(byTheme.element);
const fit = new ResizeObserver((seen) => {
  for (const region of new Set(seen.map(({ target }) => target.closest(".defile"))))
    region.classList.toggle("tient", region.firstElementChild.offsetWidth <= region.clientWidth);
});
for (const { region } of tables) for (const box of [region, region.firstElementChild]) fit.observe(box);
window.addEventListener("popstate", () => open());
open(!location.search);
