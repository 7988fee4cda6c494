"""What records, prose and files may not say, and what would make them better."""
