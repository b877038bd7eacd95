"""What the person has set: colours, keys, and whether files are followed."""
