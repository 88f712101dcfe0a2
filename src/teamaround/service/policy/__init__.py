"""Who may do what, as a pure function: no Django, no clock, default deny (decision 4)."""
