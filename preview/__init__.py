"""The third door to MkDocs, beside `hooks.py` and `door/macros.py`: the site served while it is written."""
