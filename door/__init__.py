"""What `hooks.py` hands to Markdown and Jinja: extensions of theirs, beside the core, which knows neither."""
