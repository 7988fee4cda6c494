// A long list in the page: of what it shows already, only what comes, goes or moves is touched; what is many comes a
// batch at a time, so that the page goes on answering. It knows nothing of what it lists.

/** How many elements come at once into a list that grows: more would hold up whoever reads, fewer lay the page out
 *  too often. */
const BATCH = 120;

export class LongList {
  /** `element`: what holds the items; `made(item)`: the element that shows an item, always the same for the same
   *  item. */
  constructor(element, made) {
    this.element = element;
    this.made = made;
    this.turn = 0;
  }

  /** Show these items, in that order, and no other. */
  show(items) {
    this.turn += 1;
    const wanted = items.map(this.made);
    // most goes: all at once is quicker
    if (this.element.children.length > 2 * wanted.length) return this.element.replaceChildren(...wanted);
    const kept = new Set(wanted);
    const left = [...this.element.children].filter((child) => kept.has(child) || void child.remove());
    let next = 0;
    for (const child of wanted) {
      while (next < left.length && !kept.has(left[next])) next += 1; // moved up already
      if (left[next] === child) next += 1;
      else this.element.insertBefore(child, left[next] ?? null);
      kept.delete(child);
    }
  }

  /** Show these items, which begin with those shown, the others a batch after another; leave off where others are
   *  asked for. */
  async grow(items) {
    const mine = (this.turn += 1);
    for (let from = this.element.children.length; from < items.length && mine === this.turn; from += BATCH) {
      this.element.append(...items.slice(from, from + BATCH).map(this.made));
      await new Promise((done) => {
        setTimeout(done);
      });
    }
  }
}
