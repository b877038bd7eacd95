"""The doors to the disk: reading what may be hostile, writing whole or not at all."""
