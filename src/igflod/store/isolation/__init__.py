"""Public queries in processes of their own, that may be stopped and may die."""
