"""The map: shores, borders and places as text."""
