"""Source Workbench: where near-duplicate articles agree, and where they do not."""

__version__ = "0.1.0"
