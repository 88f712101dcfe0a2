"""Reads a picture back: its words with the ground they stand on, its numbers, its frame."""

import re
from xml.etree import ElementTree

from teamaround.service.pages.pictures.svg import Box, Label

SVG = "{http://www.w3.org/2000/svg}"


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  # written by ourselves a moment ago


def texts(svg: str) -> list[tuple[str, Box]]:
    """Every text with its box, in the picture's own coordinates before any shift of the whole."""
    found = []
    for element in tree(svg).iter(f"{SVG}text"):
        label = Label(
            x=float(element.attrib["x"]),
            y=float(element.attrib["y"]),
            words=element.text or "",
            size=float(element.attrib["font-size"]),
            bold=element.get("font-weight") == "bold",
            anchor=element.get("text-anchor", "start"),
        )
        found.append((label.words, label.box))
    return found


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Pairs of texts that share more than half a pixel of ground."""
    placed = [(words, box.padded(-0.5)) for words, box in texts(svg) if words]
    return [
        (words, other)
        for index, (words, box) in enumerate(placed)
        for other, beside in placed[index + 1 :]
        if box.overlaps(beside)
    ]


def frame(svg: str) -> Box:
    """The picture's frame, in the coordinates of its texts."""
    root = tree(svg)
    left, top, width, height = (float(value) for value in root.attrib["viewBox"].split())
    group = root.find(f"{SVG}g")
    if group is not None and (shift := re.match(r"translate\((\S+) (\S+)\)", group.get("transform", ""))):
        left, top = left - float(shift[1]), top - float(shift[2])
    return Box(left, top, left + width, top + height)


def outside(svg: str) -> list[str]:
    """Texts that leave the picture's frame by more than a pixel."""
    edge = frame(svg).padded(1)
    return [
        words
        for words, box in texts(svg)
        if box.left < edge.left or box.right > edge.right or box.top < edge.top or box.bottom > edge.bottom
    ]


def not_numbers(svg: str) -> list[str]:
    """Attributes that hold what is no finite number."""
    return re.findall(r'="[^"]*\b(?:nan|inf|None)\b[^"]*"', re.sub(r">[^<]*<", "><", svg))


def attributes(svg: str) -> set[str]:
    return {name for element in tree(svg).iter() for name in element.attrib}


def spoken(svg: str) -> tuple[str, str]:
    """The picture's title and description."""
    root = tree(svg)
    return (root.findtext(f"{SVG}title") or "", root.findtext(f"{SVG}desc") or "")
