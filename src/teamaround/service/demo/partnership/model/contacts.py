"""Contacts as agencies send them, what is wrong with some, and the truth about whom they concern."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from teamaround.formats.contact_record import ContactRecord
from teamaround.formats.door import Format


class Noise(StrEnum):
    """What the agency wrote otherwise than the record has it."""

    TYPING_ERROR = "typing_error"
    SHORT_FORM = "short_form"
    OTHER_SPELLING = "other_spelling"
    FORMER_NAME = "former_name"
    NAMES_SWAPPED = "names_swapped"
    DAY_MONTH_SWAP = "day_month_swap"
    DIGITS_SWAPPED = "digits_swapped"
    NO_BIRTH_DATE = "no_birth_date"
    NO_NHS_NUMBER = "no_nhs_number"
    NO_POSTCODE = "no_postcode"
    OLD_ADDRESS = "old_address"


class Situation(StrEnum):
    """Why a contact has a row in the truth table. The look-alikes concern nobody on the list, or nothing new."""

    AT_OWN_HOME = "at_own_home"
    CHILD_SEEN = "child_seen"
    AT_PROTECTED_PLACE = "at_protected_place"
    NEW_ADDRESS = "new_address"
    FORMER_ADDRESS = "former_address"
    COLLECTS_CHILD = "collects_child"
    STRANGER_AT_PROTECTED_PLACE = "stranger_at_protected_place"
    STRANGER_REGISTERS = "stranger_registers"
    PARENTS_OWN_CALL = "parents_own_call"
    SAME_NAME = "same_name"
    SAME_NAME_OTHER_YEAR = "same_name_other_year"
    OTHER_FLAT = "other_flat"
    OLD_TENANT = "old_tenant"
    FORMER_HOME = "former_home"
    TWIN = "twin"
    FATHER_AND_SON = "father_and_son"
    INSTITUTION = "institution"
    PROFESSIONAL_VISITING = "professional_visiting"


LOOK_ALIKES = frozenset(
    {
        Situation.PARENTS_OWN_CALL,
        Situation.SAME_NAME,
        Situation.SAME_NAME_OTHER_YEAR,
        Situation.OTHER_FLAT,
        Situation.OLD_TENANT,
        Situation.FORMER_HOME,
        Situation.TWIN,
        Situation.FATHER_AND_SON,
        Situation.INSTITUTION,
        Situation.PROFESSIONAL_VISITING,
    }
)


class SentContact(msgspec.Struct, frozen=True, kw_only=True):
    """A contact and how it is sent. `profile` is the CSV layout, empty for messages."""

    record: ContactRecord
    format: Format
    profile: str = ""


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """What a contact really is. Contacts without a row concern no person, place or agency of a listed child.

    `person_id` is the listed person it truly is (empty for none), `resembles` whom it looks like, `address_id` the
    listed place that it names. `same_address` is as in the linkage samples: somebody of a listed place (decision 19).
    `bands` are the bands of domain 8.0 in which the contact may fairly land. `expects` is the code of the alert
    that should come of it once the match is accepted, empty for none.
    """

    agency: str
    source_id: str
    situation: Situation
    person_id: str
    resembles: str
    address_id: str
    same_address: bool
    noise: tuple[Noise, ...]
    bands: tuple[str, ...]
    expects: str


class Fault(StrEnum):
    """What is wrong with a bad record, so that it must be quarantined with its row or path and the reason."""

    NO_TIME = "no_time"
    IMPOSSIBLE_TIME = "impossible_time"
    NO_SOURCE_ID = "no_source_id"
    NO_PERSON_AND_NO_PLACE = "no_person_and_no_place"
    TOO_FEW_COLUMNS = "too_few_columns"
    BROKEN_MARKUP = "broken_markup"
    FORBIDDEN_ENTITY = "forbidden_entity"
    CUT_SHORT = "cut_short"
    NOT_A_MESSAGE = "not_a_message"
    NO_PATIENT = "no_patient"


class BadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record that cannot be read. `basis` is the good contact that it was spoiled from."""

    basis: SentContact
    fault: Fault
