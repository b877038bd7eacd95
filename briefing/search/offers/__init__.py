"""What can be offered to somebody who types the value of a field, by kind of value."""
