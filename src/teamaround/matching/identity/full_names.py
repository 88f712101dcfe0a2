"""Whether two full names are one and the same, however they are written. Likeness is no question here."""

from __future__ import annotations

from teamaround.matching.identity.name_fields import whole_name

LEAST = 2  # a given name and a family name


def full_name(text: str) -> tuple[str, ...]:
    """The words of a full name, given names first, in plain lower-case letters; nothing where it is not a whole one.

    "SMITH, John" is read in its own order.
    """
    family, comma, given = text.partition(",")
    words = whole_name(f"{given} {family}" if comma else text)
    return words if len(words) >= LEAST else ()


def is_same_full_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names agree, letter for letter.

    Middle names count where both have them: a caller leaves them out where a register has them, and a child who is
    then told not to be here would be in danger of being thought safe.
    """
    if not one or not other:
        return False
    if "".join(one) == "".join(other):
        return True
    one_has_no_middle = LEAST in (len(one), len(other))
    return one_has_no_middle and (one[0], one[-1]) == (other[0], other[-1])
