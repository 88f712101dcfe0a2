"""Who is who, where is where: pure matching of descriptions and places against a watch list.

>>> index = PersonIndex([ListedPerson(person_id="p1", descriptions=(Description(family_name="Prosser"),))])
>>> find(Description(family_name="Prosser"), index, packaged_model())  # a name alone is never enough
()
"""

from teamaround.matching.identity import (
    Description,
    NormalPerson,
    NormalPlace,
    PlaceAsWritten,
    normal_person,
    normal_place,
)
from teamaround.matching.linkage import (
    Band,
    Candidate,
    Explanation,
    Gate,
    HitKind,
    LinkageModel,
    ListedPerson,
    ListedPlace,
    PersonIndex,
    PlaceHit,
    PlaceIndex,
    Reason,
    Residence,
    Score,
    decide,
    explain,
    find,
    packaged_model,
    score,
)

__all__ = [
    "Band",
    "Candidate",
    "Description",
    "Explanation",
    "Gate",
    "HitKind",
    "LinkageModel",
    "ListedPerson",
    "ListedPlace",
    "NormalPerson",
    "NormalPlace",
    "PersonIndex",
    "PlaceAsWritten",
    "PlaceHit",
    "PlaceIndex",
    "Reason",
    "Residence",
    "Score",
    "decide",
    "explain",
    "find",
    "normal_person",
    "normal_place",
    "packaged_model",
    "score",
]
