"""What somebody sees who helps without reading the file: the plan card, a notice, and what their agency said itself."""

from __future__ import annotations

from teamaround.practice.answers.headline import headline
from teamaround.practice.record.roles import Role
from teamaround.practice.record.words import RiskTag
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import NOT_RECORDED, home_words, plan_words
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Level
from teamaround.service.pages.components.notice_card import NoticeCard
from teamaround.service.pages.components.phrases import Sentence, Strong
from teamaround.service.pages.components.plan_card import PlanCard
from teamaround.service.pages.words import dates
from teamaround.service.policy.words import Action, Field
from teamaround.service.work.queries import alerts_of, received_by
from teamaround.service.work.values import DeliveryCard

DANGEROUS = frozenset(
    {
        RiskTag.DA_HISTORY,
        RiskTag.VIOLENT,
        RiskTag.ASSAULT_ON_PARTNER,
        RiskTag.OFFENCE_AGAINST_CHILD,
        RiskTag.SEXUAL_OFFENCE,
    }
)
NOTICE = (
    "This tells you that there is something to speak about, not what. The social worker will tell you what the school"
    " needs to know."
)


def plan_card(opened: Opened) -> PlanCard | None:
    """The few facts that somebody outside the file needs to act."""
    if not opened.sees(Field.PLAN_CARD):
        return None
    rows: list[tuple[str, Sentence]] = [("Child", opened.child.name), ("Plan", plan_words(opened.whole.plan))]
    if opened.sees(Field.DANGERS, Field.ADULT_DETAIL):
        rows.append(("Home", home_words(opened)))
    rows.append(("School", _school(opened)))
    if opened.sees(Field.CONTACT_DIRECTORY):
        rows += [("Lead worker", _worker(opened)), ("Desk", _desk(opened))]
    if opened.sees(Field.DANGERS):
        rows.append(("Dangers", _dangers(opened)))
    if opened.sees(Field.CONTROLS):
        rows.append(("Relied on", _controls(opened)))
    return PlanCard(rows=tuple(rows), level=2)


def _school(opened: Opened) -> str:
    here = [one.agency for one in opened.whole.schools if one.until is None]
    about = opened.whole.about
    slug = here[-1] if here else (about.school if about else "")
    return opened.names.agency(slug) if slug else NOT_RECORDED


def _worker(opened: Opened) -> str:
    worker = opened.holder(Role.SW)
    return NOT_RECORDED if worker is None else ", ".join(filter(None, (worker.name, worker.work_phone)))


def _desk(opened: Opened) -> str:
    door = opened.front_door
    return NOT_RECORDED if door is None else f"{door.name}, {door.phone}; at night {door.out_of_hours_phone}"


def _dangers(opened: Opened) -> str:
    """That somebody linked is known for violence; who, only for those who may read adults' details or the alert."""
    risky = [one for one in opened.whole.people.values() if one.tags & DANGEROUS and not one.protected_source]
    if not risky:
        return "None recorded. That is not a sign of safety."
    if not opened.sees(Field.ADULT_DETAIL, Field.ALERT_EXPLANATION):
        return "Violence or abuse by somebody known to the family is on record. Ask the lead worker who may collect."
    named = ", ".join(sorted(one.name for one in risky))
    return f"Violence or abuse on record: {named}."


def _controls(opened: Opened) -> str:
    on = dates.in_london(opened.now).date()
    live = [one for one in opened.whole.controls.values() if one.in_force(on) and one.relied_on_at]
    if not live:
        return "No safeguard is recorded as relied on."
    if not opened.sees(Field.ADULT_DETAIL, Field.ALERT_EXPLANATION):
        return f"{len(live)} safeguard{'s' if len(live) > 1 else ''}. The lead worker knows which."
    return "; ".join(one.words or one.sort.replace("_", " ") for one in live)


def school_notices(opened: Opened) -> tuple[NoticeCard, ...]:
    """Notices that this person or their school was sent: whom to speak to and by when, never why (decision 16)."""
    is_outside = opened.sees(Field.SCHOOL_NOTICES) and not opened.sees(Field.CHRONOLOGY)
    if not is_outside or not opened.may(Action.ALERT_READ) or not opened.as_at.is_now:
        return ()
    actor, now, child = opened.asking.actor, opened.asking.now, opened.child.child_id
    standing = {row.alert_id for row in alerts_of(actor, child, now=now)}
    sent = [one for one in received_by(actor, child, now=now) if one.is_notice and one.alert_id in standing]
    return tuple(_notice(opened, one) for one in sent[:1])


def _notice(opened: Opened, sent: DeliveryCard) -> NoticeCard:
    worker = opened.holder(Role.SW)
    who = f"{worker.name}, {worker.work_phone}" if worker else "the desk named on the plan card"
    at = f"{dates.spoken_day(sent.sent_at, opened.now)}, {dates.clock_time(sent.sent_at)}"
    return NoticeCard(
        level=Level.RED,
        kind="Red notice",
        title=f"Speak to the social worker before {opened.given_name} goes home",
        deadline="Before home time",
        deadline_note=f"sent {at}",
        lines=((Strong(f"Ring {who}."),), NOTICE),
    )


def own_contribution(opened: Opened) -> Listing | None:
    """What this person's own agency said, newest first: it is always theirs to see."""
    if not opened.sees(Field.OWN_CONTRIBUTION):
        return None
    own = [entry for entry in opened.shown.entries if entry.by_agency == opened.asking.actor.agency]
    rows = [
        ListingRow((dates.moment(entry.happened_at), opened.names.spelled(headline(opened.shown, entry))))
        for entry in sorted(own, key=lambda entry: entry.happened_at, reverse=True)
    ]
    return Listing(
        "What your agency has said",
        ("When", "What"),
        tuple(rows),
        empty="Your agency has said nothing about this child yet. What it records will stand here.",
    )
