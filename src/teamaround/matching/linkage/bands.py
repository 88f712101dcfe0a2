"""The bands of domain 8.0 under decisions 15 and 37."""

from __future__ import annotations

from enum import StrEnum

from teamaround.matching.linkage.gate import Gate, household_gate
from teamaround.matching.linkage.levels import (
    BORN_EQUAL,
    BORN_FITS,
    NAME_ALIKE,
    ONE_PART_OFF,
    SAME_DOOR,
    SAME_HOUSE,
    Agreement,
    Level,
)
from teamaround.matching.linkage.model import Policy
from teamaround.matching.linkage.scoring import Score

_SURE_FORENAME = frozenset((Level.EXACT, Level.REVERSED, Level.NICKNAME))
_SPEAKS_FOR_ITSELF = BORN_FITS - {Level.DEFAULT}  # two first Januaries need bits of their own
_AT_THE_DOOR = NAME_ALIKE | {Level.INITIAL}


class Band(StrEnum):
    """How sure we are, from the surest down."""

    CERTAIN = "certain"
    STRONG = "strong"
    REVIEW = "review"
    NO = "no"


class Reason(StrEnum):
    """Which row of the policy put a pair into its band."""

    VERIFIED_NUMBER = "verified_number"
    VERIFIED_ID = "verified_id"
    THIRD_THING_AGREES = "third_thing_agrees"
    NOT_SURE_ENOUGH = "not_sure_enough"
    NAME_AND_BIRTH_ALIKE = "name_and_birth_alike"
    NAME_AT_PROTECTED_PLACE = "name_at_protected_place"
    OUTSIDE_ITS_TIME = "outside_its_time"
    VERIFIED_CONFLICT = "verified_conflict"
    OTHER_BIRTH_DATE = "other_birth_date"
    OTHER_YEAR_ONLY = "other_year_only"
    ANOTHER_OF_THE_HOUSEHOLD = "another_of_the_household"
    NAME_ONLY = "name_only"
    NO_NAME_AGREES = "no_name_agrees"
    TOO_LITTLE = "too_little"


def decide(score: Score, policy: Policy) -> Band:
    """The band of a scored pair. A conflict of verified identifiers beats any similarity."""
    return judge(score.agreement, score.bits, score.gate, policy)[0]


def reason(score: Score, policy: Policy) -> Reason:
    """Which row of the policy decided."""
    return judge(score.agreement, score.bits, score.gate, policy)[1]


def judge(pair: Agreement, bits: float, gate: Gate, policy: Policy) -> tuple[Band, Reason]:
    """The band and the row of the policy that gave it."""
    if (why := refused(pair, gate)) is not None:
        return Band.NO, why
    if pair.ids_equal:
        return Band.CERTAIN, Reason.VERIFIED_ID
    if pair.nhs_number is Level.EXACT and pair.number_verified and pair.born in BORN_EQUAL:
        return Band.CERTAIN, Reason.VERIFIED_NUMBER
    if _is_strong(pair, bits, gate, policy):
        historic = pair.historic and not _third_thing_besides_place(pair)
        return (
            (Band.REVIEW, Reason.OUTSIDE_ITS_TIME) if historic else (Band.STRONG, Reason.THIRD_THING_AGREES)
        )
    return _review_or_no(pair, bits, policy)


def refused(pair: Agreement, gate: Gate) -> Reason | None:
    """Why a pair is *no* whatever else agrees; nothing where it is not."""
    if pair.ids_differ or (pair.nhs_number is Level.DIFFERENT and pair.number_verified):
        return Reason.VERIFIED_CONFLICT
    if pair.born is Level.DIFFERENT:
        return Reason.OTHER_BIRTH_DATE
    if gate is Gate.STOPPED:
        return Reason.ANOTHER_OF_THE_HOUSEHOLD
    if pair.born in ONE_PART_OFF and not _identifier_agrees(pair) and not _slip_at_home(pair):
        return Reason.OTHER_YEAR_ONLY
    if (
        not any_name_alike(pair.forename, pair.surname)
        and pair.nhs_number is not Level.EXACT
        and not pair.ids_equal
    ):
        return Reason.NO_NAME_AGREES
    return Reason.NAME_ONLY if _name_only(pair) else None


def _identifier_agrees(pair: Agreement) -> bool:
    return pair.nhs_number is Level.EXACT or pair.phone is Level.EXACT or pair.ids_equal


def _slip_at_home(pair: Agreement) -> bool:
    """Names alike in one house, and a day, a month or few years off: a slip that no father and son would show."""
    if pair.place not in SAME_HOUSE or pair.surname not in NAME_ALIKE or pair.born is Level.OTHER_YEAR:
        return False
    return pair.forename in NAME_ALIKE or pair.forename is Level.INITIAL


def any_name_alike(forename: Level, surname: Level) -> bool:
    """Whether at least one of the names agrees; without that only a number can speak for a pair."""
    return surname in NAME_ALIKE or forename in NAME_ALIKE


def _name_only(pair: Agreement) -> bool:
    """Nothing but a name agrees, or a name with the district or the year of birth."""
    return (
        pair.born in (Level.MISSING, Level.PARTIAL)
        and pair.nhs_number is not Level.EXACT
        and pair.phone is not Level.EXACT
        and pair.place not in SAME_HOUSE
        and pair.place is not Level.POSTCODE
        and not pair.ids_equal
    )


def _is_strong(pair: Agreement, bits: float, gate: Gate, policy: Policy) -> bool:
    """Estimated probability high enough, no conflict, gate passed, and a third thing beside name and birth."""
    if gate is not Gate.PASSED or bits < policy.strong_from_bits or pair.nhs_number is Level.DIFFERENT:
        return False
    if not _forename_sure(pair) or pair.surname is Level.MISSING:
        return False
    if pair.born not in BORN_EQUAL and pair.nhs_number is not Level.EXACT:
        return False
    return pair.born not in ONE_PART_OFF and (pair.place in SAME_DOOR or _third_thing_besides_place(pair))


def _forename_sure(pair: Agreement) -> bool:
    """The same forename; a short form of it; or one misspelt where a number agrees.

    Twins have one birth, one home and often one phone: names that both may bear (Liam and William), or any with
    another sex (Alex and Alexandra), are the same only where the NHS number says so.
    """
    if pair.nhs_number is Level.EXACT:
        return pair.forename in NAME_ALIKE
    if pair.two_given_names or pair.sex is Level.DIFFERENT:
        return False
    return pair.forename in _SURE_FORENAME or (pair.forename in NAME_ALIKE and pair.phone is Level.EXACT)


def _third_thing_besides_place(pair: Agreement) -> bool:
    return pair.nhs_number is Level.EXACT or pair.phone is Level.EXACT or pair.known_as


def _review_or_no(pair: Agreement, bits: float, policy: Policy) -> tuple[Band, Reason]:
    if pair.historic and bits >= policy.review_from_bits:
        return Band.REVIEW, Reason.OUTSIDE_ITS_TIME
    if _name_and_birth_alike(pair) and _queued(pair, bits, policy):
        return Band.REVIEW, Reason.NAME_AND_BIRTH_ALIKE
    if pair.linked_place and pair.place in SAME_DOOR and _named_at_the_door(pair):
        return Band.REVIEW, Reason.NAME_AT_PROTECTED_PLACE
    if bits >= policy.review_from_bits:
        return Band.REVIEW, Reason.NOT_SURE_ENOUGH
    return Band.NO, Reason.TOO_LITTLE


def _name_and_birth_alike(pair: Agreement) -> bool:
    return (
        pair.forename in NAME_ALIKE
        and pair.surname in NAME_ALIKE
        and pair.born in _SPEAKS_FOR_ITSELF
        and pair.nhs_number is not Level.DIFFERENT
        and pair.sex is not Level.DIFFERENT
    )


def _queued(pair: Agreement, bits: float, policy: Policy) -> bool:
    """Whether names and birth alike are queued under the review threshold.

    Where nothing speaks against it they are, however common they may be (domain 8.0). With another home or another
    phone a common name with a date like it is more likely somebody else's, and so are two names that children are
    both given (Mary and Maria).
    """
    if Level.DIFFERENT not in (pair.place, pair.phone):
        return True
    return bits >= policy.alike_from_bits and not pair.two_given_names


def _named_at_the_door(pair: Agreement) -> bool:
    return pair.forename in _AT_THE_DOOR and pair.surname in NAME_ALIKE


__all__ = ["Band", "Reason", "decide", "household_gate", "judge", "reason", "refused"]
