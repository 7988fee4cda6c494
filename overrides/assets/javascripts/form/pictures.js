// The pictures of a document, made fit for the site: wide enough to be read, light enough for a phone, and without what
// cameras write beside, such as a place.

const WIDEST = 1600;
const HEAVIEST = 2_000_000;
const JPEG = "image/jpeg";

/** Return a picture, smaller if need be, and the name of its file; null where it is none that can be shown. */
export async function fitted(picture, name) {
  const drawn = await createImageBitmap(picture).catch(() => null);
  if (!drawn) return null;
  const scale = Math.min(1, WIDEST / Math.max(drawn.width, drawn.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [drawn.width, drawn.height].map((side) => Math.max(1, Math.round(side * scale)));
  const context = canvas.getContext("2d");
  context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  const png = picture.type === JPEG ? null : await blobOf(canvas, "image/png");
  if (png && png.size <= HEAVIEST) return { name: `${name}.png`, blob: png };
  context.globalCompositeOperation = "destination-over"; // white behind what is clear
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return { name: `${name}.jpg`, blob: await blobOf(canvas, JPEG) };
}

function blobOf(canvas, type) {
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.85));
}
