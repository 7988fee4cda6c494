// The search page: what the address asks for is looked for and drawn. The engine is fetched at the first query, not
// before. The address holds the whole state (q, theme, methode…); back and forward work.

import { make } from "../common/element.js";
import { counted, plural } from "../common/french.js";
import { openEngine, SHOWN } from "./engine.js";
import { EVERYDAY } from "./ranking.js";

/** Signs of what is typed that are said back: the rest is in the box. */
const LONGEST = 120;

const BASE = new URL("./", location.href);
const ROOT = new URL("../", BASE);
const TITLE = document.title;

const root = document.querySelector(".recherche");
const form = document.querySelector(".chercher");
const part = (name) => root.querySelector(`.recherche-${name}`);
const [body, status, said, offered, heading, list, more, everything] = "corps compte dit offres titre liste suite tout"
  .split(" ")
  .map(part);
const anchor = (address, text) => make("a", { href: address.href }, text);
const line = (...pieces) => make("p", {}, ...pieces);
const filterForm = root.querySelector(".facettes");
const relief = root.querySelector(".facettes-sans");

let engine = null;
let filters = null;
let answer = null;
let shown = SHOWN;
let turn = 0;

form.elements.q.spellcheck = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(form.elements.q.value.trim());
});
more.querySelector("button").addEventListener("click", showMore);
root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-requete]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(link.dataset.requete);
  form.elements.q.focus();
});
window.addEventListener("popstate", (event) => open(event.state));
open(history.state);

function query() {
  return new URLSearchParams(location.search).get("q")?.trim() ?? "";
}

/** Write a query and its filters, parameters of an address, in this page's, and answer them. */
function go(words, parameters = new URLSearchParams()) {
  if (words) parameters.set("q", words);
  const search = parameters.toString();
  if (`?${search}` !== location.search) history.pushState(null, "", search ? `?${search}` : location.pathname);
  open(null);
}

/** Answer what the address asks for, as many results as were shown when the reader left it. */
async function open(kept) {
  const mine = ++turn;
  const words = query();
  shown = kept?.shown ?? SHOWN;
  form.elements.q.value = words;
  document.documentElement.classList.toggle("question", words !== "");
  document.title = words ? `${words} – ${TITLE}` : TITLE;
  if (!words) return welcome();
  if (!answer) everything.hidden = true; // what it holds may be the answer: it isn't yet
  root.setAttribute("aria-busy", "true");
  try {
    engine ??= openEngine(BASE);
    const opened = await engine;
    const found = answer?.typed === words ? answer : { typed: words, opened, ...(await opened.search(words)) };
    if (mine !== turn) return;
    answer = found;
    await paint(mine);
  } catch (failure) {
    console.warn(failure);
    engine = null;
    if (mine === turn) fail();
  }
  if (mine === turn) root.removeAttribute("aria-busy");
}

/** Return the rules of the facets and their form, fetched once and after the first results, which do without, unless
 *  the address filters them. */
function facets() {
  filters ??= Promise.all([import("../projects/facets.js"), import("../projects/facet-form.js")])
    .then(([rules, { FacetForm }]) => ({
      ...rules,
      form: new FacetForm(filterForm, (state) => go(query(), rules.writeState(state))),
    }))
    .catch((failure) => {
      filters = null;
      throw failure;
    });
  return filters;
}

function welcome() {
  answer = null;
  body.hidden = true;
  everything.hidden = false;
  status.textContent = "";
  root.removeAttribute("aria-busy");
}

function fail() {
  welcome();
  status.textContent =
    "La recherche n’a pas pu être chargée. Tous les projets et tous les termes sont dans la liste qui suit.";
}

/** Draw the answer: its results first, which one reads, then the facets, which take longer where there are a
 *  thousand. */
async function paint(mine) {
  const filtered = [...new URLSearchParams(location.search).keys()].some((name) => name !== "q")
    ? await narrowed()
    : null;
  const kept = filtered?.kept ?? answer.results;
  const [near] = await Promise.all([nearby(), drawOffers(), drawList(kept, mine)]);
  if (mine !== turn) return;
  const nothing = answer.results.length === 0 && answer.boxed.length === 0;
  body.hidden = nothing && !filtered?.choices(filtered.state).length;
  everything.hidden = !nothing;
  heading.hidden = kept.length === 0;
  say(nothing, near);
  status.textContent = summary(kept.length, answer.results.length, nothing);
  await new Promise((done) => {
    setTimeout(done);
  });
  if (mine !== turn) return;
  const { form, items, state, counts } =
    filtered ??
    (await narrowed().catch((failure) => {
      console.warn(failure);
      return {};
    }));
  if (mine !== turn) return;
  filterForm.hidden = !form; // the results stand without
  if (!form) return;
  form.show(state, counts(items, state));
  filterForm.classList.add("pret");
  form.relieve(relief, items, state, kept.length, ["résultat", "résultats"]);
}

/** Return the facets with what the address chooses in them: `state`, and the results that it keeps, of those of
 *  `items`. */
async function narrowed() {
  const [rules, borne] = await Promise.all([facets(), answer.opened.index.facets()]);
  const state = rules.form.read(location.search);
  const items = answer.results.map((result) => ({ ...borne(result.page), result }));
  return { ...rules, state, items, kept: rules.filtered(items, state).map(({ result }) => result) };
}

/** Return how many results there are, for the eye and for the ear. */
function summary(number, whole, nothing) {
  const asked = quoted(corrected());
  if (nothing) return `Aucun résultat pour ${quoted(answer.typed)}.`;
  if (whole === 0) return `Aucun autre résultat pour ${asked}.`;
  if (number === 0) return "Aucun résultat ne répond à tous ces filtres.";
  const words = counted(number, "résultat");
  return number === whole ? `${words} pour ${asked}` : `${words} sur ${whole.toLocaleString("fr-FR")} pour ${asked}`;
}

/** Say what was set right, what was looked for besides, what nothing answers, and where to go when nothing is. */
function say(nothing, near) {
  const { slips, senses, place, parts, typed } = answer;
  const lines = [];
  if (slips.length) {
    const exact = slips.reduce((words, slip) => words.replace(slip.typed, `"${slip.typed}"`), typed);
    lines.push(
      line("Résultats pour ", make("strong", {}, corrected()), ". Chercher plutôt ", again(exact, typed), "."),
    );
  }
  if (senses.length) lines.push(line(`Aussi cherché\u00a0: ${[...new Set(senses)].join(", ")}.`));
  if (place)
    lines.push(
      line(
        `Pas de projet ${place.label}`,
        ...(near.length ? ["\u202f; les plus proches\u00a0: ", ...joined(near)] : []),
        ".",
      ),
    );
  const untold = parts.filter((part) => answer.unknown.includes(part.text) && !(part.level < EVERYDAY) && !place);
  if (untold.length)
    lines.push(line(`Aucune fiche ne parle de ${untold.map(({ text }) => quoted(text)).join(", ni de ")}.`));
  else if (nothing && parts.length && !place) lines.push(line(`Aucune fiche ne parle de ${quoted(typed)}.`));
  if (nothing) lines.push(...waysOn());
  else if (answer.results.length && answer.results.every(({ missing }) => missing.length) && !untold.length && !place)
    lines.push(
      line("Aucune fiche ne répond à tous les mots. Les plus proches viennent d’abord, avec ce qui leur manque."),
    );
  said.replaceChildren(...lines);
  said.hidden = lines.length === 0;
}

function corrected() {
  return answer.slips.reduce((words, { typed, meant }) => words.replace(typed, meant), answer.text);
}

function waysOn() {
  const known = answer.parts.flatMap(({ text }) => (answer.unknown.includes(text) ? [] : [text])).join(" ");
  return [
    ...(known.length && answer.unknown.length ? [line("Chercher seulement ", again(known, known), ".")] : []),
    line("Tous les projets et tous les termes sont dans la liste qui suit."),
  ];
}

/** Return links to the projects nearest to the territory that the query names. */
async function nearby() {
  const pages = await Promise.all((answer.place?.nearest ?? []).map((rank) => answer.opened.index.page(rank)));
  return pages.map(({ adresse, qui }) => anchor(new URL(adresse, ROOT), qui));
}

async function drawOffers() {
  const pages = await Promise.all(answer.boxed.map((page) => answer.opened.shown({ page, place: 0 }, [])));
  offered.hidden = pages.length === 0;
  offered.querySelector("ul").replaceChildren(...pages.map((page) => entry(page, "p")));
}

/** Draw the first results kept; what was drawn stays until the new ones are there. */
async function drawList(kept, mine) {
  const drawn = await Promise.all(
    kept.slice(0, shown).map(async (result) => ({ result, page: await answer.opened.shown(result, answer.parts) })),
  );
  if (mine !== turn) return;
  list.replaceChildren(...drawn.map(({ result, page }) => found(result, page)));
  more.hidden = kept.length <= shown;
}

function found(result, page) {
  const item = entry(page, "h3");
  if (result.missing.length)
    item.append(
      make(
        "p",
        { className: "note" },
        `Sans ${result.missing.map((rank) => quoted(answer.parts[rank].text)).join(", ")}.`,
      ),
    );
  return item;
}

/** Return a result: what it is, its title, which leads to the section found and shows what was, and the extract. */
function entry({ adresse, genre, titre, qui, anchor: ancre, section, pieces, forms }, level) {
  const item = make("li", { className: "trouve" });
  const title = make(level, { className: "trouve-titre" });
  const address = new URL(adresse, ROOT);
  if (forms.length) address.searchParams.set("mots", forms.join(" "));
  address.hash = ancre;
  title.append(anchor(address, titre));
  const text = make("p", { className: "trouve-extrait" });
  if (section) text.append(make("strong", { className: "trouve-section" }, section), " ");
  text.append(...pieces.map((piece) => (piece.marked ? make("mark", { role: "none" }, piece.text) : piece.text)));
  item.append(make("p", { className: "sur-titre" }, [genre, qui].filter(Boolean).join(" · ")), title, text);
  return item;
}

/** Draw more results and give the focus to the first of the new ones. */
async function showMore() {
  const before = shown;
  shown += SHOWN;
  history.replaceState({ shown }, "");
  await paint(turn);
  list.children[before]?.querySelector("a").focus();
}

function again(words, text) {
  const link = anchor(new URL(`?${new URLSearchParams({ q: words })}`, BASE), text);
  link.dataset.requete = words;
  return link;
}

function joined(items) {
  return items.flatMap((item, rank) => (rank ? [", ", item] : [item]));
}

function quoted(text) {
  return `«\u202f${text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text}\u202f»`;
}
