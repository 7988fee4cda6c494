// A fiche read from its own page: what `data-comparer` marks there. The page is the only copy of the data that is
// typeset, and the reader's browser often has it already.

/** Return what the comparison shows of the fiche at `address`; throw where it can't be had. */
export async function readFiche(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  const marked = (name) => [...page.querySelectorAll(`[data-comparer="${name}"]`)];
  const items = (name) => marked(name).flatMap((list) => [...list.children]);
  return {
    address,
    name: marked("nom")[0].textContent.trim(),
    title: page.querySelector("h1").textContent.trim(),
    fact: (name) => marked(name)[0]?.childNodes ?? [],
    level: marked("niveau")[0],
    items,
    methods: uses(page),
    conditions: items("conditions").map((item) => ({
      ...term(item.querySelector("a")),
      detail: text(item),
    })),
  };
}

/** Return the methods that the fiche names, each once in each status: several recommendations of one say one thing. */
function uses(page) {
  const found = new Map();
  for (const element of page.querySelectorAll("[data-methode]")) {
    const { methode: status, nom: word } = element.dataset;
    const use = { ...term(element.querySelector("a")), status, word, detail: text(element) };
    const key = `${use.id} ${status}`;
    if (found.has(key)) found.get(key).detail += ` ${use.detail}`;
    else found.set(key, use);
  }
  return [...found.values()];
}

/** Return what an item says of its term. */
function text(item) {
  return item.querySelector(".detail").textContent.trim();
}

/** Return a term by the link that leads to its page, whose folder is its identifier. */
function term(link) {
  return { id: new URL(link.href).pathname.split("/").at(-2), label: link.textContent, address: link.href };
}
