"""Who did what to which record, when and by which rule. Append-only, sealed into a chain (assurance 3)."""
