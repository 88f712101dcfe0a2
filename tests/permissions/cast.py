"""Everybody of the matrix: every role as it meets a case, and every relation that somebody can have to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from teamaround.service.access import actions as access
from teamaround.service.accounts import actions as accounts
from teamaround.service.accounts.models import User
from teamaround.service.agencies import actions as agencies
from teamaround.service.audit.actions import SystemActor
from teamaround.service.policy.words import GrantKind

BY = SystemActor(purpose="test")
NOW = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo("Europe/London"))
COUNCIL, OTHER_COUNCIL = "marlmouth", "tarnside"


class Relation(StrEnum):
    """What stands between somebody and the child."""

    NONE = "none"
    CORE_GROUP = "core group"
    OVERSIGHT = "oversight"
    DESK = "desk"
    RESPONDER = "responder"
    MEETING = "meeting"
    SAMPLE = "audit sample"
    DISCLOSURE = "disclosure"
    EX_MEMBER = "ex-member"
    LOCKED_OUT = "locked out"
    AGENCY_LOCKED_OUT = "agency locked out"
    BREAK_GLASS = "break-glass, live"
    BREAK_GLASS_OVER = "break-glass, over"
    SUSPENDED = "suspended"
    LEADS_MATCHERS = "manages the desk"


GRANTS = {
    Relation.CORE_GROUP: GrantKind.CORE_GROUP,
    Relation.OVERSIGHT: GrantKind.OVERSIGHT,
    Relation.DESK: GrantKind.DUTY_DESK,
    Relation.RESPONDER: GrantKind.RESPONSE,
    Relation.MEETING: GrantKind.MEETING,
    Relation.SAMPLE: GrantKind.AUDIT_SAMPLE,
    Relation.DISCLOSURE: GrantKind.DISCLOSURE,
    Relation.EX_MEMBER: GrantKind.CORE_GROUP,
    Relation.LOCKED_OUT: GrantKind.CORE_GROUP,
    Relation.AGENCY_LOCKED_OUT: GrantKind.CORE_GROUP,
    Relation.BREAK_GLASS: GrantKind.BREAK_GLASS,
    Relation.BREAK_GLASS_OVER: GrantKind.BREAK_GLASS,
    Relation.SUSPENDED: GrantKind.CORE_GROUP,
}
AGENCIES = {
    # slug: name, kind, council
    "marlmouth-children": ("Marlmouth children's services", "childrens_services", COUNCIL),
    "marlmouth-hub": ("Marlmouth Children's Hub", "childrens_hub", COUNCIL),
    "tarnside-hub": ("Tarnside Children's Hub", "childrens_hub", OTHER_COUNCIL),
    "marl-duty": ("Marl Emergency Duty", "emergency_duty", None),
    "tarnside-primary": ("Tarnside Primary School", "school", COUNCIL),
    "marl-police": ("Marl Police", "police", None),
    "marl-ambulance": ("Marl Ambulance Service", "ambulance", None),
    "marl-others": ("Marl Partners", "other", None),
    "marl-turning": ("Marl Turning, for those who cause harm", "other", None),
    "locked-service": ("A service that was locked out", "other", None),
}


@dataclass(frozen=True)
class Persona:
    """Somebody: their role, where they work, and what stands between them and the child."""

    role: str
    agency: str
    relation: Relation
    council: str | None = COUNCIL

    @property
    def name(self) -> str:
        """ "sw, core group"; how the table calls them."""
        where = f" of {self.council}" if self.council == OTHER_COUNCIL else ""
        return f"{self.role}{where}, {self.relation.value}"


def _many(roles: str, agency: str, relation: Relation) -> tuple[Persona, ...]:
    return tuple(Persona(role, agency, relation) for role in roles.split())


CAST = (
    *(
        Persona("sw", "marlmouth-children", relation)
        for relation in Relation
        if relation
        not in (Relation.AGENCY_LOCKED_OUT, Relation.SAMPLE, Relation.DISCLOSURE, Relation.LEADS_MATCHERS)
    ),
    Persona("sw", "locked-service", Relation.AGENCY_LOCKED_OUT),
    *_many("team_manager service_manager chair iro", "marlmouth-children", Relation.OVERSIGHT),
    *_many("team_manager legal", "marlmouth-children", Relation.NONE),
    *_many("legal", "marlmouth-children", Relation.DISCLOSURE),
    *_many("team_manager", "marlmouth-hub", Relation.LEADS_MATCHERS),
    *_many("spoc hub hub_education", "marlmouth-hub", Relation.DESK),
    *_many("edt", "marl-duty", Relation.DESK),
    *_many("dsl school_staff", "tarnside-primary", Relation.CORE_GROUP),
    *_many("police", "marl-police", Relation.RESPONDER),
    *_many("probation", "marl-others", Relation.RESPONDER),
    *_many("idva da_service substance_service health_0_19 gp_lead", "marl-others", Relation.CORE_GROUP),
    *_many("camhs adult_mental_health marac_coordinator", "marl-others", Relation.MEETING),
    *_many("mappa_coordinator", "marl-others", Relation.MEETING),
    *_many("ambulance_desk", "marl-ambulance", Relation.NONE),
    *_many("dsl", "marl-others", Relation.NONE),
    *_many("perpetrator_programme", "marl-turning", Relation.NONE),
    *_many("hospital prison housing partnership commissioner", "marl-others", Relation.NONE),
    *_many("hospital", "marl-others", Relation.BREAK_GLASS),
    *_many("parent child carer", "marl-others", Relation.NONE),
    *_many("audit_officer", "marlmouth-children", Relation.NONE),
    *_many("audit_officer", "marlmouth-children", Relation.SAMPLE),
    *_many("dpo", "marlmouth-children", Relation.NONE),
    *_many("dpo", "marlmouth-children", Relation.DISCLOSURE),
    Persona("spoc", "tarnside-hub", Relation.NONE, council=OTHER_COUNCIL),
)
NAMES = tuple(persona.name for persona in CAST)


def add_agencies() -> None:
    """Two councils and everybody's place of work."""
    for slug in (COUNCIL, OTHER_COUNCIL):
        agencies.add_council(slug=slug, name=slug.capitalize(), by=BY, now=NOW)
    for slug, (name, kind, council) in AGENCIES.items():
        agencies.add_agency(slug=slug, name=name, kind=kind, council=council, by=BY, now=NOW)


def add_everybody() -> dict[str, User]:
    """An account for each of the cast, by their name in the table."""
    return {persona.name: _account(persona) for persona in CAST}


def relate(child: UUID, people: dict[str, User], start: datetime) -> None:
    """Give everybody what stands between them and the child."""
    for persona in CAST:
        _relate(child, persona, people[persona.name], start)


def _account(persona: Persona) -> User:
    user = accounts.add(
        username=persona.name,
        name=f"The {persona.name}",
        role=persona.role,
        agency=persona.agency,
        council=persona.council,
        by=BY,
        now=NOW,
    )
    if persona.relation is Relation.SUSPENDED:
        User.objects.filter(pk=user.pk).update(is_suspended=True)
    return user


def _relate(child: UUID, persona: Persona, user: User, start: datetime) -> None:
    kind = GRANTS.get(persona.relation)
    if kind is not None:
        over = persona.relation in (Relation.EX_MEMBER, Relation.BREAK_GLASS_OVER)
        ends = NOW - timedelta(minutes=1) if over else None
        access.give(child, kind=kind, user_id=user.pk, starts=start, ends=ends, by=BY, now=start)
    if persona.relation is Relation.LOCKED_OUT:
        access.lock_out(child, user_id=user.pk, by=BY, now=start)
    if persona.relation is Relation.AGENCY_LOCKED_OUT:
        access.lock_out(child, agency=persona.agency, by=BY, now=start)
