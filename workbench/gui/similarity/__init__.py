"""The map of all pairs of some articles: how much they share, and where their claims diverge."""
