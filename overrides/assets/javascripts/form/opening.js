// How a fiche is opened: one of the site, a file, a Word document, chosen or dropped.

import { quoted } from "../common/french.js";
import { EMPTY } from "./fiche-file.js";

export const NEW = "nouvelle";
const WHERE = ".ouvrir .etat";

/** Follow what opens a fiche; `begin` shows one in the form, `tell` says where one stands. Return what opens one of the
 *  site by its name, a new one where it has none.
 */
export function followOpening(page, { begin, tell, rules, order }) {
  const find = (selector) => page.querySelector(selector);
  const fiches = find("[name=fiche]");

  async function openPublished(id) {
    if (!id) return begin(NEW, EMPTY, { isNew: true });
    const [edition, name] = id.split("/");
    const answer = await fetch(`${page.dataset.racine}projets/${id}/fiche.md`).catch(() => ({ ok: false }));
    if (!answer.ok) return tell(`La fiche ${quoted(id)} ne se trouve pas sur ce site.`, WHERE);
    begin(id, decoded(await answer.arrayBuffer()), { edition, name });
  }

  async function openFile(chosen) {
    const buffer = await chosen.arrayBuffer();
    if (/\.docx?$/i.test(chosen.name)) return openWord(chosen.name, buffer);
    try {
      const name = chosen.name.replace(/\.[^.]*$/, "");
      const namesake = [...fiches.options].find(({ value }) => value.endsWith(`/${name}`));
      begin(`fichier/${name}`, decoded(buffer), { name, edition: namesake?.value.split("/")[0] });
      find(find(".brut").hidden ? "summary" : "#brut").focus();
    } catch {
      const sentence = `${quoted(chosen.name)} n'est pas un texte. Un document de LibreOffice s'enregistre`;
      tell(`${sentence} en .docx, ou s'importe par « python3 recueil.py importer ».`, WHERE);
    }
  }

  /** Make a draft of a Word document; what reads it is loaded now. */
  async function openWord(name, buffer) {
    tell(`${quoted(name)} est lu…`, WHERE);
    const [{ fromWord }, { showDocument }] = await Promise.all([import("./from-word.js"), import("./document.js")]);
    try {
      const draft = await fromWord(name, buffer, rules, order);
      begin(`fichier/${draft.id}`, draft.text, { name: draft.id, isNew: true });
      tell(`${quoted(name)} est dans le formulaire.`, WHERE);
      await showDocument(page, draft);
    } catch {
      const reasons = "il est abîmé, fermé par un mot de passe, ou au format de Word 97";
      const cure = "Dans Word ou LibreOffice, enregistrez-le sans mot de passe au format .docx.";
      tell(`${quoted(name)} ne se lit pas : ${reasons}. ${cure}`, WHERE);
    }
  }

  find(".lire").addEventListener("click", () => {
    const id = fiches.value;
    history.replaceState(null, "", id ? `?fiche=${id}` : location.pathname);
    openPublished(id);
  });
  find("[name=fichier]").addEventListener("change", ({ target }) => {
    const [chosen] = target.files;
    if (chosen) openFile(chosen);
    target.value = "";
  });
  page.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  page.addEventListener("drop", (event) => {
    const [chosen] = event.dataTransfer.files;
    if (!chosen) return;
    event.preventDefault();
    openFile(chosen);
  });
  return openPublished;
}

/** Return a text, its mark of order included; raise where it is none. */
function decoded(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
