"""What a briefing is. Pure: knows no file, no SQL, no screen."""
