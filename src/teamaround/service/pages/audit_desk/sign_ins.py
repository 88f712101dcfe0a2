"""Failed sign-ins on the audit desk: whose account, from where, and whether further tries were refused for a time."""

from __future__ import annotations

from teamaround.service.accounts.queries import names_of
from teamaround.service.audit.queries import FailedSignIns
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.words import dates

COLUMNS = ("Day", "Last at", "Account", "From address", "Failed", "Refused", "Limits reached")
NUMERIC = (4, 5, 6)
MOST = 100  # rows; the whole is in the audit


def sign_ins_listing(rows: tuple[FailedSignIns, ...]) -> Listing:
    """The newest first. A name that is no account is not told: people type passwords there."""
    shown = rows[:MOST]
    names = names_of({row.account for row in shown if row.account})
    return Listing(
        "Failed sign-ins, the newest day first",
        COLUMNS,
        tuple(_row(row, names) for row in shown),
        numeric=NUMERIC,
        empty="No sign-in has failed in these weeks.",
    )


def _row(row: FailedSignIns, names: dict[str, str]) -> ListingRow:
    return ListingRow(
        (
            dates.brief_day(row.day),
            dates.clock_time(row.last),
            _account(row, names),
            row.address or "not known",
            str(row.failed),
            str(row.refused),
            str(row.limits_reached),
        ),
        Level.AMBER if row.limits_reached else None,
    )


def _account(row: FailedSignIns, names: dict[str, str]) -> Sentence:
    if row.of_source:
        return "Any account: this address was refused"
    if not row.account:
        return "No account of that name"
    return (Strong(names.get(row.account, "an account that is gone")),)
