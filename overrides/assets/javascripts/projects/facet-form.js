// The form of the facets (partials/facettes.html) in the page: what is ticked, the counts, the chosen filters. It asks
// nothing of the list it filters; a page hands it the state and the counts, and hears of each change.

import { make } from "../common/element.js";
import { counted, figures, plural, quoted } from "../common/french.js";
import { choices, emptyState, FACETS, letIn, readState, toggled, unknownChoices } from "./facets.js";

const WIDE = "(min-width: 60em)";

export class FacetForm {
  /** `form`: the element; `changed(state)`: called each time the reader changes something. */
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
    this.boxes = [...form.elements].filter((element) => element.type === "checkbox");
    this.labels = new Map(
      this.boxes.map((box) => [
        key(box.name, box.value),
        box.parentElement.querySelector(".facette-valeur").textContent,
      ]),
    );
    this.counts = new Map();
    this.chosen = form.querySelector(".facettes-choix");
    form.addEventListener("change", () => this.changed(this.ticked()));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector(".facettes-effacer").addEventListener("click", () => {
      this.changed(emptyState());
      this.focus();
    });
    const wide = window.matchMedia(WIDE);
    const all = form.querySelector(".facettes-toutes");
    const fit = () => {
      all.open = wide.matches;
    };
    wide.addEventListener("change", fit);
    fit();
  }

  /** Return the state an address asks for; say which of its filters this form does not know. */
  read(search) {
    const isKnown = (facet, value) => this.labels.has(key(facet, value));
    const unknown = unknownChoices(search, isKnown);
    const notice = this.form.querySelector(".facettes-inconnus");
    notice.hidden = unknown.length === 0;
    notice.textContent = unknown.length
      ? `Filtre inconnu, laissé de côté\u00a0: ${unknown.map(({ value }) => quoted(value)).join(", ")}.`
      : "";
    return readState(search, isKnown);
  }

  /** Return the name of a value, as the form prints it. */
  label(facet, value) {
    return this.labels.get(key(facet, value)) ?? value;
  }

  /** Show a state and the counts of `counts()`, those that changed; the boxes stay where they are, and so does the
   *  focus. */
  show(state, counts) {
    for (const box of this.boxes) {
      box.checked = state[box.name].includes(box.value);
      this.count(box, counts[box.name].get(box.value) ?? 0);
    }
    for (const facet of FACETS) {
      const number = state[facet].length;
      const details = this.form.querySelector(`[data-facette="${facet}"]`);
      details.querySelector(".facette-choisies").textContent = number ? `(${number} choix)` : "";
    }
    this.chosen.hidden = choices(state).length === 0;
    this.chosen.querySelector("ul").replaceChildren(...choices(state).map((choice) => this.chip(state, choice)));
  }

  count(box, number) {
    if (this.counts.get(box) === number) return;
    this.counts.set(box, number);
    const shown = box.parentElement.querySelector(".facette-compte");
    const noun = ` ${plural(number, "projet")}`;
    shown.firstChild.data = figures(number);
    if (shown.lastChild.textContent !== noun) shown.lastChild.textContent = noun;
    box.parentElement.classList.toggle("vide", number === 0);
  }

  /** Tell in an element, where a state keeps none of the items, which facets to leave aside, and how many items each
   *  would let in; hide it otherwise. `noun`: what the items are called, one and many. */
  relieve(element, items, state, kept, noun) {
    element.hidden = kept > 0 || choices(state).length === 0 || items.length === 0;
    if (element.hidden) return;
    const ways = letIn(items, state);
    const advice = ways.length ? "Un filtre de moins suffirait" : "Il faudrait retirer plusieurs filtres";
    const buttons = ways.length
      ? ways.map((way) => this.way(state, way, noun))
      : [this.wayOut("Effacer les filtres", emptyState())];
    element.replaceChildren(make("p", {}, `${advice}\u00a0:`), make("ul", {}, ...buttons));
  }

  way(state, { facet, values, number }, noun) {
    const names = values.map((value) => quoted(this.label(facet, value))).join(" ou ");
    return this.wayOut(`Sans ${names}\u00a0: ${counted(number, ...noun)}`, { ...state, [facet]: [] });
  }

  wayOut(words, state) {
    const button = make("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      this.changed(state);
      this.focus();
    });
    return make("li", {}, button);
  }

  chip(state, { facet, value }) {
    const title = this.form.querySelector(`[data-facette="${facet}"] legend`).textContent;
    const words = make("span", { className: "lu" }, `Retirer le filtre ${title}\u00a0: `);
    const button = make("button", { type: "button", className: "facettes-retirer" }, words, this.label(facet, value));
    const item = make("li", {}, button);
    button.addEventListener("click", () => {
      const rank = [...item.parentElement.children].indexOf(item);
      this.changed(toggled(state, facet, value));
      this.focus(rank);
    });
    return item;
  }

  ticked() {
    return this.boxes
      .filter((box) => box.checked)
      .reduce((state, box) => toggled(state, box.name, box.value), emptyState());
  }

  /** Give the focus to the chip that took the place of the one removed, or to the facets where none is left. */
  focus(rank = 0) {
    const left = [...this.chosen.querySelectorAll(".facettes-retirer")];
    const next = left[Math.min(rank, left.length - 1)];
    (next ?? [...this.form.querySelectorAll("summary")].find((summary) => summary.getClientRects().length))?.focus();
  }
}

function key(facet, value) {
  return `${facet}=${value}`;
}
