"""Records as a folder of tables: what each has, how a cell is written, and how to load them."""
