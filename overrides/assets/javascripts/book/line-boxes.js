// The rule by which a book trusts its page numbers, apart from the page so that it can be tested alone.

/** Share of its length by which a line may differ: less than what moves a word to the next line. */
const TOLERANCE = 0.0005;

/** Tell whether a browser breaks the book's lines as when it was numbered: it knows margin boxes, and each line that
 *  was measured then, in CSS pixels, is as long now. `measures` holds pairs [then, now]. */
export function sameLines(marginBoxes, measures) {
  return marginBoxes && measures.every(([then, now]) => then > 0 && Math.abs(now - then) <= then * TOLERANCE);
}
