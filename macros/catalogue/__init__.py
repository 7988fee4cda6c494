"""From records to the catalogue: everything resolved, checked and indexed both ways."""
