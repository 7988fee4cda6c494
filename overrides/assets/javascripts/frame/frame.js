// The frame's behaviour: the menu of narrow screens, the choice of light or dark, the contents of the page, the
// count of what is ticked. Nothing here is needed to read: without it the menu is unfolded and the scheme is light.
(function () {
  "use strict";
  const root = document.documentElement;
  const query = (text) => window.matchMedia(text);

  // The menu: a button that unfolds the navigation under it; Escape folds it and gives the focus back.
  const menu = document.querySelector("[aria-controls='cadre-rubriques']");
  const unfold = (open) => menu.setAttribute("aria-expanded", String(open));
  menu.addEventListener("click", () => unfold(menu.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
    unfold(false);
    menu.focus();
  });

  // Whoever writes in a box of the search is offered how to go on: what that takes comes with the first letter.
  const search = new URL("../search/", document.currentScript.src);
  for (const box of document.querySelectorAll("[role='search'] input[name='q']"))
    box.addEventListener(
      "input",
      () => {
        import(new URL("suggestions.js", search)).then(({ offer }) => offer(box)).catch(() => {});
      },
      { once: true },
    );

  // Whoever comes from a result is shown what was found.
  if (/[?&]mots=/.test(location.search)) import(new URL("found.js", search)).catch(() => {});

  // Light or dark: the system's, until the reader chooses; what he chooses is kept in this browser and nowhere else.
  const mode = document.querySelector(".bascule-mode");
  const said = mode.querySelector("span"); // what it will do
  const isDark = () => root.getAttribute("data-md-color-scheme") === "slate";
  const paint = (dark) => {
    root.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    said.textContent = dark ? said.dataset.clair : said.dataset.sombre;
  };
  const chosen = () => {
    try {
      return localStorage.getItem("__palette");
    } catch (refused) {
      return null;
    }
  };
  paint(isDark());
  mode.addEventListener("click", () => {
    paint(!isDark());
    try {
      localStorage.setItem("__palette", isDark() ? "sombre" : "clair");
    } catch (refused) {
      /* chosen for this page only */
    }
  });
  query("(prefers-color-scheme: dark)").addEventListener("change", (system) => {
    if (!chosen()) paint(system.matches);
  });

  // Paper is white, whatever the screen, and says where the page is, choices included; a copy on this machine is
  // nowhere.
  let darkScreen = false;
  const place = document.querySelector("[data-adresse]");
  const sayAddress = () => {
    const { protocol, hostname, href, search } = window.location;
    const known = place.querySelector("a");
    if (known ? !search : !protocol.startsWith("http") || hostname === "localhost" || hostname.startsWith("127."))
      return;
    const link = known || place.appendChild(document.createElement("a"));
    link.href = link.textContent = known ? link.href.split("?")[0] + search : href.split("#")[0];
  };
  window.addEventListener("beforeprint", () => {
    darkScreen = isDark();
    paint(false);
    if (place) sayAddress();
  });
  window.addEventListener("afterprint", () => paint(darkScreen));

  // What is ticked in a fiche is counted in words, which are heard too; a browser may bring it back.
  const list = document.querySelector(".a-reunir");
  const tell = () => {
    list.querySelector(".compte").textContent = list.querySelectorAll(":checked").length;
  };
  if (list) {
    list.addEventListener("change", tell);
    tell();
  }

  // The contents of the page: unfolded beside the text on wide screens, folded above it on narrow ones; the section
  // being read is marked.
  const contents = document.querySelector(".sommaire details");
  if (!contents) return;
  const wide = query("(min-width: 60em)");
  const fit = () => {
    contents.open = wide.matches;
  };
  fit();
  wide.addEventListener("change", fit);
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });
  const links = new Map(
    [...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
  );
  const reading = new IntersectionObserver(
    (entries) => {
      const entered = entries.filter((entry) => entry.isIntersecting).pop();
      if (!entered) return;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(entered.target.id).setAttribute("aria-current", "location");
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) reading.observe(section);
  }
})();
