"""`strikemap explain`: why a claim is what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from geo.errors import GeoError
from geo.model import Claim, several
from maps import words
from maps.cli.inputs import Inputs
from maps.cli.options import input_options
from maps.cli.summary import tell_left_out
from maps.cli.terminal import one_line, printable
from maps.marked import marked

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
    click.echo(explanation(_find(read.claims, claim_id), inputs.theatre))
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


def explanation(claim: Claim, theatre: str = "syria") -> str:
    """The claim's sentence with its spans styled, and under it what each was taken for and why."""
    origin = (claim.report_file, claim.publisher, claim.published, claim.url)
    head = " · ".join(one_line(part) for part in ("Claim " + claim.claim_id, *origin) if part)
    lines = [head, "", f"  {_styled(claim)}", ""]
    for label, told, reasons in _rows(claim, theatre):
        lines.append(
            "  " + click.style(label.ljust(LABEL_WIDTH), fg=COLOURS.get(label)) + one_line(told)
        )
        lines += [" " * (LABEL_WIDTH + 2) + one_line(reason) for reason in reasons if reason]
    return "\n".join(lines)


def _rows(claim: Claim, theatre: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Label, what was decided, and the reasons for it."""
    side = words.side_labels(theatre).get(claim.side, claim.side)
    told = (claim.source, side, words.coded(claim.source_role))
    yield (
        "source",
        " · ".join(dict.fromkeys(part for part in told if part)) or "not named",
        (_from_words(claim.source_text), claim.relayed_by and f"passed on by {claim.relayed_by}"),
    )
    attacker = words.attacker_labels(theatre).get(claim.attacker, claim.attacker)
    yield "stance", f"{claim.stance} a strike; attacker: {attacker}", ()
    hit = words.hit(claim.target_actors, words.group_labels(theatre))
    yield (
        "target",
        words.target(claim) or "not named",
        (
            claim.target_kind and f"kind: {words.kinds(claim)}",
            hit and f"who is said to be hit: {hit}",
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
            *(f"may also be: {other}" for other in _others(claim, theatre)),
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
    sure = "not given" if claim.confidence is None else f"{claim.confidence:.2f}"
    yield "confidence", sure, several(claim.note)
    yield "review", claim.review, ()


def _others(claim: Claim, theatre: str) -> Iterator[str]:
    """The other places that the name may mean, in words where the gazetteer has them."""
    import gazetteer

    known = {place.place_id: place for place in gazetteer.load(theatre).theatre.places}
    for other in several(claim.alternatives):
        place_id, _, score = other.rpartition(" ")
        place = known.get(place_id)
        if place is None:
            yield other
        else:
            where = f", {place.admin1}" if place.admin1 not in ("", place.name) else ""
            yield f"{place.name} ({place.kind}{where}), score {score}"


def _from_words(text: str) -> str:
    return f"words: “{text}”" if text else ""


def _styled(claim: Claim) -> str:
    """The quote on one line, each span in its colour; where two overlap the first stays."""
    if not claim.quote:
        return "(the claim holds no quote)"
    return "".join(
        click.style(_plain(text), fg=COLOURS[label], bold=True) if label else _plain(text)
        for text, label in marked(claim)
    )


def _plain(text: str) -> str:
    return printable(re.sub(r"[ \t\r\n]+", " ", text))
