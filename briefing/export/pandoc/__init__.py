"""What pandoc needs to make Word, and a page for a browser to print, of an export in Markdown."""
