"""The commands of `recueil.py`, one module each."""
