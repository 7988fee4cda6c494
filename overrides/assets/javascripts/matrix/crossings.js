// What projects cross, and in which order rows and columns stand. Pure: no page is touched here.

/** The orders of rows, by their name in addresses; the first is the page's own. */
export const ORDERS = ["famille", "frequence", "-frequence", "alphabet"];

const collator = new Intl.Collator("fr", { numeric: true });

/** Return the order an address asks for, the first where it asks for none that exists. */
export function readOrder(search) {
  const order = new URLSearchParams(search).get("tri");
  return ORDERS.includes(order) ? order : ORDERS[0];
}

/** Return a function (method, theme) → { projects, employed }: the projects that hold both, and whether one employed
 *  the method. A project is { theme: [id], methode: [id], emploi: [id] }. */
export function crossings(projects) {
  const found = new Map();
  for (const project of projects) {
    const employed = new Set(project.emploi);
    for (const method of project.methode) {
      for (const theme of project.theme) {
        const key = `${method} ${theme}`;
        const cell = found.get(key) ?? { projects: [], employed: false };
        cell.projects.push(project);
        cell.employed ||= employed.has(method);
        found.set(key, cell);
      }
    }
  }
  const none = { projects: [], employed: false };
  return (method, theme) => found.get(`${method} ${theme}`) ?? none;
}

/** Return items { rank, label, filled } in an order; equals keep the alphabet, then their rank. */
export function sorted(items, order) {
  const alphabet = (one, other) => collator.compare(one.label, other.label) || one.rank - other.rank;
  const by = {
    famille: (one, other) => one.rank - other.rank,
    frequence: (one, other) => other.filled - one.filled || alphabet(one, other),
    "-frequence": (one, other) => one.filled - other.filled || alphabet(one, other),
    alphabet,
  };
  return [...items].sort(by[order]);
}
