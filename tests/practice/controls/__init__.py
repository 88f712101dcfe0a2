"""Safeguards, row by row."""
