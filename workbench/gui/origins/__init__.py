"""The Origins view: who took from whom inside a group, as a graph and along the days."""
