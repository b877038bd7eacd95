"""Two sources, outlets, speakers, sides or briefings, held against each other."""
