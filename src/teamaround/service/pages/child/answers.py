"""What do we know, what do we not know, whose word are we relying on: practice's answers as panels of the page."""

from __future__ import annotations

from teamaround.practice.answers.known import Known, Sureness, childs_words, known
from teamaround.practice.answers.relied_on import Footing, Reliance, reliances
from teamaround.practice.answers.unknown import Asked, Unknown, unknowns
from teamaround.practice.record.words import HowKnown
from teamaround.service.pages.child.opening import Opened
from teamaround.service.pages.child.strip import address
from teamaround.service.pages.components.marks import Certainty, CertaintyMark
from teamaround.service.pages.components.phrases import Link, Sentence, Strong
from teamaround.service.pages.components.question_panel import (
    OpenQuestion,
    QuestionPanel,
    SourcedFact,
    Voice,
)
from teamaround.service.pages.words import dates

SHOWN = 4  # of each answer; the rest is one link away, so that five answers fit a screen [INV]
LEANT_ON = 3  # of these each takes three or four lines [INV]
MARKS = {
    Sureness.CONFIRMED: Certainty.CONFIRMED,
    Sureness.STATED: Certainty.STATED,
    Sureness.SUSPECTED: Certainty.SUSPECTED,
    Sureness.IN_DOUBT: Certainty.IN_DOUBT,
}
HOW_KNOWN = {
    HowKnown.SAW: "{who} saw it",
    HowKnown.WAS_TOLD: "{who} was told",
    HowKnown.RECORDED_BY_SYSTEM: "{who}, recorded by a system",
    HowKnown.INFERRED: "{who} inferred it",
}
ASKED = {
    Asked.NOT_ASKED: "Not asked yet",
    Asked.ASKED: "Asked {day}, no answer yet",
    Asked.ANSWERED: "Asked {day}; the answer does not settle it",
    Asked.NOTHING_HELD: "Asked {day}; nothing held there",
    Asked.REFUSED: "Asked {day}; refused",
    Asked.NO_REPLY: "Asked {day}; no reply",
}
NOTHING_YET = (
    "Nothing that you may read has been recorded yet. What agencies say about the child will stand here."
)
ONLY_THE_FRAME = (
    "People, places and plan are on the record, and nothing yet of what happened to the child or what anybody saw."
    " Incidents, the child’s own words and what agencies say will stand here."
)
IN_DOUBT = frozenset({Footing.CONTRADICTED})


def known_panel(opened: Opened, most: int = SHOWN) -> QuestionPanel:
    """The child's own words, then the facts that weigh most."""
    facts = known(opened.shown, opened.now, most=most)
    return QuestionPanel(
        "know",
        "What do we know?",
        more=Link(entries_words(opened), address(opened, "entries"), "in everything said"),
        voice=_voice(opened),
        facts=tuple(_fact(opened, one) for one in facts),
        empty=ONLY_THE_FRAME if opened.shown.entries else NOTHING_YET,
    )


def entries_words(opened: Opened) -> str:
    """ "61 entries"."""
    number = len(opened.shown.entries)
    return f"{number} {'entry' if number == 1 else 'entries'}"


def _voice(opened: Opened) -> Voice | None:
    spoken = childs_words(opened.shown)
    if spoken is None:
        return None
    said, at = spoken
    where = f" at {said.where}" if said.where else ""
    to = opened.names.somebody(said.to)
    return Voice(
        f"{opened.given_name}, to {to}{where}, {dates.spoken_day(at.date(), opened.now)}:", f"“{said.words}”"
    )


def _fact(opened: Opened, one: Known) -> SourcedFact:
    who = "A protected source" if one.protected_source else opened.names.agency(one.says)
    source = HOW_KNOWN[one.how_known].format(who=who)
    return SourcedFact(
        CertaintyMark(MARKS[one.sureness]),
        opened.names.spelled(one.what),
        f"{source}, {dates.spoken_day(one.at.date(), opened.now)}",
    )


def unknown_panel(opened: Opened, most: int = SHOWN) -> QuestionPanel:
    """What is known not to be known, each with who might know and whether they were asked."""
    found = unknowns(opened.shown, opened.now)
    more = f"All {len(found)} unknowns" if len(found) > most else ""
    return QuestionPanel(
        "unknown",
        "What don’t we know, and who might?",
        unknowns=tuple(_question(opened, one) for one in found[:most]),
        links=(Link(more, f"{address(opened, 'child_answers')}#unknown"),) if more else (),
        empty="Nobody has written down what is not known. That is not the same as knowing it all.",
    )


def _question(opened: Opened, one: Unknown) -> OpenQuestion:
    return OpenQuestion(_sentence(opened.names.spelled(one.what)), unknown_words(opened, one))


def unknown_words(opened: Opened, one: Unknown) -> str:
    """ "Fenbridge Probation. Not asked yet"."""
    who = opened.names.agencies_in_a_row(one.who_might)
    owner = f"{opened.names.somebody(one.owner)} to find out" if one.owner else ""
    day = dates.spoken_day(one.asked_at.date(), opened.now) if one.asked_at else ""
    asked = ASKED[one.asked].format(day=day)
    since = f"Open since {dates.short_day(one.since)} {dates.in_london(one.since).year}"
    parts = (who or owner or "Nobody named who might know", asked if who else since)
    return ". ".join(parts)


def relied_panel(opened: Opened, most: int = LEANT_ON) -> QuestionPanel:
    """What the plan leans on, the least firm first."""
    found = reliances(opened.shown, opened.now)
    firmest_last = sorted(found, key=lambda one: one.footing not in IN_DOUBT)
    doubted = sum(one.footing in IN_DOUBT for one in found)
    return QuestionPanel(
        "word",
        "Whose word are we relying on?",
        more=_more(opened, doubted, len(found)),
        facts=tuple(_reliance(opened, one) for one in firmest_last[:most]),
        empty="No safeguard, denial or finding is recorded as relied on.",
    )


def _more(opened: Opened, doubted: int, number: int) -> Link | None:
    """The way to all of them: how many are in doubt, or how many there are."""
    where = f"{address(opened, 'child_answers')}#word"
    if doubted:
        return Link(f"{doubted} in doubt", where, "of what is relied on")
    return Link(f"All {number}", where, "that are relied on") if number > LEANT_ON else None


def _reliance(opened: Opened, one: Reliance) -> SourcedFact:
    mark = Certainty.IN_DOUBT if one.footing in IN_DOUBT else Certainty.STATED
    if one.footing is Footing.CHECKED:
        mark = Certainty.CONFIRMED
    words = one.words.strip("“”")
    return SourcedFact(CertaintyMark(mark, hidden=True), f"“{_sentence(words)}”", _footing(opened, one))


def _footing(opened: Opened, one: Reliance) -> Sentence:
    """Who says so and when, who owns it, when it was checked, and whether it is contradicted."""
    said = f"{opened.names.somebody(one.says)}, {dates.spoken_day(one.since.date(), opened.now)}. "
    if one.footing is Footing.ONE_WORD:
        return said + ("Nobody has checked it." if not one.checks else f"{one.checks} of 2 checks.")
    against = f"Contradicted {_on(opened, one)}" if one.contradicted_at else ""
    if one.owner or one.checked_at or one.footing is not Footing.CONTRADICTED:
        said += f"Owner: {opened.names.somebody(one.owner)}. Checked: {_checked(opened, one)}. "
    elif one.checks == 0:
        said += "0 of 2 checks. "
    return (said, Strong(against)) if against else said.strip()


def _checked(opened: Opened, one: Reliance) -> str:
    return dates.spoken_day(one.checked_at.date(), opened.now) if one.checked_at else "never"


def _on(opened: Opened, one: Reliance) -> str:
    return dates.spoken_day(one.contradicted_at, opened.now) if one.contradicted_at else ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
