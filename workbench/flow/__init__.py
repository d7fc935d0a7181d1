"""The verbs of the program: each does one thing to a project, and none knows a window."""
