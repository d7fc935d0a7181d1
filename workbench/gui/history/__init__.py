"""The History view: who did what when, with every row before and after, and the way back."""
