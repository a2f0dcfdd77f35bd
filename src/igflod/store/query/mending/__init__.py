"""What is wrong with a query that the engine does not take, in words, and how to mend it."""
