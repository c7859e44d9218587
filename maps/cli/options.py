"""Options that several commands share, each defined once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any, TypeVar

import click

from geo.incidents import VERDICTS
from geo.model import PRECISIONS, STANCES
from maps.cli.checks import iso_date, output_file, web_address
from maps.cli.inputs import Inputs

Command = TypeVar("Command", bound=Callable[..., Any])

theatre_option = click.option(
    "--theatre", default="syria", show_default=True, help="The gazetteer and actors to read with."
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
    theatre_option,
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


def _apply(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


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
        **rest: Any,
    ) -> Any:
        return command(inputs=Inputs(inputs, publisher, published, url, theatre), **rest)

    return _apply(run, _INPUT_OPTIONS)  # type: ignore[return-value]


def filter_options(command: Command) -> Command:
    """The filters, repeatable: any value of one kind, every kind; gives `filters: Filters`."""

    @wraps(command)
    def run(**values: Any) -> Any:
        from geo.filters import Filters

        chosen = {field.name: values.pop(field.name) for field in fields(Filters)}
        return command(filters=Filters(**chosen), **values)

    return _apply(run, _FILTER_OPTIONS)  # type: ignore[return-value]


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
