// The rule of the transfer check, apart from any page: what answers mean for what names conditions, and in which order.
//
// A candidate (a project or a method) is { conditions: [identifier], kind, size, title }. Answers are a Map from
// condition to "oui" or "non"; a condition that is not in it is unknown. Nothing here touches a document nor an address
// bar.

import { counted, plural } from "../common/french.js";

const NARROW = "\u202f";
const WIDE = "\u00a0";

/** What the answers say of the conditions: those met, missing and unknown, each in the candidate's order. */
export function weighed(conditions, answers) {
  const having = (answer) => conditions.filter((condition) => answers.get(condition) === answer);
  return { met: having("oui"), missing: having("non"), unknown: having(undefined) };
}

/** How many of the reader's kind and size a candidate shares: 0, 1 or 2; nothing where she told neither. */
export function closeness(candidate, who) {
  return (
    Number(Boolean(who.kind) && candidate.kind === who.kind) + Number(Boolean(who.size) && candidate.size === who.size)
  );
}

/** Negative where `a` comes before `b`; both come from `ranked`. The page tells this rule in plain words. */
export function compared(a, b) {
  return (
    Number(!a.candidate.conditions.length) - Number(!b.candidate.conditions.length) ||
    a.missing.length - b.missing.length ||
    a.unknown.length - b.unknown.length ||
    b.met.length - a.met.length ||
    b.closeness - a.closeness ||
    a.candidate.title.localeCompare(b.candidate.title, "fr")
  );
}

/** The candidates, each with what the answers say of it, the best placed first. */
export function ranked(candidates, answers, who) {
  return candidates
    .map((candidate) => ({
      candidate,
      ...weighed(candidate.conditions, answers),
      closeness: closeness(candidate, who),
    }))
    .sort(compared);
}

/** One sentence on what is missing, left to check and met: counts, never a mark. */
export function verdict({ met, missing, unknown }) {
  if (!met.length && !missing.length && !unknown.length)
    return `Aucune condition n’est nommée${WIDE}: rien ne permet de juger.`;
  const said = [];
  if (missing.length) said.push(`Il vous manque ${counted(missing.length, "condition")}`);
  else if (met.length && !unknown.length) {
    const which = plural(met.length, "la condition est réunie", `les ${met.length} conditions sont réunies`);
    return `Rien ne vous manque${WIDE}: ${which}.`;
  } else if (met.length) said.push("Rien ne manque jusqu’ici");
  if (unknown.length) said.push(`${missing.length ? unknown.length : counted(unknown.length, "condition")} à vérifier`);
  if (met.length) said.push(counted(met.length, "réunie"));
  return `${said.join(`${NARROW}; `)}.`;
}

/** What a candidate's authority shares with the reader's, or nothing. */
export function likeness(candidate, who) {
  const shared = [];
  if (who.kind && candidate.kind === who.kind) shared.push("même type de collectivité");
  if (who.size && candidate.size === who.size) shared.push("même tranche de population");
  return shared.length ? `${shared.join(" et ")} que vous` : "";
}

/** What an address says: answers, who answers, and the projects or methods she starts from. Unknown identifiers are
 *  left out. `known` holds the conditions, kinds, sizes, projects (`edition/id`) and methods of the page. */
export function read(search, known) {
  const asked = new URLSearchParams(search);
  const among = (key, list) => [...new Set(asked.getAll(key))].filter((value) => list.includes(value));
  const answers = new Map();
  for (const answer of ["oui", "non"])
    for (const condition of among(answer, known.conditions)) answers.set(condition, answer);
  const projects = asked
    .getAll("p")
    .map((value) => project(value, known.projects))
    .filter(Boolean);
  return {
    answers,
    who: { kind: among("collectivite", known.kinds)[0] ?? "", size: among("taille", known.sizes)[0] ?? "" },
    projects: [...new Set(projects)],
    methods: among("methode", known.methods),
  };
}

/** The address of a state, from its `?`; the shortest that `read` gives back the same. */
export function written({ answers, who, projects, methods }) {
  const said = [...projects.map((value) => ["p", value]), ...methods.map((value) => ["methode", value])];
  if (who.kind) said.push(["collectivite", who.kind]);
  if (who.size) said.push(["taille", who.size]);
  for (const answer of ["oui", "non"])
    for (const [condition, given] of answers) if (given === answer) said.push([answer, condition]);
  return `?${said.map(([key, value]) => `${key}=${value}`).join("&")}`;
}

/** The items that fit in so many lines, in their order: from the first that doesn't, all are left to be named. */
export function fitting(items, lines) {
  let room = lines;
  const end = items.findIndex((item) => (room -= item.lines) < 0);
  return end < 0 ? { kept: items, left: [] } : { kept: items.slice(0, end), left: items.slice(end) };
}

function project(value, known) {
  if (known.includes(value)) return value;
  const same = known.filter((key) => key.endsWith(`/${value}`));
  return same.length === 1 ? same[0] : null;
}
