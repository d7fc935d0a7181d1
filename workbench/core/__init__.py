"""The pure core: text in, values out; it knows no file, no SQL and no Qt."""
