// What a comparison comes to, in a few sentences, from the fiches alone: what all share, what sets them apart, and who
// names each condition.
import { make } from "../common/element.js";
import { counted, listed } from "../common/french.js";
import { shared } from "./comparison.js";

const COLON = "\u00a0: ";

/** Return the section that opens a comparison of two fiches or more. */
export function digest(fiches) {
  const line = (title, text) => make("p", {}, make("strong", {}, title + COLON), text);
  const common = [
    ["méthodes", ofAll(fiches, (fiche) => fiche.methods)],
    ["conditions de transfert", ofAll(fiches, (fiche) => fiche.conditions)],
  ].map(([noun, labels]) => (labels.length ? `${noun}, ${listed(labels)}` : `aucune de leurs ${noun}`));
  const verdicts = shared(fiches.map((fiche) => fiche.conditions));
  const named = [
    ...verdicts.common.map(({ cells }) => [cells.flat()[0], fiches.filter((_, rank) => cells[rank].length)]),
    ...verdicts.own.flatMap((entries, rank) => entries.map((entry) => [entry, [fiches[rank]]])),
  ];
  const check = make("a", {}, "Vérifier ce qui est réuni chez moi");
  return {
    check,
    element: make(
      "section",
      { className: "compares-bilan" },
      make("h2", {}, "L’essentiel"),
      line("En commun", `${common.join("\u202f; ")}.`),
      line("Ce qui les sépare", `${apart(fiches)}.`),
      line("Transfert", `${levels(fiches)}.`),
      make(
        "div",
        { className: "compares-verdicts" },
        make("h3", {}, "Condition par condition"),
        make(
          "ul",
          {},
          ...named.map(([{ label, address }, holders]) =>
            make("li", {}, make("a", { href: address }, label), COLON + who(holders, fiches)),
          ),
        ),
        make("p", {}, check),
      ),
    ),
  };
}

/** Return the labels of the terms that every fiche names. */
function ofAll(fiches, terms) {
  return shared(fiches.map(terms))
    .common.filter(({ cells }) => cells.every((cell) => cell.length))
    .map(({ cells }) => cells[0][0].label);
}

/** Return how many methods and conditions one fiche alone names. */
function apart(fiches) {
  const distinct = (own) => new Set(own.map(({ id }) => id)).size;
  const alone = (terms) => shared(fiches.map(terms)).own.reduce((sum, own) => sum + distinct(own), 0);
  const methods = alone((fiche) => fiche.methods);
  const conditions = alone((fiche) => fiche.conditions);
  return `${counted(methods, "méthode")} et ${counted(conditions, "condition")} ne sont que chez l’un d’eux`;
}

/** Return who transfers how: « Cergy et Lille, transférable sous conditions ; Essonne, transférable ». */
function levels(fiches) {
  const groups = new Map();
  for (const { level, name } of fiches) {
    const label = level.textContent.trim().toLowerCase();
    groups.set(label, [...(groups.get(label) ?? []), name]);
  }
  return [...groups].map(([level, names]) => `${listed(names)}, ${level}`).join("\u202f; ");
}

/** Return which fiches name a condition, in words. */
function who(holders, fiches) {
  if (holders.length === fiches.length) return fiches.length === 2 ? "les deux" : "tous";
  return `${listed(holders.map(({ name }) => name))}${holders.length === 1 ? " seulement" : ""}`;
}
