// The addresses by which a fiche is sent: a letter, the forge's own page. Pure.

/** Return the address of a letter to someone, that tells of a fiche and of its file. */
export function letter(recipient, title = "une fiche", name) {
  const body = `Bonjour,\n\nVoici la fiche « ${title} », dans le fichier ${name}, joint à ce message.\n`;
  return `mailto:${recipient}?subject=${encodeURIComponent(`Fiche : ${title}`)}&body=${encodeURIComponent(body)}`;
}

/** Return the forge's own page for a file: where it is edited if the site has it, as the fiche that is open, else where
 *  one is made. `addresses` are those of the forge: `edition` to edit, `forge` to make.
 */
export function forgePage(addresses, opened, edition, name) {
  if (addresses.edition && opened === `${edition}/${name.slice(0, -3)}`) {
    return `${addresses.edition.replace(/\/$/, "")}/docs/projets/${edition}/${name}`;
  }
  const named = ["", "_"].map((sign) => `file${sign}name=${encodeURIComponent(name)}`).join("&"); // as each forge says
  return `${addresses.forge.replace(/\/$/, "")}/docs/projets/${edition}?${named}`;
}
