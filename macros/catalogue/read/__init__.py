"""From the disk to records: every file of the content, read once."""
