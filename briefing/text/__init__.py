"""What text is: folding, visible characters, prose with links. Knows nothing above it."""
