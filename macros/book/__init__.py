"""An edition as a book: one page of the site that a browser prints whole."""
