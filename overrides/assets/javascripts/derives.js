// Words made from one another: « évaluer », « évaluation »; « frugal », « frugalité »; « mobiliser », « remobiliser ». Pure.
// Pagefind meets many of them by itself; not those it cuts otherwise, nor the names of the terms.

/** How nouns, adjectives and verbs of one family end, without accents. « -al », « -el » are left: « frugal », « social » are whole. */
const ENDING = /(?:aison|issement|issant|issent|isement|ement|ateur|atrice|ation|ition|tion|ative|atif|tive|tif|tivite|ivite|ment|ance|ence|ante|ant|eur|euse|age|ive|if|ite|ique|ie|able|er|ir|e)$/;

/** Signs under which what is left says nothing: alone, or first of several words. */
export const ALONE = 5, AMONG = 4;

/** What is done, if only with a short word: « loger », « logement ». */
const ACT = /^[a-z]{3,}er$/;

/** What is done again. */
const AGAIN = /^re([a-z]{4,}(?:er|ir|tion|ment))$/;

/** A word that ends as infinitives do, and not as « métier » or « atelier ». */
export const INFINITIVE = /(?:[^i]er|(?:[fd]|[eo]c)ier|[^o]ir|oir|dre|ttre)$/;

/** Return what a key shares with those of its family; the key itself where too little would be left. */
export function root(key, least = ALONE) {
  const bare = key.replace(/fi(?:cation|er)$/, "fier").replace(ENDING, "").replace(/qu$/, "c").replace(/(.)\1$/, "$1");
  return bare.length < least ? key : bare;
}

/** Return the word of the index made from the same as a word that it doesn't hold, or null: what one does again (« remobiliser »),
    what comes of doing it (« loger »), else the one most often said. `lexicon`: the index's words as [{ key, word, count }]. */
export function derived(key, lexicon) {
  const again = AGAIN.exec(key)?.[1];
  const nouns = ACT.test(key) ? ["ement", "ation", "age"].map((end) => key.slice(0, -2) + end) : [];
  const sure = lexicon.find((entry) => entry.key === again) ?? lexicon.find((entry) => nouns.includes(entry.key));
  if (sure) return sure;
  const same = root(key);
  return lexicon.filter((entry) => same.length >= ALONE && root(entry.key) === same).reduce((best, entry) => (best?.count >= entry.count ? best : entry), null);
}

/** Return the initials under which the words of its family may stand. */
export function initials(key) {
  return [...new Set([key[0], AGAIN.exec(key)?.[1][0]])].filter(Boolean);
}
