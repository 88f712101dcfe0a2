"""The invented family that lives today (decision 35)."""
