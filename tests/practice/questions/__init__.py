"""Questions, row by row."""
