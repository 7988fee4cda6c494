// The note that the transfer check prints: one A4 page, so many lines and no more; what doesn't fit is named.
import { make } from "../common/element.js";
import { fitting, verdict } from "./rule.js";

export const COLON = "\u00a0: ";

const LEADING = 3; // projects told
const METHODS = 5; // methods named
const LINES = 58; // of the note, once its title, its foot and the address are counted
const SIGNS = 110; // in a line

const lines = (text) => Math.ceil(text.length / SIGNS);

/** Return the elements of the note. `results`: { projet, methode }, both as `ranked` returns them; `who`: the reader's
 *  authority, in words; `answers`: Map of condition → "oui" or "non"; `conditions`: Map of condition → { name, asked };
 *  `row(item, id)`: the element that holds what a project says of a condition. */
export function note({ results, who, answers, conditions, row }) {
  const names = (answer) =>
    [...answers]
      .filter(([, given]) => given === answer)
      .map(([id]) => conditions.get(id).name)
      .join(", ");
  const line = (title, text) => make("p", {}, make("strong", {}, title + COLON), text);
  const head = [
    ["Notre collectivité", who],
    ["Nous avons", names("oui")],
    ["Il nous manque", names("non")],
  ].filter(([, text]) => text);
  const leading = results.projet.slice(0, LEADING);
  const methods = results.methode.slice(0, METHODS);
  let room =
    LINES -
    head.reduce((sum, [, text]) => sum + lines(text), 0) -
    leading.length * 4 -
    methods.length -
    lines(location.href);
  const projects = leading.map((result, rank) => {
    const { kept, left } = fitting(
      items(result, conditions, row),
      Math.floor(room / (leading.length - rank === 1 ? 1 : 2)),
    );
    room -= kept.reduce((sum, item) => sum + item.lines, 0);
    const rest = [...new Set(left.map((item) => item.name))].join(", ");
    return make(
      "section",
      {},
      make("h3", {}, result.candidate.title),
      make("p", {}, make("strong", {}, result.candidate.name), ` ${verdict(result)}`),
      make("ul", {}, ...kept.map((item) => item.element)),
      ...(rest ? [make("p", { className: "reste" }, `Aussi, dans la fiche${COLON}${rest}.`)] : []),
    );
  });
  return [
    make("p", { className: "titre" }, "Est-ce transférable chez nous\u202f?"),
    ...head.map(([title, text]) => line(title, text)),
    ...projects,
    ...(methods.length
      ? [
          make(
            "section",
            {},
            make("h3", {}, "Les méthodes les plus accessibles"),
            make(
              "ul",
              {},
              ...methods.map((result) =>
                make("li", {}, make("strong", {}, result.candidate.title + COLON), verdict(result)),
              ),
            ),
          ),
        ]
      : []),
    make(
      "p",
      { className: "rappel" },
      `D’abord ce à quoi il manque le moins, puis ce qui nous ressemble le plus. ${readable(location.href)}`,
    ),
  ];
}

/** Return what a project asks to look at, what is missing, what is to check, its limits: [{ name, lines, element }]. */
function items({ candidate: item, missing, unknown }, conditions, row) {
  const entry = (name, text, element) => ({ name, lines: lines(text), element });
  const missed = missing.map((id) => {
    const spans = [...row(item, id).querySelectorAll(".dit > :last-child, .fait > :last-child")];
    const [detail = "", answer = ""] = spans.map((span) => span.textContent);
    const text = detail + (answer ? ` Ce que le projet a fait ou proposé${COLON}${answer}` : "");
    return entry(
      conditions.get(id).name,
      `${conditions.get(id).name} manque ${text}`,
      make("li", {}, make("strong", {}, `Il manque${COLON}${conditions.get(id).name}. `), text),
    );
  });
  const doubtful = unknown.map((id) =>
    entry(
      conditions.get(id).name,
      `   ${conditions.get(id).asked}`,
      make("li", { className: "a-verifier" }, conditions.get(id).asked),
    ),
  );
  const limits = [...item.element.querySelectorAll(".limites li")].map((limit) =>
    entry(
      "d’autres limites",
      `Limite ${limit.textContent}`,
      make("li", {}, make("strong", {}, `Limite${COLON}`), limit.textContent),
    ),
  );
  return [...missed, ...doubtful, ...limits];
}

/** Return an address with its accents in clear. What is no UTF-8 (« %E9 », from an old letter) stays as it is:
 *  `decodeURI` alone would throw. */
function readable(address) {
  return address.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURI(signs);
    } catch {
      return signs;
    }
  });
}
