"""From what a person types to the records that it means."""
