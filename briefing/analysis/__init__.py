"""What is derived from the records and never written in them."""
