"""Finding a child who is not on one's own list: by exact details, for a task, and written down."""
