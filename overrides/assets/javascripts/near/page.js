// « Votre commune » on the map: the projects nearest to it, then those of communes of its size.
import { communeForm } from "./form.js";
import { distance, far } from "./communes.js";

const NEAREST = 5;
const root = document.querySelector(".pres");
const brackets = [...root.querySelectorAll("data")].map(({ value, dataset }) => [
  value,
  Number(dataset.fin) || Infinity,
]);
const items = [...root.querySelectorAll(".pres-projets > li")].map((element) => ({
  element,
  lat: Number(element.dataset.lat),
  lon: Number(element.dataset.lon),
  kind: element.dataset.collectivite,
  bracket: element.dataset.taille,
  told: element.querySelector(".distance"),
}));

communeForm(root.querySelector("form"), (commune) => {
  const [size] = brackets.find(([, end]) => commune.population < end);
  for (const item of items) {
    item.away = distance(item, commune);
    item.told.textContent = far(item.away, commune.isExact);
  }
  const sorted = [...items].sort((one, other) => one.away - other.away);
  const alike = sorted.filter(({ kind, bracket }) => kind === "commune" && bracket === size);
  const [nearest, like] = root.querySelectorAll(".pres-projets");
  nearest.replaceChildren(...sorted.slice(0, NEAREST).map(({ element }) => element));
  like.replaceChildren(...alike.map(({ element }) => element.cloneNode(true)));
  root.querySelector(".pres-reponse").hidden = false;
  like.closest("section").hidden = !alike.length;
});
