"""Pages of the journey: child."""
