// The lines « # à vérifier » that an import leaves in a header: what was read in a text, above the key it is for.
// Each goes, its line alone, once a person has verified it. Pure.

import { leads } from "./header.js";

const REMARK = /^[ \t]*#[ \t]*(à vérifier\b[^\r\n]*)(?:\r?\n|$)/gmu;
const SHOWN_KEY = /^# ([a-z_]+):/m;

/** Return the remarks of a header: what each says, and the place of the key or of the element below it; a key that is
 *  only shown, behind a « # », is one too.
 */
export function remarksOf(source) {
  return spans(source).map(({ text, path }) => ({ text, path }));
}

/** Return a header without the remarks that pass a test. */
export function withoutRemarks(source, isVerified) {
  const targets = spans(source).filter(isVerified);
  return targets.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), source);
}

/** Return the name by which a remark is known: its words, and its key of the first level. */
export function nameOf({ text, path }) {
  return `${path[0] ?? ""}\n${text}`;
}

function spans(source) {
  return leads(source).flatMap(({ start, text, path }) =>
    [...text.matchAll(REMARK)].map((match) => {
      const [, example] = (path.length < 2 && text.slice(match.index).match(SHOWN_KEY)) || [];
      const from = start + match.index;
      return { text: match[1].trim(), path: example ? [example] : path, start: from, end: from + match[0].length };
    }),
  );
}
