"""What views that stand in front of the page have in common: the map, the timeline."""
