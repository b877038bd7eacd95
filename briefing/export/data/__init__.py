"""Records as data for other programs, each format one module behind `briefing.export.formats`."""
