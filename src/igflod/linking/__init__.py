"""From a record to a linked record: who and what the printed names are."""
