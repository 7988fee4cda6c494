// The buttons that copy the text before them, which may be folded; the status near them says so. Where the browser
// can't copy they stay hidden: a click selects the whole text.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copie]") : []) {
  const told = button.previousElementSibling;
  const status = button.closest(".citer").querySelector("[role=status]");
  const text = told.querySelector("pre")?.textContent ?? told.textContent.replace(/\s+/g, " ").trim();
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    status.textContent = await navigator.clipboard.writeText(text).then(
      () => `Référence copiée${button.dataset.copie && ` en ${button.dataset.copie}`}.`,
      () => "Le navigateur refuse de copier : sélectionnez le texte.",
    );
  });
}
