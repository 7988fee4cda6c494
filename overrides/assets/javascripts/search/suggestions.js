// What the box offers while one types: the words of the pages that begin as the last one does, and the names of terms.
// The list is the browser's own (`datalist`): it knows the keyboard and what screen readers say.

import { make } from "../common/element.js";
import { openIndex } from "./index.js";
import { plain } from "./words.js";

const MOST = 6,
  SHORTEST = 3;

let index = null;

/** Let the box of a form offer the words and the names of the index that stands where the form leads. */
export function offer(box) {
  const list = make("datalist", { id: `${box.id}-offre` });
  box.after(list);
  box.setAttribute("list", list.id);
  const show = async () => {
    index ??= openIndex(new URL("./", box.form.action));
    const typed = box.value;
    const offered = await suggestions(await index, typed).catch(() => []);
    if (box.value === typed) list.replaceChildren(...offered.map((value) => make("option", { value, label: typed })));
  };
  box.addEventListener("input", show);
  return show();
}

/** Return what a query that is being typed may become, likeliest first. */
export async function suggestions(index, typed) {
  const [before, last] = /^(.*?)([\p{L}-]*)$/su.exec(typed).slice(1);
  const bare = plain(last);
  if (bare.length < SHORTEST) return [];
  const spelt = await index.spellings(bare[0]);
  const begun = spelt
    .filter((word) => word.plain.startsWith(bare) && word.plain !== bare)
    .sort((a, b) => b.count - a.count);
  const apart = begun.filter((word, at) => !begun.slice(0, at).some((other) => alike(other.plain, word.plain)));
  return apart.slice(0, MOST).map(({ form }) => before + form);
}

/** Tell whether two words are one, but for their ending of gender or number. */
function alike(one, other) {
  return one.replace(/e?s?$/, "") === other.replace(/e?s?$/, "");
}
