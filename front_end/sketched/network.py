"""Sketch 3: people and places."""

from sketched.frames import NOW
from teamaround.service.pages.components.as_at_control import AsAtControl
from teamaround.service.pages.components.boxes import Drawing, NoteBox
from teamaround.service.pages.components.key import NetworkKey
from teamaround.service.pages.components.listing import Listing, ListingRow
from teamaround.service.pages.components.marks import Certainty, CertaintyMark, Level
from teamaround.service.pages.components.phrases import Badge, Link, NewLine, Quiet, Sentence, Strong
from teamaround.service.pages.pictures.network import network
from teamaround.service.pages.pictures.network_picture import NetworkLink, NetworkNode, NetworkPicture, Place

SURE, SAID, GUESSED, OVER = Certainty.CONFIRMED, Certainty.STATED, Certainty.SUSPECTED, Certainty.ENDED

PICTURE = NetworkPicture(
    nodes=(
        NetworkNode("robin", "Robin", Place.CHILD),
        NetworkNode("kerry", "Kerry", Place.PARENT, "Kerry Ashdown, 33"),
        NetworkNode("father", "Father", Place.PARENT, "name not known", known=False),
        NetworkNode("maureen", "Maureen", Place.RELATIVE),
        NetworkNode("a", "Address A", Place.HOME, "protected"),
        NetworkNode("b", "Address B", Place.OTHER_HOME, "protected"),
        NetworkNode("school", "Osprey Primary", Place.SCHOOL, "school"),
        NetworkNode("dale", "Dale", Place.ADULT, "Dale Prosser, 35"),
        NetworkNode("fenbridge", "Fenbridge", Place.AREA, "town"),
    ),
    links=(
        NetworkLink("kerry", "robin", ("mother",), SURE),
        NetworkLink("father", "robin", ("father, no contact", "since 2015"), SAID),
        NetworkLink("maureen", "robin", ("grandmother",), SURE),
        NetworkLink("robin", "a", ("lives here", "since Oct 2023"), SURE),
        NetworkLink("kerry", "a", ("tenant",), SURE),
        NetworkLink("robin", "b", ("lived here, ended", "Apr to Oct 2023"), OVER),
        NetworkLink("maureen", "b", ("lives here",), SURE),
        NetworkLink("robin", "school", ("pupil since", "Sept 2019"), SURE),
        NetworkLink("dale", "robin", ("sees Robin?", "suspected"), GUESSED),
        NetworkLink("kerry", "dale", ("“on/off” partner", "Kerry, 2 Mar 2024"), SAID),
        NetworkLink("dale", "a", ("found here", "6 Mar 2024"), SURE),
        NetworkLink(
            "dale", "a", ("New, 8:05pm", "gave A as his", "own address", "to NHS 111"), SAID, fresh=True
        ),
        NetworkLink("dale", "fenbridge", ("on licence: said,", "never checked"), SAID),
    ),
)


def _row(who: Sentence, when: str, certainty: Certainty, says: str, fresh: bool = False) -> ListingRow:
    pieces = (who,) if isinstance(who, str) else who
    new = (Badge("New", "red"), " ") if fresh else ()
    sure = (CertaintyMark(certainty), f". {says}" if says.startswith(("Police", "Care")) else f" {says}")
    return ListingRow((new + pieces + (NewLine(), Quiet(when)), sure), Level.RED if fresh else None)


DALE = Strong("Dale Prosser")
LIST = Listing(
    "The same, as a list",
    ("Who or where, and from when", "How sure, and who says so"),
    (
        _row(
            (DALE, " gave ", Strong("address A"), " as his own"),
            "11 May 2024, 8:05pm",
            SAID,
            "by him to NHS 111",
            True,
        ),
        _row((DALE, " found at ", Strong("address A")), "6 March 2024", SURE, "Police saw him"),
        _row(
            (DALE, ", “on/off” partner of ", Strong("Kerry")),
            "from 2 March 2024, no end known",
            SAID,
            "by Kerry",
        ),
        _row(
            (DALE, " on licence in ", Strong("Fenbridge")),
            "from 9 April 2024, no end known",
            SAID,
            "at core group. Never checked",
        ),
        _row(
            (DALE, " sees ", Strong("Robin"), "?"),
            "from 6 March 2024, no end known",
            GUESSED,
            "by social care",
        ),
        _row(
            (Strong("Robin"), " lives at ", Strong("address A")), "from 6 October 2023", SURE, "Care record"
        ),
        _row(
            (Strong("Robin"), " lived at ", Strong("address B")),
            "29 April to 6 October 2023",
            OVER,
            "Care record",
        ),
        _row((Strong("Robin’s father"), ", name not known"), "no contact since 2015", SAID, "by Kerry"),
    ),
)

DRAWING = Drawing(network(PICTURE), "Picture: people and places round Robin", "See the map")
KEY = NetworkKey()
CONTROL = AsAtControl(address="#", as_at=NOW, now=NOW, with_time=False)
MISFIT = NoteBox(
    "Two links that do not fit together",
    (
        (
            CertaintyMark(SAID, hidden=True),
            " On licence in Fenbridge: said at the core group, 9 April, never checked.",
        ),
        (
            CertaintyMark(SAID, hidden=True),
            " Address A is mine: said to NHS 111, tonight. ",
            Link("Who could tell us which?", "#who"),
        ),
    ),
    tone="amber",
)
