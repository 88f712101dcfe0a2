"""The bar under a clock: decoration only, words carry the meaning."""

from dataclasses import dataclass

WIDTH = 180
HEIGHT = 8


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """`used` is the share of the time that has gone, 0 to 1 (cut there). Late ones are hatched whole."""

    used: float
    late: bool = False
    red: bool = False


def clock_bar(span: ClockSpan) -> str:
    """The bar as SVG text, hidden from those who listen."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="app-clock__bar" viewBox="0 0 {WIDTH} {HEIGHT}"'
            f' width="{WIDTH}" height="{HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        ),
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="#DCE6E9" stroke="#8A9AA0"/>',
        _hatched() if span.late else _filled(span),
        "</svg>",
    ]
    return "".join(parts)


def _filled(span: ClockSpan) -> str:
    gone = min(max(span.used, 0.0), 1.0) * WIDTH
    return f'<rect width="{gone:.1f}" height="{HEIGHT}" fill="{"#A4161A" if span.red else "#1B4B5A"}"/>'


def _hatched() -> str:
    strokes = "".join(f"M{left} {HEIGHT}L{left + HEIGHT} 0" for left in range(-HEIGHT, WIDTH, HEIGHT))
    edge = f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="none" stroke="#8A5200"/>'
    return (
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FDF5E6"/>'
        f'<path d="{strokes}" stroke="#8A5200" stroke-width="3" fill="none"/>{edge}'
    )
