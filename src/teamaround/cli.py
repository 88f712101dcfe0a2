"""The `teamaround` command. Sub-commands are imported only when they are used, so that none needs another's parts."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click


class LaterCommand(NamedTuple):
    """A sub-command that is imported when used. `needs` is the extra that installs what it stands on."""

    where: str  # "module:attribute", the attribute a click command
    help: str
    needs: str = ""


COMMANDS: dict[str, LaterCommand] = {
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
def main() -> None:
    """Team Around: the working place of the people around a child at risk."""


if __name__ == "__main__":
    main()
