"""What an edition shows of time, place, numbers and two sources: drawings, and their words."""
