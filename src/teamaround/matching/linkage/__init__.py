"""Who on the watch list a contact may be about, how sure that is, and why."""

from teamaround.matching.linkage.bands import Band, Reason, decide, judge, reason
from teamaround.matching.linkage.explaining import Explanation, ExplanationRow, Step, explain
from teamaround.matching.linkage.finding import Candidate, find, find_normal
from teamaround.matching.linkage.gate import Gate, household_gate
from teamaround.matching.linkage.levels import Agreement, Field, Level
from teamaround.matching.linkage.listed import ListedPerson, Residence
from teamaround.matching.linkage.model import (
    LinkageModel,
    ModelError,
    Policy,
    load_model,
    packaged_model,
    read_model,
)
from teamaround.matching.linkage.person_index import PersonIndex
from teamaround.matching.linkage.place_index import HitKind, ListedPlace, PlaceHit, PlaceIndex
from teamaround.matching.linkage.rarity import NameShares, counted_shares, packaged_shares
from teamaround.matching.linkage.scoring import Evidence, Score, score
from teamaround.matching.linkage.weights import Weights, weights_of

__all__ = [
    "Agreement",
    "Band",
    "Candidate",
    "Evidence",
    "Explanation",
    "ExplanationRow",
    "Field",
    "Gate",
    "HitKind",
    "Level",
    "LinkageModel",
    "ListedPerson",
    "ListedPlace",
    "ModelError",
    "NameShares",
    "PersonIndex",
    "PlaceHit",
    "PlaceIndex",
    "Policy",
    "Reason",
    "Residence",
    "Score",
    "Step",
    "Weights",
    "counted_shares",
    "decide",
    "explain",
    "find",
    "find_normal",
    "household_gate",
    "judge",
    "load_model",
    "packaged_model",
    "packaged_shares",
    "read_model",
    "reason",
    "score",
    "weights_of",
]
