"""What is measured: each module has a function `rows` that gives lines of the table."""
