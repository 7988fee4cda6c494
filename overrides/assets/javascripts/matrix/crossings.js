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
    for (const method of project.methode) {
      if (!found.has(method)) found.set(method, new Map());
      const row = found.get(method);
      for (const theme of project.theme) {
        if (!row.has(theme)) row.set(theme, { projects: [], employed: false });
        const cell = row.get(theme);
        cell.projects.push(project);
        cell.employed ||= project.emploi.includes(method);
      }
    }
  }
  const none = { projects: [], employed: false };
  return (method, theme) => found.get(method)?.get(theme) ?? none;
}

/** Return how many projects hold each method: Map of method → number. */
export function bearers(projects) {
  const numbers = new Map();
  for (const { methode } of projects) for (const id of methode) numbers.set(id, (numbers.get(id) ?? 0) + 1);
  return numbers;
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
