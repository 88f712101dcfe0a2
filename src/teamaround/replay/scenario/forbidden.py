"""Sentences that begin with "never", as predicates over everything the replay puts out."""

from __future__ import annotations

from teamaround.replay.scenario.base import Part


class Predicate(Part, frozen=True, kw_only=True, tag_field="forbid"):
    """Something that must not be seen in any output, from first to last. `says` is the sentence it stands for."""

    says: str = ""


class OutputNaming(Predicate, frozen=True, kw_only=True, tag="output_naming"):
    """No output to these roles or people may name these people, agencies or words, or be about them.

    `to_roles` are role slugs, such as `parent` or `dsl`; `to_people` are people of the world. `words` are looked for
    as whole words, in any case of letters.
    """

    to_roles: tuple[str, ...] = ()
    to_people: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class OutputTo(Predicate, frozen=True, kw_only=True, tag="output_to"):
    """No output at all may go to these people or roles."""

    people: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class AlertAbout(Predicate, frozen=True, kw_only=True, tag="alert_about"):
    """No alert of these codes (default: any) may concern these people or places of the world."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class AlertRaised(Predicate, frozen=True, kw_only=True, tag="alert_raised"):
    """No alert of these codes (default: any) may be raised at all, or by these events if some are named."""

    codes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


class ClosedOnDenial(Predicate, frozen=True, kw_only=True, tag="closed_on_denial"):
    """No alert may be closed, or grow weaker, because somebody said it is not so."""


class AddressShown(Predicate, frozen=True, kw_only=True, tag="address_shown"):
    """These places' address, postcode and property number may stand in no output. Concealed ones never may."""

    places: tuple[str, ...] = ()


Forbidden = OutputNaming | OutputTo | AlertAbout | AlertRaised | ClosedOnDenial | AddressShown


def slug_of(predicate: Forbidden) -> str:
    """The slug of a predicate, such as `output_naming`."""
    return str(type(predicate).__struct_config__.tag)
