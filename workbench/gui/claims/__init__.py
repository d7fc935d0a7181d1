"""The Claims view: what several articles claim, one row for each thing, one column for each article."""
