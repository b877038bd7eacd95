"""Files of others become a briefing's YAML, each format one module behind `formats`."""
