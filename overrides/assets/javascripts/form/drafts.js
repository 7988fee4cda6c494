// What is kept of the fiches being written: in this browser alone, one entry each, with the text it began from.

const PREFIX = "__fiche/";

/** Return what is kept of a fiche, by its name; null where nothing is, or where the browser keeps nothing. */
export function keptDraft(id) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + id));
  } catch {
    return null;
  }
}

/** Return the names of the fiches that are kept and begin as said. */
export function keptNames(beginning) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + beginning));
    return keys.map((key) => key.slice(PREFIX.length)).sort();
  } catch {
    return [];
  }
}

/** Keep a draft, or forget it where it is null; tell whether the browser does. */
export function keepDraft(id, draft) {
  try {
    if (draft) localStorage.setItem(PREFIX + id, JSON.stringify(draft));
    else localStorage.removeItem(PREFIX + id);
    return true;
  } catch {
    return false;
  }
}
