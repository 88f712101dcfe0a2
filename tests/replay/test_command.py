"""`teamaround replay`: what it prints, writes and ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teamaround.cli import COMMANDS, LaterCommand, main
from tests.replay.writing import CALL, OPENED, WORLD

KEYS = [
    "scenario",
    "expected",
    "met",
    "missed",
    "forbidden",
    "not_yet",
    "unexpected_red",
    "raised",
    "knowledge_lag",
    "measures",
]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["replay", *arguments])


def _file(folder: Path, expect: str = "", must_not: str = "") -> str:
    call = CALL.rstrip("\n") + f"\n    expect: [{expect}]\n    not: [{must_not}]\n"
    file = folder / "case.yaml"
    file.write_text(WORLD + "events:" + OPENED + call, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("expect", "must_not", "code"),
    [
        ("{code: A03}", "", 0),
        ("{code: A04}", "", 1),
        ("{code: A03}", "A03", 1),
        ("{code: A98}", "", 0),
        ("", "", 0),
    ],
)
def test_replay_exit_code_tells_whether_all_is_well(
    tmp_path: Path, expect: str, must_not: str, code: int
) -> None:
    assert _run(_file(tmp_path, expect, must_not)).exit_code == code


def test_replay_strict_counts_what_is_not_built(tmp_path: Path) -> None:
    assert _run(_file(tmp_path, "{code: A09}"), "--strict").exit_code == 1


def test_replay_json_has_what_others_rely_on(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = _run("child_o", "--json", str(out))
    assert result.exit_code == 0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert set(KEYS) <= set(written)
    assert written["expected"] == written["met"]
    row = next(row for row in written["raised"] if row["code"] == "A03" and row["event"] == "E30")
    assert {"kind", "code", "level", "at", "due", "event", "child", "about", "to", "why"} <= set(row)
    assert "Larkrise" not in out.read_text(encoding="utf-8")


def test_replay_prints_verdict_first_appearances_and_lag() -> None:
    printed = _run("child_o").output
    for words in ("missed 0", "not yet built 0", "First raised", "201", "Who knew what, when", "never"):
        assert words in printed


def test_replay_of_several_children_says_of_whom_each_row_is() -> None:
    first = _run("nursery_first").output.partition("First raised")[2].splitlines()
    heads, rows = first[1].split(), [line for line in first[2:] if "  A05   red " in line]
    assert heads == ["when", "code", "level", "event", "child", "why"]
    assert ["jude, pia, wren" in row for row in rows] == [True]


def test_replay_as_at_shows_what_was_known_then() -> None:
    result = _run("child_o", "--as-at", "2024-05-11T21:00")
    assert result.exit_code == 0
    for words in ("as at 2024-05-11 21:00", "Open alerts", "Running clocks", "Not known", "C13"):
        assert words in result.output
    assert "E43" not in result.output


def test_replay_optional_event_is_played_when_asked_for() -> None:
    told, without = _run("child_o", "--with", "E41").output, _run("child_o").output
    assert {code for code in ("A03", "A04") if f"  {code}   red    40           E41  " in told} == {
        "A03",
        "A04",
    }
    assert "  E41  " not in without


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.yaml",), "shipped scenarios: across_the_border"),
        (("child_o", "--as-at", "soon"), "write 2024-05-11 or 2024-05-11T20:05"),
        (("child_o", "--with", "E30"), "is no optional event here (E41)"),
    ],
)
def test_replay_wrong_call_is_told_plainly(arguments: tuple[str, ...], words: str) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_main_lists_commands_without_importing_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "later", LaterCommand("no.such.module:thing", "Comes later."))
    assert "Comes later." in CliRunner().invoke(main, ["--help"]).output


def test_main_command_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "later", LaterCommand("no_such_module_here:thing", "x", needs="service"))
    result = CliRunner().invoke(main, ["later"])
    assert result.exit_code == 1
    assert "pip install 'teamaround[service]'" in result.output


def test_main_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2
