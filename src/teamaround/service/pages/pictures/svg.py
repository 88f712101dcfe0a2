"""The few shapes our pictures are made of, as SVG text. Every word drawn is escaped here."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from teamaround.service.pages.pictures.lettering import text_width

BRAND = "#1B4B5A"
INK = "#0B0C0C"
QUIET = "#484949"
LINE = "#B9C6CA"
FAINT = "#DCE4E6"
GROUND = "#F4F7F8"
TINT = "#EAF1F3"
RED = "#A4161A"
RED_GROUND = "#FCF0EF"
AMBER = "#8A5200"
GREY = "#6F7C80"
WHITE = "#FFFFFF"

NOT_IN_XML = "\ufffe\uffff"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, top left first."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", gap: float = 0) -> bool:
        """Whether the two share ground, or stand nearer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def padded(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: `x` is their left, middle or right as `anchor` is start, middle or end; `y` their foot."""

    x: float
    y: float
    words: str
    size: float = 14
    bold: bool = False
    fill: str = INK
    anchor: str = "start"

    @property
    def box(self) -> Box:
        """The ground the words stand on."""
        width = text_width(self.words, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - 0.78 * self.size, left + width, self.y + 0.24 * self.size)


def number(value: float) -> str:
    """At most one decimal: the same picture is the same text everywhere."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def drawn(label: Label) -> str:
    """The label as a text element."""
    weight = ' font-weight="bold"' if label.bold else ""
    anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
    return (
        f'<text x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}"'
        f'{weight}{anchor} fill="{label.fill}">{clean(label.words)}</text>'
    )


def clean(words: str) -> str:
    """Words fit for XML: escaped, and without the control letters that XML 1.0 forbids."""
    allowed = (
        letter
        for letter in words
        if letter >= " " and letter not in NOT_IN_XML and not 0xD800 <= ord(letter) <= 0xDFFF
    )
    return escape("".join(allowed))


def backed(label: Label, ground: str = WHITE) -> str:
    """The label on a ground that covers the lines behind it."""
    return rect(label.box.padded(2), ground) + drawn(label)


def rect(box: Box, fill: str, stroke: str = "", stroke_width: float = 1) -> str:
    edge = f' stroke="{stroke}" stroke-width="{number(stroke_width)}"' if stroke else ""
    width, height = max(box.right - box.left, 0), max(box.bottom - box.top, 0)
    return (
        f'<rect x="{number(box.left)}" y="{number(box.top)}" width="{number(width)}" height="{number(height)}"'
        f' fill="{fill}"{edge}/>'
    )


def line(
    start: tuple[float, float], end: tuple[float, float], stroke: str, width: float = 1, dash: str = ""
) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(start[0])}" y1="{number(start[1])}" x2="{number(end[0])}" y2="{number(end[1])}"'
        f' stroke="{stroke}" stroke-width="{number(width)}"{dashed}/>'
    )


def circle(
    centre: tuple[float, float], radius: float, fill: str, stroke: str = "", width: float = 1, dash: str = ""
) -> str:
    edge = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke else ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    x, y = number(centre[0]), number(centre[1])
    return f'<circle cx="{x}" cy="{y}" r="{number(radius)}" fill="{fill}"{edge}{dashed}/>'


def polygon(points: Iterable[tuple[float, float]], fill: str, stroke: str = "", width: float = 1) -> str:
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    edge = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke else ""
    return f'<polygon points="{corners}" fill="{fill}"{edge}/>'


def hatch(name: str, stroke: str, ground: str, *, rising: bool, thick: float) -> str:
    """A pattern of slanting lines: rising to the right or falling, so that two kinds differ in greyscale."""
    turn = 45 if rising else -45
    return (
        f'<pattern id="{escape(name)}" width="8" height="8" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate({turn})"><rect width="8" height="8" fill="{ground}"/>'
        f'<line x1="4" y1="0" x2="4" y2="8" stroke="{stroke}" stroke-width="{number(thick * 2)}"/></pattern>'
    )


def whole(name: str, size: tuple[float, float], title: str, description: str, parts: Iterable[str]) -> str:
    """The picture: sized, titled and described, without anything that can be tabbed to."""
    width, height = number(size[0]), number(size[1])
    ids = f"{clean(name)}-title {clean(name)}-description"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="app-picture" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="{ids}" focusable="false" font-family="Arial, sans-serif">'
    )
    heads = (
        f'<title id="{clean(name)}-title">{clean(title)}</title>'
        f'<desc id="{clean(name)}-description">{clean(description)}</desc>'
    )
    return "".join((opening, heads, *parts, "</svg>"))
