"""The shell's commands: the same verbs as the window, without Qt."""
