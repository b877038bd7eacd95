"""Markdown's other profiles: the report, as one hands a briefing in, and text without markup."""
