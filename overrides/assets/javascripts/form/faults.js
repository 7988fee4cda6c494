// The faults of a header shown in the form: beside each field, in a list above them all, and by group.

import { make } from "../common/element.js";
import { counted, quoted } from "../common/french.js";
import { controlOf, placeOf, reach } from "./fields.js";

const messages = new Map(
  [...document.getElementById("messages").content.children].map((one) => [one.dataset.cas, one.textContent]),
);

/** Return the message of a case, its holes filled. */
export function message(name, holes = {}) {
  const said = messages.get(name) ?? messages.get("other");
  return said.replace(/\{(\w+)\}/g, (hole, key) => holes[key] ?? hole);
}

/** Return the message of a fault of the schema. */
function said({ path, keyword, value, numbers }, place) {
  const count = Array.isArray(value) ? counted(value.length, "élément") : numbers[0];
  const bounded = keyword.replace(/^(?:max|exclusiveMin)imum$/, "minimum");
  const name = keyword === "minItems" && !value.length ? "emptyItems" : bounded;
  const read = typeof value === "object" ? JSON.stringify(value) : String(value);
  const told = message(name, { read: read.slice(0, 60), key: path.at(-1), count, most: numbers[1], least: numbers[1] });
  const form = keyword === "pattern" && place.dataset.forme;
  return form ? `${told} ${form}` : told;
}

/** Show these faults beside their fields, and in the list where it is asked. */
export function showFaults(form, faults, isListed) {
  clear(form);
  const items = faults.map((fault) => {
    const place = placeOf(form, fault.path) ?? form;
    const text = said(fault, place);
    const note = place.querySelector(":scope > .erreur, :scope > fieldset > .erreur");
    if (note && note.hidden) {
      note.hidden = false;
      note.textContent = text;
      controlOf(place)?.setAttribute("aria-invalid", "true");
    }
    return { place, text, path: fault.path };
  });
  items.sort(({ place: one }, { place: other }) => {
    if (one === other) return 0;
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  for (const group of form.querySelectorAll("details")) {
    const number = items.filter(({ place }) => group.contains(place)).length;
    group.querySelector(".manque").textContent = number ? `${number} à reprendre` : "";
  }
  const list = form.querySelector(".bilan-fautes");
  list.hidden = !isListed;
  list.querySelector("h2").textContent = faults.length
    ? `${counted(faults.length, "point")} à reprendre`
    : "Rien à reprendre dans les champs";
  list.querySelector("ul").replaceChildren(...items.map((item) => listed(form, item)));
}

function clear(form) {
  for (const note of form.querySelectorAll(".champ .erreur:not([hidden])")) {
    note.hidden = true;
    note.textContent = "";
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

function listed(form, { place, text, path }) {
  if (place === form) return make("li", {}, text);
  const names = [];
  for (let at = place.closest(".champ"); at; at = at.parentElement.closest(".champ")) names.unshift(at.dataset.nom);
  const ranks = path.filter((step) => /^\d+$/.test(step)).map((step) => Number(step) + 1);
  const rank = ranks.length ? ` (${ranks.join(", ")})` : "";
  const link = make("a", { href: "#", textContent: quoted(names.slice(-2).join(", ")) + rank });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reach(place);
  });
  return make("li", {}, link, ` ${text}`);
}
