"""Prompts, row by row."""
