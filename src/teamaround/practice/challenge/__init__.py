"""Professional challenge: precise, timed, answered, and never ended by silence (recommendation 13)."""

from teamaround.practice.challenge.form import Missing, missing_parts
from teamaround.practice.challenge.ladder import Ladder, Stage, ladder
from teamaround.practice.challenge.standing import ChallengeState, Silence, Standing, silences, standings

__all__ = [
    "ChallengeState",
    "Ladder",
    "Missing",
    "Silence",
    "Stage",
    "Standing",
    "ladder",
    "missing_parts",
    "silences",
    "standings",
]
