// The page of the form: opens a fiche, follows what is typed, keeps it in this browser, and gives the file.

import { make } from "../common/element.js";
import { counted } from "../common/french.js";
import { checker, dayKeys, unwritten } from "./checking.js";
import { keepDraft, keptDraft } from "./drafts.js";
import { message, showFaults } from "./faults.js";
import { readFiche, writeFiche } from "./fiche-file.js";
import { completeTerms, fieldsOf, fill, pathOf, prepare, remark, valueOf } from "./fields.js";
import { followLists } from "./lists.js";
import { followOpening, isFile, NEW } from "./opening.js";
import { followPasting } from "./pasting.js";
import { nameOf } from "./remarks.js";
import { forgePage, letter } from "./sending.js";
import { showRemarks } from "./to-verify.js";
import { valueAt, withValue } from "./values.js";

const find = (selector) => page.querySelector(selector);
const page = document.querySelector(".formulaire");
const form = find("form");
const root = page.dataset.racine;
const sections = [...form.querySelectorAll(".recit")];
const order = sections.map(({ dataset }) => dataset.section);
const WAIT = 300;

let fiche = null; // the file it began from, read, with its name, what it says now, what was touched
let check = () => [];
let days = new Set();
let waiting = 0;

// — What the fiche says —

function text() {
  if (fiche.raw !== undefined) return fiche.raw;
  return writeFiche(fiche.file, fiche.values, fiche.contents, { order, days, pastRemarks: fiche.pastRemarks });
}

function fileName() {
  const named = find("[name=nom]").value.trim() || fiche.values?.commanditaire?.organisation || "nouvelle-fiche";
  return `${named.replace(/[^\w-]/g, "-")}.md`;
}

function tell(words, where = ".emporter-fiche .etat") {
  find(where).textContent = words;
}

/** Begin with a text; what was typed of it before comes back, on the text it was typed on. `made` shows what a document
 *  became, whose draft is kept even before anything is typed: no file holds it yet.
 */
function begin(id, opened, { edition = "", name = "", isNew = false, made = null } = {}) {
  settle();
  tell(""); // what was said of the fiche before
  const past = keptDraft(id);
  const kept = past && past.text !== past.origin ? past : null;
  const origin = kept?.origin ?? opened;
  const isMade = Boolean(made ?? past?.isMade);
  fiche = { id, origin, opened, made, isMade, touched: new Set(), isChecked: !isNew || Boolean(kept?.isChecked) };
  find("[name=edition]").value = kept?.edition || edition || find("[name=edition]").value;
  find("[name=nom]").value = kept?.name ?? name;
  find(".reprise").hidden = !kept;
  find(".document").hidden = true;
  read(kept?.text ?? opened);
  const isOlder = kept && opened !== kept.origin;
  const from = isOlder ? " Ce que vous venez d'ouvrir a changé depuis, et n'est pas repris." : "";
  const fresh = isNew && !isMade ? "" : "Fiche ouverte.";
  const said = kept ? `Vos changements sont repris là où vous les aviez laissés.${from}` : fresh;
  tell(fiche.raw === undefined ? said : "Le fichier ne se lit pas : son texte est ci-dessous.", ".ouvrir .etat");
  if (!isOlder) made?.();
}

/** Show a text in the form; as it stands, with the reason, where its header can't be read. */
function read(source) {
  let now;
  try {
    fiche.file = readFiche(fiche.origin);
    now = readFiche(source);
    delete fiche.raw;
  } catch (error) {
    fiche.raw = source;
    find(".brut .erreur").textContent = `${error.line ? `Ligne ${error.line + 1} : ` : ""}${reason(error)}`;
    find(".brut textarea").value = source;
  }
  const isRaw = fiche.raw !== undefined;
  find(".brut").hidden = !isRaw;
  for (const part of [form, find(".emporter-fiche")]) part.hidden = isRaw;
  find(".apercu-fiche").hidden = true;
  if (isRaw) return;
  fiche.values = now.values;
  fiche.contents = new Map(now.sections.map(({ title, content }) => [title, content]));
  const kept = new Set(now.remarks.map(nameOf));
  fiche.pastRemarks = new Set(fiche.file.remarks.map(nameOf).filter((name) => !kept.has(name)));
  fill(form, fiche.values);
  fillStory();
  showRemarks(form, now.remarks, verify, addTo);
  follow();
}

/** Take remarks out of the file. */
function verify(names) {
  for (const name of names) fiche.pastRemarks.add(name);
  const left = form.querySelectorAll(".a-verifier li").length;
  tell(`Vérifié. ${left ? `Il reste ${counted(left, "remarque")} à vérifier.` : "Il ne reste rien à vérifier."}`);
  later();
}

function reason(error) {
  return message(["NO_HEADER", "NEVER_CLOSED", "DUPLICATE_KEY"].includes(error.message) ? error.message : "unreadable");
}

/** Show the sections of the story, and those that only this fiche has. */
function fillStory() {
  for (const one of form.querySelectorAll(".recit.propre, .recit .colle")) one.remove();
  for (const title of fiche.contents.keys()) {
    if (order.includes(title) || (!title && !fiche.contents.get(title))) continue;
    const own = sections[0].cloneNode(true);
    own.classList.add("propre");
    own.dataset.section = title;
    own.querySelector(".aide").textContent = "Un titre que les autres fiches n'ont pas.";
    own.querySelector("label").firstChild.textContent = title || "Avant le premier titre";
    sections.at(-1).after(own);
  }
  for (const one of form.querySelectorAll(".recit")) {
    one.querySelector("textarea").value = fiche.contents.get(one.dataset.section) ?? "";
  }
}

/** Return the place of what an element of the page belongs to: its steps, each key with its neighbours' order. */
function steps(target) {
  const path = pathOf(target);
  const holders = [];
  for (let at = target.closest(".champ, .element"); at; at = at.parentElement.closest(".champ, .element")) {
    holders.unshift(at.parentElement.closest(".champ, .element") ?? form);
  }
  return path.map((step, rank) => ({ step, order: fieldsOf(holders[rank]).map(({ dataset }) => dataset.cle) }));
}

function set(target, value) {
  const place = steps(target);
  fiche.values = withValue(fiche.values, place, value);
  fiche.touched.add(place.map(({ step }) => step).join("/"));
  later();
}

// — What follows what is typed —

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(follow, WAIT);
}

/** Do at once what was waiting. */
function settle() {
  if (waiting) follow();
}

/** Keep what was typed, show the faults of what was touched, all once they were asked for. */
function follow() {
  clearTimeout(waiting);
  waiting = 0;
  const now = text();
  const isSame = now === fiche.origin;
  const { id, origin, isChecked, isMade } = fiche;
  const [edition, name] = [find("[name=edition]").value, find("[name=nom]").value];
  const said = { origin, text: now, isChecked, isMade, edition, name };
  if (!keepDraft(id, isSame && !isMade ? null : said)) tell("Ce navigateur ne garde rien : téléchargez souvent.");
  find(".chemin").textContent = `docs/projets/${said.edition}/${fileName()}`;
  if (fiche.raw !== undefined) return;
  const faults = [...check(fiche.values), ...unwritten(fiche.contents, page.dataset.aEcrire)];
  const shown = isChecked ? faults : faults.filter(({ path }) => fiche.touched.has(path.join("/")));
  showFaults(form, shown, fiche.isListed);
  fiche.faults = faults;
  find("a.courriel").href = letter(page.dataset.courriel, fiche.values.title, fileName());
  const forge = find("a.forge");
  if (forge) forge.href = forgePage(page.dataset, fiche.id, said.edition, fileName());
}

form.addEventListener("input", ({ target }) => {
  const story = target.closest(".recit");
  if (story) {
    fiche.contents.set(story.dataset.section, target.value.replace(/\s+$/, "").replace(/^(?:[ \t]*\n)+/, ""));
    later();
  } else if (target.closest(".champ") && !target.closest(".ajout")) {
    set(target.closest(".element.valeur") ?? target, valueOf(target));
    if (target.closest(".champ").matches(":not([data-modeles], :has(.elements))")) remark(target.closest(".champ"));
  }
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const name of ["edition", "nom"]) find(`[name=${name}]`).addEventListener("input", later);
window.addEventListener("pagehide", settle);

const addTo = followLists(form, (field) => valueAt(fiche.values, pathOf(field)), set);

// — Opening —

const rules = JSON.parse(find(".importation").content.textContent);
const openNamed = followOpening(page, { begin, tell, rules, order });
followPasting(form, rules, tell);
find(".oublier").addEventListener("click", () => {
  keepDraft(fiche.id, null);
  const { id, opened, made, isMade } = fiche;
  const [edition, name] = [find("[name=edition]").value, find("[name=nom]").value];
  fiche = null;
  begin(id, opened, { edition, name, isNew: id === NEW || isMade, made });
  tell("Vos changements sont oubliés.", ".ouvrir .etat");
  find(".lire").focus();
});
find(".relire").addEventListener("click", () => {
  const source = find(".brut textarea").value;
  fiche.origin = source;
  read(source);
  find(fiche.raw === undefined ? "summary" : "#brut").focus();
  if (fiche.raw === undefined) tell("Le texte se lit : il est dans le formulaire.", ".ouvrir .etat");
});
find(".brut textarea").addEventListener("input", ({ target }) => {
  fiche.raw = target.value;
  later();
});

// — Taking it away —

find(".verifier").addEventListener("click", () => {
  fiche.isChecked = fiche.isListed = true;
  follow();
  find("#bilan").focus();
});
find(".voir").addEventListener("click", async () => {
  settle();
  const { preview } = await import("./preview.js");
  const titles = [...form.querySelectorAll(".recit")].map(({ dataset }) => dataset.section);
  const story = titles.map((title) => [title, fiche.contents.get(title)]);
  find(".rendu").replaceChildren(...preview(form, fiche.values, story));
  find(".apercu-fiche").hidden = false;
  find("#apercu").focus();
});
for (const button of page.querySelectorAll(".telecharger, .emporter")) {
  button.addEventListener("click", () => {
    settle();
    const address = URL.createObjectURL(new Blob([text()], { type: "text/markdown;charset=utf-8" }));
    make("a", { href: address, download: fileName() }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    const left = fiche.faults?.length;
    const points = left ? ` ; ${counted(left, "point")} à reprendre : « Vérifier » les dit` : "";
    const remarks = form.querySelectorAll(".a-verifier li").length;
    const doubts = remarks ? ` ; ${counted(remarks, "remarque")} à vérifier, à côté des champs` : "";
    tell(`${fileName()} est téléchargé${points}${doubts}.`);
  });
}
async function copy() {
  settle();
  const done = await navigator.clipboard?.writeText(text()).then(
    () => true,
    () => false,
  );
  tell(done ? "Texte copié." : "Le navigateur refuse de copier : téléchargez le fichier.");
}
find(".copier").addEventListener("click", copy);
find("a.forge")?.addEventListener("click", copy);
find(".effacer").addEventListener("click", () => {
  keepDraft(fiche.id, null);
  fiche = null;
  clearTimeout(waiting);
  waiting = 0;
  find("[name=fiche]").value = "";
  history.replaceState(null, "", location.pathname);
  keepDraft(NEW, null);
  openNamed("");
  tell("Le brouillon est effacé.", ".ouvrir .etat");
  find(".lire").focus();
});

// — The first look —

await completeTerms(page);
prepare(form);
const schema = await fetch(`${root}donnees/schemas/fiche.json`).then((answer) => answer.json());
check = checker(schema, page.dataset.aEcrire);
days = dayKeys(schema);
const asked = new URLSearchParams(location.search).get("fiche") ?? "";
await openNamed(isFile(asked) || /^[\w-]+\/[\w-]+$/.test(asked) ? asked : "");
find("[name=fiche]").value = asked;
if (find("[name=fiche]").selectedIndex < 0) find("[name=fiche]").value = "";
page.dataset.pret = "";
