"""The report: a briefing as one hands it in, every statement once, in some pages of Markdown."""
