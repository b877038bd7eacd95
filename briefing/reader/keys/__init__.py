"""Every action and its keys: the table, what the person has changed in it, who carries it out."""
