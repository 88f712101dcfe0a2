"""What an alert makes the system ask at once, in the team's name: a request of the record, so that C39 follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from teamaround.practice.alerts.alert import Alert
from teamaround.practice.alerts.catalogue import catalogue
from teamaround.practice.calendar import instant
from teamaround.practice.record.case_file import CaseFile
from teamaround.practice.record.case_people import Agency
from teamaround.practice.record.entry import Entry, Told
from teamaround.practice.record.facts.forums import InformationRequested
from teamaround.practice.record.facts.people import ChildDescribed
from teamaround.practice.record.words import AgencyKind


def asked_at_once(case: CaseFile, alerts: Iterable[Alert], now: datetime) -> tuple[Entry, ...]:
    """The requests that open alerts call for (`Alert.requests`) and that nobody has made yet; asking twice makes none.

    One a child, alert and agency; children of one family share the request's name, so that one answer is for all.
    None while nothing is open about the child: then there is no ground to ask.
    """
    calling = [alert for alert in alerts if alert.requests and case.is_open]
    return tuple(
        _request(case, alert, agency, now)
        for alert in calling
        for agency in _agencies(case, alert)
        if not _is_asked(case, alert, agency)
    )


def _agencies(case: CaseFile, alert: Alert) -> Iterator[str]:
    """Those the alert names, else those that serve the child's council; never who sent what raised it (decision 14)."""
    for kind in alert.requests:
        of_kind = [one for one in case.agencies.values() if one.kind == kind and one.agency != alert.sender]
        named = [one for one in of_kind if one.agency in alert.to_agencies]
        yield from (one.agency for one in named or of_kind if named or _serves(case, one))


def _serves(case: CaseFile, agency: Agency) -> bool:
    council = case.councils[-1][0] if case.councils else ""
    return agency.council in ("", council)


def _is_asked(case: CaseFile, alert: Alert, agency: str) -> bool:
    """Whether the system has asked, or a person has since the alert, the same agency about the same people."""
    return any(
        told.fact.agency == agency
        and (
            told.fact.because == alert.key
            or (
                set(told.fact.about) & set(alert.about)
                and instant(told.entry.recorded_at) >= instant(alert.since)
            )
        )
        for told in case.of(InformationRequested)
    )


def _request(case: CaseFile, alert: Alert, agency: str, now: datetime) -> Entry:
    row, request = catalogue().row(alert.code), str(uuid5(NAMESPACE_OID, f"{alert.key} {agency}"))
    return Entry(
        entry_id=str(uuid5(NAMESPACE_OID, f"{request} {case.child}")),
        children=(case.child,),
        happened_at=now,
        recorded_at=now,
        by_agency=_asks(case),
        told=(Told(agency=agency, at=now, how="asked"),),  # whoever is asked has been told that much
        fact=InformationRequested(
            request=request,
            agency=agency,
            what=row.asks,
            about=tuple(one for one in alert.about if one in case.people),
            urgency=alert.urgency,
            because=alert.key,
            raised_by=alert.entry_id,
            of_history=row.asks_history,
        ),
    )


def _asks(case: CaseFile) -> str:
    """In whose name: the child's social care; where the directory has none, whoever opened the child's record."""
    caring = (one for one in case.agencies.values() if one.kind is AgencyKind.SOCIAL_CARE)
    found = next((one.agency for one in caring if _serves(case, one)), "")
    opened = case.of(ChildDescribed)
    return found or (opened[0].entry.by_agency if opened else "")
