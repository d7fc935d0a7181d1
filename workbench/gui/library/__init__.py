"""The list of articles, where a pair is chosen and provenance is written down."""
