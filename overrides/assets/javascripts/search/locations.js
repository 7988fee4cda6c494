// Where words stand: Pagefind's index asked word by word, and what it tells turned into pages and passages. A page is
// called by its rank, a passage by its place in it.

/** Signs of a word, at least, whose other places are those of the words that begin so. */
const WIDER = 4;

export class Places {
  /** `index`: Pagefind's, ready to be asked; `pages`: those of the catalogue, in their order, as { name, lengths }. */
  constructor(index, pages) {
    this.index = index;
    this.pages = pages;
    this.ranks = new Map(pages.map(({ name }, rank) => [name, rank]));
    this.asked = new Map();
  }

  /** Return where words stand, in one passage if there are several: a whole expression is worth as many words. */
  async found(keys) {
    const [first, ...others] = await Promise.all(keys.map((one) => this.word(one)));
    const pages = new Map();
    for (const [page, places] of first) {
      const together = [...places].filter((place) => others.every((found) => found.get(page)?.has(place)));
      if (together.length) pages.set(page, new Map(together.map((place) => [place, keys.length])));
    }
    return pages;
  }

  /** Return where a word stands: Map page → Set of places. Pagefind is asked for the exact word, its French endings
   *  aside; asked otherwise, it would answer the longest beginning that it knows. But it then tells the first place
   *  alone: the others are those of the words that begin so, in the pages that hold the very word. */
  word(one) {
    if (!this.asked.has(one))
      this.asked.set(
        one,
        Promise.all([`"${one}"`, one].map((asked) => this.index.search(asked))).then(([exact, begun]) =>
          this.placed(exact.results, one.length < WIDER ? [] : begun.results),
        ),
      );
    return this.asked.get(one);
  }

  /** Return Map page → Set of places from what Pagefind found, and from what it found of the words that begin so. */
  placed(exact, begun) {
    const wider = new Map(begun.map(({ id, words: positions }) => [id, positions]));
    return new Map(
      exact.map(({ id, words: positions }) => {
        const rank = this.rank(id);
        const first = Math.min(...positions); // the very word stands nowhere before
        return [
          rank,
          new Set(
            [...positions, ...(wider.get(id) ?? []).filter((position) => position > first)].map((position) =>
              this.place(rank, position),
            ),
          ),
        ];
      }),
    );
  }

  /** Return the rank of a page by Pagefind's name for it: that name whole, or the one of its beginnings that is
   *  known. */
  rank(id) {
    if (!this.ranks.has(id))
      this.ranks.set(id, this.ranks.get(beginnings(id.slice(3)).find((name) => this.ranks.has(name))));
    return this.ranks.get(id);
  }

  /** Return the place of the passage that holds a page's word of that position. */
  place(rank, position) {
    const page = this.pages[rank];
    page.ends ??= added(numbers(page.lengths));
    return page.ends.findIndex((end) => position < end);
  }

  /** Return the pages that hold several words apart, by the passages of the rarest: a phrase may stand there. */
  async besides(keys) {
    const found = await Promise.all(keys.map((one) => this.word(one)));
    const pages = [...found[0].keys()].filter((page) => found.every((places) => places.has(page)));
    return pages.map((page) => {
      const rarest = found.map((places) => places.get(page)).sort((one, other) => one.size - other.size)[0];
      return [page, new Map([...rarest].map((place) => [place, 1]))];
    });
  }
}

/** Return the sums of numbers, each added to those before. */
export function added(listed) {
  let sum = 0;
  return listed.map((number) => (sum += number));
}

/** Return the numbers that a text lists. */
export function numbers(text) {
  return text ? text.split(" ").map(Number) : [];
}

/** Add to what was found what was found otherwise, for a part of its worth. */
export function merge(found, others, worth) {
  for (const [page, places] of others) {
    if (!found.has(page)) found.set(page, new Map());
    for (const [place, count] of places) if (!found.get(page).has(place)) found.get(page).set(place, count * worth);
  }
}

/** Return the passages of what was found, page by page: [{ page, place }]. */
export function passagesOf(found) {
  return [...found]
    .sort(([one], [other]) => one - other)
    .flatMap(([page, places]) =>
      [...places.keys()].sort((one, other) => one - other).map((place) => ({ page, place })),
    );
}

/** Return Pagefind's name for a page, then its beginnings, the first known of which is ours for it. */
function beginnings(name) {
  return Array.from({ length: name.length - 3 }, (_, less) => name.slice(0, name.length - less));
}
