"""Every command and option is explained: in its help, in the README, in docs/cli.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from maps.cli import main

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "cli.md").read_text("utf-8")


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


COMMANDS = [("strikemap", main), *commands(main, "strikemap")]
OPTIONS = [
    pytest.param(option, id=f"{path} {option.opts[-1]}")
    for path, command in COMMANDS
    for option in command.params
    if isinstance(option, click.Option)
]
every_command = pytest.mark.parametrize(
    ("path", "command"), [pytest.param(*entry, id=entry[0]) for entry in COMMANDS]
)
every_option = pytest.mark.parametrize("option", OPTIONS)


@every_command
def test_a_command_has_a_summary_that_is_not_cut(path: str, command: click.Command) -> None:
    summary = (command.help or "").partition("\n")[0]
    assert summary.endswith(".")
    assert command.get_short_help_str(80) == summary


@every_command
def test_a_command_shows_an_example_of_itself(path: str, command: click.Command) -> None:
    _, _, examples = (command.help or "").partition("Examples:")
    assert re.search(rf"^ *(\S+ \S+ \| )?{path} ", examples, re.MULTILINE)


@every_command
def test_the_examples_parse(path: str, command: click.Command, tmp_path: Path) -> None:
    _, _, examples = (command.help or "").partition("Examples:")
    for line in re.findall(r"strikemap [^\n]*", examples):
        words = re.split(r" [<>|]", line)[0].split()[1:]
        if "COMMAND" not in words:
            parse(main, words)


def parse(command: click.Command, words: list[str]) -> None:
    if isinstance(command, click.Group):
        parse(command.commands[words[0]], words[1:])
    else:
        command.make_context(command.name, words).close()


@every_command
@pytest.mark.parametrize("file", ["README.md", "docs/cli.md"])
def test_a_command_stands_in_the_docs(path: str, command: click.Command, file: str) -> None:
    top = " ".join(path.split()[:2])
    assert f"`{top}" in (ROOT / file).read_text("utf-8")


@every_option
def test_an_option_has_help(option: click.Option) -> None:
    assert (option.help or "").endswith(".")


@every_option
def test_the_reference_names_an_option(option: click.Option) -> None:
    assert all(re.search(rf"(?<![\w-]){name}(?![\w-])", REFERENCE) for name in option.opts)
