// The field of the reader's commune: it loads one small file when it is asked, proposes homonyms, and hands the commune
// to its page. Nothing is kept nor sent: the file is that of a whole range of names.
import { make } from "../common/element.js";
import { communes, fileKey, named } from "./communes.js";

/** Make the form answer; `picked(commune)` is called with the one the reader means. */
export function communeForm(form, picked) {
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const choices = form.querySelector(".communes");
  const label = ({ name, departement, codes }) => `${name} (${departement}, ${codes[0]})`;
  const take = (commune) => {
    choices.replaceChildren();
    field.value = commune.name;
    status.textContent = `${label(commune)}.`;
    picked(commune);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = field.value;
    choices.replaceChildren();
    const key = fileKey(typed);
    if (!key) return;
    try {
      const answer = await fetch(new URL(`communes/${key}.tsv`, new URL(form.dataset.racine, location.href)));
      const found = answer.ok ? named(communes(await answer.text()), typed) : [];
      if (found.length === 1) take(found[0]);
      else if (found.length) {
        status.textContent = "Laquelle\u202f?";
        choices.append(
          ...found.map((commune) => {
            const button = make("button", { type: "button", className: "bouton" }, label(commune));
            button.addEventListener("click", () => {
              take(commune);
              field.focus();
            });
            return make("li", {}, button);
          }),
        );
      } else status.textContent = "Aucune commune ne porte ce nom ni ce code postal.";
    } catch {
      status.textContent = "La liste des communes n’a pas pu être lue. Réessayez.";
    }
  });
}
