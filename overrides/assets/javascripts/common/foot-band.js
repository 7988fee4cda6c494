// A band that stays at the foot of the screen: scrolling knows its height, so that it never covers what has the focus.

const GAP = 8; // between the two

/** Keep what has the focus clear of a band, whatever its words and the width of the screen make it. */
export function keepClear(band) {
  const measure = () => {
    const height = getComputedStyle(band).position === "static" ? 0 : band.offsetHeight + GAP;
    document.documentElement.style.setProperty("--bas-tenu", `${height}px`);
  };
  new ResizeObserver(measure).observe(band);
  window.addEventListener("resize", measure);
}
