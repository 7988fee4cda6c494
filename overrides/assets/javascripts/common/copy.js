// The buttons that copy the text before them, and say so. Where the browser can't copy they stay hidden: a click
// selects the whole text.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copie]") : []) {
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const text = button.previousElementSibling.textContent.replace(/\s+/g, " ").trim();
    button.textContent = await navigator.clipboard.writeText(text).then(
      () => "Référence copiée",
      () => "Copie refusée par le navigateur",
    );
    setTimeout(() => (button.textContent = label), 4000);
  });
}
