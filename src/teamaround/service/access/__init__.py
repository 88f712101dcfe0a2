"""Who stands in which relationship to which child's case: grants, lockouts, emergency openings."""
