"""What HTTP asks of every answer, whatever is in it."""
