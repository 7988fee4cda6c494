// What a reader types, understood: words, compounds, names, what is said otherwise, beginnings and slips. Nothing that
// was typed is rewritten but a slip; all the rest adds a sense to it.

import { telling } from "./ranking.js";
import { neighbours } from "./slips.js";
import { asWritten, HEARD, parts, plain, words } from "./words.js";

/** How many words of a query are looked for: a page pasted into the box is not. */
const MOST = 24;

/** What a word tells, at most, that only asks. */
const LITTLE = 0.35;

/** What another sense of a word is worth. */
const SENSE = 0.7;

/** Letters of the shortest beginning of a word that stands for it, and how many words it stands for. */
const BEGINNING = 3,
  BEGUN = 4;

/** The level of words that are hardly ever said, and that of those known to be French, and no more. */
const RARELY = 4,
  BARELY = 5;

/** How many words may make one compound, how many a name whose words are misspelt, and all the slips in one. */
const COMPOUND = 4,
  NAMING = 5,
  FURTHEST = 3;

const QUOTED = /[«“"„]\s*([^«»“”"„]+?)\s*[»”"]/g;

/** Return a query understood: { parts, names, senses, slips, text }. A part is a word with what answers it: { text,
 *  start, end, word, found: [{ entry, weight }], level, quote }; `names`: [{ first, last, records, whole }], the parts
 *  that together are a name; `senses`: [{ first, last, parts, meant }]; `slips`: [{ typed, meant }]. */
export async function understood(typed, index, { correct = true, sense = true } = {}) {
  const text = asWritten(typed);
  const read = await Promise.all(wordsOf(text, index).map(async (word) => ({ word, found: await index.lemmas(word) })));
  const joined = await compounds(read, index);
  const all = await Promise.all(joined.map((one) => unread(one, index)));
  const slips = [];
  const made = (await Promise.all(all.flat().map((one) => completed(one, index, correct, slips)))).flat();
  const asked = made.map((one) => ({ ...one, empty: one.empty && !one.found.length }));
  const names = await matches(asked, index, "names");
  const isPlaced = names.some(({ records }) => records.every((one) => one.page < index.count && index.isPlace(one)));
  const named = names.flatMap((name) => sure(name, asked, index, isPlaced));
  for (const { steps, isArea } of named) if (isArea) asked[steps[0]].found = []; // « dans le 93 »: what is filed there
  const meant = sense ? await matches(asked, index, "senses") : [];
  const inNames = new Set(named.flatMap(({ steps }) => steps));
  const parts = asked.filter((one, at) => !isEmpty(one, index) || inNames.has(at));
  const place = (at) => parts.indexOf(asked[at]);
  return {
    text,
    parts,
    names: named.map(({ steps, records }) => ({
      parts: steps.map(place),
      records,
      whole: asked.every((one, at) => steps.includes(at) || isEmpty(one, index) || (at < steps[0] && asksOnly(one))),
    })),
    senses: await Promise.all(
      meant.flatMap(({ steps, records }) =>
        records.map(async ({ meant: said }) => ({
          parts: steps.map(place).filter((at) => at >= 0),
          said,
          weight: SENSE,
          query: await understood(said, index, { correct: false, sense: false }),
        })),
      ),
    ),
    slips,
  };
}

/** Return a name without the territories that it may not mean: « tours » is a word, « 33 » a number. Beside a place
 *  that has projects, `isPlaced`, they are places too. */
function sure({ steps, records }, asked, index, isPlaced) {
  const said = steps.map((at) => asked[at]);
  const isNumber = /^\d/.test(said[0].word.plain);
  const isAround = (one, at) => index.around.has(one.word.plain) && (!isNumber || at < steps[0]); // no « 80 projets »
  const alone = asked.every((one, at) => said.includes(one) || isEmpty(one, index) || isAround(one, at));
  const unheld = said.some(({ found }) => found.every(({ kin, entry }) => kin || entry.projects < 2));
  const proper = said.some(
    ({ level, word, found }) =>
      !(level < RARELY) && /^\p{L}/u.test(word.form) && found.every(({ entry }) => !entry.frequency),
  );
  const capital = said.every(({ word }) => word.text[0] !== word.form[0]);
  const told = capital || (unheld && (proper || alone || isPlaced));
  const kept = records.filter(
    ({ page, steps }) => page < index.count || (told && (capital || steps[0] === steps[0].toLowerCase())),
  );
  const isArea = isNumber && (alone || /^(le|du)$/.test(asked[steps[0] - 1]?.word.form));
  return kept.length ? [{ steps, records: kept, isArea }] : [];
}

/** Tell whether a word before a name only asks about it: « faire un benchmark », « comment », « quoi ». */
function asksOnly({ found, level }) {
  const direct = found.filter(({ kin }) => !kin).map(({ entry }) => entry.frequency);
  return direct.length ? telling(Math.max(...direct)) < LITTLE : level === 0;
}

function isEmpty(one, index) {
  return one.single && index.isEmpty(one.word);
}

/** Return the words of a query, those of a quoted phrase with its number. */
function wordsOf(text, index) {
  const quotes = [...text.matchAll(QUOTED)].map((match) => [match.index, match.index + match[0].length]);
  return words(text, index.elided)
    .slice(0, MOST)
    .map((word) => ({ ...word, quote: quotes.findIndex(([from, to]) => word.start >= from && word.end <= to) + 1 }));
}

/** Return the words with those that stand apart, of one compound, made one: « co construction », « bien être ». */
async function compounds(read, index) {
  const made = [];
  for (let at = 0; at < read.length; at += 1) {
    let taken = null;
    for (let size = Math.min(COMPOUND, read.length - at); size > 1 && !taken; size -= 1) {
      const pieces = read.slice(at, at + size).map(({ word }) => word);
      const whole = pieces.map(({ plain: bare }) => bare).join("");
      if (index.isEmpty(pieces[0]) && !(await index.known(pieces[0].plain)).entries.length) continue;
      if (pieces.some(({ plain: bare }) => /^[0-9]/.test(bare))) continue;
      const { entries, names, senses } = await index.known(whole);
      const found = entries.filter(({ form }) => form.includes("-") || !pieces.some((piece) => index.isEmpty(piece)));
      const isName = ({ steps, page }) =>
        plain(steps[0]) === whole && steps.length < 2 && !(page >= index.count && index.isEmpty(pieces[0]));
      if (found.length || [...names, ...senses].some(isName))
        taken = {
          size,
          word: {
            ...pieces[0],
            plain: whole,
            accented: false,
            end: pieces.at(-1).end,
            text: pieces.map((piece) => piece.text).join(" "),
          },
          found: found.map(({ entry }) => ({ entry, weight: 1 })),
        };
    }
    made.push(taken ? { word: taken.word, found: taken.found } : { ...read[at], single: true });
    if (taken) at += taken.size - 1;
  }
  return made;
}

/** Return a word, or the parts of a compound that no page holds whole; one made with empty words has none. */
async function unread(one, index) {
  if (one.found.length || !one.word.form.includes("-")) return [one];
  const { names, senses } = await index.known(one.word.plain);
  const pieces = parts(one.word);
  if (names.length || senses.length) return [one];
  if (!index.asked.has(pieces.at(-1).form) && pieces.some((piece) => index.isEmpty(piece))) return [one];
  const { quote } = one.word;
  const apart = async (word) => ({ word: { ...word, quote }, found: await index.lemmas(word), single: true });
  return Promise.all(pieces.map(apart));
}

/** Return a part with what it stands for where no page holds it: words that it begins, or the one that was meant; the
 *  two parts that it joins. */
async function completed(one, index, correct, slips) {
  const { word } = one;
  const part = { ...one, text: word.text, start: word.start, end: word.end, quote: word.quote, level: undefined };
  if (part.found.some(({ kin }) => !kin) || isEmpty(one, index)) return part;
  const known = await Promise.all(spelt(word).map((bare) => index.known(bare)));
  const level = known[0].level ?? (known.at(-1).level === BARELY ? BARELY : undefined);
  part.level = level;
  if (part.found.length) return part;
  if (known.some(({ names, senses }) => names.length || senses.length) || !/^[a-z]+$/.test(word.plain) || word.quote)
    return part;
  if (level < BARELY) return part;
  const said = await index.spellings(word.plain[0]);
  part.found = await index.lemmas({ form: "", plain: spelt(word).at(-1) });
  if (!part.found.length && word.plain.length >= BEGINNING) {
    const begun = said.filter((other) => other.plain.startsWith(word.plain)).sort((a, b) => b.count - a.count);
    for (const { form } of begun.slice(0, BEGUN * 2))
      for (const found of await index.lemmas({ form, plain: plain(form), accented: true }))
        if (!found.kin && !part.found.some(({ entry }) => entry === found.entry) && part.found.length < BEGUN)
          part.found.push(found);
    part.begun = part.found.length > 0;
  }
  if (part.found.length || level === BARELY || !correct) return part;
  const { joint } = known[0];
  if (joint) {
    slips.push({ typed: word.text, meant: joint });
    const pair = await Promise.all(words(joint).map(async (one) => ({ word: one, found: await index.lemmas(one) })));
    return pair.map((one) => ({ ...part, ...one, text: one.word.text, single: true }));
  }
  const meant = word.plain.length > BEGINNING ? (await neighbours(word.plain, index))[0]?.form : "";
  if (!meant) return part;
  slips.push({ typed: word.text, meant });
  return { ...part, found: await index.lemmas({ form: meant, plain: plain(meant), accented: true }), slip: meant };
}

/** Return the name of a term that the whole of a query seems to be meant for, words typed for others: { text,
 *  slips }, the nearest; null where there is none. `all`: whatever letter begins them. */
export async function misnamed(text, index, all) {
  const said = wordsOf(text, index);
  if (said.length > NAMING) return null;
  const asked = await Promise.all(
    said.map(async (word) => ({ word, found: [], single: true, near: await near(word, index, all) })),
  );
  const isWhole = (steps) => asked.every((one, at) => steps.includes(at) || isEmpty(one, index));
  const [likely] = (await matches(asked, index, "names"))
    .flatMap(({ steps, records }) => {
      const name = records.find(({ page }) => page < index.count);
      return name && isWhole(steps) ? [{ steps, name }] : [];
    })
    .map(({ steps, name }) =>
      steps.map((at, rank) => ({ word: asked[at].word, ...asked[at].near.get(plain(name.steps[rank])) })),
    )
    .map((words) => ({ words, away: words.reduce((sum, { away }) => sum + away, 0) }))
    .sort((one, other) => one.away - other.away);
  if (!likely?.away || likely.away > (likely.words.length > 1 ? FURTHEST : HEARD)) return null;
  if (likely.words.length > 1 && !likely.words.some(({ away }) => away < 1)) return null;
  const wrong = likely.words.filter(({ away }) => away);
  return {
    text: wrong.reduce((right, { word, form }) => right.replace(word.text, form), text),
    slips: wrong.map(({ word, form }) => ({ typed: word.text, meant: form })),
  };
}

/** Return a word and those that it may be typed for: Map plain → { form, away }. */
async function near(word, index, all) {
  const others = word.plain.length < BEGINNING || word.quote ? [] : await neighbours(word.plain, index, HEARD, all);
  return new Map([...others.reverse().map((one) => [one.plain, one]), [word.plain, { form: word.form, away: 0 }]]);
}

/** Return the runs of words that are a name, or an expression said otherwise: [{ steps: [rank of word], records }]; a
 *  run within a longer one is left out. */
async function matches(asked, index, list) {
  const runs = new Map();
  for (let first = 0; first < asked.length; first += 1) {
    const heads = new Set([
      ...spelt(asked[first].word),
      ...(asked[first].near?.keys() ?? []),
      ...asked[first].found.filter(({ kin }) => !kin).map(({ entry }) => plain(entry.lemma)),
    ]);
    for (const head of heads)
      for (const record of (await index.known(head))[list]) {
        const steps = follow(record.steps, asked, first, index);
        if (!steps) continue;
        const run = runs.get(`${steps}`) ?? { steps, records: [] };
        if (!run.records.some(({ page, meant }) => page === record.page && meant === record.meant))
          run.records.push(record);
        runs.set(`${steps}`, run);
      }
  }
  const all = [...runs.values()];
  const within = (one, other) =>
    one !== other && one.steps.length < other.steps.length && one.steps.every((at) => other.steps.includes(at));
  return all.filter((one) => !all.some((other) => within(one, other)));
}

/** Return the ranks of the words that say a name from one of them on, empty words left aside; null where they don't. */
function follow(steps, asked, first, index) {
  const taken = [];
  let at = first;
  for (const step of steps) {
    while (at < asked.length && !is(asked[at], step) && taken.length && isEmpty(asked[at], index)) at += 1;
    if (at >= asked.length || !is(asked[at], step)) return null;
    taken.push(at);
    at += 1;
  }
  return taken;
}

/** Tell whether a part says a word of a name; an accent that was typed counts. */
function is(part, step) {
  if (part.near) return part.near.has(plain(step));
  if (part.word.hours && step.length < 4) return false; // « 35 h » is no département
  if (part.found.some((one) => !one.kin && one.weight >= 0.6 && one.entry.lemma === step)) return true;
  if (part.word.accented || part.begun) return singular(part.word.form).includes(step);
  return spelt(part.word).includes(plain(step));
}

/** Return a plain word and, for those that no page holds, its singular; the département of a postal code. */
function spelt({ plain: bare }) {
  return /^\d{5}$/.test(bare) ? [bare, bare.slice(0, bare.startsWith("97") ? 3 : 2)] : singular(bare);
}

function singular(form) {
  return form.length > 4 && /[sx]$/.test(form) ? [form, form.slice(0, -1)] : [form];
}
