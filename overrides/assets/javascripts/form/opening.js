// How a fiche is opened: one of the site, a file, a Word document, chosen or dropped; one that this browser has kept.

import { make } from "../common/element.js";
import { quoted } from "../common/french.js";
import { keptDraft, keptNames } from "./drafts.js";
import { EMPTY } from "./fiche-file.js";

export const NEW = "nouvelle";
const FILE = "fichier/";
const WHERE = ".ouvrir .etat";

/** Follow what opens a fiche; `begin` shows one in the form, `tell` says where one stands. Return what opens one by
 *  its name, of the site or kept in this browser; a new one where it has none.
 */
export function followOpening(page, { begin, tell, rules, order }) {
  const find = (selector) => page.querySelector(selector);
  const fiches = find("[name=fiche]");

  async function openNamed(id) {
    if (isFile(id) && keptDraft(id)) return openKept(id);
    if (!id || isFile(id)) {
      begin(NEW, EMPTY, { isNew: true });
      return listKept();
    }
    const [edition, name] = id.split("/");
    const answer = await fetch(`${page.dataset.racine}projets/${id}/fiche.md`).catch(() => ({ ok: false }));
    if (!answer.ok) return tell(`La fiche ${quoted(id)} ne se trouve pas sur ce site.`, WHERE);
    begin(id, decoded(await answer.arrayBuffer()), { edition, name });
  }

  function openKept(id) {
    const { origin, edition, name } = keptDraft(id);
    begin(id, origin, { edition, name, isNew: true });
  }

  /** Begin with a file; its name stands in the address, so that a page loaded again finds it. */
  function beginFile(name, text, options) {
    begin(FILE + name, text, { name, ...options });
    history.replaceState(null, "", addressOf(FILE + name));
    listKept();
  }

  /** List the files that this browser has kept, after the fiches of the site. */
  function listKept() {
    const { value } = fiches;
    fiches.querySelector(".gardees")?.remove();
    const options = keptNames(FILE).map((id) => make("option", { value: id }, id.slice(FILE.length)));
    const label = "De vos fichiers, gardées dans ce navigateur";
    if (options.length) fiches.append(make("optgroup", { label, className: "gardees" }, ...options));
    fiches.value = value;
  }

  async function openFile(chosen) {
    const buffer = await chosen.arrayBuffer();
    if (/\.docx?$/i.test(chosen.name)) return openWord(chosen.name, buffer);
    try {
      const name = chosen.name.replace(/\.[^.]*$/, "");
      const namesake = [...fiches.options].find(({ value }) => value.endsWith(`/${name}`));
      beginFile(name, decoded(buffer), { edition: namesake?.value.split("/")[0] });
      find(find(".brut").hidden ? "summary" : "#brut").focus();
    } catch {
      const sentence = `${quoted(chosen.name)} n'est pas un texte. Un document de LibreOffice s'enregistre`;
      tell(`${sentence} en .docx, ou s'importe par « python3 recueil.py importer ».`, WHERE);
    }
  }

  /** Make a draft of a Word document; what reads it is loaded now. */
  async function openWord(name, buffer) {
    tell(`${quoted(name)} est lu…`, WHERE);
    const pieces = [import("./from-word.js"), import("./document-report.js")];
    const [{ fromWord }, { showDocument }] = await Promise.all(pieces);
    try {
      const draft = await fromWord(name, buffer, rules, order);
      const made = () => {
        tell(`${quoted(name)} est dans le formulaire.`, WHERE);
        showDocument(page, draft);
      };
      beginFile(draft.id, draft.text, { isNew: true, made });
    } catch {
      const reasons = "il est abîmé, fermé par un mot de passe, ou au format de Word 97";
      const cure = "Dans Word ou LibreOffice, enregistrez-le sans mot de passe au format .docx.";
      tell(`${quoted(name)} ne se lit pas : ${reasons}. ${cure}`, WHERE);
    }
  }

  find(".lire").addEventListener("click", () => {
    const id = fiches.value;
    history.replaceState(null, "", id ? addressOf(id) : location.pathname);
    openNamed(id);
  });
  find("[name=fichier]").addEventListener("change", ({ target }) => {
    const [chosen] = target.files;
    if (chosen) openFile(chosen);
    target.value = "";
  });
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", async (event) => {
    const [chosen, ...others] = event.dataTransfer.files;
    if (!chosen) return;
    event.preventDefault();
    await openFile(chosen);
    if (others.length) tell(`${find(WHERE).textContent} Une fiche à la fois : les autres fichiers attendent.`, WHERE);
  });
  listKept();
  return openNamed;
}

function addressOf(id) {
  return `?fiche=${encodeURIComponent(id).replace("%2F", "/")}`;
}

/** Tell whether a name is that of a file of the reader's own. */
export function isFile(id) {
  return id.startsWith(FILE);
}

/** Return a text, its mark of order included; raise where it is none. */
function decoded(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}
