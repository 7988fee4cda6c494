// How words sound in French, roughly: two that sound alike are one, misspelt (« questionnère », « bénchmarque »). Pure,
// and loaded only where a word is found nowhere.

/** What is heard for what is written, in order; keys bear no accents. */
const HEARD = [
  [/ph/g, "f"],
  [/sch|ch/g, "$"],
  [/h/g, ""],
  [/ill(?=[aeou])/g, "y"],
  [/ge(?=[ao])|g(?=[eiy])/g, "j"],
  [/gu(?=[ei])/g, "g"],
  [/sc(?=[eiy])|c(?=[eiy])/g, "ss"],
  [/c?qu?|ck?/g, "k"],
  [/(?<=[aeiouy])s(?=[aeiouy])/g, "z"],
  [/ti(?=on|el|a)/g, "si"],
  [/(.)\1+/g, "$1"],
  [/eau|au/g, "o"],
  [/oeu|oe/g, "eu"],
  [/(?:ai|ei|a|y)in?(?=[mn](?![aeiouymn]))/g, "i"],
  [/ai|ei|[ae]y(?![aeou])/g, "e"],
  [/y/g, "i"],
  [/[ae][mn](?![aeiou])/g, "an"],
  [/im(?![aeiou])/g, "in"],
  [/om(?![aeiou])/g, "on"],
  [/pt(?=e?$)/, "t"],
  [/e[sz]?$|[stdxpz]$/, ""],
];

/** Signs of the shortest sound that tells a word. */
const LEAST = 5;

/** How many signs more or less two spellings of one sound have at most. */
const UNHEARD = 4;

/** Return how a key sounds. */
export function sound(key) {
  return HEARD.reduce((word, [written, heard]) => word.replace(written, heard), key);
}

/** Return the word of the index that sounds as a key, the one most often said, or null; it is `sure`. */
export function homophone(key, lexicon) {
  const heard = sound(key);
  if (heard.length < LEAST) return null;
  return lexicon
    .filter((entry) => Math.abs(entry.key.length - key.length) <= UNHEARD && sound(entry.key) === heard)
    .reduce((best, entry) => (best?.count >= entry.count ? best : { ...entry, sure: true }), null);
}
