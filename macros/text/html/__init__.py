"""Pages once written: their text, their words that may break, their scripts."""
