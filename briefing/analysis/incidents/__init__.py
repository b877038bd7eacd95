"""What follows from the statements about an incident: did it happen, who did it, who says so."""
