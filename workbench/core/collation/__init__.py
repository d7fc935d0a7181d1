"""How several articles are laid side by side: what each tells, which of it belongs together, who differs."""
