"""Replaying a scenario file through exchange and practice: expected, met, missed, forbidden (docs/scenarios.md)."""
