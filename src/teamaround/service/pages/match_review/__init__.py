"""Pages of the journey: match review."""
