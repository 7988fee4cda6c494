// The buttons that copy the text before them; the status after them says so. Where the browser can't copy they stay
// hidden: a click selects the whole text.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copie]") : []) {
  const [text, status] = [button.previousElementSibling, button.nextElementSibling];
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    status.textContent = await navigator.clipboard.writeText(text.textContent.replace(/\s+/g, " ").trim()).then(
      () => "Référence copiée.",
      () => "Le navigateur refuse de copier : sélectionnez le texte.",
    );
  });
}
