"""An invented agency's folder: its settings, its files, and its connector as a command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from teamaround.connector.cli import main
from teamaround.connector.keyring import PUBLIC
from tests.connector.pretend_service import PretendService

AGENCY = "nca-111"
HEADER = (
    "call_id,call_started,patient_surname,patient_forenames,patient_dob,patient_nhs_number,"
    "home_address,home_postcode,disposition_code\n"
)
DALE = "C-1,2026-11-20T18:05,Prosser,Dale,1988-11-23,9990000018,3 Mill Lane,ZQ11 4TF,Dx09\n"
KERRY = "C-2,2026-11-20T18:09,Marsh-Bell,Kerry,1990-05-06,,14 Ferry Street,ZQ11 4PP,Dx05\n"
BROKEN = "C-3,yesterday,Nobody,Nell,1990-05-06,,14 Ferry Street,ZQ11 4PP,Dx05\n"
SETTINGS = """\
agency = "nca-111"
service = "{url}"
[agreement]
open_plans_at_most = {plans}
[calling]
timeout_seconds = 20
tries = 3
first_pause_seconds = 0
longest_pause_seconds = 1
watch_seconds = 0.05
[[feeds]]
name = "calls"
files = ["calls*.csv"]
profile = "ambulance-111"
"""


class AgencyFolder:
    """One agency at its desk."""

    def __init__(self, folder: Path, service: PretendService | None, *, plans: int = 100) -> None:
        self.folder = folder
        url = service.url if service else "http://127.0.0.1:9"
        (folder / "connector.toml").write_text(SETTINGS.format(url=url, plans=plans), encoding="utf-8")

    @property
    def outbox(self) -> Path:
        """Its outbox."""
        return self.folder / "outbox"

    @property
    def public(self) -> bytes:
        """The public key that it registers."""
        return (self.folder / "keys" / PUBLIC).read_bytes()

    def calls(self, *rows: str, name: str = "calls.csv") -> Path:
        """A file of calls."""
        file = self.folder / name
        file.write_text(HEADER + "".join(rows), encoding="utf-8")
        return file

    def many_calls(self, count: int, *, name: str = "calls.csv", first: int = 100) -> Path:
        """So many calls, each about somebody else."""
        rows = (
            DALE.replace("C-1", f"C-{first + n}").replace("Mill Lane", f"Mill Lane {n}") for n in range(count)
        )
        return self.calls(*rows, name=name)

    def run(self, *words: str) -> Result:
        """The command in this very process."""
        return CliRunner().invoke(main, [*words, "--settings", str(self.folder / "connector.toml")])

    def did(self, *words: str) -> str:
        """The same where it must end well: what it said."""
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.output

    def started(self, *words: str) -> subprocess.Popen[str]:
        """The command as a process of its own, in its folder."""
        return subprocess.Popen(
            [sys.executable, "-m", "teamaround.connector.cli", *words],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def waiting(self) -> list[str]:
        """The batches that wait."""
        return sorted(path.name for path in (self.outbox / "waiting").glob("*.batch"))


def set_up(folder: Path, service: PretendService, *, plans: int = 100) -> AgencyFolder:
    """An agency with keys that the service knows."""
    agency = AgencyFolder(folder, service, plans=plans)
    agency.did("keygen")
    service.register(agency.public)
    return agency
