"""Pages of the journey: audit desk."""
