"""The invented partnership of the demonstration, built from a seed and a day. Pure Python, no Django."""
