"""Makes the map of the world that ships with the package."""
