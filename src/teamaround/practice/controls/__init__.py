"""Safeguards that are relied on: whether each is witnessed, and what becomes of it (invariant 5, C47, A23)."""
