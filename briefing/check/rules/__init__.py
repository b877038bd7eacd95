"""The rules of `briefing check`, one function each, behind one registry."""
