"""PDF documents: their text in reading order with the place of each character, and pictures of pages."""
