"""Typed values in running text (numbers, money, dates, names, acronyms, quotes) and when two are equal."""
