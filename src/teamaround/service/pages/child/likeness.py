"""Why a person was recognised this surely: each field of the contact, how it compared, and what that says.

Never a value: a number or an address would tell more than the reader of an alert needs (domain 4.4).
"""

from __future__ import annotations

from teamaround.matching.linkage import Field, Level, LinkageModel, packaged_model
from teamaround.matching.linkage.explaining import strength_in_words
from teamaround.practice.record.facts.happenings import Likeness, Sighting
from teamaround.service.pages.child.map_names import name_within
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.phrases import Strong

COLUMNS = ("Compared", "How", "What that says")
# How near two homes are is as secret as the home: what is not the same home is not said more closely.
NEARLY_THE_HOME = frozenset({Level.OTHER_UNIT, Level.POSTCODE, Level.AREA})
SAYS_NOTHING = "Says nothing, neither for nor against"


def likeness_list(opened: Opened, seen: Sighting) -> Listing | None:
    """One row a field; None where nobody was recognised, or a practitioner saw them."""
    if not seen.likeness:
        return None
    model = packaged_model()
    return Listing(
        f"Field by field: the record that arrived, and {name_within(opened, seen.person)}",
        COLUMNS,
        tuple(_row(one, model) for one in seen.likeness),
    )


def _row(one: Likeness, model: LinkageModel) -> ListingRow:
    field, level = Field(one.field), Level(one.level)
    comparison = model.comparisons[field]
    weight = comparison.levels[level]
    if level is Level.MISSING:
        return ListingRow(((Strong(comparison.words),), "One of the two does not give it", SAYS_NOTHING))
    if field is Field.PLACE and level in NEARLY_THE_HOME:
        return ListingRow(((Strong(comparison.words),), "Not the same home", "Counted, and not said here"))
    return ListingRow(((Strong(comparison.words),), weight.words, strength_in_words(weight.bits, model)))
