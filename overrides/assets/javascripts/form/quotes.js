// How the form holds quotation marks to what they quote. Pure.

/** Return a text whose quotation marks hold to what they quote. */
export function tight(text) {
  return text.replaceAll("« ", "«\u202f").replaceAll(" »", "\u202f»");
}
