"""The timeline: happened and said, each as vague as its date is."""
