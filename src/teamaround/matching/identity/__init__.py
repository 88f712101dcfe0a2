"""Normal forms: names, dates, NHS numbers, phones and addresses, read the same way on both sides."""

from teamaround.matching.identity.addresses import NormalPlace, normal_place, normal_uprn
from teamaround.matching.identity.dates import NormalDate, normal_date, one_transposition
from teamaround.matching.identity.full_names import full_name, is_same_full_name
from teamaround.matching.identity.names import NormalName, normal_name
from teamaround.matching.identity.nhs_numbers import normal_nhs_number
from teamaround.matching.identity.nicknames import canonical_forms, same_name
from teamaround.matching.identity.person import NormalPerson, normal_person
from teamaround.matching.identity.phones import normal_phone
from teamaround.matching.identity.postcodes import normal_postcode, outward
from teamaround.matching.identity.pupil_numbers import normal_upn
from teamaround.matching.identity.text import fold
from teamaround.matching.identity.written import Description, PlaceAsWritten

__all__ = [
    "Description",
    "NormalDate",
    "NormalName",
    "NormalPerson",
    "NormalPlace",
    "PlaceAsWritten",
    "canonical_forms",
    "fold",
    "full_name",
    "is_same_full_name",
    "normal_date",
    "normal_name",
    "normal_nhs_number",
    "normal_person",
    "normal_phone",
    "normal_place",
    "normal_postcode",
    "normal_upn",
    "normal_uprn",
    "one_transposition",
    "outward",
    "same_name",
]
