// Which words of a text another does not show, however they are written. Pure.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Return the lines of a text some words of which another shows fewer times, each with these words. */
export function missing(text, shown) {
  const gaps = counts(text);
  for (const [word, count] of counts(shown)) gaps.set(word, (gaps.get(word) ?? 0) - count);
  const faulty = [];
  for (const line of text.split("\n").reverse()) {
    const lost = [...counts(line)].filter(([word]) => gaps.get(word) > 0);
    for (const [word, count] of lost) gaps.set(word, gaps.get(word) - count);
    const words = lost.map(([word]) => word).join(", ");
    if (lost.length) faulty.unshift(`${words}, dans « ${line.replace(/\s+/g, " ").trim().slice(0, 120)} »`);
  }
  return faulty;
}

function counts(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  const made = new Map();
  for (const word of plain.match(WORD) ?? []) made.set(word, (made.get(word) ?? 0) + 1);
  return made;
}
