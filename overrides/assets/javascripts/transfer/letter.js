// The letter that sends what the transfer check says: an address for the reader's own mail program. Pure: nothing
// leaves the page before she sends it herself.
import { verdict } from "./rule.js";

const LEADING = 3; // projects told
const LINE = "\r\n";

/** Return the `mailto:` address of a letter. `results` as `ranked` returns them; `who`: the reader's authority, in
 *  words; `address`: of the page, with her answers. */
export function letter({ results, who, address }) {
  const told = results
    .slice(0, LEADING)
    .map((result, rank) => {
      const { name, title } = result.candidate;
      return `${rank + 1}. ${name}\u00a0: ${title}. ${verdict(result)}`;
    });
  const body = [...(who ? [`Notre collectivité\u00a0: ${who}.`] : []), ...told, `Avec nos réponses\u00a0: ${address}`];
  const said = { subject: "Est-ce transférable chez nous\u202f?", body: body.join(LINE + LINE) };
  return `mailto:?${Object.entries(said)
    .map(([key, text]) => `${key}=${encodeURIComponent(text)}`)
    .join("&")}`;
}
