// « Votre commune » on the map: the projects nearest to it, then those of communes of its size; read from the list of
// all projects where they are too many for the page.
import { make } from "../common/element.js";
import { inhabitants, lazyItem, WholeList } from "../projects/whole-list.js";
import { communeForm } from "./form.js";
import { distance, far } from "./communes.js";

const NEAREST = 5;
const LIKE = 100; // of communes of her size, the nearest
const root = document.querySelector(".pres");
const brackets = [...root.querySelectorAll("data")].map(({ value, dataset }) => [
  value,
  Number(dataset.fin) || Infinity,
]);
let items = [...root.querySelectorAll(".pres-projets > li")].map((element) => ({
  element,
  lat: Number(element.dataset.lat),
  lon: Number(element.dataset.lon),
  kind: element.dataset.collectivite,
  bracket: element.dataset.taille,
}));

const whole = new WholeList(root, complete, () => {
  root.querySelector("form [role=status]").textContent = "La liste des projets n’a pas pu être lue. Réessayez.";
});

/** Take all projects in, where the page holds none. */
function complete({ projects, kinds }) {
  items = projects.map((project) =>
    lazyItem(project, { kind: project.collectivite[0], bracket: project.taille }, () => drawn(project, kinds)),
  );
}

function drawn(project, kinds) {
  const { href, titlePieces, nom, collectivite } = project;
  const told = `${nom}, ${kinds[collectivite[0]]}, ${inhabitants(project)}\u202f; `;
  const note = make("span", { className: "note" }, told, make("span", { className: "distance" }));
  return make("li", {}, make("a", { href }, ...titlePieces), " ", note);
}

/** Return the line of a project, with its distance. */
function line({ element, away }, isExact) {
  element.querySelector(".distance").textContent = far(away, isExact);
  return element;
}

communeForm(root.querySelector("form"), async (commune) => {
  if (!(await whole.complete())) return;
  const [size] = brackets.find(([, end]) => commune.population < end);
  for (const item of items) item.away = distance(item, commune);
  const sorted = [...items].sort((one, other) => one.away - other.away);
  const alike = sorted.filter(({ kind, bracket }) => kind === "commune" && bracket === size);
  const [nearest, like] = root.querySelectorAll(".pres-projets");
  nearest.replaceChildren(...sorted.slice(0, NEAREST).map((item) => line(item, commune.isExact)));
  like.replaceChildren(...alike.slice(0, LIKE).map((item) => line(item, commune.isExact).cloneNode(true)));
  root.querySelector(".pres-reponse").hidden = false;
  like.closest("section").hidden = !alike.length;
});
