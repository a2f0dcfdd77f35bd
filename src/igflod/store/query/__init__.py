"""The text of a query that somebody sends: what it says, and whether it may be run."""
