"""People and places."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamaround.service.pages.components.marks import Certainty
from teamaround.service.pages.pictures.network import network
from teamaround.service.pages.pictures.network_layout import laid_out
from teamaround.service.pages.pictures.network_picture import NetworkLink, NetworkNode, NetworkPicture, Place
from teamaround.service.pages.pictures.network_routes import routed
from teamaround.service.pages.pictures.placed_node import PlacedNode
from tests.pictures import measured

ROBIN = NetworkNode("robin", "Robin", Place.CHILD)
KERRY = NetworkNode("kerry", "Kerry", Place.PARENT, "Kerry Ashdown, 33")
DALE = NetworkNode("dale", "Dale", Place.ADULT, "Dale Prosser, 35")
HOME = NetworkNode("a", "Address A", Place.HOME, "protected")
SCHOOL = NetworkNode("school", "Osprey Primary", Place.SCHOOL, "school")
PICTURE = NetworkPicture(
    (ROBIN, KERRY, DALE, HOME, SCHOOL),
    (
        NetworkLink("kerry", "robin", ("mother",), Certainty.CONFIRMED),
        NetworkLink("robin", "a", ("lives here", "since Oct 2023"), Certainty.CONFIRMED),
        NetworkLink("robin", "school", ("pupil",), Certainty.CONFIRMED),
        NetworkLink("dale", "robin", ("sees Robin?",), Certainty.SUSPECTED),
        NetworkLink("dale", "kerry", ("lived together",), Certainty.ENDED),
        NetworkLink("dale", "a", ("found here",), Certainty.CONFIRMED),
        NetworkLink("dale", "a", ("New, 8:05pm", "gave A as his own"), Certainty.STATED, fresh=True),
    ),
)


def test_map_names_everybody_and_every_link() -> None:
    words = [words for words, _ in measured.texts(network(PICTURE))]
    assert set(words) >= {
        "Robin",
        "Kerry",
        "Kerry Ashdown, 33",
        "Address A",
        "protected",
        "mother",
        "gave A as his own",
    }


def test_map_tells_certainty_by_width_dash_and_mark() -> None:
    svg = network(PICTURE)
    assert 'stroke-width="3.5"' in svg
    assert 'stroke-dasharray="6 4"' in svg
    assert "<title>Suspected</title>" in svg
    assert "<title>Ended</title>" in svg


def test_map_draws_a_fresh_link_double_and_red() -> None:
    svg = network(PICTURE)
    assert 'stroke="#A4161A" stroke-width="8"' in svg
    assert 'stroke="#FFFFFF" stroke-width="3.4"' in svg


def test_map_puts_the_child_in_the_middle_of_those_around() -> None:
    placed = laid_out(PICTURE, 1.0)
    assert placed is not None
    assert (placed["robin"].x, placed["robin"].y) == (0.0, 0.0)
    assert placed["kerry"].y < 0 < placed["school"].y


def test_map_stays_where_it_was_when_somebody_leaves() -> None:
    before = laid_out(PICTURE, 1.0)
    after = laid_out(
        replace(PICTURE, nodes=(ROBIN, KERRY, HOME, SCHOOL), links=PICTURE.links[:3]),
        1.0,
    )
    assert before is not None
    assert after is not None
    assert (before["kerry"], before["school"]) == (after["kerry"], after["school"])


PERSON = PlacedNode(NetworkNode("dale", "Dale", Place.ADULT), 0, 0)
HOUSE = PlacedNode(NetworkNode("a", "Address A", Place.HOME), 0, 0)
OBLONG = PlacedNode(NetworkNode("school", "Osprey", Place.SCHOOL), 0, 0)


@pytest.mark.parametrize(
    ("node", "towards", "aside", "meets"),
    [
        (PERSON, (100, 0), (0, 0), (36.0, 0.0)),
        (PERSON, (100, 21.6), (0, 21.6), (28.8, 21.6)),
        (PERSON, (100, 25.2), (0, 90), (25.7, 25.2)),  # 90 aside would miss a circle of 36: it leaves at 25.2
        (OBLONG, (100, 0), (0, 0), (54.0, 0.0)),
        (OBLONG, (15, -100), (15, 0), (15.0, -24.0)),
        (HOUSE, (0, 100), (0, 0), (0.0, 30.0)),
        (HOUSE, (0, -100), (0, 0), (0.0, -30.0)),
        (HOUSE, (27, -100), (27, 0), (27.0, -22.0)),  # half way down the slope of the roof
    ],
)
def test_link_meets_the_edge_of_its_node(
    node: PlacedNode, towards: tuple[float, float], aside: tuple[float, float], meets: tuple[float, float]
) -> None:
    assert node.edge_towards(*towards, aside) == pytest.approx(meets, abs=0.05)


def test_links_beside_each_other_stay_apart_and_touch_both_their_nodes() -> None:
    placed = laid_out(PICTURE, 1.0)
    assert placed is not None
    found, fresh = routed(PICTURE, placed)[-2:]
    for end, key in ((found.start, "dale"), (fresh.start, "dale"), (found.end, "a"), (fresh.end, "a")):
        ground = placed[key].ground.padded(0.1)
        assert ground.left <= end[0] <= ground.right
        assert ground.top <= end[1] <= ground.bottom
    assert max(abs(found.at(0.5)[0] - fresh.at(0.5)[0]), abs(found.at(0.5)[1] - fresh.at(0.5)[1])) > 12


@pytest.mark.parametrize("place", [Place.OTHER_HOME, Place.SCHOOL])
def test_map_writes_a_long_name_of_a_place_in_two_lines(place: Place) -> None:
    nodes = (ROBIN, NetworkNode("long", "Grandmother's house", place))
    link = NetworkLink("robin", "long", ("stays here",), Certainty.STATED)
    words = [words for words, _ in measured.texts(network(NetworkPicture(nodes, (link,))))]
    assert {"Grandmother's", "house"} <= set(words)


def test_map_of_more_than_twenty_links_shows_one_step() -> None:
    far = tuple(NetworkNode(f"n{i}", f"Person {i}", Place.ADULT) for i in range(22))
    links = tuple(NetworkLink("dale", node.key, ("knows",), Certainty.STATED) for node in far)
    svg = network(replace(PICTURE, nodes=PICTURE.nodes + far, links=PICTURE.links + links))
    words = [words for words, _ in measured.texts(svg)]
    assert "Person 3" not in words
    assert any(each.startswith("One step from the child is drawn.") for each in words)


def test_map_escapes_hostile_names() -> None:
    hostile = '"><image href=x onerror=alert(1)>'
    nodes = (replace(ROBIN, name=hostile), replace(KERRY, name=hostile, note=hostile))
    svg = network(NetworkPicture(nodes, (NetworkLink("kerry", "robin", (hostile,), Certainty.STATED),)))
    assert "<image" not in svg
    assert "onerror" not in measured.attributes(svg)


def test_map_can_be_neither_tabbed_to_nor_styled_inline() -> None:
    assert measured.attributes(network(PICTURE)).isdisjoint({"tabindex", "style", "onclick", "href"})


def test_map_of_the_same_value_is_the_same_text() -> None:
    assert network(PICTURE) == network(replace(PICTURE))


@pytest.mark.parametrize(
    ("nodes", "links", "message"),
    [
        ((KERRY,), (), "exactly one child"),
        ((ROBIN, KERRY, KERRY), (), "share a key"),
        ((ROBIN, KERRY), (NetworkLink("kerry", "dale", (), Certainty.STATED),), "no other node"),
        ((ROBIN, KERRY), (NetworkLink("kerry", "kerry", (), Certainty.STATED),), "no other node"),
    ],
)
def test_map_of_a_broken_network_is_refused(
    nodes: tuple[NetworkNode, ...], links: tuple[NetworkLink, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        NetworkPicture(nodes, links)


NAMES = st.text(max_size=24)
ROUND = st.sampled_from([place for place in Place if place is not Place.CHILD])


@st.composite
def pictures(draw: st.DrawFn) -> NetworkPicture:
    """A child with up to fourteen people and places and up to twenty links among them."""
    count = draw(st.integers(0, 14))
    around = [NetworkNode(f"n{i}", draw(NAMES), draw(ROUND), draw(NAMES)) for i in range(count)]
    keys = ["child", *(node.key for node in around)]
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
    chosen = draw(st.lists(pairs, max_size=20)) if count else []
    words = st.lists(NAMES, max_size=4).map(tuple)
    links = [
        NetworkLink(a, b, draw(words), draw(st.sampled_from(Certainty)), draw(st.booleans()))
        for a, b in chosen
    ]
    return NetworkPicture((NetworkNode("child", draw(NAMES), Place.CHILD), *around), tuple(links))


@settings(max_examples=40)
@given(pictures())
def test_map_of_anything_is_whole_and_no_words_overlap(picture: NetworkPicture) -> None:
    svg = network(picture)
    assert measured.not_numbers(svg) == []
    assert measured.outside(svg) == []
    assert measured.overlapping(svg) == []
