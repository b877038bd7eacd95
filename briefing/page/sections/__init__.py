"""One module for the page of each section, and the parts that all pages have."""
