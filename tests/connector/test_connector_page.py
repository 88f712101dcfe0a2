"""The page for data engineers is true: its commands are run in their order and say what the page says they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from teamaround.connector.cli import main
from teamaround.connector.outbox import OUTDATED, QUARANTINE, SENT, WAITING
from tests.connector.pretend_service import PretendService

PAGE = (Path(__file__).parents[2] / "docs" / "connector.md").read_text(encoding="utf-8")
COMMAND = re.compile(
    r"\$ teamaround-connector (?P<words>[^>\n]+?)(?: > (?P<into>\S+))?\n(?P<says>(?:[^$].*\n)*)"
)
ANYTHING = "…"


class Shown(NamedTuple):
    """A command as the page shows it, with what it says there."""

    words: list[str]
    into: str
    says: str


def _shown() -> Iterator[Shown]:
    for block in re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL):
        for match in COMMAND.finditer(block):
            yield Shown(match["words"].split(), match["into"] or "", match["says"])


def _pattern(says: str) -> str:
    return ".*".join(map(re.escape, says.split(ANYTHING)))


def _csv() -> str:
    (found,) = re.findall(r"```csv\n(.*?)```", PAGE, flags=re.DOTALL)
    return str(found)


def _meanwhile(service: PretendService, shown: Shown) -> None:
    """What the page tells its reader to do after a command."""
    if shown.into:
        settings = Path(shown.into).read_text(encoding="utf-8")
        Path(shown.into).write_text(settings.replace("https://teamaround.example", service.url), "utf-8")
    if shown.words == ["keygen"]:
        service.register(Path("keys/signing.pub").read_bytes())
    if shown.words == ["keygen", "--replace"]:
        service.replace_seed(Path("keys/signing.pub").read_bytes())


def test_page_shows_commands_that_do_what_it_says(
    tmp_path: Path, given_service: PretendService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("calls").mkdir()
    Path("calls/monday.csv").write_text(_csv(), encoding="utf-8")
    for shown in _shown():
        result = CliRunner().invoke(main, shown.words)
        assert result.exit_code == 0, result.output
        if shown.into:
            Path(shown.into).write_text(result.output, encoding="utf-8")
        elif not re.fullmatch(_pattern(shown.says), result.output, flags=re.DOTALL):
            assert result.output == shown.says
        _meanwhile(given_service, shown)
    assert list(given_service.received) == [1, 2]


def test_page_shows_every_command_of_the_way() -> None:
    assert {shown.words[0] for shown in _shown()} == {
        "example-settings",
        "keygen",
        "doctor",
        "prepare",
        "send",
    }


@pytest.mark.parametrize("name", [WAITING, SENT, OUTDATED, QUARANTINE, "book.sqlite"])
def test_page_says_what_is_kept(name: str) -> None:
    assert f"`outbox/{name}" in PAGE
