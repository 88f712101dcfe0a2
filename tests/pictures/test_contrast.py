"""Axe does not look inside SVG: these are the colours of the pictures, measured."""

import pytest

from teamaround.service.pages.pictures import svg

HATCH = "#6F8B95"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", [svg.WHITE, svg.GROUND, svg.TINT])
@pytest.mark.parametrize("words", [svg.INK, svg.QUIET, svg.RED, svg.AMBER, "#12333D"])
def test_words_in_pictures_stand_out(words: str, ground: str) -> None:
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize("ground", [svg.RED, svg.BRAND])
def test_white_words_stand_out(ground: str) -> None:
    assert contrast(svg.WHITE, ground) >= 4.5


@pytest.mark.parametrize("sign", [svg.BRAND, svg.RED, svg.GREY, svg.AMBER, HATCH])
def test_signs_in_pictures_stand_out(sign: str) -> None:
    assert contrast(sign, svg.WHITE) >= 3
