"""The Rows view: one link a row, for auditing and repairing the alignment by keyboard."""
