// Which projects to compare, as the address names them (« p=nina-simone/cergy&p=lille »), and what several lists share.
// Pure.

/** How few and how many projects stand side by side. */
export const LEAST = 2;
export const MOST = 4;

/** Sort out what an address asks for, against the identifiers that exist (« edition/id »).
 *
 *  A project may be named by its « id » alone where one edition only has it. Returns `chosen`, at most MOST
 *  identifiers in the order of the address, each once; `surplus`, those past it; `unknown`, the names that no
 *  project has; `ambiguous`, [{ name, projects }] for those that several have.
 */
export function readProjects(search, known) {
  const asked = new Set(
    new URLSearchParams(search)
      .getAll("p")
      .map((name) => name.replace(/^\/+|\/+$/g, ""))
      .filter(Boolean),
  );
  const found = new Set();
  const unknown = [];
  const ambiguous = [];
  for (const name of asked) {
    const projects = known.filter((project) => project === name || project.endsWith(`/${name}`));
    if (projects.length === 0) unknown.push(name);
    else if (projects.length > 1) ambiguous.push({ name, projects });
    else found.add(projects[0]);
  }
  const all = [...found];
  return { chosen: all.slice(0, MOST), surplus: all.slice(MOST), unknown, ambiguous };
}

/** Return the query (« ?p=… », empty where there is none) that names these projects, the other parameters of
 *  `search` kept. */
export function writeProjects(projects, search = "") {
  const parameters = new URLSearchParams(search);
  parameters.delete("p");
  for (const project of projects) parameters.append("p", project);
  const query = parameters.toString().replaceAll("%2F", "/");
  return query && `?${query}`;
}

/** Return the projects with one more at the end, or without it where it was there. */
export function toggledProject(projects, project) {
  return projects.includes(project) ? projects.filter((other) => other !== project) : [...projects, project];
}

/** Part what several lists hold in common from what one alone holds.
 *
 *  `lists`: for each project, entries with an `id`, perhaps several of one. Returns `common`, the identifiers that
 *  two lists or more hold, those of all first, then in the order met: [{ id, cells }], a cell holding a project's
 *  entries or none; and `own`, for each project the entries that no other has.
 */
export function shared(lists) {
  const ids = [...new Set(lists.flat().map(({ id }) => id))];
  const rows = ids.map((id) => ({ id, cells: lists.map((list) => list.filter((entry) => entry.id === id)) }));
  const holders = (row) => row.cells.filter((cell) => cell.length).length;
  const common = rows.filter((row) => holders(row) > 1).sort((one, other) => holders(other) - holders(one));
  const alone = new Set(rows.filter((row) => holders(row) === 1).map(({ id }) => id));
  return { common, own: lists.map((list) => list.filter(({ id }) => alone.has(id))) };
}
