"""The parts of the aligner: which pairs may match, which go together, and what is said about them."""
