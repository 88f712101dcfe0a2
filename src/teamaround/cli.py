"""The `teamaround` command. Sub-commands are imported only when they are used, so that none needs another's parts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from teamaround.practice.record.entry import Entry


class LaterCommand(NamedTuple):
    """A sub-command that is imported when used. `needs` is the extra that installs what it stands on."""

    where: str  # "module:attribute", the attribute a click command
    help: str
    needs: str = ""


SERVICE = "teamaround.service.config.commands"

COMMANDS: dict[str, LaterCommand] = {
    "agency-key": LaterCommand(
        f"{SERVICE}.sealing:agency_key", "Let an agency send sealed contacts by its key.", "service"
    ),
    "demo": LaterCommand(
        f"{SERVICE}.demonstrating:demo", "Fill the invented partnership and serve it.", "service"
    ),
    "import": LaterCommand(f"{SERVICE}.importing:importing", "Load a census, people or contacts.", "service"),
    "serve": LaterCommand(f"{SERVICE}.serving:serve", "Serve the pages.", "service"),
    "start-feed": LaterCommand(
        f"{SERVICE}.sealing:start_feed", "Take from a stopped sealed feed again.", "service"
    ),
    "verify-audit": LaterCommand(f"{SERVICE}.auditing:verify_audit", "Prove the audit whole.", "service"),
    "worker": LaterCommand(
        f"{SERVICE}.serving:worker", "Do what time asks for, in the background.", "service"
    ),
    "replay": LaterCommand(
        "teamaround.replay.command:replay", "Replay a scenario through record, matching and rules."
    ),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and one line of help, and imports one when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now. A missing extra is told in plain words."""
        known = COMMANDS.get(cmd_name)
        if known is None:
            return None
        module, _, attribute = known.where.partition(":")
        try:
            command = getattr(import_module(module), attribute)
        except ModuleNotFoundError as error:
            if not known.needs or (error.name or "").startswith("teamaround"):
                raise
            raise click.ClickException(
                f"'{cmd_name}' needs the {known.needs} part: pip install 'teamaround[{known.needs}]'"
            ) from error
        assert isinstance(command, click.Command)  # noqa: S101  # the table above says so
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="teamaround")
@click.pass_context
def main(context: click.Context) -> None:
    """Team Around: the working place of the people around a child at risk."""
    context.obj = history_of


def history_of(scenario: str) -> tuple[tuple[Entry, ...], str, str, tuple[tuple[str, str, str], ...]]:
    """A shipped scenario as a case that is over: its entries, the child's id and name, its agencies with their kind.

    The service knows nothing of replay; only this command, above both, brings the one to the other.
    """
    from teamaround.replay.engine import play  # only the demonstration needs it
    from teamaround.replay.scenario.loading import load_scenario

    played = play(load_scenario(scenario))
    (case,) = played.cases.values()
    name = case.about.name if case.about else ""
    agencies = tuple((one.slug, one.name, one.kind.value) for one in played.scenario.agencies)
    return played.entries, case.child, name, agencies


if __name__ == "__main__":
    main()
