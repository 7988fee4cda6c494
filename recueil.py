#!/usr/bin/env python3
"""The only command of the project: `python3 recueil.py aide` lists what it does, in French.

Standard library alone: on a machine with Python and pip it has the environment made, then runs the command's module
there. Same on Linux, macOS and Windows.
"""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until `guarded`: Python would tell what it was loading

import errno
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

from macros.commands.environment import READY_VENV, Stop, chromium, own_venv, prepare, python_of, say

ROOT = Path(__file__).resolve().parent
MINIMUM = (3, 11)
RUNNER = "macros.commands"
"""What runs the module of a command."""

GRACE = 10
"""Seconds left to a module to end after Ctrl-C."""

PARALLEL = ("--dist=loadfile", "--no-loadscope-reorder")
"""The tests of a file go to one process, which has its own browser; files go out in the order of tests/extent.py."""

MOST_PROCESSES = 6
"""The processes that share the tests, at most: two a core, since a test often waits for its browser; one a core without
browsers.
"""

Command = namedtuple("Command", "module lock forms")
"""A command: the module that runs it, the lock which that module needs, what each of its forms does."""

COMMANDS = {
    "servir": Command(
        "preview", "site", {"": "construit le site, l'ouvre à une adresse locale et suit vos changements"}
    ),
    "tester": Command(
        "pytest",
        "tests",
        {
            "": "lance tous les tests, navigateur compris ; --vite sans navigateur ni site, en une minute, --long avec"
            " ceux qui durent, --couverture pour ce qu'ils parcourent du code"
        },
    ),
    "construire": Command(
        "macros.commands.build",
        "site",
        {"[--site-dir DOSSIER]": "construit le site dans site/, ou ailleurs, à déposer chez un hébergeur"},
    ),
    "imprimer": Command(
        "macros.commands.print",
        "impression",
        {
            "[ÉDITIONS]": "construit le site avec ses PDF (livres et fiches) et ses livres pour liseuse",
            "ÉDITION/FICHE": "imprime une fiche seule, dans impression/, sans toucher au site",
            "--controler FICHIER.pdf": "vérifie un fichier imprimé, point par point",
            "--imprimeur [ÉDITIONS]": "fait, des livres déjà imprimés, les fichiers d'un imprimeur : fonds perdus,"
            " quatre encres, couverture à part",
        },
    ),
    "verifier": Command(
        "macros.commands.verify",
        "site",
        {
            "[FICHIERS]": "vérifie les contenus sans construire le site ; --conseils détaille les conseils, --bilan"
            " montre ce qui manque à chaque fiche, --format json ou github"
        },
    ),
    "nouveau": Command(
        "macros.commands.new",
        "site",
        {
            "fiche | edition | methode | theme | condition | livrable | organisation…": "écrit une fiche, une édition"
            " ou un terme nouveau, à compléter"
        },
    ),
    "importer": Command(
        "macros.commands.import_text",
        "importer",
        {
            "FICHIER [--edition ÉDITION]": "fait d'un texte de Word (.docx), de LibreOffice (.odt), .md ou .txt le"
            " brouillon d'une fiche ; --decouper un recueil entier, un brouillon par chapitre"
        },
    ),
    "actualiser": Command(
        "macros.commands.refresh",
        "site",
        {
            "": "récrit les schémas et les extraits des éditeurs de texte, d'après le modèle et les vocabulaires",
            "--territoires COG.tgz LIEUX.tgz ANNÉE": "récrit les territoires de data/territoires/",
        },
    ),
    "publier": Command(
        "macros.commands.publish",
        "site",
        {
            "": "vérifie, construit, imprime et contrôle le site à publier, et en rend compte ; --incomplet s'il reste"
            " des informations à compléter, --sans-pdf sans les PDF"
        },
    ),
    "aide": Command("", "", {"": "affiche cette aide"}),
}

REFUSALS = {
    errno.ENOSPC: "il n'y a plus de place sur le disque",
    errno.EDQUOT: "il n'y a plus de place sur le disque",
    errno.EFBIG: "un fichier dépasse la taille permise",
    errno.EROFS: "ce disque est en lecture seule",
    errno.EACCES: "vous n'avez pas le droit de lire ou d'écrire là",
    errno.EPERM: "vous n'avez pas le droit de lire ou d'écrire là",
    errno.ELOOP: "un lien symbolique tourne en rond",
    errno.ENAMETOOLONG: "un nom de fichier est trop long",
}
"""What the system refuses and no program can mend, in French."""


def main(arguments):
    """Run the command named first in `arguments`; return the exit status."""
    name = arguments[0] if arguments else "aide"
    if name in ("-h", "--help", "help", "aide"):
        print(help_text())
        return 0
    if name not in COMMANDS:
        import difflib  # noqa: PLC0415  as below: loaded where it serves, since every command waits for this file

        close = difflib.get_close_matches(name, COMMANDS, n=1)
        near = " Vouliez-vous dire « %s » ?" % close[0] if close else ""
        raise Stop("« %s » n'est pas une commande.%s\n\n%s" % (name, near, help_text()))
    if name == "tester":
        return test(arguments[1:])
    prints = name == "imprimer" and not {"--controler", "--imprimeur", "--help", "-h"}.intersection(arguments)
    browser = {"CHROMIUM": chromium("Le livre et les fiches sont imprimés par un vrai navigateur")} if prints else {}
    prepare(COMMANDS[name].lock)
    return run(COMMANDS[name].module, *arguments[1:], RECUEIL_ICI=os.getcwd(), **browser)


def test(arguments):
    """Run the tests side by side, in a real browser too; say what is missing rather than skip.

    What is not read here is for pytest: the names of files, `--vite`, `--long`.
    """
    variables = {"PYTHONDONTWRITEBYTECODE": ""}  # each process and each command tried would compile everything again
    is_quick = "--vite" in arguments
    processes = min(MOST_PROCESSES, (1 if is_quick else 2) * (os.cpu_count() or 1))
    if not is_quick:
        variables["CHROMIUM"] = chromium("Les tests ouvrent les pages dans un vrai navigateur")
    prepare("tests")
    coverage = ["--cov=macros", "--cov-branch", "--cov-report=term-missing:skip-covered"]
    words = [word for word in arguments if word != "--couverture"]
    if "--couverture" in arguments:
        words += coverage
    return run("pytest", "--numprocesses=%d" % processes, *PARALLEL, *words, **variables)


def help_text():
    """Return what each command does, in French."""
    import textwrap  # noqa: PLC0415

    forms = "\n".join(
        "  python3 recueil.py %s\n%s"
        % ((name + " " + form).rstrip(), textwrap.indent(textwrap.fill(does, 90), " " * 6))
        for name, command in COMMANDS.items()
        for form, does in command.forms.items()
    )
    return (
        "Un autre regard : le site du recueil.\n\n%s\n\nLa première commande prépare l'environnement dans .venv ; cela"
        " prend une minute, une seule fois." % forms
    )


def run(module, *arguments, **variables):
    """Run a Python module of the environment in the project; return its exit status.

    What stops this command stops the module too. The preview, which never ends by itself, reads a pipe that closes when
    this process dies, even killed.
    """
    python = python_of(Path(os.environ.get(READY_VENV) or own_venv()))
    if not python.exists():
        raise Stop("La variable %s désigne « %s », où il n'y a pas de Python." % (READY_VENV, os.environ[READY_VENV]))
    environment = dict(
        os.environ, NO_MKDOCS_2_WARNING="1", PYDANTIC_DISABLE_PLUGINS="__all__", PYTHONUTF8="1", **variables
    )
    stdin = subprocess.PIPE if module == COMMANDS["servir"].module else None
    words = [module, *arguments] if module == COMMANDS["tester"].module else [RUNNER, module, *arguments]
    process = subprocess.Popen([str(python), "-m", *words], cwd=str(ROOT), env=environment, stdin=stdin)
    signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
    try:
        status = process.wait()
    except KeyboardInterrupt:  # the terminal told the module too, which may have to tidy up
        try:
            process.wait(GRACE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            process.kill()
        return 130
    return status if status >= 0 else 128 - status


def guarded(action, *arguments):
    """Do an action and return its exit status; whatever stops it is told in French, and never as a traceback."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    open_streams()
    try:
        try:
            status = action(*arguments)
        except SystemExit as end:  # argparse has answered
            status = end.code
        sys.stdout.flush()
        return status
    except Stop as stop:
        say(str(stop))
    except KeyboardInterrupt:
        say("\nInterrompu.")
        return 130
    except BrokenPipeError:  # « | head » has read enough
        pass
    except OSError as error:
        say(refusal(error) or accident(error))
    except Exception as error:
        say(accident(error))
    flush_or_discard()
    return 1


def open_streams():
    """Open on nothing what the caller has closed, or the next file to be opened would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
            os.set_inheritable(getattr(sys, name).fileno(), True)


def refusal(error):
    """Return what the system refused, in French; nothing where it is no ordinary refusal."""
    reason = REFUSALS.get(error.errno)
    name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    return "Arrêt : %s%s." % (reason, " (%s)" % name if name else "") if reason else ""


def accident(error):
    """Keep the trace of a failure that nobody foresaw, where that can be, and return how to report it."""
    import traceback  # noqa: PLC0415

    path = ROOT / ".cache" / "erreur.txt"
    message = (
        "Arrêt imprévu (%s), qui n'est pas de votre fait. Signalez-le aux développeurs du site" % type(error).__name__
    )
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(traceback.format_exception(type(error), error, error.__traceback__)), encoding="utf-8")
    except OSError:
        return "%s : %s." % (message, error)
    return "%s en joignant le fichier %s." % (message, path)


def flush_or_discard():
    """Print what is still to be, or send it nowhere: Python would try again as it ends, and complain."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    if sys.version_info < MINIMUM:
        sys.exit("Python %d.%d ou plus récent est nécessaire ; celui-ci est %s." % (*MINIMUM, sys.version.split()[0]))
    sys.exit(guarded(main, sys.argv[1:]))
