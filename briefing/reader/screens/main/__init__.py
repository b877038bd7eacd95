"""The main screen: it wires what carries out its actions."""
