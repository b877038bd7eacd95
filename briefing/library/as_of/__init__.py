"""The library as it could have been known on an earlier day."""
