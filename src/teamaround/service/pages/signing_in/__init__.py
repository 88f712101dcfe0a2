"""Signing in: as a persona in the demonstration, by password elsewhere."""
