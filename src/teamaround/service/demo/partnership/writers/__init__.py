"""Writes the invented partnership as the files and messages that agencies would send."""
