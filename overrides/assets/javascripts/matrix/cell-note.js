// What a cell says, told at the foot of the screen while it has the focus or a pointer rests on it: a number alone says
// too little, and a word beside each too much. The pointer may go and read it there; Escape puts it away.
import { make } from "../common/element.js";

const REST = 150; // milliseconds: cells that the pointer crosses on its way to the note say nothing

/** Tell what the cells of a table say. Screen readers have heard it already: it is the name of their link. */
export function tellCells(table) {
  const note = make("p", { className: "croisement-dit", hidden: true, ariaHidden: "true" });
  table.closest(".defile").after(note);
  let resting;
  const tell = (target) => {
    const link = target?.closest("a.croix");
    note.hidden = !link;
    if (link) note.textContent = link.ariaLabel;
  };
  const back = () => tell(table.contains(document.activeElement) ? document.activeElement : null);
  const leave = ({ relatedTarget }) => {
    clearTimeout(resting);
    if (!note.contains(relatedTarget) && !table.contains(relatedTarget)) back();
  };
  table.addEventListener("focusin", ({ target }) => tell(target));
  table.addEventListener("focusout", () => tell(null));
  table.addEventListener("mouseover", ({ target }) => {
    clearTimeout(resting);
    resting = setTimeout(() => target.closest("a.croix") && tell(target), REST);
  });
  for (const element of [table, note]) element.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") tell(null);
  });
}
