"""Options that several commands share, each defined once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gazetteer.parts import DEFAULT
from geo.incidents import VERDICTS
from geo.model import PRECISIONS, STANCES
from maps.cli.checks import column_names, iso_date, output_file, web_address
from maps.cli.inputs import Inputs

if TYPE_CHECKING:
    from geo.geocode import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_THEATRE_HELP = "The gazetteer and actors to read with: a name, a folder, or a .toml file"
theatre_option = click.option(
    "--theatre", default=DEFAULT, show_default=True, help=f"{_THEATRE_HELP}."
)
_inputs_theatre_option = click.option(
    "--theatre",
    default="",
    help=f"{_THEATRE_HELP}; strikemap.toml beside the reports where not given, else {DEFAULT}.",
)

_GEOCODER_OPTIONS = (
    click.option(
        "--geocoder",
        metavar="NAME",
        help="Look names that the gazetteer lacks up with a geocoder of geopy, such as nominatim "
        "or photon; these names are sent to its server. Off where not given.",
    ),
    click.option(
        "--geocoder-config",
        metavar="FILE",
        help="TOML file with the geocoder's options (domain, api_key, pause ...); else they are "
        "taken from STRIKEMAP_GEOCODER_DOMAIN and so on.",
    ),
)

_INPUT_OPTIONS = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    click.option(
        "--publisher", default="", help="Publisher of the reports that do not name theirs."
    ),
    click.option(
        "--published",
        metavar="YYYY-MM-DD",
        callback=iso_date,
        help="Day of publication of the reports that do not give theirs.",
    ),
    click.option(
        "--url",
        callback=web_address,
        help="Web address of the reports that do not give theirs.",
    ),
    _inputs_theatre_option,
    click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=0),
        default=0,
        help="Processes that read reports at the same time, where these are many; 0, which is "
        "the default, for one a processor core. The output is the same with any number.",
    ),
    click.option(
        "--map",
        "columns",
        metavar="THEIRS=OURS",
        multiple=True,
        callback=column_names,
        help="What a column of a table is that is not named as ours, such as 'Town=toponym'; "
        "'Town=' leaves it out. Repeatable. Columns with known names are guessed, and named.",
    ),
    click.option(
        "--keep-good",
        is_flag=True,
        help="Read the good rows of a table in which others have faults, and end with 1; else "
        "such a table is left out whole.",
    ),
)

_FILTER_OPTIONS = (
    click.option("--side", multiple=True, help="Only claims of this side, such as russian."),
    click.option("--source", multiple=True, help="Only claims of this source."),
    click.option("--target", multiple=True, help="Only this claimed target, such as hospital."),
    click.option(
        "--place",
        multiple=True,
        help="Only this place, by any of its names, in any script, or its id.",
    ),
    click.option("--admin1", multiple=True, help="Only places of this governorate."),
    click.option("--attacker", multiple=True, help="Only strikes said to be by this attacker."),
    click.option(
        "--stance",
        multiple=True,
        type=click.Choice(STANCES),
        help="Only claims that assert a strike, or that deny one.",
    ),
    click.option(
        "--since",
        metavar="YYYY-MM-DD",
        callback=iso_date,
        help="Only strikes of this day or later.",
    ),
    click.option(
        "--until",
        metavar="YYYY-MM-DD",
        callback=iso_date,
        help="Only strikes of this day or earlier.",
    ),
    click.option(
        "--precision",
        multiple=True,
        type=click.Choice(PRECISIONS),
        help="Only places known this precisely.",
    ),
    click.option(
        "--agreement",
        multiple=True,
        type=click.Choice(VERDICTS),
        help="Only incidents on which the sides stand so to each other.",
    ),
)


def apply_options(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    """The command with some options, in their order."""
    for option in reversed(options):
        command = option(command)
    return command


def geocoder_options(command: Command) -> Command:
    """A geocoder as the last step, off by default; gives `geocoder: Settings | None`."""

    @wraps(command)
    def run(*, geocoder: str | None, geocoder_config: str | None, **rest: Any) -> Any:
        from geo.geocode import read_settings

        if not geocoder and geocoder_config:
            raise click.UsageError("--geocoder-config is for --geocoder, which is not given")
        settings = read_settings(geocoder, geocoder_config) if geocoder else None
        return command(geocoder=settings, **rest)

    return apply_options(run, _GEOCODER_OPTIONS)  # type: ignore[return-value]


def input_options(command: Command) -> Command:
    """INPUT... and what to take for reports that don't say; the command gets `inputs: Inputs`."""

    @wraps(command)
    def run(
        *,
        inputs: tuple[str, ...],
        publisher: str,
        published: str,
        url: str,
        theatre: str,
        jobs: int,
        columns: dict[str, str],
        keep_good: bool,
        geocoder: Settings | None,
        **rest: Any,
    ) -> Any:
        read = Inputs(
            inputs, publisher, published, url, theatre, geocoder, jobs, columns, keep_good
        ).with_theatre()
        return command(inputs=read, **rest)

    return apply_options(geocoder_options(run), _INPUT_OPTIONS)  # type: ignore[return-value]


def filter_options(command: Command) -> Command:
    """The filters, repeatable: any value of one kind, every kind; gives `filters: Filters`."""

    @wraps(command)
    def run(**values: Any) -> Any:
        from geo.filters import Filters

        chosen = {field.name: values.pop(field.name) for field in fields(Filters)}
        return command(filters=Filters(**chosen), **values)

    return apply_options(run, _FILTER_OPTIONS)  # type: ignore[return-value]


def output_option(
    text: str, *, default: str | None = None, required: bool = True
) -> Callable[[Command], Command]:
    """-o/--output with `text` as its help: a file in a folder that exists, or `-`."""
    always = {"required": required} if default is None else {"default": default}
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        callback=output_file,
        help=text,
        show_default=True,
        **always,
    )
