// The page of the transfer check: reads the answers from the address and the controls, asks `rule.js` for the order,
// and shows it. The words are those the page holds already: rows of conditions are moved, never written again. Where
// projects are too many for the page, the others come from the list of all, once she says anything.
import { make } from "../common/element.js";
import { keepClear } from "../common/foot-band.js";
import { counted } from "../common/french.js";
import { WholeList } from "../projects/whole-list.js";
import { communeForm } from "../near/form.js";
import { candidate, groups, older } from "./candidate.js";
import { letter } from "./letter.js";
import { COLON, note } from "./note.js";
import { begun, likeness, ranked, read, reason, verdict, written } from "./rule.js";

const STEP = 5; // candidates shown, and added at each demand
const NOWHERE = { projects: [], themes: [], methods: [] };

const page = document.querySelector(".transferer");
const find = (selector, within = page) => within.querySelector(selector);
const all = (selector, within = page) => [...within.querySelectorAll(selector)];

const questions = all(".question").map((element) => ({
  element,
  id: element.dataset.condition,
  name: find(".note a", element).textContent,
  asked: find("legend", element).textContent,
}));
const conditions = new Map(questions.map((question) => [question.id, question]));
const selects = {
  subject: find("select[name=sujet]"),
  kind: find("select[name=collectivite]"),
  size: find("select[name=taille]"),
};
const lists = Object.fromEntries(
  ["projet", "methode"].map((sort) => [
    sort,
    {
      element: find(`.candidats[data-sorte=${sort}]`),
      more: find(`.suite[data-de=${sort}]`),
      shown: STEP,
      candidates: all(`.candidats[data-sorte=${sort}] > li`).map(candidate),
    },
  ]),
);
const byKey = new Map(lists.projet.candidates.map((project) => [project.key, project]));
const whole = new WholeList(page, complete, () => {
  find(".bilan").textContent = "La liste des projets n’a pas pu être lue. Réessayez.";
});
const known = {
  conditions: [...conditions.keys()],
  kinds: [...selects.kind.options].map((option) => option.value).filter(Boolean),
  sizes: [...selects.size.options].map((option) => option.value).filter(Boolean),
  projects: [...byKey.keys()],
  themes: all("option[value^='theme=']", selects.subject).map((option) => option.value.split("=")[1]),
  methods: lists.methode.candidates.map((method) => method.key),
};
let state;

// — The projects that the page does not hold —

function complete({ projects, levels, kinds }) {
  const candidates = projects.map((project) => byKey.get(project.projet) ?? older(project, levels, kinds));
  lists.projet.candidates = candidates;
  for (const project of candidates) byKey.set(project.key, project);
  known.projects = [...byKey.keys()];
}

// — What is asked and ranked: all, or what bears on the projects, the themes or the methods she starts from —

function scope() {
  const { projects, themes, methods } = state;
  const some = (wanted, all) => wanted.some((id) => all.includes(id));
  const chosen = lists.projet.candidates.filter((project) =>
    projects.length ? projects.includes(project.key) : some(themes, project.themes),
  );
  const wanted = chosen.length ? new Set(chosen.flatMap((project) => project.methods)) : null;
  const kept = {
    projet: chosen.length
      ? chosen
      : lists.projet.candidates.filter((project) => !methods.length || some(methods, project.methods)),
    methode: lists.methode.candidates.filter((method) =>
      methods.length ? methods.includes(method.key) : !wanted || wanted.has(method.key),
    ),
  };
  const asked = [...chosen, ...(methods.length ? kept.methode : [])].flatMap((item) => item.conditions);
  return { ...kept, asked: asked.length ? new Set(asked) : null };
}

// — A candidate: what is missing in full, the rest folded under its names —

function row(item, id) {
  if (!item.rows.has(id)) {
    // an older project, whose words are in its fiche
    const link = make("a", { href: `${item.href}#condition-${id}` }, "Lire ce qu’en dit la fiche");
    item.rows.set(id, make("div", {}, make("dt", {}, conditions.get(id).name), make("dd", {}, link)));
  }
  return item.rows.get(id);
}

function quote(item, id) {
  const place = find("dd", item.rows.get(id));
  if (find(".paroles", place)) return;
  const sources = all("a[data-cle]", place)
    .map((link) => ({ link, project: byKey.get(link.dataset.cle)?.rows.get(id) }))
    .filter((source) => source.project);
  if (!sources.length) return;
  const quotes = sources.map(({ link, project }) => {
    const words = find("dd", project).cloneNode(true);
    return make(
      "div",
      { className: "parole" },
      make("p", { className: "intitule" }, link.textContent),
      ...words.childNodes,
    );
  });
  place.append(
    make("details", { className: "paroles" }, make("summary", {}, "Ce qu’en disent leurs fiches"), ...quotes),
  );
}

function show(result, sort, why) {
  const { candidate: item, missing, unknown, met } = result;
  item.groups ??= groups(item);
  item.groups.verdict.textContent = verdict(result);
  item.groups.place.textContent = why;
  const near = find(".proche", item.element);
  const alike = [likeness(item, state.who), result.place].filter(Boolean);
  if (near) near.textContent = alike.map((words) => `\u202f; ${words}`).join("");
  for (const [name, ids, title] of [
    ["missing", missing, ""],
    ["unknown", unknown, "À vérifier"],
    ["met", met, "Réuni"],
  ]) {
    const group = item.groups[name];
    group.element.hidden = !ids.length;
    if (title) group.summary.textContent = title + COLON + ids.map((id) => conditions.get(id).name).join(", ");
    group.rows.replaceChildren(...ids.map((id) => row(item, id)));
  }
  if (sort === "methode") missing.forEach((id) => quote(item, id));
}

// — The page —

function render() {
  const { asked, ...kept } = scope();
  const results = {};
  for (const [sort, list] of Object.entries(lists)) {
    results[sort] = ranked(kept[sort], state.answers, state.who, known.sizes);
    const shown = results[sort].slice(0, list.shown);
    shown.forEach((result, rank) => show(result, sort, reason(results[sort], rank)));
    const elements = shown.map((result) => result.candidate.element);
    for (const element of list.element.children)
      if (element.hidden === elements.includes(element)) element.hidden = !element.hidden;
    if (elements.some((element, rank) => list.element.children[rank] !== element)) list.element.prepend(...elements);
    list.more.hidden = results[sort].length <= list.shown;
  }
  const leading = find(state.methods.length ? "[aria-labelledby=methodes]" : "[aria-labelledby=projets]");
  const other = find(state.methods.length ? "[aria-labelledby=projets]" : "[aria-labelledby=methodes]");
  if (other.nextElementSibling === leading) other.before(leading);
  for (const question of questions) {
    question.element.hidden = Boolean(asked) && !asked.has(question.id);
    const answer = state.answers.get(question.id) ?? "";
    for (const input of all("input", question.element)) input.checked = input.value === answer;
    question.element.classList.toggle("repondue", Boolean(answer));
  }
  for (const step of all(".etape")) step.hidden = all(".question", step).every((question) => question.hidden);
  find(".portee").hidden = !asked;
  const start = begun(state).map(([key, value]) => `${key}=${value}`);
  const options = [...selects.subject.options].filter((option) => start.includes(option.value));
  const unlisted = state.projects.filter((key) => !options.some((option) => option.value === `p=${key}`));
  const named = [...options.map((option) => option.text), ...unlisted.map((key) => byKey.get(key).name)];
  find(".depart").textContent = named.length ? `Point de départ${COLON}${named.join(", ")}.` : "";
  find(".tout").href = written({ ...state, ...NOWHERE });
  selects.subject.value = start.length > 1 || unlisted.length ? "*" : (start[0] ?? "");
  selects.kind.value = state.who.kind;
  selects.size.value = state.who.size;
  const who = [selects.kind, selects.size]
    .filter((select) => select.value)
    .map((select) => select.selectedOptions[0].text.toLowerCase() + (select === selects.size ? " habitants" : ""))
    .join(", ");
  find(".feuille").replaceChildren(...note({ results, who, answers: state.answers, conditions, row }));
  find(".envoyer").href = letter({ results: results.projet, who, address: location.href });
  return results;
}

function announce(results) {
  const first = results.projet[0];
  const given = state.answers.size;
  const count = given ? `${counted(given, "réponse")}.` : "Aucune réponse.";
  find(".bilan").textContent = first && whole.isTaken
    ? `${count} En tête${COLON}${first.candidate.name}. ${verdict(first)}`
    : count;
}

/** Take a change of hers, given by what makes it of the state. */
async function change(made) {
  if (!whole.isTaken && !(await whole.complete())) return;
  state = { ...state, ...made() };
  const address = written(state);
  if (address !== location.search) history.pushState(null, "", address);
  announce(render());
}

/** Open the steps that are useful: all where questions were chosen for her, else the first and those she answered. */
function unfold() {
  const { asked } = scope();
  all(".etape").forEach((step, rank) => {
    step.open =
      rank === 0 ||
      Boolean(asked) ||
      all(".question", step).some((question) => state.answers.has(question.dataset.condition));
  });
}

async function open() {
  if (!whole.isTaken && location.search) await whole.complete();
  state = read(location.search, known);
  unfold();
  announce(render());
}

// — The reader's gestures —

page.addEventListener("change", (event) => {
  const { target } = event;
  const { name, value } = target;
  if (target.type === "radio") {
    change(() => {
      const answers = new Map(state.answers);
      if (value) answers.set(name, value);
      else answers.delete(name);
      return { answers };
    });
  } else if (target === selects.subject) {
    const { projects, themes, methods } = read(`?${value}`, known);
    change(() => ({ projects, themes, methods })).then(unfold);
  } else if (target.tagName === "SELECT") {
    const [kind, size] = [selects.kind.value, selects.size.value];
    change(() => ({ who: { ...state.who, kind, size } }));
  }
});
communeForm(find(".commune"), ({ population, lat, lon, isExact }) => {
  const size = [...selects.size.options].find(({ dataset }) => population < (Number(dataset.fin) || Infinity));
  const kind = known.kinds.includes("commune") ? "commune" : "";
  change(() => ({ who: { kind, size: size.value, near: { lat, lon, isExact } } }));
});
find(".effacer").addEventListener("click", () => {
  change(() => ({ answers: new Map(), who: { kind: "", size: "", near: null } }));
});
find(".imprimer").addEventListener("click", () => window.print());
find(".copier").hidden = !navigator.clipboard;
find(".copier").addEventListener("click", async () => {
  find(".lien-copie").textContent = await navigator.clipboard.writeText(location.href).then(
    () => "Lien copié, avec vos réponses.",
    () => "Copie refusée par le navigateur.",
  );
});
find(".tout").addEventListener("click", (event) => {
  event.preventDefault();
  change(() => NOWHERE);
  find("#questions").focus();
});
for (const list of Object.values(lists)) {
  list.more.addEventListener("click", async () => {
    if (!whole.isTaken) await whole.complete();
    const first = list.shown;
    list.shown += STEP;
    render();
    find("h3 a", list.element.children[first]).focus();
  });
}
window.addEventListener("popstate", open);
keepClear(find(".bilan-transfert"));
open();
