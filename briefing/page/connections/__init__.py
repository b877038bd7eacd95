"""How records hang together: the ways from one to another, and whom an actor is tied to."""
