// The card of a project that the page does not hold, drawn like those that it does.

import { counted } from "../common/french.js";
import { inhabitants } from "./whole-list.js";

const SVG = "http://www.w3.org/2000/svg";

/** Return a function that draws the item of a project. `models`: items of the page, one a part; `form`: the FacetForm
 *  that names the values; the drawings and the levels are those of `wholeList`. */
export function cardDrawer(models, form, { drawings, levels }) {
  const byPart = new Map(models.map((model) => [model.dataset.partie, model]));
  return (project) => {
    const element = byPart.get(project.partie[0]).cloneNode(true);
    const card = element.querySelector(".vignette");
    const write = (selector, ...words) => element.querySelector(selector).replaceChildren(...words);
    element.dataset.projet = project.projet;
    card.querySelector(".silhouette")?.remove();
    if (drawings[project.dessin]) card.prepend(silhouette(drawings[project.dessin]));
    write(".sur-titre", project.commanditaire);
    write(".vignette-titre a", ...project.titlePieces);
    element.querySelector(".vignette-titre a").href = project.href;
    write(".vignette > p:not([class])", ...project.descriptionPieces);
    write(".vignette > .note", project.theme.map((value) => form.label("theme", value)).join(", "));
    write(".fait-type", form.label("collectivite", project.collectivite[0]));
    write(".fait-population", inhabitants(project));
    write(".fait-niveau", levels[project.transfert]);
    write(".fait-methodes", counted(project.methode.length, "méthode"));
    write(".fait-edition", form.label("edition", project.edition[0]));
    return element;
  };
}

function silhouette([classes, frame, outline, borders, point]) {
  const svg = draw("svg", { class: classes, viewBox: frame, width: 56, height: 56, "aria-hidden": "true" });
  const paths = { contour: outline, limites: borders, halo: point, siege: point };
  for (const [name, path] of Object.entries(paths)) if (path) svg.append(draw("path", { class: name, d: path }));
  return svg;
}

function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
