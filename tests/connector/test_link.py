"""`teamaround-connector link`: registers in, links and groups of ids out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teamaround.connector.cli import main
from tests.connector.labelled import INDEX

OTHER = """\
person_id,nhs_number,family_name,given_names,date_of_birth,sex,address,postcode,phone
H1,,PROSSER,Dale,23/11/1988,M,3 Mill Ln,zq114tf,
H2,,Nobody,Known,1950-02-03,F,1 Far Road,XJ9 9AA,
"""


def _link(folder: Path, *more: str, names: tuple[str, str] = ("care", "housing")) -> Result:
    asked = []
    for name, text in zip(names, (INDEX, OTHER), strict=True):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        asked += ["--register", str(folder / f"{name}.csv")]
    return CliRunner().invoke(main, ["link", *asked, "--out", str(folder / "links.csv"), *more])


@pytest.mark.parametrize("alone", [(), ("--one-to-one",), ("--one-to-one", "--lead", "7")])
def test_link_writes_ids_bands_and_groups_and_no_details(tmp_path: Path, alone: tuple[str, ...]) -> None:
    result = _link(tmp_path, "--groups", str(tmp_path / "groups.csv"), *alone)
    assert result.exit_code == 0, result.output
    head, row = (tmp_path / "links.csv").read_text(encoding="utf-8").split()
    assert head == "register,person_id,other_register,other_person_id,band,bits,reason"
    assert row.startswith("care,P1,housing,H1,strong,")
    assert (tmp_path / "groups.csv").read_text(encoding="utf-8").split()[1:] == ["1,care,P1", "1,housing,H1"]
    assert "5 records, 1 links" in result.output


def test_link_refuses_one_register_given_twice(tmp_path: Path) -> None:
    result = _link(tmp_path, names=("care", "care"))
    assert result.exit_code == 1
    assert "two registers or more, each in a file of another name" in result.output


def test_link_with_a_lead_alone_is_refused(tmp_path: Path) -> None:
    result = _link(tmp_path, "--lead", "7")
    assert result.exit_code == 1
    assert "only with --one-to-one" in result.output


def test_link_on_a_register_that_is_wrong_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(OTHER.replace("H2", "H1"), encoding="utf-8")
    result = _link(tmp_path, "--register", str(tmp_path / "bad.csv"))
    assert result.exit_code == 1
    assert "bad.csv line 3: person_id is given twice" in result.output
    assert not (tmp_path / "links.csv").exists()
