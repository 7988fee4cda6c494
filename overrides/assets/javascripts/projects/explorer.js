// The explorer of /projets/: the cards drawn at build, filtered, sorted and shown a page at a time, as cards or as a
// table. The address holds the whole state (theme, methode…, tri, vue, p); back and forward work. Nothing is stored,
// nor fetched but the list of all projects, where they are too many for the page: once the reader asks something of it.

import { counted } from "../common/french.js";
import { ComparisonChoice } from "./comparison-choice.js";
import { readProjects, writeProjects } from "../comparison/comparison.js";
import { counts, FACETS, filtered, writeState } from "./facets.js";
import { FacetForm } from "./facet-form.js";
import { LongList } from "./long-list.js";
import { ordered, readOrder, writeOrder } from "./order.js";
import { ProjectTable } from "./project-table.js";
import { giveShown } from "./table-file.js";
import { lazyItem, WholeList } from "./whole-list.js";

/** How many projects are shown first, whatever the size of the catalogue, and how many more on demand. */
const PAGE = 48;

const root = document.querySelector(".explorateur");
const list = root.querySelector(".explorateur-vignettes");
const settings = root.querySelector(".explorateur-reglages");
const more = root.querySelector(".explorateur-suite");
const status = root.querySelector(".explorateur-compte");
const relief = root.querySelector(".facettes-sans");
const pager = root.querySelector(".pages");
let items = [...list.children].map(item);

const form = new FacetForm(root.querySelector(".facettes"), (facets) => change({ facets }));
const choice = new ComparisonChoice(root, names(), (projects) => take({ projects }));
const cards = new LongList(list, card);
const table = new ProjectTable(root.querySelector(".explorateur-tableau"), form, choice, (order) => change({ order }));
let state = null;
let shown = PAGE;

settings.addEventListener("change", () =>
  change({ order: settings.elements.tri.value, view: settings.elements.vue.value }),
);
settings.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", (event) => {
  const wanted = event.target.dataset.combien;
  if (wanted) showMore(wanted === "tout" ? Infinity : shown + PAGE);
});
giveShown(root.querySelector(".explorateur-fichier"), async () =>
  (await whole.complete()) ? matching().map(({ project }) => project) : null,
);
const whole = new WholeList(root, complete, () => {
  status.textContent = "La liste entière n’a pas pu être lue. Réessayez, ou parcourez-la page par page.";
  pager.hidden = false;
});
if (pager) pager.hidden = true;
window.addEventListener("popstate", (event) => open(event.state));
window.addEventListener("beforeprint", () => draw(items.length));
window.addEventListener("afterprint", () => draw(shown));
open(history.state);

/** Return what a card says of its project, by the names that filters and orders use. */
function item(element, rank) {
  const values = Object.fromEntries(FACETS.map((facet) => [facet, element.dataset[facet].split(" ")]));
  return {
    ...values,
    element,
    project: element.dataset.projet,
    titre: element.querySelector(".vignette-titre").textContent,
    commanditaire: element.querySelector(".sur-titre").textContent,
    rang: rank,
    population: Number(element.dataset.population),
    transfert: Number(element.dataset.transfert),
    methodes: values.methode.length,
  };
}

/** Return the name of each project. */
function names() {
  return new Map(items.map(({ project, commanditaire }) => [project, commanditaire]));
}

/** Take all projects in, where the page holds but the first. */
async function complete(list) {
  const { cardDrawer } = await import("./project-card.js");
  const drawn = cardDrawer([...root.querySelector(".explorateur-modeles").content.children], form, list);
  items = list.projects.map((project, rank) => {
    const facts = { project: project.projet, methodes: project.methode.length };
    return items[rank] ?? lazyItem(project, facts, () => drawn(project));
  });
  choice.names = names();
}

/** Show what the address asks for, as many projects as were shown when the reader left it. */
async function open(kept) {
  const search = location.search;
  if (!whole.isTaken && (search || kept?.shown > items.length)) await whole.complete();
  state = {
    facets: form.read(search),
    order: readOrder(search),
    view: new URLSearchParams(search).get("vue") === "tableau" ? "tableau" : "cartes",
    projects: readProjects(
      search,
      items.map(({ project }) => project),
    ).chosen,
  };
  shown = kept?.shown ?? PAGE;
  paint();
}

/** Take a change of the list, which begins again, and show it. */
function change(changes) {
  shown = PAGE;
  take(changes);
}

/** Take a change of the reader's, write it in the address and show it. */
async function take(changes) {
  if (!whole.isTaken && !(await whole.complete())) return;
  state = { ...state, ...changes };
  const parameters = writeOrder(state.order, writeState(state.facets, location.search));
  parameters.delete("vue");
  if (state.view === "tableau") parameters.set("vue", "tableau");
  const search = writeProjects(state.projects, parameters);
  if (search !== location.search) history.pushState({ shown }, "", search || location.pathname);
  paint();
}

function paint() {
  settings.elements.tri.value = state.order;
  settings.elements.vue.value = state.view;
  if (whole.isTaken) form.show(state.facets, counts(items, state.facets));
  draw(shown);
}

/** Return the card of an item, with the button that compares it. */
function card(item) {
  item.compares ??= item.element.appendChild(choice.button(item.project, item.titre));
  return item.element;
}

/** Return every project that the state keeps, in its order. */
function matching() {
  return ordered(filtered(items, state.facets), state.order);
}

/** Draw the first `most` projects of those the state keeps; where they only add to those drawn, by batches. Return
 *  them all. */
function draw(most, growing = false) {
  const found = matching();
  const drawn = found.slice(0, most);
  choice.show(state.projects);
  list.hidden = state.view !== "cartes";
  if (list.hidden) cards.show([]);
  else if (growing) cards.grow(drawn);
  else cards.show(drawn);
  table.show(list.hidden ? drawn : [], state.order, growing);
  more.hidden = whole.isTaken && drawn.length === found.length;
  if (whole.isTaken) say(found.length);
  form.relieve(relief, items, state.facets, found.length, ["projet", "projets"]);
  return drawn;
}

function say(number) {
  const whole = items.length;
  status.textContent =
    number === 0
      ? "Aucun projet ne répond à tous ces filtres."
      : number === whole
        ? counted(whole, "projet")
        : `${counted(number, "projet")} sur ${whole.toLocaleString("fr-FR")}`;
}

/** Draw more projects and give the focus to the first of the new ones. */
async function showMore(most) {
  const before = Math.min(shown, items.length);
  if (!whole.isTaken && most > items.length && !(await whole.complete())) return;
  shown = most;
  history.replaceState({ shown }, "");
  const first = draw(shown, true)[before];
  (state.view === "cartes" ? first.element : first.row).querySelector("a").focus();
}
