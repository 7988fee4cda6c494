// What a Word document became, told above the form: what was changed or left aside, the words that are lost, the
// pictures, to be described and saved.

import { make } from "../common/element.js";
import { counted } from "../common/french.js";
import { tight } from "./quotes.js";

/** Show what became of a document. */
export async function showDocument(page, { pictures, notices, losses }) {
  const box = page.querySelector(".document");
  const items = await Promise.all(pictures.map((picture) => item(page, picture)));
  box.querySelector(".perdus").replaceChildren(...losses.map((line) => make("li", {}, tight(line))));
  box.querySelector(".tout-y-est").hidden = losses.length > 0;
  box.querySelector(".manquent").hidden = losses.length === 0;
  box.querySelector(".avis").replaceChildren(...notices.map((line) => make("li", {}, tight(line))));
  box.querySelector(".a-decrire").hidden = !pictures.length;
  box.querySelector(".combien").textContent = counted(pictures.length, "image");
  box.querySelector(".images").replaceChildren(...items);
  box.hidden = false;
  box.querySelector("h2").focus();
}

async function item(page, { name, blob }) {
  const src = await address(blob);
  const input = make("textarea", { rows: 1 });
  input.value = descriptionOf(page, name);
  input.addEventListener("input", () => describe(page, name, input.value));
  return make(
    "li",
    {},
    make("img", { src, alt: "" }),
    make("label", {}, `Ce que montre ${name}`, input),
    make("p", { className: "gestes" }, make("a", { href: src, download: name }, "Enregistrer ", name)),
  );
}

/** Return what the story says that a picture shows; nothing where no one has said it. */
function descriptionOf(page, name) {
  const place = placeOf(page, name);
  const words = place?.field.value.slice(place.start, place.end) ?? "";
  return words === page.dataset.aEcrire ? "" : words;
}

/** Return the field of the story that shows a picture, and where its description begins and ends. */
function placeOf(page, name) {
  const sign = `](${name} "`;
  const field = [...page.querySelectorAll(".recit textarea")].find(({ value }) => value.includes(sign));
  const end = field?.value.indexOf(sign);
  return field && { field, start: field.value.lastIndexOf("![", end) + 2, end };
}

/** Write in the story what a picture shows. */
function describe(page, name, words) {
  const place = placeOf(page, name);
  if (!place) return;
  const { field, start, end } = place;
  const plain = words.replace(/[[\]\n]/g, " ").trim();
  field.value = field.value.slice(0, start) + plain + field.value.slice(end);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function address(blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.readAsDataURL(blob);
  });
}
