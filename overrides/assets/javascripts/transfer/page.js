// The page of the transfer check: reads the answers from the address and the controls, asks `rule.js` for the order, and
// shows it. The words are those the page holds already: rows of conditions are moved, never written again.
import { fitting, likeness, ranked, read, verdict, written } from "./rule.js";

const STEP = 5; // candidates shown, and added at each demand
const LEADING = 3; // projects told in the printed note
const LINES = 58; // of the note, once its title, its foot and the address are counted
const SIGNS = 110; // in a line of the note
const COLON = "\u00a0: ";

const page = document.querySelector(".transferer");
const find = (selector, within = page) => within.querySelector(selector);
const all = (selector, within = page) => [...within.querySelectorAll(selector)];
const words = (text) => (text ? text.split(" ") : []);

function made(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const questions = all(".question").map((element) => ({ element, id: element.dataset.condition, name: find(".note a", element).textContent, asked: find("legend", element).textContent }));
const named = new Map(questions.map((question) => [question.id, question]));
const selects = { kind: find("select[name=collectivite]"), size: find("select[name=taille]") };
const lists = Object.fromEntries(["projet", "methode"].map((sort) => [sort, {
  element: find(`.candidats[data-sorte=${sort}]`), more: find(`.suite[data-de=${sort}]`), shown: STEP,
  candidates: all(`.candidats[data-sorte=${sort}] > li`).map(candidate),
}]));
const byKey = new Map(lists.projet.candidates.map((project) => [project.key, project]));
const known = {
  conditions: [...named.keys()],
  kinds: [...selects.kind.options].map((option) => option.value).filter(Boolean),
  sizes: [...selects.size.options].map((option) => option.value).filter(Boolean),
  projects: [...byKey.keys()],
  methods: lists.methode.candidates.map((method) => method.key),
};
let state;

function candidate(element) {
  const link = find("h3 a", element);
  return {
    element, key: element.dataset.cle, title: link.textContent, href: link.getAttribute("href"),
    name: find(".nom", element)?.textContent ?? "", kind: element.dataset.collectivite, size: element.dataset.taille,
    conditions: words(element.dataset.conditions), methods: words(element.dataset.methodes),
    rows: new Map(all(".dites > [data-condition]", element).map((row) => [row.dataset.condition, row])), groups: null,
  };
}

// — What is asked and ranked: all, or what bears on the projects or the method she starts from —

function scope() {
  const { projects, methods } = state;
  const chosen = projects.map((key) => byKey.get(key));
  const wanted = projects.length ? new Set(chosen.flatMap((project) => project.methods)) : null;
  const kept = {
    projet: lists.projet.candidates.filter((project) => (projects.length ? projects.includes(project.key) : !methods.length || methods.some((method) => project.methods.includes(method)))),
    methode: lists.methode.candidates.filter((method) => (methods.length ? methods.includes(method.key) : !wanted || wanted.has(method.key))),
  };
  const asked = [...chosen, ...(methods.length ? kept.methode : [])].flatMap((item) => item.conditions);
  return { ...kept, asked: asked.length ? new Set(asked) : null };
}

// — A candidate: what is missing in full, the rest folded under its names —

function groups(item) {
  const folded = (kind) => {
    const summary = made("summary");
    const rows = made("dl", "dites");
    return { element: made("details", kind, summary, rows), summary, rows };
  };
  const rows = made("dl", "dites");
  const said = made("p", "verdict");
  const missing = { element: made("div", "manque", made("p", "intitule", `Il vous manque${COLON.trimEnd()}`), rows), rows };
  const [unknown, met] = [folded("verifier"), folded("reunies")];
  find(":scope > p.note", item.element).after(said, missing.element, unknown.element, met.element);
  find(":scope > .dites", item.element)?.remove();
  return { said, missing, unknown, met };
}

function row(item, id) {
  if (!item.rows.has(id)) { // an older project, whose words are in its fiche
    const link = made("a", "", "Lire ce qu’en dit la fiche");
    link.href = `${item.href}#condition-${id}`;
    item.rows.set(id, made("div", "", made("dt", "", named.get(id).name), made("dd", "", link)));
  }
  return item.rows.get(id);
}

function quoted(item, id) {
  const place = find("dd", item.rows.get(id));
  if (find(".paroles", place)) return;
  const told = all("a[data-cle]", place).map((link) => ({ link, project: byKey.get(link.dataset.cle)?.rows.get(id) })).filter((source) => source.project);
  if (!told.length) return;
  const quotes = told.map(({ link, project }) => {
    const quote = find("dd", project).cloneNode(true);
    return made("div", "parole", made("p", "intitule", link.textContent), ...quote.childNodes);
  });
  place.append(made("details", "paroles", made("summary", "", "Ce qu’en disent leurs fiches"), ...quotes));
}

function show(result, sort) {
  const { candidate: item, missing, unknown, met } = result;
  item.groups ??= groups(item);
  item.groups.said.textContent = verdict(result);
  const near = find(".proche", item.element);
  const alike = likeness(item, state.who);
  if (near) near.textContent = alike ? `\u202f; ${alike}` : "";
  for (const [name, ids, title] of [["missing", missing, ""], ["unknown", unknown, "À vérifier"], ["met", met, "Réuni"]]) {
    const group = item.groups[name];
    group.element.hidden = !ids.length;
    if (title) group.summary.textContent = title + COLON + ids.map((id) => named.get(id).name).join(", ");
    group.rows.replaceChildren(...ids.map((id) => row(item, id)));
  }
  if (sort === "methode") missing.forEach((id) => quoted(item, id));
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
  const start = [...state.projects.map((key) => byKey.get(key).name), ...kept.methode.filter((method) => state.methods.includes(method.key)).map((method) => method.title)];
  find(".depart").textContent = start.length ? `Point de départ${COLON}${start.join(", ")}.` : "";
  find(".tout").href = written({ ...state, projects: [], methods: [] });
  selects.kind.value = state.who.kind;
  selects.size.value = state.who.size;
  find(".feuille").replaceChildren(...sheet(results));
  return results;
}

function announce(results) {
  const first = results.projet[0];
  const given = state.answers.size;
  const count = given ? `${given} réponse${given > 1 ? "s" : ""}.` : "Aucune réponse.";
  find("[role=status]").textContent = first ? `${count} En tête${COLON}${first.candidate.name}. ${verdict(first)}` : count;
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
    step.open = rank === 0 || Boolean(asked) || all(".question", step).some((question) => state.answers.has(question.dataset.condition));
  });
  announce(render());
}

// — The note: one A4 page, so many lines and no more; what doesn't fit is named —

function sheet(results) {
  const lines = (text) => Math.ceil(text.length / SIGNS);
  const names = (answer) => [...state.answers].filter(([, given]) => given === answer).map(([id]) => named.get(id).name).join(", ");
  const line = (title, text) => made("p", "", made("strong", "", title + COLON), text);
  const who = [selects.kind, selects.size].filter((select) => select.value).map((select) => select.selectedOptions[0].text.toLowerCase()).join(", ");
  const head = [["Notre collectivité", who], ["Nous avons", names("oui")], ["Il nous manque", names("non")]].filter(([, text]) => text);
  const leading = results.projet.slice(0, LEADING);
  const methods = results.methode.slice(0, STEP);
  let room = LINES - head.reduce((sum, [, text]) => sum + lines(text), 0) - leading.length * 4 - methods.length - lines(location.href);
  const told = leading.map((result, rank) => {
    const { kept, left } = fitting(items(result, lines), Math.floor(room / (leading.length - rank === 1 ? 1 : 2)));
    room -= kept.reduce((sum, item) => sum + item.lines, 0);
    const rest = [...new Set(left.map((item) => item.name))].join(", ");
    return made("section", "", made("h3", "", result.candidate.title), made("p", "", made("strong", "", result.candidate.name), ` ${verdict(result)}`),
      made("ul", "", ...kept.map((item) => item.element)), ...(rest ? [made("p", "reste", `Aussi, dans la fiche${COLON}${rest}.`)] : []));
  });
  return [
    made("p", "titre", "Est-ce transférable chez nous\u202f?"), ...head.map(([title, text]) => line(title, text)), ...told,
    ...(methods.length ? [made("section", "", made("h3", "", "Les méthodes les plus accessibles"), made("ul", "", ...methods.map((result) => made("li", "", made("strong", "", result.candidate.title + COLON), verdict(result)))))] : []),
    made("p", "rappel", `D’abord ce à quoi il manque le moins, puis ce qui laisse le moins de doute. ${decodeURI(location.href)}`),
  ];
}

function items({ candidate: item, missing, unknown }, lines) {
  const entry = (name, text, element) => ({ name, lines: lines(text), element });
  const missed = missing.map((id) => {
    const said = all(".dit > :last-child, .fait > :last-child", row(item, id)).map((span) => span.textContent);
    const [detail = "", answer = ""] = said;
    const text = detail + (answer ? ` Ce que le projet a fait ou proposé${COLON}${answer}` : "");
    return entry(named.get(id).name, `${named.get(id).name} manque ${text}`, made("li", "", made("strong", "", `Il manque${COLON}${named.get(id).name}. `), text));
  });
  const doubtful = unknown.map((id) => entry(named.get(id).name, `   ${named.get(id).asked}`, made("li", "a-verifier", named.get(id).asked)));
  const limits = all(".limites li", item.element).map((limit) => entry("d’autres limites", `Limite ${limit.textContent}`, made("li", "", made("strong", "", `Limite${COLON}`), limit.textContent)));
  return [...missed, ...doubtful, ...limits];
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
