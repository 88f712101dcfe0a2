"""Looking for what must never be: `not` of the events, `forbidden_throughout`, and what no scenario may show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamaround.practice.calendar import instant
from teamaround.practice.disclosure.concealment import even, gives_away, secrets_of
from teamaround.practice.record.case_people import Place
from teamaround.practice.record.entry import Entry
from teamaround.practice.record.facts.family import AlertClosed, VisitMade
from teamaround.practice.record.facts.happenings import QuestionClosed, Statement
from teamaround.practice.record.facts.people import Concealment
from teamaround.practice.record.roles import FAMILY
from teamaround.replay.lives import Change
from teamaround.replay.outputs import ON_REQUEST, Output, outputs
from teamaround.replay.played import Played
from teamaround.replay.raised_rows import causes, raised_rows
from teamaround.replay.report import NotAllowed, Raised
from teamaround.replay.scenario import forbidden as rules
from teamaround.replay.scenario.expectation import Behaviour
from teamaround.replay.scenario.scenario import Scenario
from teamaround.replay.scenario.world import WorldPlace
from teamaround.replay.verdict import CHANGED

GROWING = frozenset({Change.RAISED, Change.UPGRADED})


def seen_forbidden(played: Played) -> tuple[NotAllowed, ...]:
    """Everything that was seen and must not be."""
    sent = tuple(outputs(played))
    rows = raised_rows(played)
    found = [*_not(played, rows, sent), *_always(played, sent)]
    for predicate in played.scenario.forbidden_throughout:
        found += _broken(predicate, played, rows, sent)
    return tuple(dict.fromkeys(found))


def _not(played: Played, rows: tuple[Raised, ...], sent: tuple[Output, ...]) -> Iterator[NotAllowed]:
    for event in played.events:
        if Behaviour.SOURCE_NAMED_TO_PARENT in event.must_not:
            sources = tuple(part.source for part in event.paragraphs if part.protected_source)
            yield from _named(
                rules.OutputNaming(says=f"not ({event.id})", to_roles=tuple(FAMILY), people=sources),
                played,
                sent,
            )
        for row in rows:
            if set(_called(row)) & set(event.must_not) and event.id in causes(row):
                yield _of_row(f"not ({event.id})", row)


def _called(row: Raised) -> Iterator[str]:
    """The codes by which `not` may name a row: its own if something grew, and that of the change (`A05_closed`)."""
    if row.kind == "clock" or row.change in GROWING:
        yield row.code
    yield from (f"{row.code}_{word}" for word, change in CHANGED.items() if row.change == change)


def _always(played: Played, sent: tuple[Output, ...]) -> Iterator[NotAllowed]:
    """A concealed address in an output; and a sender who could learn something from the answer."""
    hidden = tuple(place.id for place in played.scenario.places if place.concealment is not Concealment.NONE)
    yield from _shown(
        rules.AddressShown(says="a concealed address is in no output", places=hidden), played, sent
    )
    replies = {one.text.replace(one.event, "") for one in sent if one.code == "reply"}
    if len(replies) > 1:
        yield NotAllowed(
            rule="every sender gets the same answer",
            at=None,
            event="",
            code="reply",
            child="",
            what="answers differ",
        )


def _broken(
    predicate: rules.Forbidden, played: Played, rows: tuple[Raised, ...], sent: tuple[Output, ...]
) -> Iterator[NotAllowed]:
    match predicate:
        case rules.OutputNaming():
            yield from _named(predicate, played, sent)
        case rules.OutputTo():
            barred = {*predicate.people, *predicate.roles}
            sent_at_all = (one for one in sent if one.code not in ON_REQUEST)
            yield from (_of_output(predicate, one) for one in sent_at_all if barred & set(one.to))
        case rules.AlertAbout():
            yield from _about(predicate, rows)
        case rules.AlertRaised():
            yield from _raised(predicate, rows)
        case rules.ClosedOnDenial():
            yield from _closed_on_denial(predicate, played, rows)
        case rules.AddressShown():
            yield from _shown(predicate, played, sent)


def _named(rule: rules.OutputNaming, played: Played, sent: tuple[Output, ...]) -> Iterator[NotAllowed]:
    barred = {*rule.to_roles, *rule.to_people, *_roles(rule.to_people, played.scenario)}
    words = [*rule.words, *(name for one in rule.people for name in names_of(one, played.scenario))]
    words += [
        name
        for one in rule.agencies
        if (agency := played.scenario.agency(one))
        for name in (agency.name, one)
    ]
    for one in sent:
        if barred & set(one.to):
            spaced = f" {even(one.text)} "
            if any(even(word) and f" {even(word)} " in spaced for word in words) or set(rule.people) & set(
                one.about
            ):
                yield _of_output(rule, one)


def _roles(people: tuple[str, ...], scenario: Scenario) -> set[str]:
    return {person.role for one in people if (person := scenario.person(one)) and person.role}


def names_of(person: str, scenario: Scenario) -> tuple[str, ...]:
    """The names by which a text may give somebody away: in full, former, and what else they are called."""
    known = scenario.person(person)
    if known is None:
        return ()
    given = known.given_names.split()[:1]
    full = [f"{known.given_names} {name}".strip() for name in (known.family_name, *known.former_names)]
    return (*given, *full, *known.also_known_as)


def _about(rule: rules.AlertAbout, rows: tuple[Raised, ...]) -> Iterator[NotAllowed]:
    barred = {*rule.people, *rule.places}
    for row in rows:
        if row.kind == "alert" and (not rule.codes or row.code in rule.codes) and barred & set(row.about):
            yield _of_row(_rule(rule), row)


def _raised(rule: rules.AlertRaised, rows: tuple[Raised, ...]) -> Iterator[NotAllowed]:
    for row in rows:
        if row.kind != "alert" or row.change not in GROWING:
            continue
        by_these = not rule.events or set(rule.events) & set(causes(row))
        if by_these and (not rule.codes or row.code in rule.codes):
            yield _of_row(_rule(rule), row)


def _closed_on_denial(
    rule: rules.ClosedOnDenial, played: Played, rows: tuple[Raised, ...]
) -> Iterator[NotAllowed]:
    """An alert closed or grew weaker at a moment that brought nothing but somebody's word."""
    for row in rows:
        if row.change not in (Change.CLOSED, Change.DOWNGRADED):
            continue
        brought = [one for one in played.entries if instant(one.recorded_at) == instant(row.at)]
        if any(_is_denial(one) for one in brought) and all(_is_word_only(one) for one in brought):
            yield _of_row(_rule(rule), row)


def _is_denial(entry: Entry) -> bool:
    fact = entry.fact
    if isinstance(fact, Statement):
        return fact.denies or fact.retracts
    return isinstance(fact, VisitMade) and bool(fact.rests_on_denial_by)


def _is_word_only(entry: Entry) -> bool:
    return _is_denial(entry) or isinstance(entry.fact, (Statement, QuestionClosed, AlertClosed))


def _shown(rule: rules.AddressShown, played: Played, sent: tuple[Output, ...]) -> Iterator[NotAllowed]:
    """What gives one of these places away stands in an output, by the same rules that keep it out of papers."""
    world = played.scenario
    known = (*(one.name for one in world.councils), *(one.name for one in world.agencies))
    secrets = secrets_of((_concealed(place) for name in rule.places if (place := world.place(name))), known)
    yield from (_of_output(rule, one) for one in sent if gives_away(one.text, secrets))


def _concealed(place: WorldPlace) -> Place:
    """A place of the world as one that nobody may learn of."""
    return Place(
        place=place.id,
        address=place.address,
        postcode=place.postcode,
        uprn=place.uprn,
        concealment=Concealment.COURT_ORDER,
    )


def _rule(predicate: rules.Forbidden) -> str:
    return predicate.says or rules.slug_of(predicate)


def _of_row(rule: str, row: Raised) -> NotAllowed:
    what = f"{row.code} {row.level} {row.change}".replace("  ", " ")
    return NotAllowed(rule=rule, at=row.at, event=row.event, code=row.code, child=row.child, what=what)


def _of_output(predicate: rules.Forbidden, sent: Output) -> NotAllowed:
    # What was shown is not repeated here: the report may itself be read by somebody who must not see it.
    what = f"output to {', '.join(sent.to)}"
    at: datetime = sent.at
    return NotAllowed(
        rule=_rule(predicate), at=at, event=sent.event, code=sent.code, child=sent.child, what=what
    )
