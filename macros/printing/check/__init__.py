"""What a printed file must show, point by point."""
