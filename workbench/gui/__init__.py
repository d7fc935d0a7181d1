"""Everything Qt: the window, its session, and the views that meet in it."""
