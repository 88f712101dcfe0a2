"""`teamaround-connector evaluate`: what counts (decision 19) and what is refused."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from teamaround.connector.cli import main
from teamaround.connector.evaluate import Evaluation, evaluate
from teamaround.connector.labelled_sample import SampleError
from teamaround.matching import Description, normal_person, packaged_model
from teamaround.matching.identity.name_groups import NameGroup, name_group
from tests.connector.labelled import CONTACTS, INDEX, TRUTH, written_sample


def _evaluated(folder: Path, *, packed: bool = False) -> Evaluation:
    ticks = count()
    files = written_sample(folder, packed=packed)
    return evaluate(
        files["index"], files["contacts"], files["truth"], packaged_model(), lambda: next(ticks) / 1e6
    )


@pytest.mark.parametrize("packed", [False, True])
def test_evaluate_counts_everything_that_is_not_no(tmp_path: Path, packed: bool) -> None:
    result = _evaluated(tmp_path, packed=packed)
    counted = (result.people, result.contacts, result.true_matches)
    assert counted == (3, 6, 4)
    assert {band: (c.pairs, c.right) for band, c in result.bands.items()} == {
        "certain": (1, 1),
        "strong": (1, 1),
        "review": (2, 1),
    }
    assert (result.precision, result.recall, result.f1) == (0.75, 0.75, 0.75)


def test_evaluate_reports_by_agency_and_by_kind_of_name(tmp_path: Path) -> None:
    result = _evaluated(tmp_path)
    police, ambulance = result.by_agency["police"], result.by_agency["ambulance111"]
    assert (police.precision, police.recall, ambulance.precision, ambulance.recall) == (1.0, 1.0, 0.5, 0.5)
    assert result.by_name_group["hyphenated"].f1 == result.by_name_group["transliterated"].f1 == 1.0
    assert result.by_name_group["one_name"].f1 is None


def test_evaluate_says_in_which_band_each_kind_of_decoy_landed(tmp_path: Path) -> None:
    rows = (
        TRUTH.replace("same_address", "same_address,decoy").replace(",0\n", ",0,\n").replace("P2,1", "P2,1,")
    )
    told = rows.replace("C4,,1", "C4,,1,father_or_son").replace("C5,,0,", "C5,,0,namesake_elsewhere")
    result = _run(tmp_path, "--json", str(tmp_path / "out.json"), truth=told)
    landed = json.loads((tmp_path / "out.json").read_text())["by_decoy"]
    assert {kind: [band for band, count in bands.items() if count] for kind, bands in landed.items()} == {
        "father_or_son": ["no"],
        "namesake_elsewhere": ["review"],
    }
    assert "  namesake elsewhere                   0         0         1         0" in result.output


def test_evaluate_times_by_the_clock_it_is_given(tmp_path: Path) -> None:
    result = _evaluated(tmp_path)
    assert (result.p50_us, result.p99_us, result.contacts_per_second) == (1.0, 1.0, 1e6)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"index": "person_id,name\nP1,Dale\n"}, "index.csv: no column nhs_number, family_name"),
        ({"contacts": CONTACTS.replace("C2,", "C1,")}, "contacts.csv line 3: contact_id is given twice"),
        ({"contacts": CONTACTS.replace("C2,", ",")}, "contacts.csv line 3: contact_id is empty"),
        ({"index": INDEX + "P4,only,three\n"}, "index.csv line 5: another number of cells"),
        ({"truth": TRUTH.replace("C6,P1,0\n", "")}, "truth.csv: no row for contact C6"),
    ],
)
def test_evaluate_bad_file_is_named_with_its_row(
    tmp_path: Path, changed: dict[str, str], message: str
) -> None:
    files = written_sample(tmp_path, **changed)
    with pytest.raises(SampleError, match=message):
        evaluate(files["index"], files["contacts"], files["truth"], packaged_model())


def _run(folder: Path, *options: str, **changed: str) -> Result:
    files = written_sample(folder, **changed)
    named = [part for name, path in files.items() for part in (f"--{name}", str(path))]
    return CliRunner().invoke(main, ["evaluate", *named, *options])


def test_command_writes_the_figures_that_others_read(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = _run(tmp_path, "--json", str(out))
    written = msgspec.json.decode(out.read_bytes())
    expected = [
        "mode",
        "bands",
        "precision",
        "recall",
        "f1",
        "by_agency",
        "by_name_group",
        "contacts_per_second",
        "p50_us",
        "p99_us",
    ]
    assert (result.exit_code, {*expected, "index_build_s", "peak_rss_mb"} - written.keys()) == (0, set())
    assert (written["mode"], written["by_agency"]["police"]["f1"]) == ("clear", 1.0)
    assert "precision 0.7500  recall 0.7500  F1 0.7500" in result.output


def test_sealed_contacts_find_whom_the_clear_ones_find_and_open_no_stranger(tmp_path: Path) -> None:
    out = tmp_path / "sealed.json"
    result = _run(tmp_path, "--sealed", "--json", str(out))
    assert result.exit_code == 0, result.output
    sealed = json.loads(out.read_text())
    assert _run(tmp_path, "--json", str(out)).exit_code == 0
    clear = json.loads(out.read_text())
    assert (sealed["mode"], clear["mode"]) == ("sealed", "clear")
    assert sealed["opened_in_vain"] == 1  # C5 has P1's name and date of birth, and is somebody else
    assert sealed["opened_of_household"] == 1  # C4 has P1's name and address
    assert sealed["opened_recall"] == 0.75  # P1 without a date at another address is nobody that tokens know
    assert sealed["recall"] == clear["recall"]
    assert 0 < sealed["tokens_per_contact"] <= 16
    assert "opened" not in clear


def test_command_with_a_broken_model_says_which(tmp_path: Path) -> None:
    broken = tmp_path / "model.json"
    broken.write_text("{}")
    result = _run(tmp_path, "--model", str(broken))
    assert (result.exit_code, "The linkage model cannot be read" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("theirs", "ours", "group"),
    [
        (("Dale", "Prosser"), None, NameGroup.OTHER),
        (("Dale", "Prosser"), ("Prosser", "Dale"), NameGroup.REVERSED_ORDER),
        (("", "Suharto"), None, NameGroup.ONE_NAME),
        (("Jo", "Campbell-Brown"), None, NameGroup.HYPHENATED),
        (("Yusuf", "bin Ahmed"), None, NameGroup.PATRONYMIC),
        (("Ivan Petrovich", "Sidorov"), None, NameGroup.PATRONYMIC),
        (("Mohamed", "Patel"), None, NameGroup.TRANSLITERATED),
        (("Łukasz", "Nowak"), None, NameGroup.TRANSLITERATED),
        (("", ""), None, NameGroup.OTHER),
    ],
)
def test_name_group_of_a_pair(
    theirs: tuple[str, str], ours: tuple[str, str] | None, group: NameGroup
) -> None:
    people = [
        normal_person(Description(given_names=pair[0], family_name=pair[1])) if pair else None
        for pair in (theirs, ours)
    ]
    assert people[0] is not None
    assert name_group(people[0], people[1]) is group


def test_a_contact_too_long_to_be_sealed_opens_to_nobody_and_stops_nothing(tmp_path: Path) -> None:
    out = tmp_path / "sealed.json"
    address = "9 Mill Lane " * 300
    endless = CONTACTS.replace("Dale,1988-11-23,M,,,", f'Dale,1988-11-23,M,"{address}",,', 1)
    assert endless != CONTACTS
    result = _run(tmp_path, "--sealed", "--json", str(out), contacts=endless)
    assert result.exit_code == 0, result.output
    assert json.loads(out.read_text())["opened_recall"] == 0.5
