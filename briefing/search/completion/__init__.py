"""What could stand where somebody is typing a query."""
