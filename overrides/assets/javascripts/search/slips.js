// What a word typed stands for that no page holds: one that sounds the same, one misspelt, two joined.

import { hits } from "./extracts.js";
import { distance, heard, HEARD, initials, plain, strange, words } from "./words.js";

/** Letters of the shortest beginning of a word that stands for it. */
export const BEGINNING = 3;

/** What another sense of a word is worth. */
export const SENSE = 0.7;

/** What ten times as many pages that say a word make up for, in slips. */
const SAID_MUCH = 0.25;

/** How many pages are read at most to see two words side by side. */
const COMPARED = 6;

/** Return the two words that one joins and a page says side by side, with what they find: « policemunicipale ». */
export async function joinedIn(word, said, index) {
  for (const { form, plain: head } of said) {
    const rest = word.form.slice(form.length);
    const begins = word.accented ? word.form.startsWith(form) : word.plain.startsWith(head);
    if (!begins || rest.length < BEGINNING) continue;
    const pair = await Promise.all(
      words(`${form} ${rest}`).map(async (one) => {
        const found = (await index.lemmas(one)).filter(({ kin }) => !kin);
        return { word: one, found, forms: new Set(found.flatMap(({ entry }) => entry.spelt.map(plain))) };
      }),
    );
    if (pair.every(({ found }) => found.length) && (await standTogether(pair, index))) return pair;
  }
  return null;
}

/** Tell whether one of the pages that hold two words says one right after the other. */
async function standTogether(pair, index) {
  const [ones, others] = await Promise.all(
    pair.map(async ({ found }) =>
      (await Promise.all(found.map(({ entry }) => index.postings(entry.postings)))).flatMap((held) => [...held.keys()]),
    ),
  );
  const shared = [...new Set(ones)].filter((page) => others.includes(page)).slice(0, COMPARED);
  return (await Promise.all(shared.map((page) => index.page(page)))).some(({ titre, qui, passages }) =>
    [titre, qui, ...passages.flatMap(([, section, text]) => [section, text])].some((text) => {
      const said = hits(text, pair, index);
      return said.some(({ part, at }, rank) => !part && said[rank + 1]?.part === 1 && said[rank + 1].at === at + 1);
    }),
  );
}

/** Return a part whose word is French and in no page with those that sound the same: « réfugier », « réfugié ». */
export async function alike(part, said, index) {
  const typed = heard(part.word.plain);
  const near = typed.word.length > 5 ? said.filter((other) => !strange(other.plain.slice(0, -3), typed.word)) : [];
  const same = near.filter((other) => distance(typed, heard(other.plain)) <= HEARD);
  const found = (
    await Promise.all(same.slice(0, 2).map(({ form }) => index.lemmas({ form, plain: plain(form), accented: true })))
  ).flat();
  return { ...part, found: asKin(found) };
}

export function asKin(found) {
  return found.map((one) => ({ ...one, weight: one.weight * SENSE, kin: true }));
}

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
