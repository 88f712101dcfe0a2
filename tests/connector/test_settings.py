"""The settings file: what is read, and that every refusal names the line and the key."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from teamaround.connector.cli import main
from teamaround.connector.faults import SettingsFault
from teamaround.connector.settings import example_settings, read_settings

GOOD = """\
agency = "nca-111"
service = "https://teamaround.example"
[agreement]
open_plans_at_most = 400
[[feeds]]
name = "calls"
files = ["calls/*.csv"]
profile = "ambulance-111"
"""


def _written(folder: Path, text: str) -> Path:
    file = folder / "connector.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_settings_the_example_is_one_that_can_be_read(tmp_path: Path) -> None:
    settings = read_settings(_written(tmp_path, example_settings()))
    assert (settings.agency, settings.agreement.open_plans_at_most) == ("nca-111", 400)
    assert [feed.name for feed in settings.feeds] == ["calls", "messages"]


def test_settings_the_example_writes_down_what_is_taken_when_a_line_is_left_out(tmp_path: Path) -> None:
    shown = read_settings(_written(tmp_path, example_settings())).calling
    assert read_settings(_written(tmp_path, GOOD)).calling == shown


def test_settings_folders_are_looked_for_beside_the_file(tmp_path: Path) -> None:
    settings = read_settings(_written(tmp_path, GOOD + "\n"))
    assert (settings.keys, settings.outbox) == (tmp_path / "keys", tmp_path / "outbox")


def test_settings_a_feed_finds_its_files(tmp_path: Path) -> None:
    (feed,) = read_settings(_written(tmp_path, GOOD)).feeds
    (tmp_path / "calls").mkdir()
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / "calls" / name).write_bytes(b"")
    assert [file.name for file in feed.files()] == ["a.csv", "b.csv"]
    assert [feed.names(tmp_path / "calls" / name) for name in ("a.csv", "c.txt")] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('agency = "nca-111"', 'agency = "NCA 111"', "line 1, agency: "),
        ('agency = "nca-111"\n', "", ": Object missing required field `agency`"),
        ("[agreement]", 'seed = "1234"\n[agreement]', "line 3, seed: Object contains unknown field `seed`"),
        ("= 400", '= "many"', "line 4, agreement.open_plans_at_most: Expected `int`, got `str`"),
        ("= 400", "= -1", "line 4, agreement.open_plans_at_most: Expected `int` >= 0"),
        ("= 400", "= 400\nplans = 3", "line 5, agreement.plans: Object contains unknown field `plans`"),
        ("open_plans_at_most = 400", "", "line 3, agreement: Object missing required field"),
        (
            "https://teamaround.example",
            "http://teamaround.example",
            "line 2, service: an address such as https",
        ),
        ("teamaround.example", "me:secret@teamaround.example", "line 2, service: an address such as https"),
        ("teamaround.example", "teamaround.example/path", "line 2, service: an address such as https"),
        (
            '"ambulance-111"',
            '"ambulances"',
            "line 8, feeds[0].profile: the profile: one of these was expected",
        ),
        (
            '"ambulance-111"',
            '"own.yaml"',
            "line 8, feeds[0].profile: the profile: a YAML file that can be read was expected",
        ),
        ('files = ["calls/*.csv"]', "files = []", "line 7, feeds[0].files: "),
        ("= 400", "= ", "no TOML in UTF-8: Invalid value (at line 4"),
    ],
)
def test_settings_what_is_wrong_is_named_by_its_line_and_key(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(SettingsFault) as fault:
        read_settings(_written(tmp_path, GOOD.replace(old, new, 1)))
    assert str(fault.value).startswith("connector.toml")
    assert told in str(fault.value)


def test_settings_of_the_second_feed_are_found_in_its_own_lines(tmp_path: Path) -> None:
    second = '[[feeds]]\nname = "more"\nfiles = ["x"]\nprofle = "tenancy"\n'
    with pytest.raises(SettingsFault, match=r"line 12, feeds\[1\]\.profle: Object contains unknown field"):
        read_settings(_written(tmp_path, GOOD + second))


def test_settings_a_secret_in_the_address_is_not_repeated(tmp_path: Path) -> None:
    text = GOOD.replace("teamaround.example", "me:hidden@teamaround.example")
    with pytest.raises(SettingsFault) as fault:
        read_settings(_written(tmp_path, text))
    assert "hidden" not in str(fault.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode) | st.just(GOOD.encode()))
def test_settings_of_any_bytes_are_read_or_refused_by_name(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "connector.toml"
        file.write_bytes(content)
        assert _agency_or_fault(file) in ("nca-111", "connector.toml")


def _agency_or_fault(file: Path) -> str:
    """The agency that can be read, or with what the refusal begins."""
    try:
        return read_settings(file).agency
    except SettingsFault as fault:
        return str(fault)[: len(file.name)]


@pytest.mark.parametrize("command", ["keygen", "prepare", "send"])
def test_settings_that_are_missing_end_a_command_with_2(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(main, [command, "--settings", str(tmp_path / "none.toml")])
    assert (result.exit_code, "none.toml: there is no such file" in result.output) == (2, True)


@pytest.mark.parametrize("command", ["example-settings", "keygen", "prepare", "send", "doctor"])
def test_help_of_every_command_shows_an_example(command: str) -> None:
    assert f"Example: teamaround-connector {command}" in CliRunner().invoke(main, [command, "--help"]).output
