"""Offers of support, row by row."""
