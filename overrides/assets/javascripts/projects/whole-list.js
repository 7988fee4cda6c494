// All projects, from the file that a page names where they are too many for it to hold: read once, when the reader asks
// something of them all.

import { foreignMarks } from "../common/foreign.js";
import { figures, plural } from "../common/french.js";
import { FACETS } from "./facets.js";

const LISTS = [...FACETS, "emploi", "compte"];

export class WholeList {
  /** `element`: what names the file, where the page holds but the first projects; `taken(list)`: called once with what
   *  the file holds; `failed()`: called each time it can't be read. */
  constructor(element, taken, failed) {
    this.address = element.dataset.liste;
    this.isTaken = !this.address;
    this.taken = taken;
    this.failed = failed;
    if (this.isTaken) return;
    // the reader comes near what asks for it
    for (const event of ["pointerenter", "focusin"])
      element.addEventListener(event, () => this.read().catch(() => {}), { once: true });
  }

  /** Take all projects in; tell whether they are there. */
  async complete() {
    if (this.isTaken) return true;
    try {
      const list = await this.read();
      if (!this.isTaken) await this.taken(list);
      this.isTaken = true;
    } catch {
      this.failed();
    }
    return this.isTaken;
  }

  read() {
    this.reading ??= read(new URL(this.address, location.href).href).catch((error) => {
      this.reading = null; // another try may succeed
      throw error;
    });
    return this.reading;
  }
}

/** Return « 12 000 habitants » as pages say it. */
export function inhabitants({ population }) {
  return `${figures(population)}\u00a0${plural(population, "habitant")}`;
}

/** A project of the list: its facts by their names, lists of identifiers for what it bears several of, and what a page
 *  adds. There may be ten thousand, of which a page shows a few: what these alone need is made when it is asked. */
class Project {
  constructor(root, rank, marked) {
    this.root = root;
    this.rang = rank;
    this.marked = marked;
  }

  /** Its title and its description, in pieces, those of foreign words elements that name their languages. */
  get titlePieces() {
    return this.marked(this.titre);
  }

  get descriptionPieces() {
    return this.marked(this.description);
  }

  get href() {
    return new URL(`${this.projet}/`, this.root).href;
  }

  get element() {
    this.drawn ??= this.made();
    return this.drawn;
  }
}

/** Return a project of the list with other facts; its element is the one that `made()` makes of it. */
export function lazyItem(project, facts, made) {
  return Object.assign(project, facts, { made });
}

/** Return { projects, drawings, levels, kinds }: the projects in the order of the catalogue. */
async function read(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  const { projets: columns, dessins: drawings, niveaux: levels, types: kinds, langues } = await answer.json();
  const [names, marked] = [Object.keys(columns), foreignMarks(langues)];
  const projects = columns.projet.map((_, rank) => {
    const project = new Project(href, rank, marked);
    for (const name of names) project[name] = columns[name][rank];
    for (const name of LISTS) project[name] = project[name] ? project[name].split(" ") : [];
    return project;
  });
  return { projects, drawings, levels, kinds };
}
