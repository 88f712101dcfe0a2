"""The signs of both pictures, small, for their keys."""

from dataclasses import dataclass

from teamaround.service.pages.pictures.svg import (
    BRAND,
    GREY,
    INK,
    RED,
    WHITE,
    Box,
    circle,
    hatch,
    line,
    number,
    polygon,
    rect,
)


@dataclass(frozen=True, slots=True)
class KeySign:
    svg: str
    words: str
    strong: bool = False


def _sign(width: float, parts: str) -> str:
    return (
        f'<svg viewBox="0 0 {number(width)} 18" width="{number(width)}" height="18" aria-hidden="true"'
        f' focusable="false">{parts}</svg>'
    )


def _patch(name: str, fill: str, rising: bool, thick: float, edge: str) -> str:
    pattern = hatch(name, fill, WHITE, rising=rising, thick=thick)
    return _sign(40, f"<defs>{pattern}</defs>{rect(Box(1, 3, 39, 15), f'url(#{name})', edge, 1.5)}")


def knowledge_key() -> tuple[KeySign, ...]:
    """The signs of "who knew what, when", in the order of a bar."""
    return (
        KeySign(_sign(14, circle((7, 9), 5.5, WHITE, INK, 2)), "an agency held it"),
        KeySign(_patch("key-held", "#6F8B95", True, 1.3, "#6F8B95"), "held, team did not know"),
        KeySign(_sign(8, rect(Box(2.5, 0, 5.5, 18), BRAND)), "reached the team"),
        KeySign(_sign(34, line((0, 9), (34, 9), BRAND, 2)), "social care knows"),
        KeySign(_sign(34, rect(Box(0, 5, 34, 13), BRAND)), "school knows too"),
        KeySign(_patch("key-never", RED, False, 1.7, RED), "never reached the team", strong=True),
        KeySign(_sign(12, polygon([(1, 5), (11, 5), (6, 13)], "#12333D")), "a decision was taken"),
    )


def network_key() -> tuple[KeySign, ...]:
    """The lines of "people and places", the surest first."""
    bar = line((24, 3), (24, 15), "#3F4A4D", 3)
    double = line((0, 6.5), (34, 6.5), RED, 2.2) + line((0, 11.5), (34, 11.5), RED, 2.2)
    return (
        KeySign(_sign(34, line((0, 9), (34, 9), INK, 3.5)), "confirmed"),
        KeySign(_sign(34, line((0, 9), (34, 9), INK, 1.6)), "stated"),
        KeySign(_sign(34, line((0, 9), (34, 9), INK, 1.8, "6 4")), "suspected"),
        KeySign(_sign(48, line((0, 9), (48, 9), GREY, 1.6) + bar), "ended"),
        KeySign(_sign(34, double), "new since you last looked"),
    )
