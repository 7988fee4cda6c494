// The fields of the form: drawn from the page's models, filled with values, read as one types. A field knows its key,
// an element of a list its rank; together they are the path of a value in the header.

import { make } from "../common/element.js";
import { counted } from "../common/french.js";
import { isMapping } from "./writing.js";

const BOUNDARY = ".champ, .element";
let numbered = 0;

/** Return the fields right below an element: not those of the groups and lists in it. */
export function fieldsOf(holder) {
  const own = holder.matches(BOUNDARY) ? holder : null;
  return [...holder.querySelectorAll(".champ")].filter((field) => field.parentElement.closest(BOUNDARY) === own);
}

/** Return the elements of a list. */
export function elementsOf(field) {
  return [...field.querySelector(".elements").children];
}

/** Return the place of what an element of the page belongs to, from the top of the header. */
export function pathOf(element) {
  const path = [];
  for (let at = element.closest(BOUNDARY); at; at = at.parentElement.closest(BOUNDARY)) {
    path.unshift(at.matches(".champ") ? at.dataset.cle : elementsOf(at.parentElement.closest(".champ")).indexOf(at));
  }
  return path;
}

/** Return the field or the element of a path, or the nearest that holds it; null where the form has none. */
export function placeOf(form, path) {
  return path.reduce((place, step) => {
    if (place === null) return null;
    const isList = place.matches(".champ") && place.querySelector(":scope > .elements");
    const found = isList ? elementsOf(place)[step] : fieldsOf(place).find(({ dataset }) => dataset.cle === step);
    return found ?? (place === form ? null : place);
  }, form);
}

/** Return what a field or an element holds that takes the focus. */
export function controlOf(place) {
  return place.querySelector("input, select, textarea, button.ajouter");
}

/** Show the values of a record in its fields. */
export function fill(holder, values) {
  for (const field of fieldsOf(holder)) show(field, values?.[field.dataset.cle] ?? null);
}

function show(field, value) {
  const { sorte } = field.dataset;
  if (sorte === "constante") return;
  if (sorte === "groupe") fill(field, value);
  else if (sorte === "termes") showTerms(field, Array.isArray(value) ? value : []);
  else if (sorte === "oui") field.querySelector("input").checked = value === true;
  else if (field.querySelector(":scope > .elements")) showList(field, Array.isArray(value) ? value : []);
  else showControl(field, value);
}

/** Give the control of a field its value; a choice that isn't in its list is added to it. */
function showControl(field, value) {
  const control = controlOf(field);
  const text = value === null ? "" : isMapping(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
  if (control.tagName === "SELECT" && ![...control.options].some((option) => option.value === text)) {
    control.append(make("option", { value: text, textContent: `${text} (inconnu)` }));
  }
  control.value = field.dataset.sorte === "nombre" ? text.replace(".", ",") : text;
  remark(field);
}

function showTerms(field, values) {
  const boxes = [...field.querySelectorAll("input")];
  for (const value of values.filter((one) => !boxes.some((box) => box.value === one))) {
    const box = make("input", { type: "checkbox", value });
    field.append(make("label", { className: "case" }, box, " ", make("span", {}, `${value} (inconnu)`)));
  }
  for (const box of field.querySelectorAll("input")) box.checked = values.includes(box.value);
}

function showList(field, values) {
  field.querySelector(".elements").replaceChildren(...values.map((value) => element(field, value)));
  renumber(field);
}

/** Return a new element of a list, with this value. */
export function element(field, value) {
  const names = field.dataset.modeles?.split(" ");
  const models = names?.map((name) => document.getElementById(`modele-${name}`));
  const model = models?.[1] ? models.find(({ dataset }) => dataset.genre === value?.kind) : models?.[0];
  const id = names ? (isMapping(value) && model?.id) || "modele-inconnu" : "modele-valeur";
  const made = document.getElementById(id).content.firstElementChild.cloneNode(true);
  prepare(made);
  if (id === "modele-inconnu") {
    const said = JSON.stringify(value);
    made.querySelector(".nom").textContent = `Élément que le formulaire ne sait pas montrer : ${said}`;
  } else if (names) {
    fill(made, value);
  } else {
    made.querySelector("textarea").value = value ?? "";
  }
  return made;
}

/** Return the value of a new element: empty, of the kind chosen where there are several. */
export function freshValue(field) {
  if (!field.dataset.modeles) return "";
  const kind = field.querySelector(":scope > .ajout select")?.value;
  return kind ? { kind } : {};
}

/** Say in the elements of a list which they are, and which can't move further. */
export function renumber(field) {
  const elements = elementsOf(field);
  elements.forEach((one, rank) => {
    const legend = one.querySelector(":scope > fieldset > legend");
    const name = `${field.dataset.nom}, ${rank + 1} sur ${elements.length}`;
    if (legend) legend.textContent = `${kindOf(one)}${rank + 1} sur ${elements.length}`;
    const label = one.querySelector(":scope > label > .nom");
    if (label) label.textContent = name;
    for (const said of one.querySelectorAll(":scope > .gestes .rang")) said.textContent = ` : ${name}`;
    one.querySelector(":scope > .gestes > .monter").disabled = rank === 0;
    one.querySelector(":scope > .gestes > .descendre").disabled = rank === elements.length - 1;
  });
}

function kindOf(one) {
  const constant = fieldsOf(one).find(({ dataset }) => dataset.sorte === "constante");
  const model = constant && document.querySelector(`template[data-genre="${constant.dataset.valeur}"]`);
  const select = one.closest(".champ").querySelector(":scope > .ajout select");
  const option = model && [...select.options].find(({ value }) => value === constant.dataset.valeur);
  return option ? `${option.textContent.split(/\s:\s/)[0].trim()}, ` : "";
}

/** Read the terms that the page does not hold. */
export async function completeTerms(page) {
  const lists = [...page.querySelectorAll("template[data-liste]")].map(async ({ content, dataset }) => {
    const choices = await fetch(dataset.liste).then((answer) => answer.json());
    const option = ([value, text, definition]) => {
      const made = make("option", { value }, text);
      made.dataset.definition = definition;
      return made;
    };
    content.append(...choices.map(option));
  });
  return Promise.all(lists);
}

/** Give fields their identifiers, their terms, and tie them to their help and to their faults. */
export function prepare(holder) {
  for (const select of holder.querySelectorAll("select[data-termes]")) {
    select.append(document.getElementById(`termes-${select.dataset.termes}`).content.cloneNode(true));
  }
  const places = [...holder.querySelectorAll(".champ, .recit, .element.valeur")];
  for (const place of holder.matches(".element") ? [holder, ...places] : places) {
    const notes = [...place.querySelectorAll(":scope > .aide, :scope > .erreur, :scope > fieldset > .erreur")];
    for (const note of notes) note.id ||= `note-${(numbered += 1)}`;
    const described = place.matches("fieldset") ? place : place.querySelector("input, select, textarea");
    if (described && notes.length) described.setAttribute("aria-describedby", notes.map(({ id }) => id).join(" "));
    if (described?.matches("input, select, textarea") && "requis" in place.dataset) described.required = true;
  }
}

/** Return the value that a control gives its key; undefined where it has none. */
export function valueOf(control) {
  const field = control.closest(BOUNDARY);
  const { sorte = "texte" } = field.dataset;
  if (sorte === "oui") return control.checked || undefined;
  if (sorte === "termes") {
    const chosen = [...field.querySelectorAll("input:checked")].map(({ value }) => value);
    return chosen.length ? chosen : undefined;
  }
  const text = control.value.trim().replace(/\s+/g, " ");
  const isNumber = /^(nombre|entier|nombres)$/.test(
    field.matches(".element") ? field.parentElement.closest(".champ").dataset.sorte : sorte,
  );
  return isNumber ? number(text) : text || (field.matches(".element") ? "" : undefined);
}

/** Return the number that a text means, as the French write it; the text itself where it is none. */
export function number(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace("\u2212", "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text || undefined;
}

/** Say of a field what its value calls for: the definition of a term, how many signs are left. */
export function remark(field) {
  const control = controlOf(field);
  const definition = field.querySelector(":scope > .definition");
  if (definition) definition.textContent = control.selectedOptions[0]?.dataset.definition ?? "";
  const count = field.querySelector(":scope > .compte");
  if (!count) return;
  const left = Number(count.dataset.plus) - [...control.value].length;
  count.textContent = left < 0 ? `${counted(-left, "signe")} de trop` : `${counted(left, "signe")} au plus encore`;
}

/** Take the reader to a field. */
export function reach(place) {
  const group = place.closest("details");
  if (group) group.open = true;
  const control = controlOf(place);
  control?.focus();
  control?.scrollIntoView({ block: "center" });
}
