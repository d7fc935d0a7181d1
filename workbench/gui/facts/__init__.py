"""The table of facts and the card of the current one with its evidence."""
