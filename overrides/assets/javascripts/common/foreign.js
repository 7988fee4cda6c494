// The foreign words of what scripts write, marked as the build marks those of pages: a screen reader pronounces them.

import { make } from "./element.js";

const SIGNS = "\\p{L}\\p{N}_-";

/** Return what parts a text into strings and elements that name a language; `languages`: that of each expression, by
 *  its small letters. */
export function foreignMarks(languages) {
  const expressions = Object.keys(languages)
    .sort((one, other) => other.length - one.length)
    .map((words) => words.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  if (!expressions.length) return (text) => [text];
  const pattern = new RegExp(`(^|[^${SIGNS}])(${expressions.join("|")})(?![${SIGNS}])`, "giu");
  const marked = (words) => make("span", { lang: languages[words.toLowerCase()] }, words);
  const piece = (words, rank) => (rank % 3 === 2 ? marked(words) : words);
  return (text) => text.split(pattern).map(piece);
}
