// The remarks of an import shown beside their fields, each with a button that says it is verified.

import { make } from "../common/element.js";
import { controlOf, placeOf } from "./fields.js";
import { nameOf } from "./remarks.js";

/** Show remarks beside their fields; `verify` is called with the names of those that a person has verified. */
export function showRemarks(form, remarks, verify) {
  for (const box of form.querySelectorAll(".a-verifier")) box.remove();
  for (const remark of remarks) {
    const place = placeOf(form, remark.path) ?? form;
    boxOf(place, form).querySelector("ul").append(item(remark));
  }
  for (const box of form.querySelectorAll(".a-verifier")) {
    const all = make("button", { type: "button", className: "tout" }, "Tout est vérifié");
    if (box.querySelector("li + li")) box.append(all);
    box.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) verify(taken(form, box, button));
    });
  }
  count(form);
}

/** Take away the remark of a button, or all those of its box, and lead on; return their names. */
function taken(form, box, button) {
  const gone = button.matches(".tout") ? [...box.querySelectorAll("li")] : [button.closest("li")];
  const beside = [gone[0].nextElementSibling, gone[0].previousElementSibling];
  const next = beside.find((one) => one && !gone.includes(one));
  const place = box.parentElement;
  for (const one of gone) one.remove();
  if (!box.querySelector("li + li")) box.querySelector(".tout")?.remove();
  if (!box.querySelector("li")) box.remove();
  count(form);
  (next?.querySelector("button") ?? controlOf(place))?.focus();
  return gone.map(({ dataset }) => dataset.nom);
}

/** Say in each part of the form how many remarks are left in it. */
function count(form) {
  for (const group of form.querySelectorAll("details")) {
    const number = group.querySelectorAll(".a-verifier li").length;
    group.querySelector(".reste").textContent = number ? `${number} à vérifier` : "";
  }
}

function item(remark) {
  const words = `À${remark.text.slice(1)}`;
  const subject = remark.text.replace(/^à vérifier[ :,]*/, "");
  const button = make("button", { type: "button" }, "Vérifié", make("span", { className: "lu" }, ` : ${subject}`));
  const made = make("li", {}, words, " ", button);
  made.dataset.nom = nameOf(remark);
  return made;
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
