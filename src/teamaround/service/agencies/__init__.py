"""Councils, the agencies around a child, and the feeds they send."""
