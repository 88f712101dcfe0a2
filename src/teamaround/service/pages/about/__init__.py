"""Pages about the service itself: what it records, words explained, accessibility."""
