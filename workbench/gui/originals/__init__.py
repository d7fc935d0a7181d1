"""The originals of articles as they came: pages of a document, or the whole of a web page."""
