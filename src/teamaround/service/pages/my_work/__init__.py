"""Pages of the journey: my work."""
