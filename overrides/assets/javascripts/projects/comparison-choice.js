// Choosing in the explorer the projects to compare: a button on each, a bar that gathers them and leads to /comparer/.
// Nothing is stored: the choice stands in the address of the list, then in that of the comparison.

import { make } from "../common/element.js";
import { keepClear } from "../common/foot-band.js";
import { LEAST, MOST, toggledProject, writeProjects } from "../comparison/comparison.js";

export class ComparisonChoice {
  /** `root`: what holds the buttons and the bar; `names`: Map of project → name; `changed(projects)`: called at each
   *  change. */
  constructor(root, names, changed) {
    this.root = root;
    this.bar = root.querySelector(".explorateur-choix");
    this.names = names;
    this.changed = changed;
    this.projects = [];
    this.buttons = [];
    this.link = this.bar.querySelector("a");
    keepClear(this.bar);
    this.bar.querySelector(".explorateur-choix-vider").addEventListener("click", () => {
      this.changed([]);
      this.root.querySelector("[data-comparer-projet]")?.focus();
    });
  }

  /** Return the button that takes a project in or out. */
  button(project, title) {
    const button = make("button", { type: "button", className: "bouton a-comparer" });
    button.dataset.comparerProjet = project;
    button.append(
      "Comparer",
      Object.assign(document.createElement("span"), { className: "lu", textContent: `\u00a0: ${title}` }),
    );
    button.addEventListener("click", () => this.changed(toggledProject(this.projects, project)));
    this.buttons.push(button);
    this.press(button);
    return button;
  }

  /** Show which projects are chosen, on the buttons and in the bar. */
  show(projects) {
    this.projects = projects;
    this.buttons.forEach((button) => this.press(button));
    this.bar.hidden = projects.length === 0;
    this.bar.querySelector("[role=status]").textContent = sentence(projects.length);
    this.bar.querySelector("ul").replaceChildren(...projects.map((project) => this.chip(project)));
    this.link.hidden = projects.length < LEAST;
    this.link.search = writeProjects(projects);
  }

  /** Show on a button whether its project is chosen, or can't be; what it says already is left alone. */
  press(button) {
    const chosen = this.projects.includes(button.dataset.comparerProjet);
    if (button.ariaPressed !== String(chosen)) button.ariaPressed = String(chosen);
    const disabled = this.projects.length === MOST && !chosen;
    if (button.disabled !== disabled) button.disabled = disabled;
  }

  chip(project) {
    const item = document.createElement("li");
    const button = make("button", { type: "button", className: "facettes-retirer" });
    button.append(make("span", { className: "lu", textContent: "Ne plus comparer\u00a0: " }), this.names.get(project));
    button.addEventListener("click", () => {
      this.changed(toggledProject(this.projects, project));
      (this.bar.querySelector("ul button") ?? this.root.querySelector("[data-comparer-projet]"))?.focus();
    });
    item.append(button);
    return item;
  }
}

function sentence(number) {
  if (number === 0) return "";
  if (number < LEAST) return "1 projet à comparer\u00a0: choisissez-en un autre.";
  return `${number} projets à comparer${number === MOST ? ", le plus possible" : ""}`;
}
