// A table whose links are walked by arrows: one stop for the Tab key, wherever the reader was last. Its rows and
// columns may be hidden or moved meanwhile.

const shown = (element) => element.getClientRects().length > 0;

/** Make a grid of a table, the one in which each cell holds one link at most. */
export function grid(table) {
  const links = [...table.querySelectorAll("a")];
  const rows = () => [...table.rows].filter((row) => shown(row) && row.querySelector("a"));
  const across = (row) => [...row.cells].filter(shown);
  const stop = (link) => {
    for (const other of links) other.tabIndex = other === link ? 0 : -1;
  };
  const move = (cells, from, step) => {
    for (let rank = from + step; cells[rank]; rank += step) {
      const link = cells[rank].querySelector("a");
      if (link) return link;
    }
    return null;
  };
  const to = ({ key, ctrlKey }, cell) => {
    const row = across(cell.parentElement);
    const column = row.indexOf(cell);
    const lines = rows().map((line) => across(line)[column] ?? line.cells[0]);
    const line = lines.indexOf(cell);
    const ways = {
      ArrowRight: () => move(row, column, 1),
      ArrowLeft: () => move(row, column, -1),
      ArrowDown: () => move(lines, line, 1),
      ArrowUp: () => move(lines, line, -1),
      Home: () => move(ctrlKey ? lines : row, -1, 1),
      End: () => (ctrlKey ? move(lines, lines.length, -1) : move(row, row.length, -1)),
    };
    return ways[key]?.();
  };
  table.setAttribute("role", "grid");
  table.setAttribute("aria-describedby", "croisements-clavier");
  stop(links[0]);
  table.addEventListener("focusin", ({ target }) => stop(target.closest("a")));
  table.addEventListener("keydown", (event) => {
    const link = event.altKey || event.metaKey ? null : to(event, event.target.closest("th, td"));
    if (!link) return;
    event.preventDefault();
    link.focus();
  });
}
