// The rule of the transfer check, apart from any page: what answers mean for what names conditions, and in which order.
//
// A candidate (a project or a method) is { conditions: [identifier], kind, size, title, name }, a project with its
// place { lat, lon }; the reader is { kind, size, near }, the last her commune's place, with `isExact`, or nothing.
// Answers are a Map from condition to "oui" or "non"; a condition that is not in it is unknown. Nothing here touches
// a document nor an address bar.

import { counted, plural } from "../common/french.js";
import { distance, far } from "../near/communes.js";

const collator = new Intl.Collator("fr");
const NARROW = "\u202f";
const WIDE = "\u00a0";

/** What the answers say of the conditions: those met, missing and unknown, each in the candidate's order. */
export function weighed(conditions, answers) {
  const having = (answer) => conditions.filter((condition) => answers.get(condition) === answer);
  return { met: having("oui"), missing: having("non"), unknown: having(undefined) };
}

// The rule: what each step measures, the least first, where the steps before it leave two candidates equal; why the
// first of all leads the second, and why another, `more` behind, comes after the one before it. The page tells the same
// in plain words.
const RULE = [
  {
    measure: ({ candidate }) => Number(!candidate.conditions.length),
    leads: () => "sa fiche nomme des conditions",
    follows: () => "aucune condition n’y est nommée",
  },
  {
    measure: ({ missing }) => missing.length,
    leads: () => "c’est là qu’il vous manque le moins",
    follows: (more) => `il vous y manque ${counted(more, "condition")} de plus`,
  },
  {
    measure: ({ otherKind }) => otherKind,
    leads: () => "il n’y manque pas plus qu’ailleurs, et la collectivité est du même type que la vôtre",
    follows: () => "la collectivité est d’un autre type que la vôtre",
  },
  {
    measure: ({ apart }) => apart,
    leads: () => "il n’y manque pas plus qu’ailleurs, et la population est la plus proche de la vôtre",
    follows: () => "la population est plus éloignée de la vôtre",
  },
  {
    measure: ({ away }) => away,
    leads: ({ place }) => `il n’y manque pas plus qu’ailleurs, et c’est le plus proche de chez vous, ${place}`,
    follows: (_, { place }) => `c’est plus loin de chez vous, ${place}`,
  },
  {
    measure: ({ unknown }) => unknown.length,
    leads: () => "c’est là qu’il reste le moins à vérifier",
    follows: (more) => `il y reste ${counted(more, "condition")} de plus à vérifier`,
  },
  {
    measure: ({ met }) => -met.length,
    leads: () => "c’est là que vous réunissez le plus de conditions",
    follows: (more) => `vous y réunissez ${counted(more, "condition")} de moins`,
  },
];

/** Negative where `a` comes before `b`; both come from `ranked`. */
export function compared(a, b) {
  for (const { measure } of RULE) if (measure(a) !== measure(b)) return measure(a) - measure(b);
  return collator.compare(a.candidate.title, b.candidate.title);
}

/** The candidates, each with what the answers say of it, the best placed first. `sizes`: those there are, in order. */
export function ranked(candidates, answers, who, sizes = []) {
  const range = sizes.indexOf(who.size);
  return candidates
    .map((candidate) => ({
      candidate,
      ...weighed(candidate.conditions, answers),
      ...apart(candidate, who.near),
      otherKind: Number(Boolean(who.kind) && candidate.kind !== who.kind),
      apart: range < 0 ? 0 : Math.abs(sizes.indexOf(candidate.size) - range),
    }))
    .sort(compared);
}

/** How far a project is from the reader's commune: whole kilometres, in words; nothing where one has no place. */
function apart({ lat, lon }, near) {
  if (!near || lat === undefined) return { away: 0, place: "" };
  const kilometres = distance({ lat, lon }, near);
  return { away: Math.round(kilometres), place: far(kilometres, near.isExact) };
}

/** One sentence on why the candidate of a rank stands there, after the one before it; nothing of one that is alone. */
export function reason(results, rank) {
  if (results.length < 2) return "";
  const [before, after] = rank ? [results[rank - 1], results[rank]] : results;
  const step = RULE.find(({ measure }) => measure(before) !== measure(after));
  const lead = rank ? `Après ${before.candidate.name}` : "En tête";
  if (!step) return `${lead}${WIDE}: rien ne les départage, sinon l’ordre alphabétique.`;
  const told = rank ? step.follows(step.measure(after) - step.measure(before), after) : step.leads(before);
  return `${lead}${WIDE}: ${told}.`;
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

/** What an address says: answers, who answers, and the projects, themes or methods she starts from. Unknown
 *  identifiers are left out. `known` holds the conditions, kinds, sizes, projects (`edition/id`), themes and
 *  methods. */
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
    who: {
      kind: among("collectivite", known.kinds)[0] ?? "",
      size: among("taille", known.sizes)[0] ?? "",
      near: place(asked.get("pres")),
    },
    projects: [...new Set(projects)],
    themes: among("theme", known.themes),
    methods: among("methode", known.methods),
  };
}

/** The address of a state, from its `?`; the shortest that `read` gives back the same. */
export function written({ answers, who, ...starts }) {
  const said = begun(starts);
  if (who.kind) said.push(["collectivite", who.kind]);
  if (who.size) said.push(["taille", who.size]);
  if (who.near) said.push(["pres", `${who.near.lat},${who.near.lon}${who.near.isExact ? "" : "~"}`]);
  for (const answer of ["oui", "non"])
    for (const [condition, given] of answers) if (given === answer) said.push([answer, condition]);
  return `?${said.map(([key, value]) => `${key}=${value}`).join("&")}`;
}

/** Where she starts from, as an address says it: [[key, value]]. */
export function begun({ projects, themes, methods }) {
  const said = (key, values) => values.map((value) => [key, value]);
  return [...said("p", projects), ...said("theme", themes), ...said("methode", methods)];
}

/** The items that fit in so many lines, in their order: from the first that doesn't, all are left to be named. */
export function fitting(items, lines) {
  let room = lines;
  const end = items.findIndex((item) => (room -= item.lines) < 0);
  return end < 0 ? { kept: items, left: [] } : { kept: items.slice(0, end), left: items.slice(end) };
}

/** The place that an address names, « 47.22,-1.55 », with « ~ » where it is but near. */
function place(text) {
  const [, lat, lon, near] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(~?)$/.exec(text ?? "") ?? [];
  return lat ? { lat: Number(lat), lon: Number(lon), isExact: !near } : null;
}

function project(value, known) {
  if (known.includes(value)) return value;
  const same = known.filter((key) => key.endsWith(`/${value}`));
  return same.length === 1 ? same[0] : null;
}
