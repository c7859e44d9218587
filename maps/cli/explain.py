"""`strikemap explain`: why a claim is what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from geo.errors import GeoError
from geo.model import Claim
from maps.cli import words
from maps.cli.inputs import Inputs
from maps.cli.options import input_options
from maps.cli.summary import tell_left_out
from maps.cli.terminal import one_line, printable

COLOURS = {
    "source": "cyan",
    "target": "magenta",
    "place": "yellow",
    "toll": "blue",
    "date": "green",
}
LABEL_WIDTH = 12


@click.command("explain")
@input_options
@click.argument("claim_id", metavar="CLAIM_ID")
def explain_command(inputs: Inputs, claim_id: str) -> int:
    """Show the sentence a claim stands on, and why it was read so.

    The words that gave the source, the claimed target, the place, the toll and the date are
    coloured on a terminal; below stand the reasons recorded in the claim, and the places that
    the name may also mean. CLAIM_ID is a claim's id, or the first characters of it.

    \b
    Examples:
      strikemap explain reports/ 1f0c2a7b
      strikemap explain claims.csv 1f0c2a7b
    """
    read = inputs.read()
    click.echo(explanation(_find(read.claims, claim_id)))
    return tell_left_out(read)


def _find(claims: Sequence[Claim], claim_id: str) -> Claim:
    found = [claim for claim in claims if claim.claim_id.startswith(claim_id)]
    exact = [claim for claim in found if claim.claim_id == claim_id]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not claims:
        raise GeoError("the inputs hold no claim", where=claim_id)
    near = ", ".join(claim.claim_id for claim in (found or claims)[:5])
    raise GeoError(
        f"{len(found)} claims have an id that begins so" if found else "no claim has this id",
        where=claim_id,
        fix=f"some of the ids: {near}",
    )


def explanation(claim: Claim) -> str:
    """The claim's sentence with its spans styled, and under it what each was taken for and why."""
    origin = (claim.report_file, claim.publisher, claim.published, claim.url)
    head = " · ".join(one_line(part) for part in ("Claim " + claim.claim_id, *origin) if part)
    lines = [head, "", f"  {_styled(claim)}", ""]
    for label, told, reasons in _rows(claim):
        lines.append(
            "  " + click.style(label.ljust(LABEL_WIDTH), fg=COLOURS.get(label)) + one_line(told)
        )
        lines += [" " * (LABEL_WIDTH + 2) + one_line(reason) for reason in reasons if reason]
    return "\n".join(lines)


def _rows(claim: Claim) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Label, what was decided, and the reasons for it."""
    role = ", ".join(part for part in (claim.side, claim.source_role) if part)
    yield (
        "source",
        f"{claim.source} ({role})" if role else claim.source,
        (_from_words(claim.source_text), claim.relayed_by and f"passed on by {claim.relayed_by}"),
    )
    yield "stance", f"{claim.stance} a strike; attacker: {claim.attacker}", ()
    yield (
        "target",
        words.target(claim) or "not named",
        (
            claim.target_kind and f"kind: {claim.target_kind}",
            claim.target_actor and f"who is said to be hit: {claim.target_actor}",
        ),
    )
    yield (
        "place",
        words.place(claim),
        (
            words.position(claim),
            f"precision: {claim.geo_precision}"
            + (f"; by {claim.location_basis}" if claim.location_basis else "")
            + (f", {claim.place_source}" if claim.place_source else ""),
            _from_words(claim.toponym),
            claim.resolution_reason
            + (
                f" (score {claim.resolution_score:.2f})"
                if claim.resolution_score is not None
                else ""
            ),
            claim.alternatives and f"may also be: {claim.alternatives}",
        ),
    )
    if words.effort(claim):
        yield "numbers", words.effort(claim), ()
    if words.toll(claim):
        yield "toll", words.toll(claim), (claim.toll_group and f"of: {claim.toll_group}",)
    yield (
        "date",
        words.days(claim.date_start, claim.date_end),
        (f"precision: {claim.time_precision}", _from_words(claim.date_text)),
    )
    if claim.confidence is not None:
        yield "confidence", f"{claim.confidence:.2f}", (claim.note,)
    yield "review", claim.review, ()


def _from_words(text: str) -> str:
    return f"words: “{text}”" if text else ""


def _styled(claim: Claim) -> str:
    """The quote on one line, each span in its colour; where two overlap the first stays."""
    if not claim.quote:
        return "(the claim holds no quote)"
    spoken = {
        "source": claim.source_text,
        "target": claim.claimed_target,
        "place": claim.toponym,
        "toll": claim.toll_text,
        "date": claim.date_text,
    }
    spans = sorted(
        (claim.quote.find(text), label, text)
        for label, text in spoken.items()
        if text and text in claim.quote
    )
    pieces, end = [], 0
    for start, label, text in spans:
        if start >= end:
            pieces.append(_plain(claim.quote[end:start]))
            pieces.append(click.style(_plain(text), fg=COLOURS[label], bold=True))
            end = start + len(text)
    return "".join([*pieces, _plain(claim.quote[end:])])


def _plain(text: str) -> str:
    return printable(re.sub(r"[ \t\r\n]+", " ", text))
