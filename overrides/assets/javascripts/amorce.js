// The search page with a query in its address: what its scripts are about to ask for is asked for while they load. Without a
// query nothing is.
if (new URLSearchParams(location.search).get("q")) {
  for (const [rel, path] of [["preload", "catalogue.json"], ["modulepreload", "pagefind/pagefind.js"], ["preload", "pagefind/wasm.fr.pagefind"]]) {
    const link = document.createElement("link");
    Object.assign(link, { rel, href: path, crossOrigin: "anonymous" });
    if (rel === "preload") link.as = "fetch";
    document.head.append(link);
  }
}
