"""The screens: each gets what it needs in its constructor, and answers with what was chosen."""
