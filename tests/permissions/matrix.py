"""Every address of the service, and who of the cast is answered there. Whoever is not named gets "page not found".

This table is the expectation, written from the access model and not from the code: when a page changes who it opens
for, this is changed by hand, on purpose. An address that is missing here fails `test_matrix.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.permissions.cast import NAMES

Names = frozenset[str]
NOBODY: Names = frozenset()
EVERYBODY: Names = frozenset(NAMES)

FAMILY: Names = frozenset({"parent, none", "child, none", "carer, none"})
AT_WORK: Names = EVERYBODY - FAMILY - {"sw, suspended"}

# Who holds the whole file of this child, in an emergency for an hour.
CASE_TEAM: Names = frozenset(
    {
        *("sw, core group", "sw, oversight", "team_manager, oversight"),
        *("service_manager, oversight", "chair, oversight", "iro, oversight"),
    }
)
WHOLE_FILE: Names = CASE_TEAM | {"sw, break-glass, live"}
ASKED_WORKERS: Names = frozenset({"sw, desk", "sw, responder"})
DESKS: Names = frozenset({"spoc, desk", "hub, desk", "edt, desk"})
CORE_GROUP: Names = frozenset(
    {
        *("dsl, core group", "idva, core group", "da_service, core group", "substance_service, core group"),
        *("health_0_19, core group", "gp_lead, core group"),
    }
)
RESPONDERS: Names = frozenset({"police, responder", "probation, responder"})
AT_A_MEETING: Names = frozenset(
    {
        *("sw, meeting", "camhs, meeting", "adult_mental_health, meeting"),
        *("marac_coordinator, meeting", "mappa_coordinator, meeting"),
    }
)
AROUND_THE_CHILD: Names = (
    WHOLE_FILE
    | ASKED_WORKERS
    | DESKS
    | CORE_GROUP
    | RESPONDERS
    | AT_A_MEETING
    | {"hub_education, desk", "school_staff, core group", "hospital, break-glass, live"}
)
READS_ENTRIES: Names = (
    WHOLE_FILE
    | ASKED_WORKERS
    | DESKS
    | CORE_GROUP
    | RESPONDERS
    | {"hub_education, desk", "legal, disclosure"}
)
READS_ALERTS: Names = WHOLE_FILE | ASKED_WORKERS | DESKS | {"police, responder", "idva, core group"}
# Those whom this alert went to: the social workers of the case, the desk and the police.
SENT_TO: Names = frozenset(
    {
        *("sw, core group", "sw, oversight", "sw, break-glass, live", "sw, desk", "sw, responder"),
        *("spoc, desk", "police, responder"),
    }
)
AUDITORS: Names = frozenset(
    {"audit_officer, none", "audit_officer, audit sample", "dpo, none", "dpo, disclosure"}
)
MATCHERS: Names = frozenset({"spoc, desk", "spoc of tarnside, none"})
# The manager of the matchers' desk: over what they decided, and over no child.
DESK_MANAGER: Names = frozenset({"team_manager, manages the desk"})


@dataclass(frozen=True, kw_only=True)
class Address:
    """Who reads there and who acts there; None where the address has no such method.

    `read` and `acted` are the statuses for those who may; an act is tried with an empty form.
    """

    name: str
    reads: Names | None = None
    acts: Names | None = None
    read: int = 200
    acted: int = 302
    is_public: bool = False
    is_signed: bool = False

    def expected(self, method: str, who: str) -> int:
        """The status for somebody who has signed in."""
        if self.is_signed and method == "HEAD":
            return 405
        allowed, status = (self.acts, self.acted) if method == "POST" else (self.reads, self.read)
        if method not in ("GET", "HEAD", "POST") or allowed is None:
            return 405
        return status if who in allowed else 404


def reading(name: str, *reads: Names, read: int = 200, is_public: bool = False) -> Address:
    """An address that is only read."""
    return Address(name=name, reads=NOBODY.union(*reads), read=read, is_public=is_public)


def acting(name: str, *acts: Names, acted: int = 302) -> Address:
    """An address that only acts."""
    return Address(name=name, acts=NOBODY.union(*acts), acted=acted)


def form(name: str, *who: Names, acted: int = 422) -> Address:
    """A form: who may read it may send it. Sent empty it comes back with what is missing."""
    return Address(name=name, reads=NOBODY.union(*who), acts=NOBODY.union(*who), acted=acted)


def signed(name: str, method: str) -> Address:
    """An address for machines, whose requests are signed: nobody is answered there for having signed in."""
    reads, acts = (EVERYBODY, None) if method == "GET" else (None, EVERYBODY)
    return Address(name=name, reads=reads, acts=acts, read=401, acted=401, is_public=True, is_signed=True)


MATRIX = (
    reading("health", EVERYBODY, is_public=True),
    reading("accessibility", EVERYBODY, is_public=True),
    Address(name="sign_in", reads=EVERYBODY, acts=EVERYBODY, acted=422, is_public=True),
    acting("sign_out", EVERYBODY),
    acting("still_here", EVERYBODY, acted=204),
    acting("time_out", EVERYBODY),
    # One's own words alone, sealed under the account; whoever had none kept is led to their first page.
    reading("kept_writing", EVERYBODY, read=302),
    reading("kept_fields", EVERYBODY),
    reading("home", EVERYBODY, read=302),
    reading("what_we_record", EVERYBODY),
    reading("words_explained", EVERYBODY),
    signed("sealed_status", "GET"),
    signed("sealed_batches", "POST"),
    signed("sealed_asked", "GET"),
    signed("sealed_answered", "POST"),
    # One's own work: empty for whoever has no child, and never about a child that is not theirs.
    reading("my_work", AT_WORK),
    reading("my_alert", SENT_TO),
    acting("my_alert_accept", SENT_TO),
    acting("notice_seen", {"dsl, core group"}),
    acting("notice_spoken", {"dsl, core group"}),
    acting("task_done", {"sw, core group"}),
    form("request_answer", {"police, responder"}),
    reading("tell_whom", AT_WORK),
    form("tell_team", AROUND_THE_CHILD),
    acting("tell_save", AROUND_THE_CHILD, acted=422),
    # The child.
    reading("my_children", AT_WORK),
    reading("child", AROUND_THE_CHILD),
    reading("child_answers", READS_ENTRIES),
    reading("child_alert", READS_ALERTS),
    reading("child_why", WHOLE_FILE, ASKED_WORKERS, {"legal, disclosure"}),
    reading("who_knew", WHOLE_FILE),
    reading("who_knew_csv", {"sw, core group", "sw, oversight", "team_manager, oversight"}),
    reading("network", WHOLE_FILE),
    reading("entries", READS_ENTRIES),
    reading("who_looked", CASE_TEAM, {"audit_officer, audit sample"}),
    # Answering an alert: those it went to accept it; the rest of the team is told that it is not theirs.
    acting("alert_accept", SENT_TO),
    form("alert_check", WHOLE_FILE, ASKED_WORKERS, {"spoc, desk", "edt, desk", "police, responder"}),
    form(
        "alert_close",
        {"sw, core group", "sw, oversight", "sw, desk", "spoc, desk"},
        {"team_manager, oversight", "service_manager, oversight"},
    ),
    # The desk: what was delivered there, and nothing else.
    reading("spoc_desk", DESKS - {"hub, desk"}, {"spoc of tarnside, none"}),
    reading("desk_alert", {"spoc, desk"}),
    form("desk_tell", {"spoc, desk"}, acted=302),
    acting("desk_pass", {"spoc, desk"}),
    form("desk_close", {"spoc, desk"}),
    acting("desk_spoken", {"spoc, desk"}),
    # Finding a child who is not on one's own list: the desks, also the one that has nobody.
    form("find_child", DESKS, {"spoc of tarnside, none"}),
    # Match review, and the audit.
    reading("match_review", MATCHERS, DESK_MANAGER),
    reading("match_decisions", MATCHERS, DESK_MANAGER),
    form("match_undo", {"spoc, desk"}, DESK_MANAGER),
    reading("match_calibration", DESK_MANAGER, {"partnership, none"}),
    reading("match_calibration_csv", DESK_MANAGER, {"partnership, none"}),
    form("match_pair", {"spoc, desk"}),
    acting("match_check", {"spoc, desk"}, acted=422),
    acting("match_know", {"spoc, desk"}),
    form("audit_desk", AUDITORS, acted=200),
    reading("audit_searches", AUDITORS),
)
# Of the team, but the alert did not go to them: they read why they cannot accept it.
MAY_READ_BUT_NOT_ACCEPT: Names = (CASE_TEAM - SENT_TO) | {"edt, desk"}
EXCEPTIONS = {("alert_accept", "POST", who): 422 for who in MAY_READ_BUT_NOT_ACCEPT}


def expected(address: Address, method: str, who: str) -> int:
    """The status of the table."""
    return EXCEPTIONS.get((address.name, method, who), address.expected(method, who))
