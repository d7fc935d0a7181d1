"""Web pages, wherever they come from: their article, the share of the page that it is, and its details."""
