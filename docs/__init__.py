"""What the documents are made with."""
