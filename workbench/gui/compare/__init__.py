"""The Pages view: two articles side by side, with marks, connectors and an overview."""
