"""What was claimed day by day, as a chart."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta

from geo.summary import Daily
from maps.sides import Side

HATCHES = {
    "plain": "",
    "rising": "//",
    "falling": "\\\\",
    "rows": "--",
    "columns": "||",
    "grid": "++",
    "lattice": "xx",
    "dots": "..",
}
INCHES = (9.0, 4.6)
_MOST_TICKS = 14


def daily_chart(daily: Sequence[Daily], sides: Sequence[Side]) -> str:
    """Two stacked bars a day as SVG: how many statements each side made about strikes of that
    day, and how many strikes they count, by the least number that they give.

    Each statement and its copies count once. The same counts give the same text; "" for none.
    """
    if not daily:
        return ""
    import matplotlib
    from matplotlib.figure import Figure

    days = _days(daily)
    used = [side for side in sides if any(each.side == side.id for each in daily)]
    with matplotlib.rc_context({"svg.hashsalt": "strikemap", "svg.fonttype": "none"}):
        figure = Figure(figsize=INCHES, layout="constrained")
        axes = figure.subplots(2, 1, sharex=True)
        for axis, name, title in zip(
            axes,
            ("statements", "strikes"),
            ("Statements about strikes of the day", "Strikes that they count"),
            strict=True,
        ):
            base = [0] * len(days)
            for side in used:
                counts = {each.day: getattr(each, name) for each in daily if each.side == side.id}
                told = [place for place, day in enumerate(days) if counts.get(day)]
                axis.bar(
                    told,
                    [counts[days[place]] for place in told],
                    bottom=[base[place] for place in told],
                    width=0.8,
                    color=side.colour,
                    edgecolor="white",
                    linewidth=0.6,
                    hatch=HATCHES[side.pattern],
                    label=side.label,
                )
                base = [low + counts.get(day, 0) for low, day in zip(base, days, strict=True)]
            axis.set_title(title, loc="left", fontsize=10)
            axis.spines[["top", "right"]].set_visible(False)
            axis.yaxis.get_major_locator().set_params(integer=True, nbins=5)
            axis.tick_params(labelsize=8)
        step = -(-len(days) // _MOST_TICKS)
        axes[1].set_xticks(range(0, len(days), step), days[::step], rotation=35, ha="right")
        figure.legend(
            *axes[0].get_legend_handles_labels(), loc="outside lower left", ncols=3, fontsize=8,
            frameon=False,
        )  # fmt: skip
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    text = drawn.getvalue()
    return text[text.index("<svg") :]


def _days(daily: Sequence[Daily]) -> list[str]:
    """Every day from the first to the last, those that nobody speaks of too."""
    first, last = (date.fromisoformat(each.day) for each in (daily[0], daily[-1]))
    return [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
