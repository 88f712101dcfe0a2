"""The bar under a clock."""

import pytest

from teamaround.service.pages.pictures.clock_bar import ClockSpan, clock_bar


@pytest.mark.parametrize(
    ("used", "width"), [(0.0, "0.0"), (0.5, "90.0"), (1.0, "180.0"), (1.7, "180.0"), (-0.3, "0.0")]
)
def test_clock_bar_fills_the_share_that_has_gone(used: float, width: str) -> None:
    assert f'<rect width="{width}"' in clock_bar(ClockSpan(used))


def test_clock_bar_that_is_late_is_hatched_and_hidden_from_listeners() -> None:
    svg = clock_bar(ClockSpan(1, late=True))
    assert "M0 8L8 0" in svg
    assert 'aria-hidden="true"' in svg
