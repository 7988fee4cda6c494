// The conditions of a fiche that its reader ticks: how many, in a word of the page, which is heard too.

for (const list of document.querySelectorAll(".a-reunir")) {
  const tell = () => {
    list.querySelector(".compte").textContent = list.querySelectorAll(":checked").length;
  };
  list.addEventListener("change", tell);
  tell(); // a browser may bring back what was ticked
}
