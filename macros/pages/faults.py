"""The page that stands for every page of the preview while nothing can be built: what to mend, file by file.

It needs no template, no style sheet and no script, since any of them may be what is broken. Nothing here is typeset: a
straight quote that a message shows must be typed as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from macros.contributing.messages import ADDRESS, anchor
from macros.text.french.wording import counted, tight
from macros.text.problem import MOST, Problem, one_line, others

_STYLE = """\
:root {
  color-scheme: light dark;
  --fond: light-dark(#fdfcf9, #14181f); --fond-2: light-dark(#f4f1e9, #1e242e);
  --encre: light-dark(#1a2130, #efebe2); --douce: light-dark(#4d5566, #b6b9c1);
  --filet: light-dark(#d8d3c6, #3d4553); --accent: light-dark(#bf2f1b, #ff8a73);
}
body {
  margin: 0; background: var(--fond); color: var(--encre);
  font: 1.05rem/1.5 "Source Sans 3", system-ui, sans-serif;
}
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
a { color: inherit; }
h1 { margin: 0 0 .4rem; font: 600 clamp(1.6rem, 5vw, 2.3rem)/1.15 Georgia, serif; }
h1::before { content: ""; display: block; width: 3rem; border-top: 4px solid var(--accent); margin-bottom: 1rem; }
h2 { margin: 2rem 0 .6rem; font: 600 1rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
ol { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--filet); }
li {
  display: grid; grid-template-columns: 5.5rem 1fr; gap: 0 1rem; padding: .7rem 0;
  border-bottom: 1px solid var(--filet); overflow-wrap: anywhere;
}
li > span { color: var(--douce); }
li p { margin: 0; }
.remede { color: var(--douce); }
code, pre { font: .95em/1.5 ui-monospace, monospace; }
pre {
  margin: .6rem 0; padding: .8rem 1rem; background: var(--fond-2);
  white-space: pre-wrap; overflow-wrap: anywhere;
}
.suite { margin-top: 2rem; color: var(--douce); }
@media (max-width: 40rem) { li { grid-template-columns: 1fr; } }
"""


def fault_page(problems: Sequence[Problem], outputs: Iterable[str] = (), with_messages: bool = False) -> str:
    """Return the whole page; `said` is what broke a build whose content is sound: a template, a setting, a rule.

    `with_messages` tells that an earlier build stands behind, whose page of messages each problem then names; its
    file is named, since every page is this one.
    """
    count = (
        counted(len(problems), "problème à corriger", "problèmes à corriger")
        if problems
        else "La construction a échoué"
    )
    lead = (
        "Le contenu enregistré ne peut pas être publié tel quel."
        if problems
        else "Le contenu est lisible, mais un gabarit, un réglage ou un module est en cause."
    )
    groups = groupby(sorted(problems)[:MOST], key=lambda problem: problem.path)
    files = "".join(_file(path, list(faults), with_messages) for path, faults in groups)
    more = others(len(problems))
    files += f"<p>{escape(more)}</p>" if more else ""
    lines = "".join(f"<pre>{escape(line.strip())}</pre>" for line in outputs if line.strip())
    return f"""<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{count} – aperçu</title><style>
{_STYLE}</style></head>
<body>
<main>
<h1>{count}</h1>
<p>{lead}</p>
{files}{lines}
<p class="suite">Corrigez et enregistrez : cette page se rechargera d'elle-même.</p>
</main>
</body>
</html>
"""


def _file(path: str, problems: Iterable[Problem], with_messages: bool) -> str:
    items = "".join(_problem(problem, with_messages) for problem in problems)
    return f"<h2>{escape(one_line(path))}</h2>\n<ol>{items}</ol>\n"


def _problem(problem: Problem, with_messages: bool) -> str:
    field = f"<code>{escape(one_line(problem.field))}</code> : " if problem.field else ""
    hint = f'<p class="remede">{_text(problem.hint)}</p>' if problem.hint else ""
    example = f"<pre>{escape(problem.example, quote=False)}</pre>" if problem.example else ""
    address = f"/{ADDRESS}index.html#{anchor(problem.code)}"
    more = f'<p><a href="{address}">Comprendre « {problem.code} »</a></p>' if with_messages else ""
    return (
        f"<li><span>ligne {problem.line}</span><div><p>{field}{_text(problem.message)}</p>{hint}{example}{more}</div>"
        "</li>"
    )


def _text(words: str) -> str:
    return escape(tight(words), quote=False)
