"""The third door to MkDocs, beside `hooks.py` and `macros/__init__.py`: the site served while it is written."""
