"""Figures: numbers over time, as intervals, and whether the sums that are made of them hold."""
