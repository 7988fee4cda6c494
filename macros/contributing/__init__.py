"""What contributors are given: schemas, snippets, reference, messages, scaffolds, questions."""
