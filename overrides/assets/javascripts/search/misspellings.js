// One-letter slips, set right from the index's own words. Pure. Short words have many neighbours: the shorter the word,
// the likelier the slip must be, so that a word of another subject is not turned into one of ours.

/** Pairs of letters that a hand or an ear takes for one another. */
const ALIKE = new Set("sc cs sz zs iy yi kc ck qk kq qc cq gj jg ea ae nm mn ou uo td dt bp pb fv vf".split(" "));

/** The keys of a French keyboard, row by row: a finger slips to the next one. */
const KEYBOARD = ["azertyuiop", "qsdfghjklm", "wxcvbn"];

/** How likely a slip is to be sure, whatever else is asked. */
const SURE = 3;

/** Signs of the shortest word that two slips leave legible: beside the rest of a query, and alone. */
const LONG = 10,
  LONGEST = 12;

/** Return the word of the index that a reader most likely meant, or null. `key`: the key of the word typed;
 *  `lexicon`: the index's words as [{ key, word, count }]; what is returned tells besides whether it is `sure`. */
export function meant(key, lexicon) {
  let best = null;
  for (const entry of lexicon) {
    const likelihood = likely(key, entry.key);
    if (
      likelihood &&
      (!best || likelihood > best.likelihood || (likelihood === best.likelihood && entry.count > best.entry.count))
    )
      best = { likelihood, entry };
  }
  return best && { ...best.entry, sure: best.likelihood >= SURE };
}

/** Return how likely `typed` is a slip for `word`: 0 where it is not one. */
export function likely(typed, word) {
  const slip = slipBetween(typed, word) ?? (typed.length > 5 ? slipBetween(undoubled(typed), undoubled(word)) : null);
  if (!slip) return 0;
  const length = Math.min(typed.length, word.length);
  const needed = { double: 4, swapped: 6, moved: 8, alike: 5, elided: 5, mute: 5, missing: 5, added: 6, beside: 7 }[
    slip
  ];
  if (length < needed) return 0;
  return { double: 6, swapped: 5, moved: 4, elided: 4, mute: 4, alike: 3, missing: 2, added: 2, beside: 1 }[slip];
}

/** Return the word of the index that two slips turned into a long one, or null: which begins as it does; it is
    `sure` where it is longer still. */
export function farther(key, lexicon) {
  const near = lexicon.filter(
    (entry) =>
      Math.min(key.length, entry.key.length) >= LONG &&
      entry.key.slice(0, 2) === key.slice(0, 2) &&
      distance(key, entry.key) <= 2,
  );
  return near.length
    ? { ...near.reduce((best, entry) => (entry.count > best.count ? entry : best)), sure: key.length >= LONGEST }
    : null;
}

/** Return how many letters are added, missing, changed or swapped from one word to another; 3 from three on. */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let place = 1; place <= other.length; place += 1) {
      next[place] = Math.min(
        last[place] + 1,
        next[place - 1] + 1,
        last[place - 1] + (one[row - 1] === other[place - 1] ? 0 : 1),
      );
      if (one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1])
        next[place] = Math.min(next[place], before[place - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last.at(-1);
}

/** Return a word with no letter twice in a row: a doubled letter forgotten may go with another slip (« aceuil »). */
function undoubled(word) {
  return word.replace(/(.)\1/g, "$1");
}

/** Return the slip that leads from one word to another, one letter apart; null where more, or none, separates them.
 *  The first letter is seldom mistaken: it may only be swapped, be an « h » left out, or an article stuck to the
 *  word. A letter that takes another's place, or comes in too many, must sound like it or stand beside it on the
 *  keyboard. */
function slipBetween(typed, word) {
  if (typed === word || Math.abs(typed.length - word.length) > 1) return null;
  let from = 0;
  while (from < typed.length && typed[from] === word[from]) from += 1;
  let end = 0;
  while (end < Math.min(typed.length, word.length) - from && typed.at(-1 - end) === word.at(-1 - end)) end += 1;
  const [was, is] = [typed.slice(from, typed.length - end), word.slice(from, word.length - end)];
  if (was.length + is.length === 1) {
    const letter = was || is;
    if (from === 0 && end > 0 && typed[1] !== typed[0] && word[1] !== word[0])
      return was ? ("dlnsjmtc".includes(letter) ? "elided" : null) : letter === "h" ? "mute" : null;
    const whole = was ? typed : word;
    // « ss » is heard
    if (letter !== "s" && (whole[from - 1] === letter || whole[from + 1] === letter)) return "double";
    if (
      was &&
      ![...typed.slice(Math.max(0, from - 2), from), ...typed.slice(from + 1, from + 3)].some((other) =>
        beside(letter, other),
      )
    )
      return null;
    return was ? "added" : "missing";
  }
  if (was.length === 2 && is.length === 2 && was[0] === is[1] && was[1] === is[0]) return "swapped";
  if (was.length === 3 && is.length === 3 && [...was].sort().join() === [...is].sort().join()) return "moved";
  if (was.length === 1 && is.length === 1 && from > 0)
    return ALIKE.has(was + is) ? "alike" : beside(was, is) ? "beside" : null;
  return null;
}

function beside(one, other) {
  return KEYBOARD.some(
    (row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1,
  );
}
