"""The search screen: it wires what carries out its actions."""
