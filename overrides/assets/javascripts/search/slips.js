// The words of the pages for which one that no page holds may be typed.

import { distance, heard, initials, letters, strange } from "./words.js";

/** What ten times as many pages that say a word make up for, in slips. */
const SAID_MUCH = 0.25;

/** Return the words of the pages that one misspelt may be, the likeliest first: near, and said by many pages. `more`:
 *  slips that may be besides; `all`: where any letter that sounds alike may begin it. */
export async function neighbours(bare, index, more = 0, all = true) {
  const most = more + (bare.length < 5 ? 0.5 : bare.length < 7 ? 1.2 : bare.length < 9 ? 1.7 : 2.2);
  const [typed, bits] = [heard(bare), letters(bare)];
  const listed = await Promise.all(initials(bare, all).map((initial) => index.spellings(initial)));
  const near = [];
  for (const other of listed.flat()) {
    if (strange(bits, other.bits) > most + 1 || strange(other.bits, bits) > most + 2) continue;
    const away = distance(typed, (other.heard ??= heard(other.plain)));
    if (away > most || Math.min(other.plain.length, bare.length) <= away * 3) continue;
    near.push({ ...other, away, worth: away - SAID_MUCH * Math.log10(1 + other.count) });
  }
  return near.sort((a, b) => a.worth - b.worth);
}
