// The lists of the form: an element is added, moved by buttons, taken away and given back; the focus follows.

import { make } from "../common/element.js";
import { element, elementsOf, freshValue, reach, renumber } from "./fields.js";

/** Follow the buttons of every list of a form; `read` gives what the header has of a list, `write` changes it. Return
 *  what adds an element, of a value, to a list.
 */
export function followLists(form, read, write) {
  const gestures = {
    ajouter: (field) => add(field),
    monter: (field, own, button) => move(field, own, -1, button),
    descendre: (field, own, button) => move(field, own, 1, button),
    retirer: (field, own) => remove(field, own),
  };

  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const name = Object.keys(gestures).find((one) => button?.classList.contains(one));
    if (name) gestures[name](button.closest(".champ"), button.closest(".element"), button);
  });

  function valuesOf(field) {
    const values = read(field);
    return Array.isArray(values) ? values : [];
  }

  function change(field, values) {
    field.querySelector(":scope > .ajout .retablir")?.remove();
    write(field, values);
    renumber(field);
  }

  function add(field, value = freshValue(field)) {
    const made = element(field, value);
    field.querySelector(":scope > .elements").append(made);
    change(field, [...valuesOf(field), value]);
    reach(made);
  }

  function move(field, own, way, button) {
    const from = elementsOf(field).indexOf(own);
    const values = valuesOf(field);
    if (way < 0) own.previousElementSibling.before(own);
    else own.nextElementSibling.after(own);
    change(field, values.with(from, values[from + way]).with(from + way, values[from]));
    (button.disabled ? own.querySelector(":scope > .gestes > :enabled") : button).focus();
  }

  /** Take an element away; until the list changes again, a button gives it back. */
  function remove(field, own) {
    const rank = elementsOf(field).indexOf(own);
    const values = valuesOf(field);
    own.remove();
    change(field, values.toSpliced(rank, 1));
    const textContent = `Rétablir l'élément ${rank + 1}`;
    const back = make("button", { type: "button", className: "retablir", textContent });
    back.addEventListener("click", () => {
      field.querySelector(":scope > .elements").insertBefore(own, elementsOf(field)[rank] ?? null);
      change(field, values);
      reach(own);
    });
    field.querySelector(":scope > .ajout").append(" ", back);
    back.focus();
  }

  return add;
}
