"""Pages of the journey: spoc desk."""
