"""Gallery pages by name: template, frame and presenters."""

from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

from sketched import child, desk, knowledge, match, my_work, network, parts
from sketched.frames import child_pages, frame, identity, social_worker
from teamaround.service.pages.components.phrases import Link, Strong
from teamaround.service.pages.environment import environment
from teamaround.service.pages.layout.frame import Frame, NavigationLink

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class GalleryPage:
    name: str
    template: str
    frame: Frame
    page: SimpleNamespace


def _child() -> GalleryPage:
    page = SimpleNamespace(
        identity=identity(is_heading=True),
        navigation=child_pages("Now"),
        short=child.SHORT,
        panels=child.PANELS,
        clocks=child.CLOCKS,
        team=child.TEAM,
    )
    return GalleryPage("1-child", "child.html", social_worker("Robin A, now"), page)


def _knowledge() -> GalleryPage:
    page = SimpleNamespace(
        identity=identity(is_heading=False),
        navigation=child_pages("Who knew what, when"),
        control=knowledge.CONTROL,
        drawing=knowledge.DRAWING,
        key=knowledge.KEY,
        table=knowledge.TABLE,
    )
    return GalleryPage(
        "2-who-knew-what-when", "knowledge.html", social_worker("Robin A, who knew what"), page
    )


def _network() -> GalleryPage:
    page = SimpleNamespace(
        identity=identity(is_heading=False),
        navigation=child_pages("People and places"),
        control=network.CONTROL,
        drawing=network.DRAWING,
        key=network.KEY,
        misfit=network.MISFIT,
        list=network.LIST,
    )
    return GalleryPage("3-network", "network.html", social_worker("Robin A, people and places"), page)


def _desk() -> GalleryPage:
    navigation = (
        NavigationLink("Queue", "#", current=True, count=6, count_words="waiting"),
        NavigationLink("Requests", "#", count=3, count_words="open"),
        NavigationLink("Told today", "#"),
        NavigationLink("Directory", "#"),
        NavigationLink("Feeds", "#"),
    )
    page = SimpleNamespace(
        cannot_hear=desk.CANNOT_HEAR,
        queue=desk.QUEUE,
        opened=desk.OPENED,
        tell=desk.TELL,
        reply=desk.REPLY,
        feeds=desk.FEEDS,
    )
    return GalleryPage(
        "4-spoc-desk",
        "desk.html",
        frame("Desk", "Amara Osei", "single point of contact desk", navigation),
        page,
    )


def _match() -> GalleryPage:
    navigation = (
        NavigationLink("Match review", "#", current=True, count=2, count_words="to compare"),
        NavigationLink("Your decisions", "#"),
        NavigationLink("How to compare", "#"),
    )
    page = SimpleNamespace(
        table=match.TABLE,
        gate=match.GATE,
        decision=match.DECISION,
        second=match.SECOND,
        reason=match.REASON,
        unseen=match.UNSEEN,
        drawing=match.DRAWING,
    )
    return GalleryPage(
        "5-match-review",
        "match.html",
        frame("Match review", "Joan Petrie", "trained matcher", navigation),
        page,
    )


def _my_work() -> GalleryPage:
    navigation = (
        NavigationLink("My work", "#", current=True, count=5, count_words="things to do"),
        NavigationLink("My pupils", "#"),
        NavigationLink("Meetings", "#"),
        NavigationLink("Tell the team something", "#"),
    )
    page = SimpleNamespace(danger=my_work.DANGER, notice=my_work.NOTICE, work=my_work.WORK, side=my_work.SIDE)
    return GalleryPage(
        "6-my-work-dsl",
        "my_work.html",
        frame("My work", "Helen Holt", "safeguarding lead, Osprey Primary", navigation),
        page,
    )


def _parts() -> GalleryPage:
    banner = (Strong("Demonstration."), " You are Priya Nair. ", Link("Be somebody else", "#personas"))
    framed = replace(social_worker("Parts"), banner=banner)
    return GalleryPage("0-parts", "parts.html", framed, SimpleNamespace(parts=parts.PARTS))


def gallery_environment(static_root: str) -> Environment:
    """The service's own environment with the gallery's templates and plain file addresses for static files."""
    built = environment(loader=FileSystemLoader(TEMPLATES))
    built.globals["static"] = lambda name: f"{static_root}/{name}"
    return built


def gallery_pages() -> tuple[GalleryPage, ...]:
    return (_parts(), _child(), _knowledge(), _network(), _desk(), _match(), _my_work())


def write_gallery(folder: Path, static_root: str) -> tuple[Path, ...]:
    """Write every page as `<name>.html`; the paths in order."""
    pages = gallery_environment(static_root)
    written = []
    for page in gallery_pages():
        text = pages.get_template(page.template).render(frame=page.frame, page=page.page, csrf_input="")
        path = folder / f"{page.name}.html"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)
