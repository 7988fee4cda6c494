"""What commands run in: an environment of Python made here, once and again when a lock changes, and a browser that this
machine has.

Standard library alone, in words that an old Python reads too: `recueil.py` imports this before anything is installed.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from macros.text.machine import machine_key

ROOT = Path(__file__).resolve().parents[2]

OWN_VENV, OTHER_VENV = ROOT / ".venv", ROOT / ".cache" / "venv"
STAMP = "verrous.txt"
"""The file in an environment that says we made it, and which locks are installed there."""

READY_VENV = "RECUEIL_VENV"
"""The variable that names an environment where the libraries are installed already; nothing is ever written there."""

LOCKS = {name: ROOT / "requirements" / ("%s.txt" % name) for name in ("site", "importer", "impression", "tests")}

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class Stop(Exception):
    """Ends the command with a message in French and a non-zero status."""


def prepare(lock):
    """Make our environment and install a lock's requirements, unless they are there already."""
    if os.environ.get(READY_VENV):
        return
    venv = own_venv()
    interpreter = " ".join([*sys.version.split(), machine_key("environnement").hex()]).rstrip()
    if read_stamp(venv).get(lock) == wanted(lock, interpreter) and python_of(venv).exists():
        return
    if venv == OTHER_VENV:
        say(".venv n'a pas été préparé par recueil.py, qui n'y touche pas : les bibliothèques vont dans .cache/venv.")
    if not python_of(venv).exists() or interpreter not in stamp_text(venv):
        make_venv(venv)
    say("Installation des bibliothèques (%s)…" % LOCKS[lock].relative_to(ROOT))
    pip = [str(python_of(venv)), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    locked = ["--require-hashes", "--requirement", str(LOCKS[lock])]
    if subprocess.run(pip + locked, cwd=str(ROOT)).returncode:
        raise Stop(
            "L'installation des bibliothèques a échoué : le détail est au-dessus.\nVérifiez la connexion au réseau (ou"
            " le serveur mandataire de votre organisation), puis relancez la commande."
        )
    # Each lock holds all the pins of those before it, and takes away the versions of those after it.
    names = list(LOCKS)
    lines = ["%s %s\n" % (name, wanted(name, interpreter)) for name in names[: names.index(lock) + 1]]
    (venv / STAMP).write_text("".join(lines), encoding="utf-8")


def wanted(lock, interpreter):
    """Return the line that says that this very lock is installed, by us: its digest, the interpreter, our mark."""
    import hashlib  # noqa: PLC0415  loaded where it serves, since every command waits for this module

    return "%s %s" % (hashlib.sha256(LOCKS[lock].read_bytes()).hexdigest(), interpreter)


def own_venv():
    """Return the folder of our environment: `.venv`, where editors look for it, unless that one is somebody else's."""
    is_other_s = OWN_VENV.is_symlink() or (
        OWN_VENV.exists() and not (OWN_VENV / STAMP).is_file() and not (OWN_VENV.is_dir() and is_empty(OWN_VENV))
    )
    return OTHER_VENV if is_other_s else OWN_VENV


def python_of(venv):
    """Return the interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_text(venv):
    """Return what the stamp of an environment holds, nothing where there is none."""
    stamp = venv / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def read_stamp(venv):
    """Return what is installed in an environment: for each lock, what `wanted` said of it then."""
    lines = [line.split(" ", 1) for line in stamp_text(venv).splitlines()]
    return dict(line for line in lines if line[0] in LOCKS)


def make_venv(venv):
    """Make a fresh environment in a folder that is ours, or new; say what to install where Python comes without it."""
    try:
        import ensurepip  # noqa: F401, PLC0415  Debian ships it apart, in python3-venv
        import shutil  # noqa: PLC0415
        from venv import EnvBuilder  # noqa: PLC0415
    except ImportError:
        raise Stop(
            "Il manque à Python de quoi préparer son environnement (modules venv et ensurepip).\n"
            "Sur Debian ou Ubuntu : sudo apt install python3-venv\n"
            "Ailleurs, réinstallez Python depuis son site officiel."
        ) from None
    say("Préparation de l'environnement dans %s…" % venv.relative_to(ROOT))
    if venv.exists() and not is_empty(venv):
        if not (venv / STAMP).is_file():
            raise Stop("%s n'a pas été préparé par recueil.py : déplacez-le, puis relancez la commande." % venv)
        shutil.rmtree(str(venv))
    venv.mkdir(parents=True, exist_ok=True)
    (venv / STAMP).touch()  # first of all: what is killed half-way stays known as ours
    try:
        EnvBuilder(with_pip=True).create(str(venv))
    except subprocess.CalledProcessError as error:
        raise Stop("L'environnement %s n'a pas pu être créé : %s" % (venv.relative_to(ROOT), error)) from None


def chromium(use):
    """Return the path of a Chromium-like browser, the variable CHROMIUM names another; `use` says in French what it is
    for.
    """
    import shutil  # noqa: PLC0415

    name = os.environ.get("CHROMIUM", "")
    if name and not Path(name).is_file():
        raise Stop(
            "La variable CHROMIUM désigne « %s », qui n'existe pas. Donnez-lui le chemin d'un Chromium, ou retirez-la."
            % name
        )
    places = (path for path in CHROMIUM_PLACES if Path(path).is_file())
    browser = name or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None) or next(places, None)
    if not browser:
        raise Stop(
            "%s, et aucun Chromium n'a été trouvé.\n"
            "Sur Debian ou Ubuntu : sudo apt install chromium\n"
            "Ailleurs, installez Google Chrome ou Chromium, ou donnez son chemin dans la variable CHROMIUM." % use
        )
    return browser


def say(words):
    """Tell whoever is at the terminal, beside what the command prints."""
    with suppress(OSError):
        print(words, file=sys.stderr, flush=True)


def is_empty(folder):
    """Tell whether nothing is in a folder."""
    return not any(folder.iterdir())
