"""What production refuses to start with."""

from __future__ import annotations

import os

SHORTEST_KEY = 50  # characters, what `check --deploy` asks for


def refusals(
    *, debug: bool, secret_key: str, sample_key: str, demonstration: bool, embedded_database: bool
) -> list[str]:
    """One sentence for everything that must be put right first; empty when production may start."""
    wrong = []
    if debug or os.environ.get("TEAMAROUND_DEBUG") == "yes":
        wrong.append("DEBUG shows personal data in error pages: unset TEAMAROUND_DEBUG.")
    if secret_key == sample_key or len(secret_key) < SHORTEST_KEY:
        wrong.append(f"TEAMAROUND_SECRET_KEY must be set, to {SHORTEST_KEY} characters or more of its own.")
    if demonstration or os.environ.get("TEAMAROUND_DEMO") == "yes":
        wrong.append("The demonstration's people and their sign-in cannot be installed here.")
    if embedded_database:
        wrong.append(
            "DATABASE_URL must name a PostgreSQL server; the embedded one is for one machine's trial."
        )
    return wrong
