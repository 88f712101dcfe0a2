"""Which forenames may be the same name in another form."""

from __future__ import annotations

from teamaround.matching.identity.tables import nicknames


def _rows_by_form() -> dict[str, frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for forms in nicknames().names:
        for form in forms:
            rows.setdefault(form, set()).add(forms[0])
    return {form: frozenset(names) for form, names in rows.items()}


_ROWS = _rows_by_form()


def canonical_forms(forename: str) -> frozenset[str]:
    """The full names that a forename may be short for; the forename itself when the table does not know it."""
    return _ROWS.get(forename) or frozenset((forename,)) if forename else frozenset()


def same_name(one: str, other: str) -> bool:
    """Whether two different forms may be one name ("liz" and "elizabeth")."""
    mine, theirs = _ROWS.get(one), _ROWS.get(other)
    return mine is not None and theirs is not None and not mine.isdisjoint(theirs)


def known_forename(word: str) -> bool:
    """Whether the table holds this word as a forename of its own, so that it is hardly a slip for another."""
    return word in _ROWS
