// /comparer/: the projects that the address names, read from their fiches and set side by side. Nothing is stored: the
// choice is the address, which back and forward, a bookmark or a letter keep.

import { make } from "../common/element.js";
import { listed, plural, quoted } from "../common/french.js";
import { LEAST, MOST, readProjects, writeProjects } from "./comparison.js";
import { readFiche } from "./fiche-reader.js";
import { WholeList } from "../projects/whole-list.js";
import { comparisonTable, sign } from "./comparison-table.js";
import { digest } from "./digest.js";

const root = document.querySelector(".comparaison");
const site = new URL(root.dataset.racine, location.href);
const form = root.querySelector(".comparaison-choix");
const picker = form.elements.p;
const messages = root.querySelector(".comparaison-messages");
const labels = new Map([...picker.options].filter(({ value }) => value).map(({ value, text }) => [value, text]));
const whole = new WholeList(
  root,
  ({ projects }) => {
    for (const { projet, nom, titre } of projects) labels.set(projet, labels.get(projet) ?? `${nom}\u00a0: ${titre}`);
  },
  () => messages.replaceChildren(make("p", {}, "La liste des projets n’a pas pu être lue. Rechargez la page.")),
);
const place = root.querySelector(".comparaison-tableau");
const siteTitle = document.title;
const fiches = new Map();
let asked = 0;
let sheets;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (picker.value) choose([...request().chosen, picker.value]);
});
window.addEventListener("popstate", show);
show();

/** Take a choice, write it in the address and show it. */
function choose(projects) {
  history.pushState(null, "", writeProjects(projects) || location.pathname);
  show();
}

/** Show what the address asks for: what is chosen, what can't be, the table once its fiches are read. */
async function show() {
  const ask = ++asked;
  if (!whole.isTaken && location.search && !(await whole.complete())) return;
  const { chosen, ...refused } = request();
  list(chosen);
  if (chosen.length >= LEAST) sheets ??= tableSheets();
  const [read] = await Promise.all([Promise.allSettled(chosen.map(fiche)), sheets]);
  if (ask !== asked) return; // the reader has asked for something else meanwhile
  const found = read.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
  const lost = chosen.filter((_, rank) => read[rank].status === "rejected");
  place.replaceChildren(...(found.length >= LEAST ? drawn(found, chosen) : []));
  document.title = found.length >= LEAST ? `${listed(found.map(({ name }) => name))} – ${siteTitle}` : siteTitle;
  messages.replaceChildren(...notices({ chosen, ...refused }, found.length, lost).map((words) => make("p", {}, words)));
}

/** Return what the address asks for. */
function request() {
  return readProjects(location.search, [...labels.keys()]);
}

/** Return the digest, the table in the short form that is printed, and what unfolds its details. */
function drawn(found, chosen) {
  const table = comparisonTable(found);
  const { element, check } = digest(found);
  check.href = new URL(`transferer/${writeProjects(chosen)}`, site).href;
  const details = make("button", { type: "button", className: "bouton" }, "Montrer tous les détails");
  details.setAttribute("aria-expanded", "false");
  details.addEventListener("click", () => {
    const open = table.classList.toggle("entier");
    details.setAttribute("aria-expanded", String(open));
    details.textContent = open ? "Replier les détails" : "Montrer tous les détails";
  });
  const print = make("button", { type: "button", className: "bouton" }, "Imprimer sur une page");
  print.addEventListener("click", () => window.print());
  return [element, make("p", { className: "compares-gestes" }, details, print), table, footnote()];
}

/** Load the style sheets of the table, which no page without one needs; one that is lost leaves the table bare. */
function tableSheets() {
  const links = [...document.querySelectorAll("template.feuilles-du-tableau")].flatMap((template) => {
    const inside = [...template.content.children];
    template.replaceWith(template.content);
    return inside;
  });
  return Promise.all(links.map((link) => new Promise((done) => (link.onload = link.onerror = done))));
}

/** Return the fiche of a project, read once. */
function fiche(project) {
  if (!fiches.has(project)) {
    const reading = readFiche(new URL(`projets/${project}/`, site).href);
    reading.catch(() => fiches.delete(project)); // another try may succeed
    fiches.set(project, reading);
  }
  return fiches.get(project);
}

function list(chosen) {
  form.querySelector(".comparaison-choisis").replaceChildren(
    ...chosen.map((project) => {
      const button = make("button", { type: "button", className: "bouton" }, "Retirer");
      button.setAttribute("aria-label", `Retirer ${label(project)}`);
      button.addEventListener("click", () => {
        choose(chosen.filter((other) => other !== project));
        (form.querySelector(".comparaison-choisis button") ?? picker).focus();
      });
      return make("li", {}, label(project), " ", button);
    }),
  );
  for (const option of picker.options) option.disabled = chosen.includes(option.value);
  picker.value = "";
  picker.disabled = form.querySelector("[type=submit]").disabled = chosen.length === MOST;
  const link = form.querySelector(".comparaison-liste a");
  link.search = writeProjects(chosen);
}

/** Return what the reader must know of his request. */
function notices({ chosen, surplus, unknown, ambiguous }, shown, lost) {
  return [
    ...unknown.map((name) => `Aucun projet ne s’appelle ${quoted(name)}.`),
    ...ambiguous.map(
      ({ name, projects }) =>
        `${quoted(name)} désigne plusieurs projets\u00a0: ${listed(projects)}. ` + "Choisissez le vôtre dans la liste.",
    ),
    ...(surplus.length
      ? [
          "Quatre projets au plus se comparent\u00a0: " +
            `${listed(surplus.map((project) => quoted(label(project))))} ` +
            `${plural(surplus.length, "est laissé", "sont laissés")} de côté.`,
        ]
      : []),
    ...lost.map(
      (project) =>
        `La fiche ${quoted(label(project))} n’a pas pu être lue. ` +
        "Rechargez la page, ou ouvrez la fiche depuis la liste des projets.",
    ),
    ...(chosen.length === 0
      ? ["Choisissez deux à quatre projets."]
      : chosen.length < LEAST
        ? ["Choisissez-en encore un\u00a0: la comparaison en demande deux."]
        : []),
    ...(shown >= LEAST ? [`${shown} projets comparés.`] : []),
  ];
}

/** Return the foot of the printed note: where it comes from, when, and that its lists are cut. */
function footnote() {
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" }).format(new Date());
  const legend = { employee: "employée ou posée", preconisee: "préconisée", existante: "existante", aucune: "absente" };
  return make(
    "p",
    { className: "note-seule note" },
    make("span", { className: "sur-papier" }, `Note imprimée le ${day}. `),
    "Signes\u00a0: ",
    ...Object.entries(legend).flatMap(([status, words], rank) => [rank ? ", " : "", sign({ status }), ` ${words}`]),
    ". Les longues listes sont abrégées, les fiches disent tout.",
    make("span", { className: "sur-papier" }, ` ${location.href}`),
  );
}

function label(project) {
  return labels.get(project);
}
