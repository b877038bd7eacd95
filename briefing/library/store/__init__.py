"""The compiled form: its tables, the connection to it, where it is kept, and its rows as values."""
