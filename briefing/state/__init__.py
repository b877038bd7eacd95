"""What belongs to the person and not to the briefing."""
