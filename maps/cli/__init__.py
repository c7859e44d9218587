"""The command line, `strikemap`: the one place that knows gazetteer, geo and maps."""

from __future__ import annotations

import click

from maps.cli.compare import compare_command
from maps.cli.explain import explain_command
from maps.cli.export import export_command
from maps.cli.extract import combine_command, extract_command
from maps.cli.gazetteer import gazetteer_group
from maps.cli.group import Group
from maps.cli.map import demo_command, map_command
from maps.cli.places import places_command
from maps.cli.review import review_command

__all__ = ["main"]


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"strikemap {version('strikemap')}")
        except PackageNotFoundError:
            click.echo("strikemap, not installed")
        context.exit()


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read news reports about air strikes and map who claims what was hit, where.

    Every mark on the map leads back to the sentence that it stands on. A command says what it
    left out on standard error, and ends with 0 when all was done, 1 when something was left out,
    2 when nothing was done.

    \b
    Examples:
      strikemap demo
      strikemap map reports/ -o page.html
      strikemap COMMAND --help
    """


for _command in (
    demo_command,
    map_command,
    extract_command,
    review_command,
    combine_command,
    export_command,
    compare_command,
    explain_command,
    places_command,
    gazetteer_group,
):
    main.add_command(_command)
