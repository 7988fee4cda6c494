// A book's page numbers hold where the browser breaks its lines as the one that set them: same engine, same faces. This
// script measures the lines of the page that were measured then, and says which on the page, whose style sheet hides
// the numbers where they differ.

import { sameLines } from "./line-boxes.js";

// Where the browser has no margin boxes, on screen and on paper: the file prints better.
const margins = typeof CSSMarginRule !== "undefined";
document.querySelector(".livre-sans-marges").hidden = margins;

const probes = [...document.querySelectorAll("[data-mesure]")];

document.fonts.ready.then(async () => {
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => null)));
  const measures = probes.map((probe) => [Number(probe.dataset.mesure), probe.getBoundingClientRect().width]);
  const same = sameLines(margins, measures);
  document.documentElement.dataset.lignes = same ? "memes" : "autres";
  document.querySelector(".livre-avis").hidden = same || !probes.length;
});
