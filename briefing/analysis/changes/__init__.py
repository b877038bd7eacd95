"""What differs between two libraries, or from what somebody has read, in the order of weight."""
