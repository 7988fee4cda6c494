// The words of the pages for which one that no page holds may be typed.

import { distance, heard, initials, strange } from "./words.js";

/** What ten times as many pages that say a word make up for, in slips. */
const SAID_MUCH = 0.25;

/** Return the words of the pages that one misspelt may be, the likeliest first: near, and said by many pages. */
export async function neighbours(bare, index, more = 0) {
  const most = more + (bare.length < 5 ? 0.5 : bare.length < 7 ? 1.2 : bare.length < 9 ? 1.7 : 2.2);
  const typed = heard(bare);
  const listed = await Promise.all(initials(bare, !more).map((initial) => index.spellings(initial)));
  return listed
    .flat()
    .filter(({ plain: other }) => strange(bare, other) <= most + 1 && strange(other, bare) <= most + 2)
    .map((other) => ({ ...other, away: distance(typed, (other.heard ??= heard(other.plain))) }))
    .filter(({ away, plain: other }) => away <= most && Math.min(other.length, bare.length) > away * 3)
    .map((other) => ({ ...other, worth: other.away - SAID_MUCH * Math.log10(1 + other.count) }))
    .sort((a, b) => a.worth - b.worth);
}
