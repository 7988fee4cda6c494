// A candidate of the transfer check: read from the page or from the list of all projects; what is missing is shown in
// full, the rest folded under its names.
import { make } from "../common/element.js";
import { inhabitants, lazyItem } from "../projects/whole-list.js";
import { COLON } from "./note.js";

const words = (text) => (text ? text.split(" ") : []);

/** Return a candidate, from its item in the page. */
export function candidate(element) {
  const link = element.querySelector("h3 a");
  const rows = [...element.querySelectorAll(".dites > [data-condition]")];
  return {
    element,
    key: element.dataset.cle,
    title: link.textContent,
    href: link.getAttribute("href"),
    name: element.querySelector(".nom")?.textContent ?? link.textContent,
    kind: element.dataset.collectivite,
    size: element.dataset.taille,
    ...(element.dataset.lat && { lat: Number(element.dataset.lat), lon: Number(element.dataset.lon) }),
    conditions: words(element.dataset.conditions),
    themes: words(element.dataset.themes),
    methods: words(element.dataset.methodes),
    rows: new Map(rows.map((row) => [row.dataset.condition, row])),
    groups: null,
  };
}

/** Return as a candidate a project that the page does not hold: its words are in its fiche. */
export function older(project, levels, kinds) {
  const { projet: key, titre: title, nom: name, taille: size } = project;
  const [kind] = project.collectivite;
  const borne = { conditions: project.condition, themes: project.theme, methods: project.compte };
  return lazyItem(project, { key, title, name, kind, size, ...borne, rows: new Map(), groups: null }, () => {
    const told = `, ${kinds[kind]}, ${inhabitants(project)}\u202f; ${levels[project.transfert].toLowerCase()}`;
    const label = make("span", { className: "nom" }, name);
    const heading = make("h3", {}, make("a", { href: project.href }, ...project.titlePieces));
    const near = make("span", { className: "proche" });
    return make("li", {}, heading, make("p", { className: "note" }, label, told, near));
  });
}

/** Return what an item of the page shows of its conditions, group by group, once it is put there. */
export function groups(item) {
  const folded = (kind) => {
    const summary = make("summary");
    const rows = make("dl", { className: "dites" });
    return { element: make("details", { className: kind }, summary, rows), summary, rows };
  };
  const rows = make("dl", { className: "dites" });
  const [sentence, place] = [make("p", { className: "verdict" }), make("p", { className: "note place" })];
  const missing = {
    element: make(
      "div",
      { className: "manque" },
      make("p", { className: "intitule" }, `Il vous manque${COLON.trimEnd()}`),
      rows,
    ),
    rows,
  };
  const [unknown, met] = [folded("verifier"), folded("reunies")];
  item.element.querySelector(":scope > p.note").after(sentence, place, missing.element, unknown.element, met.element);
  item.element.querySelector(":scope > .dites")?.remove();
  return { verdict: sentence, place, missing, unknown, met };
}
