// Addresses as people read them.

/** Return an address with its accents in clear. What is no UTF-8 (« %E9 », from an old letter) stays as it is:
 *  `decodeURI` alone would throw. */
export function readable(address) {
  return address.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURI(signs);
    } catch {
      return signs;
    }
  });
}
