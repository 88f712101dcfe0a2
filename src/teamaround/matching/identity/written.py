"""People and places as somebody wrote them, before any reading of them."""

from __future__ import annotations

import msgspec


# gc=False here and below: texts and tuples form no cycle, and the collector need not walk every contact of a lot.
class PlaceAsWritten(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A place in an agency's own words. Every field may be empty; the postcode may also stand in the address."""

    address: str = ""
    postcode: str = ""
    uprn: str = ""


class Description(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One description of one person. Dates are text, since agencies write impossible ones.

    `nhs_number_verified` is true only when the sender says so (decision 15). `verified_ids` are person numbers that
    an agency itself has verified, written "agency:number" (domain 8.0, "agency's own verified ID link"). `agency` is
    who says all this.
    """

    family_name: str = ""
    given_names: str = ""
    former_names: tuple[str, ...] = ()
    date_of_birth: str = ""
    sex: str = ""
    nhs_number: str = ""
    nhs_number_verified: bool = False
    phones: tuple[str, ...] = ()
    places: tuple[PlaceAsWritten, ...] = ()
    verified_ids: tuple[str, ...] = ()
    agency: str = ""
