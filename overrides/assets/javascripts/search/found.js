// On a page reached from a result: shows where the words that were found stand, and forgets them in one gesture.

import { make } from "../common/element.js";
import { counted } from "../common/french.js";
import { plain, words } from "./words.js";

const address = new URL(location.href);
const forms = new Set((address.searchParams.get("mots") ?? "").split(" ").map(plain).filter(Boolean));
const article = document.querySelector("article");
address.searchParams.delete("mots");
history.replaceState(history.state, "", address); // who copies the address gives the page, not the search
if (forms.size && article) show();

function show() {
  const marks = texts().flatMap(mark);
  if (!marks.length) return;
  const forget = make("button", { type: "button" }, "Ne plus les montrer");
  const bar = make(
    "p",
    { className: "mots-trouves" },
    `${counted(marks.length, "mot trouvé", "mots trouvés")} dans cette page. `,
    forget,
  );
  bar.setAttribute("role", "status");
  const end = () => {
    bar.remove();
    for (const one of marks) {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    }
    document.removeEventListener("keydown", escape);
  };
  const escape = (event) => event.key === "Escape" && end();
  forget.addEventListener("click", end);
  document.addEventListener("keydown", escape);
  article.append(bar);
}

/** Return the texts of the article that a reader sees. */
function texts() {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, svg, template, button, select, nav")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/** Mark the words found in a text; return their marks. */
function mark(text) {
  const hits = words(text.data).filter((word) => forms.has(word.plain));
  return hits.reverse().map(({ start, end }) => {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    const made = make("mark", { className: "mot-trouve", role: "none" });
    range.surroundContents(made);
    return made;
  });
}
