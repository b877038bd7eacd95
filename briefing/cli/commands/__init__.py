"""One module for each command; nothing heavy is imported until it runs."""
