"""The parts of finding reuse: exact runs, places of shared rare words, their borders, and digests."""
