// The remarks of an import shown beside their fields, each with a button that says it is verified.

import { make } from "../common/element.js";
import { controlOf, number, placeOf } from "./fields.js";
import { tight } from "./quotes.js";
import { nameOf } from "./remarks.js";

const FIGURE = /chiffre clé possible : (-?\d[\d \u00a0\u202f]*(?:,\d+)?)[ \u00a0\u202f]?(.+?), dans «/;

/** Show remarks beside their fields; `verify` is called with the names of those that a person has verified, `add` with
 *  the field of a list and what is to be one more of it.
 */
export function showRemarks(form, remarks, verify, add) {
  for (const box of form.querySelectorAll(".a-verifier")) box.remove();
  for (const remark of remarks) {
    const place = placeOf(form, FIGURE.test(remark.text) ? ["figures"] : remark.path) ?? form;
    boxOf(place, form).querySelector("ul").append(item(remark));
  }
  for (const box of form.querySelectorAll(".a-verifier")) {
    const all = make("button", { type: "button", className: "tout" }, "Tout est vérifié");
    if (box.querySelector("li + li")) box.append(all);
    box.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      const field = box.parentElement;
      if (button) verify(taken(form, box, button));
      if (button?.matches(".reprendre")) add(field, figure(button.dataset.dit));
    });
  }
  count(form);
}

/** Take away the remark of a button, or all those of its box, and lead on; return their names. */
function taken(form, box, button) {
  const targets = button.matches(".tout") ? [...box.querySelectorAll("li")] : [button.closest("li")];
  const beside = [targets[0].nextElementSibling, targets[0].previousElementSibling];
  const next = beside.find((one) => one && !targets.includes(one));
  const place = box.parentElement;
  for (const one of targets) one.remove();
  if (!box.querySelector("li + li")) box.querySelector(".tout")?.remove();
  if (!box.querySelector("li")) box.remove();
  count(form);
  (next?.querySelector("button") ?? controlOf(place))?.focus();
  return targets.map(({ dataset }) => dataset.nom);
}

/** Say in each part of the form how many remarks are left in it. */
function count(form) {
  for (const group of form.querySelectorAll("details")) {
    const number = group.querySelectorAll(".a-verifier li").length;
    group.querySelector(".reste").textContent = number ? `${number} à vérifier` : "";
  }
}

/** Return the figure that a remark proposes: its value and its unit. */
function figure(text) {
  const [, value, unit] = text.match(FIGURE);
  return { value: number(value), unit };
}

function item(remark) {
  const words = tight(`À${remark.text.slice(1)}`);
  const subject = remark.text.replace(/^à vérifier[ :,]*/, "");
  const button = make("button", { type: "button" }, "Vérifié", make("span", { className: "lu" }, ` : ${subject}`));
  const listItem = make("li", {}, words, " ", button);
  if (FIGURE.test(remark.text)) {
    const name = make("span", { className: "lu" }, ` : ${subject}`);
    const keep = make("button", { type: "button", className: "reprendre" }, "En faire un chiffre clé", name);
    keep.dataset.dit = remark.text;
    listItem.append(" ", keep);
  }
  listItem.dataset.nom = nameOf(remark);
  return listItem;
}

/** Return the box of the remarks of a place, made if need be. */
function boxOf(place, form) {
  const own = place.querySelector(":scope > .a-verifier, :scope > fieldset > .a-verifier");
  if (own) return own;
  const box = make("div", { className: "a-verifier" }, make("ul"));
  const below = place.querySelector(":scope > .erreur, :scope > fieldset > .erreur");
  (below ?? form.querySelector("details")).before(box);
  return box;
}
