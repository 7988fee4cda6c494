// What is pasted from Word or from a page into the story becomes Markdown; pasted as plain text, it stays as it is.

import { make } from "../common/element.js";
import { tight } from "./quotes.js";

const PICTURE = "PERDU, une image : enregistrez-la à côté de la fiche, et écrivez ![ce qu'elle montre](son-nom.png).";
const LOOKS = /<(?:h[1-6]|ul|ol|table|strong|b|em|i|a|p|br|blockquote|img)\b/i;

/** Follow what is pasted into the sections of the story; `tell` says what was changed, which stands below too. */
export function followPasting(form, rules, tell) {
  const ownRules = { ...rules, notices: { ...rules.notices, picture: PICTURE } };
  form.addEventListener("paste", async (event) => {
    const html = event.clipboardData.getData("text/html");
    const place = event.target.closest(".recit");
    if (!place || !LOOKS.test(html)) return;
    const plain = event.clipboardData.getData("text/plain");
    event.preventDefault();
    const { toMarkdown } = await import("./to-markdown.js");
    const { markdown, title, notices } = toMarkdown(html, ownRules);
    // A section has its own « ## »: what is pasted begins below.
    const text = [title && `### ${title}`, markdown.replace(/^#{1,2}(?= )/gm, "###")].filter(Boolean).join("\n\n");
    document.execCommand("insertText", false, text || plain); // so that it can be undone
    const sentence = tight(["Collé en Markdown : relisez.", ...notices].join(" "));
    place.querySelector(".colle")?.remove();
    place.append(make("p", { className: "aide colle" }, sentence));
    tell(sentence);
  });
}
