"""What is dropped, pasted or chosen on its way in, and what became of it."""
