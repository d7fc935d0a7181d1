"""The dialog that writes facts to files, and the errand that does it beside the window."""
