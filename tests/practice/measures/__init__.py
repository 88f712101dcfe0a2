"""Measures, row by row."""
