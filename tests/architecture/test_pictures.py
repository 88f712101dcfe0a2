"""Pictures of the documentation are taken by a command: each belongs to a row of its table, and none is left over."""

from __future__ import annotations

import yaml

from tests.architecture.repository import files, text

TABLE = yaml.safe_load(text("docs/pictures/pictures.yaml"))


def _wanted() -> list[str]:
    return [
        f"docs/pictures/{row['name']}{TABLE['sizes'][size].get('suffix', '')}.png"
        for row in TABLE["pictures"]
        for size in row.get("sizes", ["desk"])
    ]


def test_pictures_each_have_a_name_of_their_own() -> None:
    assert len(_wanted()) == len(set(_wanted()))


def test_pictures_in_the_folder_are_those_of_the_table() -> None:
    kept = {name for name in files() if name.startswith("docs/pictures/") and name.endswith(".png")}
    assert kept - set(_wanted()) == set()
