#!/usr/bin/env python3
"""The only command of the project: `python3 recueil.py aide` lists what it does, in French.

Standard library alone: on a machine with Python and pip it makes `.venv`, installs the locked requirements when they
have changed, then runs the command there. Same on Linux, macOS and Windows.
"""

import difflib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "verrous.txt"
BINARIES = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")
MINIMUM = (3, 11)
GRACE = 10
"""Seconds left to a module to end after Ctrl-C."""

LOCKS = {name: ROOT / "requirements" / ("%s.txt" % name) for name in ("site", "impression", "tests")}

PARALLEL = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder")
"""The tests of a file go to one process, which has its browser; files go out in the order of tests/conftest.py."""

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

HELP = """\
Un autre regard : le site du recueil.

  python3 recueil.py servir       construit le site, l'ouvre à une adresse locale et suit vos changements
  python3 recueil.py tester       lance tous les tests, navigateur compris ; --vite sans navigateur, en une minute,
                                  --long avec ceux qui durent, --couverture pour ce qu'ils parcourent du code
  python3 recueil.py construire   construit le site dans site/, à déposer chez un hébergeur
  python3 recueil.py imprimer [ÉDITIONS]
                                  construit le site avec ses PDF : le livre de chaque édition, chaque fiche
  python3 recueil.py imprimer --controler FICHIER.pdf
                                  vérifie un fichier imprimé, point par point
  python3 recueil.py verifier [FICHIERS]
                                  vérifie les contenus sans construire le site ; --conseils détaille les conseils,
                                  --bilan montre ce qui manque à chaque fiche, --format json ou github
  python3 recueil.py nouveau fiche | edition | methode | theme | condition | livrable | organisation…
                                  écrit une fiche, une édition ou un terme nouveau, à compléter
  python3 recueil.py publier      vérifie, construit, imprime et contrôle le site à publier, et en rend compte ;
                                  --incomplet s'il reste des informations à compléter, --sans-pdf sans les PDF
  python3 recueil.py aide         affiche cette aide

La première commande prépare l'environnement dans .venv ; cela prend une minute, une seule fois.
"""


class Stop(Exception):
    """Ends the command with a message in French and a non-zero status."""


def main(arguments):
    """Run the command named first in `arguments`; return the exit status."""
    commands = {
        "servir": serve,
        "tester": test,
        "construire": build,
        "imprimer": print_files,
        "verifier": verify,
        "nouveau": new,
        "publier": publish,
        "aide": show_help,
    }
    name = arguments[0] if arguments else "aide"
    if name in ("-h", "--help", "help"):
        name = "aide"
    if name not in commands:
        close = difflib.get_close_matches(name, commands, n=1)
        raise Stop(
            "« %s » n'est pas une commande.%s\n\n%s"
            % (name, " Vouliez-vous dire « %s » ?" % close[0] if close else "", HELP)
        )
    return commands[name](arguments[1:])


def show_help(arguments):
    """Print what the command does."""
    print(HELP)
    return 0


def serve(arguments):
    """Serve the site while it is written, on the first free port from 8000; no fault of the content stops it."""
    if arguments:
        raise Stop(
            "« %s » n'est pas compris.\nÉcrivez « python3 recueil.py servir », sans rien de plus." % arguments[0]
        )
    prepare("site")
    port = free_port()
    print("Le site sera à l'adresse http://127.0.0.1:%d/ (Ctrl-C pour arrêter)." % port, flush=True)
    return run("preview", str(port))


def build(arguments):
    """Build `site/`, strictly: a warning is an error."""
    prepare("site")
    return run("macros.commands.build", *from_here(arguments, lambda word, before: before == "--site-dir"))


def print_files(arguments):
    """Build `site/` with its printed files and the page numbers of its books; or, with `--controler`, check a file."""
    if arguments[:1] == ["--controler"]:
        prepare("impression")
        return run("macros.commands.check_pdf", *from_here(arguments[1:], lambda word, before: True))
    browser = chromium("Le livre et les fiches sont imprimés par un vrai navigateur")
    prepare("impression")
    return run("macros.commands.print", *arguments, CHROMIUM=browser)


def verify(arguments):
    """Check the content alone."""
    prepare("site")
    return run("macros.commands.verify", *from_here(arguments, lambda word, before: before != "--format"))


def new(arguments):
    """Ask what a new fiche or edition needs, and write it."""
    prepare("site")
    return run("macros.commands.new", *arguments)


def publish(arguments):
    """Run every check a publisher must pass, build, print, and report."""
    prepare("site")
    return run("macros.commands.publish", *arguments)


def test(arguments):
    """Run the tests side by side, in a real browser too; say what is missing rather than skip.

    What is not read here is for pytest: the names of files, `--vite`, `--long`.
    """
    variables = {}
    if "--vite" not in arguments:
        variables["CHROMIUM"] = chromium("Les tests ouvrent les pages dans un vrai navigateur")
    prepare("tests")
    coverage = ["--cov=macros", "--cov-branch", "--cov-report=term-missing:skip-covered"]
    words = [word for word in arguments if word != "--couverture"]
    if "--couverture" in arguments:
        words += coverage
    return run("pytest", *PARALLEL, *words, **variables)


def prepare(lock):
    """Make `.venv` and install a lock's requirements, unless they are there already."""
    interpreter = " ".join(sys.version.split())
    if read_stamp().get(lock) == wanted(lock, interpreter) and PYTHON.exists():
        return
    if not PYTHON.exists() or not STAMP.exists() or interpreter not in STAMP.read_text(encoding="utf-8"):
        make_venv()
    print(
        "Installation des bibliothèques (%s)…" % LOCKS[lock].relative_to(ROOT).as_posix(), file=sys.stderr, flush=True
    )
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "-qq",
        "--disable-pip-version-check",
        "--require-hashes",
        "--requirement",
        str(LOCKS[lock]),
    ]
    if subprocess.run(pip, cwd=str(ROOT)).returncode:
        raise Stop(
            "L'installation des bibliothèques a échoué : le détail est au-dessus.\nVérifiez la connexion au réseau (ou"
            " le serveur mandataire de votre organisation), puis relancez la commande."
        )
    # Each lock holds all the pins of those before it, and takes away the versions of those after it.
    names = list(LOCKS)
    write_stamp({name: wanted(name, interpreter) for name in names[: names.index(lock) + 1]})


def wanted(lock, interpreter):
    """Return what tells that a lock is installed as it stands: its fingerprint and the interpreter."""
    return "%s %s" % (hashlib.sha256(LOCKS[lock].read_bytes()).hexdigest(), interpreter)


def read_stamp():
    """Return what is installed in `.venv`: for each lock, what `wanted` said of it then."""
    lines = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    return dict(line.split(" ", 1) for line in lines if line.split(" ", 1)[0] in LOCKS)


def write_stamp(installed):
    """Keep one line for each lock."""
    STAMP.write_text("".join("%s %s\n" % line for line in sorted(installed.items())), encoding="utf-8")


def make_venv():
    """Make a fresh `.venv`; say how to get the `venv` module where the system ships Python without it."""
    try:
        import ensurepip  # noqa: F401  Debian ships it apart, in python3-venv
        import venv
    except ImportError:
        raise Stop(
            "Il manque à Python de quoi préparer son environnement (modules venv et ensurepip).\n"
            "Sur Debian ou Ubuntu : sudo apt install python3-venv\n"
            "Ailleurs, réinstallez Python depuis son site officiel."
        )
    print("Préparation de l'environnement dans .venv…", file=sys.stderr, flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=True).create(str(VENV))
    except (OSError, subprocess.CalledProcessError) as error:
        raise Stop("L'environnement .venv n'a pas pu être créé : %s" % error)


def chromium(use):
    """Return the path of a Chromium-like browser, the variable CHROMIUM names another; `use` says in French what it is
    for.
    """
    named = os.environ.get("CHROMIUM", "")
    if named and not Path(named).is_file():
        raise Stop(
            "La variable CHROMIUM désigne « %s », qui n'existe pas. Donnez-lui le chemin d'un Chromium, ou retirez-la."
            % named
        )
    places = (path for path in CHROMIUM_PLACES if Path(path).is_file())
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None) or next(places, None)
    if not found:
        raise Stop(
            "%s, et aucun Chromium n'a été trouvé.\n"
            "Sur Debian ou Ubuntu : sudo apt install chromium\n"
            "Ailleurs, installez Google Chrome ou Chromium, ou donnez son chemin dans la variable CHROMIUM." % use
        )
    return found


def free_port(first=8000, tries=20):
    """Return the first port from `first` on which nothing answers."""
    for port in range(first, first + tries):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise Stop("Aucun port libre entre %d et %d : fermez un des serveurs ouverts." % (first, first + tries - 1))


def from_here(arguments, is_path):
    """Return the arguments with their paths made whole: they are the caller's, and `run` works in the project's folder.

    `is_path` tells whether a word that is no option is a path, from the word and the one before it.
    """
    words = zip(arguments, ["", *arguments])
    return [
        str(Path(word).resolve()) if not word.startswith("-") and is_path(word, before) else word
        for word, before in words
    ]


def run(module, *arguments, **variables):
    """Run a Python module of `.venv` in the project; return its exit status.

    What stops this command stops the module too.
    """
    environment = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1", **variables)
    process = subprocess.Popen([str(PYTHON), "-m", module, *arguments], cwd=str(ROOT), env=environment)
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


if __name__ == "__main__":
    if sys.version_info < MINIMUM:
        sys.exit("Python %d.%d ou plus récent est nécessaire ; celui-ci est %s." % (*MINIMUM, sys.version.split()[0]))
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
        sys.exit(status)
    except Stop as stop:
        sys.exit(str(stop))
    except BrokenPipeError:  # « | head » has read enough; Python would still flush what is left, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
