"""Whether an NHS number that a sender calls verified can be one."""

from __future__ import annotations

from nhs_number.validate import is_valid


def verified_number(written: str) -> bool:
    """True when the number has ten digits and its check digit fits.

    Messages of real systems call impossible numbers verified (interop.md 5): those are kept as written, unverified.
    """
    return bool(written) and bool(is_valid(written))
