"""From files to located plain values: what contributors typed, with the line of every key."""
