// Which words of a text another does not show, however they are written. Pure.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Return the lines of a text some words of which another shows fewer times, each with these words. */
export function missing(text, page) {
  const gaps = counts(text);
  for (const [word, count] of counts(page)) gaps.set(word, (gaps.get(word) ?? 0) - count);
  const faulty = [];
  for (const line of text.split("\n").reverse()) {
    const excess = [...counts(line)].filter(([word]) => gaps.get(word) > 0);
    for (const [word, count] of excess) gaps.set(word, gaps.get(word) - count);
    const words = excess.map(([word]) => word).join(", ");
    if (excess.length) faulty.unshift(`${words}, dans « ${line.replace(/\s+/g, " ").trim().slice(0, 120)} »`);
  }
  return faulty;
}

function counts(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  const totals = new Map();
  for (const word of plain.match(WORD) ?? []) totals.set(word, (totals.get(word) ?? 0) + 1);
  return totals;
}
