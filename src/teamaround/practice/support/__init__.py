"""Offers of support: the parent's own, the child's apart from it, and who may consent (R4, U15)."""
