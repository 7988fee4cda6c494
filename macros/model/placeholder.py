"""What marks a text as still to be written: scaffolds put it there, checks refuse to publish it."""

TO_WRITE = "À compléter."
