"""Several reviewers: assessing facts in rounds, how far that agrees, and deciding what differs."""
