"""How records hang together by their links: counterparts of two ends, ways between records."""
