"""What the program is compared with, in one run, as ratios."""
