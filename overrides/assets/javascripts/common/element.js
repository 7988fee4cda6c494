// Making elements: what scripts add to a page goes through here, never through a string of HTML.

/** Return a new element with these properties (`className`, `href`…), and in it these elements and texts. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
