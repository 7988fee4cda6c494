// The HTML of Word, of LibreOffice, of a page that one pastes from, made plain: what is bold is « strong », what hands
// typed as a list is one, what a program hides is gone.

import { make } from "../common/element.js";

const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const SPACES = /[ \u00a0\u2000-\u200a\u202f\u3000]+/g;

/** Return the body of some HTML, made plain. */
export function plainHtml(html, rules) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const one of body.querySelectorAll("script, style, meta, link, title, template")) one.remove();
  for (const one of body.querySelectorAll("b, strong")) {
    if (/font-weight:\s*(?:normal|400)/.test(one.getAttribute("style"))) one.replaceWith(...one.childNodes);
  }
  for (const one of body.querySelectorAll("span[style]")) {
    if (/mso-list:\s*Ignore/i.test(one.getAttribute("style"))) one.textContent = `${one.textContent.trim()}\t`;
    else dressed(one);
  }
  const lost = new RegExp(rules.lost, "giu");
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(HIDDEN, "").replace(SPACES, " ").replace(lost, "");
  }
  for (const one of body.querySelectorAll("br")) joined(one);
  listed(body, typedMark(rules.bullets));
  return body;
}

/** Say by elements what a style alone says. */
function dressed(span) {
  const style = span.getAttribute("style");
  const tags = [
    [/font-weight:\s*(?:bold|[6-9]00)/, "strong"],
    [/font-style:\s*italic/, "em"],
  ].flatMap(([look, tag]) => (look.test(style) && span.textContent.trim() ? [tag] : []));
  for (const tag of tags) {
    const own = make(tag, {}, ...span.childNodes);
    span.append(own);
  }
}

/** Join a line broken inside a sentence. */
function joined(line) {
  const before = line.previousSibling?.textContent ?? "";
  const after = line.nextSibling?.textContent ?? "";
  if (/^\s*\p{Ll}/u.test(after) && !/[.:;!?…»]\s*$/.test(before)) line.replaceWith(" ");
}

/** Return what finds, at the start of a paragraph, the sign or the number of an item typed by hand. */
function typedMark(bullets) {
  const signs = `${bullets}\uf0b7\uf0a7\uf0d8\uf0fc·§`;
  return new RegExp(`^\\s*(?:([${signs}])\\s*|([-–—*]|o(?=\\t| {2}))\\s+|(\\d{1,2})[.)]\\s+)(?=\\S)`, "u");
}

/** Make lists of the paragraphs that follow each other as items: a sign met for the first time is one level below those
 *  before it; Word's own lists, pasted, say their level.
 */
function listed(body, mark) {
  let open = [];
  let previous = null;
  for (const paragraph of body.querySelectorAll("p")) {
    const match = paragraph.closest("li, table") ? null : paragraph.textContent.match(mark);
    if (!match) continue;
    if (previous?.nextElementSibling !== paragraph) open = [];
    const [whole, bullet, dash, number] = match;
    const [, level] = paragraph.getAttribute("style")?.match(/mso-list:\s*\S+ level(\d)/) ?? [];
    const sign = level ?? bullet ?? dash ?? "1";
    const at = open.findIndex((one) => one.sign === sign);
    const tag = number ? "ol" : "ul";
    cut(paragraph, whole.length);
    const item = make("li", {}, ...paragraph.childNodes);
    if (at >= 0) open.length = at + 1;
    else open.push({ sign, list: nested(open.at(-1)?.list, paragraph, make(tag, number ? { start: number } : {})) });
    open.at(-1).list.append(item);
    previous = open[0].list;
    paragraph.remove();
  }
}

/** Set a list in the last item of another, or before a paragraph; return it. */
function nested(above, paragraph, list) {
  if (above) above.lastElementChild.append(list);
  else paragraph.before(list);
  return list;
}

/** Take away the first signs of an element. */
function cut(element, count) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let left = count; left > 0 && walker.nextNode(); ) {
    const { data } = walker.currentNode;
    walker.currentNode.data = data.slice(left);
    left -= data.length;
  }
}
