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
