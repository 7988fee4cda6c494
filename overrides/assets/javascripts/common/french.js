// How scripts write French: plurals, lists, quotation marks. Pure.

const NUMBERS = new Intl.NumberFormat("fr-FR");

/** Return the form of a noun, an adjective or a verb that a number asks for; `many` where it isn't `one` and an « s
 *  ». */
export function plural(number, one, many = `${one}s`) {
  return number > 1 ? many : one;
}

/** Return a number in figures: « 1 200 ». */
export function figures(number) {
  return NUMBERS.format(number);
}

/** Return a number and its noun: « 1 projet », « 1 200 projets ». */
export function counted(number, one, many) {
  return `${figures(number)} ${plural(number, one, many)}`;
}

/** Return names one after the other: « Lille, Cergy et Nanterre ». */
export function listed(names) {
  return new Intl.ListFormat("fr").format(names);
}

/** Return a text between quotation marks. */
export function quoted(text) {
  return `«\u202f${text}\u202f»`;
}
