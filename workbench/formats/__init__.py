"""Files to values and back: importers, exporters and the word tables of a language."""
