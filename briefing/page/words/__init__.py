"""The words in which pages say what the format says in codes: names, dates, counts, prose."""
