"""FHIR messages: STU3 bundles of 111 and R4 bundles of the Booking and Referral Standard, onto one contact record."""

from teamaround.formats.fhir.message import read_fhir, read_fhir_xml, release_of

__all__ = ["read_fhir", "read_fhir_xml", "release_of"]
