"""From located values to frozen, typed records, or to problems in French."""
