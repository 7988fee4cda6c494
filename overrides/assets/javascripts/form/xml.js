// The XML of word processors, by names without their namespaces, which are written in more than one way. Pure.

/** Return the elements of a name in an element, at any depth. */
export function all(element, name) {
  return [...element.getElementsByTagNameNS("*", name)];
}

/** Return the element that a path of names leads to; undefined where there is none. */
export function child(element, ...names) {
  return names.reduce((at, name) => [...(at?.children ?? [])].find(({ localName }) => localName === name), element);
}

/** Return an attribute, by its name without its namespace; nothing where there is none. */
export function value(element, name) {
  return [...(element?.attributes ?? [])].find(({ localName }) => localName === name)?.value ?? "";
}
