"""Markdown as contributors write it: split, bounded, searched for what it may not hold."""
