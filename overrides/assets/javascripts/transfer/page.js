// The page of the transfer check: reads the answers from the address and the controls, asks `rule.js` for the order,
// and shows it. The words are those the page holds already: rows of conditions are moved, never written again.
import { make } from "../common/element.js";
import { counted } from "../common/french.js";
import { COLON, note } from "./note.js";
import { likeness, ranked, read, verdict, written } from "./rule.js";

const STEP = 5; // candidates shown, and added at each demand

const page = document.querySelector(".transferer");
const find = (selector, within = page) => within.querySelector(selector);
const all = (selector, within = page) => [...within.querySelectorAll(selector)];
const words = (text) => (text ? text.split(" ") : []);

const questions = all(".question").map((element) => ({
  element,
  id: element.dataset.condition,
  name: find(".note a", element).textContent,
  asked: find("legend", element).textContent,
}));
const conditions = new Map(questions.map((question) => [question.id, question]));
const selects = { kind: find("select[name=collectivite]"), size: find("select[name=taille]") };
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
const known = {
  conditions: [...conditions.keys()],
  kinds: [...selects.kind.options].map((option) => option.value).filter(Boolean),
  sizes: [...selects.size.options].map((option) => option.value).filter(Boolean),
  projects: [...byKey.keys()],
  methods: lists.methode.candidates.map((method) => method.key),
};
let state;

function candidate(element) {
  const link = find("h3 a", element);
  return {
    element,
    key: element.dataset.cle,
    title: link.textContent,
    href: link.getAttribute("href"),
    name: find(".nom", element)?.textContent ?? "",
    kind: element.dataset.collectivite,
    size: element.dataset.taille,
    conditions: words(element.dataset.conditions),
    methods: words(element.dataset.methodes),
    rows: new Map(all(".dites > [data-condition]", element).map((row) => [row.dataset.condition, row])),
    groups: null,
  };
}

// — What is asked and ranked: all, or what bears on the projects or the method she starts from —

function scope() {
  const { projects, methods } = state;
  const chosen = projects.map((key) => byKey.get(key));
  const wanted = projects.length ? new Set(chosen.flatMap((project) => project.methods)) : null;
  const kept = {
    projet: lists.projet.candidates.filter((project) =>
      projects.length
        ? projects.includes(project.key)
        : !methods.length || methods.some((method) => project.methods.includes(method)),
    ),
    methode: lists.methode.candidates.filter((method) =>
      methods.length ? methods.includes(method.key) : !wanted || wanted.has(method.key),
    ),
  };
  const asked = [...chosen, ...(methods.length ? kept.methode : [])].flatMap((item) => item.conditions);
  return { ...kept, asked: asked.length ? new Set(asked) : null };
}

// — A candidate: what is missing in full, the rest folded under its names —

function groups(item) {
  const folded = (kind) => {
    const summary = make("summary");
    const rows = make("dl", { className: "dites" });
    return { element: make("details", { className: kind }, summary, rows), summary, rows };
  };
  const rows = make("dl", { className: "dites" });
  const sentence = make("p", { className: "verdict" });
  const missing = {
    element: make(
      "div",
      { className: "manque" },
      make("p", { className: "intitule" }, `Il vous manque${COLON.trimEnd()}`),
      rows,
    ),
    rows,
  };
  const [unknown, met] = [folded("verifier"), folded("reunies")];
  find(":scope > p.note", item.element).after(sentence, missing.element, unknown.element, met.element);
  find(":scope > .dites", item.element)?.remove();
  return { verdict: sentence, missing, unknown, met };
}

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

function show(result, sort) {
  const { candidate: item, missing, unknown, met } = result;
  item.groups ??= groups(item);
  item.groups.verdict.textContent = verdict(result);
  const near = find(".proche", item.element);
  const alike = likeness(item, state.who);
  if (near) near.textContent = alike ? `\u202f; ${alike}` : "";
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
    results[sort] = ranked(kept[sort], state.answers, state.who);
    const shown = results[sort].slice(0, list.shown);
    shown.forEach((result) => show(result, sort));
    const elements = shown.map((result) => result.candidate.element);
    for (const item of list.candidates) item.element.hidden = !elements.includes(item.element);
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
  const start = [
    ...state.projects.map((key) => byKey.get(key).name),
    ...kept.methode.filter((method) => state.methods.includes(method.key)).map((method) => method.title),
  ];
  find(".depart").textContent = start.length ? `Point de départ${COLON}${start.join(", ")}.` : "";
  find(".tout").href = written({ ...state, projects: [], methods: [] });
  selects.kind.value = state.who.kind;
  selects.size.value = state.who.size;
  const who = [selects.kind, selects.size]
    .filter((select) => select.value)
    .map((select) => select.selectedOptions[0].text.toLowerCase())
    .join(", ");
  find(".feuille").replaceChildren(...note({ results, who, answers: state.answers, conditions, row }));
  return results;
}

function announce(results) {
  const first = results.projet[0];
  const given = state.answers.size;
  const count = given ? `${counted(given, "réponse")}.` : "Aucune réponse.";
  find("[role=status]").textContent = first
    ? `${count} En tête${COLON}${first.candidate.name}. ${verdict(first)}`
    : count;
}

function change(next) {
  state = { ...state, ...next };
  const address = written(state);
  if (address !== location.search) history.pushState(null, "", address);
  announce(render());
}

function open() {
  state = read(location.search, known);
  const { asked } = scope();
  all(".etape").forEach((step, rank) => {
    step.open =
      rank === 0 ||
      Boolean(asked) ||
      all(".question", step).some((question) => state.answers.has(question.dataset.condition));
  });
  announce(render());
}

// — The reader's gestures —

page.addEventListener("change", (event) => {
  const { target } = event;
  if (target.type === "radio") {
    const answers = new Map(state.answers);
    if (target.value) answers.set(target.name, target.value);
    else answers.delete(target.name);
    change({ answers });
  } else if (target.tagName === "SELECT") {
    change({ who: { kind: selects.kind.value, size: selects.size.value } });
  }
});
find(".effacer").addEventListener("click", () => change({ answers: new Map(), who: { kind: "", size: "" } }));
find(".imprimer").addEventListener("click", () => window.print());
find(".tout").addEventListener("click", (event) => {
  event.preventDefault();
  change({ projects: [], methods: [] });
  find("#questions").focus();
});
for (const list of Object.values(lists)) {
  list.more.addEventListener("click", () => {
    const first = list.shown;
    list.shown += STEP;
    render();
    find("h3 a", list.element.children[first]).focus();
  });
}
window.addEventListener("popstate", open);
open();
