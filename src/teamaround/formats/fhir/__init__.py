"""FHIR messages: STU3 bundles of 111 and R4 bundles of the Booking and Referral Standard, onto one contact record."""

from teamaround.formats.fhir.message import read_fhir

__all__ = ["read_fhir"]
