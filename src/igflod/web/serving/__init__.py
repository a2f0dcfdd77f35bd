"""The server: its processes, what they take in, and which release they show."""
