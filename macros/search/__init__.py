"""What the search can find, and the index in which it looks."""
