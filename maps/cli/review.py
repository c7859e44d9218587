"""`strikemap review`: the claims of a table, one by one, in a browser."""

from __future__ import annotations

import os
import signal
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.parts import DEFAULT
from maps.cli.group import DONE
from maps.cli.inputs import Inputs
from maps.cli.terminal import note, one_line
from maps.words import count

if TYPE_CHECKING:
    from collections import Counter

DECIDED = ("accepted", "corrected", "rejected")


@click.command("review")
@click.argument("table", metavar="TABLE")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port on this machine to serve the page at; a free one where not given.",
)
@click.option(
    "--no-browser", is_flag=True, help="Only show the address of the page, open no browser."
)
@click.option(
    "--theatre",
    default="",
    help="The gazetteer and actors to correct with: a name, a folder, or a .toml file; "
    f"strikemap.toml beside the table where not given, else {DEFAULT}.",
)
def review_command(table: str, port: int, no_browser: bool, theatre: str) -> int:
    """Check the claims of a table one by one in a browser.

    The doubtful ones come first, each with its sentence, what was read from it, and the places
    that its name may mean on a map. Accept, correct, reject or split it with a key: the decision
    is in the table before the next claim shows. The page is served to this machine only, and
    nothing leaves it. Ctrl-C ends the review.

    \b
    Examples:
      strikemap review claims.csv
      strikemap review claims.csv --no-browser --port 8400
    """
    from maps.review.desk import Desk
    from maps.review.server import ReviewServer
    from maps.review.session import Session

    theatre = Inputs((os.fspath(Path(table).parent),), theatre=theatre).with_theatre().theatre
    with Session(table) as session, ReviewServer(desk := Desk(session, theatre), port) as server:
        left = sum(claim.review == "unreviewed" for claim in session.claims.values())
        note(f"{one_line(table)}: {count(len(session.claims), 'claim')}, {left:,} to review.")
        note(f"Open {server.address}")
        note("Every decision is in the table at once. Ctrl-C ends the review.")
        if not no_browser:
            webbrowser.open(server.address)
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            with desk.guard:  # a decision that is being written is finished first
                note(_ended(session.decided(), one_line(table)))
        finally:
            signal.signal(signal.SIGTERM, before)
    return DONE


def _ended(decided: Counter[str], table: str) -> str:
    told = ", ".join(f"{decided[what]:,} {what}" for what in DECIDED if decided[what])
    return (
        f"\nReview ended: {told}. All is in {table}."
        if told
        else "\nReview ended: nothing decided."
    )
