"""The report on matching as one page: no script, nothing from elsewhere, nobody's data.

Every picture has its figures in a table beside it, for those who do not see it and for copying.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from math import log10
from typing import Any

from ingestion.quality import MEASURES
from ingestion.report import CUTS, Band, Level, LinkReport

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --line: #767676;
  --match: #0b5fa5; --apart: #b3521b; --house: #5b4a9c; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #9a9a9a;
  --match: #6bb1ee; --apart: #f0955c; --house: #b3a4f2; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  margin: 2rem auto; padding: 0 1rem; max-width: 76rem; }
section { margin: 2.5rem 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
  gap: 1.5rem; align-items: start; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); text-align: right; }
th[scope=row], thead th:first-child { text-align: left; font-weight: 400; }
thead th { font-weight: 600; }
svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: var(--ink); }
.match { fill: var(--match); } .apart { fill: var(--apart); } .house { fill: var(--house); }
.axis { stroke: var(--line); } .whisker { stroke: var(--match); stroke-width: 2; }
"""
ROW = 18


def page(report: LinkReport) -> str:
    """The whole page."""
    body = [
        "<h1>How good the matching is</h1>",
        _quality(report),
        *(_group(group, parts) for group, parts in report.groups.items()),
        _rulings(report),
        _weights(report.levels),
        _histogram(report.bands),
        _blocks(report.blocks),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>How good the matching is</title>\n<style>{STYLE}</style>\n</head>\n"
        "<body>\n<main>\n"
        + "\n".join(part for part in body if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _quality(report: LinkReport) -> str:
    if not report.quality:
        return ""
    rows = [
        [_words(name), *(str(getattr(report.quality[cut], name)) for cut in CUTS)]
        for name in MEASURES
    ]
    return _section(
        "Against the truth",
        f"{report.records:,} records of {report.true_persons:,} true persons. A pair missed because"
        " it was never compared counts as missed. In brackets the 95 % interval.",
        _table("Quality of each published id", ["measure", *CUTS], rows),
    )


def _group(group: str, parts: Any) -> str:
    rows = [
        [_words(part), of.records, str(of.precision), str(of.recall), str(of.f1)]
        for part, of in parts.items()
    ]
    least = min((of.f1.low for of in parts.values()), default=0.0)
    left = int(least * 10) / 10
    marks = []
    for at, (part, of) in enumerate(parts.items()):
        y = at * ROW + 12
        low, value, high = (
            190 + (share - left) / (1 - left + 1e-9) * 280
            for share in (of.f1.low, of.f1.value, of.f1.high)
        )
        marks += [
            f'<text x="180" y="{y + 4}" text-anchor="end">{escape(_words(part))}</text>',
            f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>',
            f'<circle class="match" cx="{value:.1f}" cy="{y}" r="4"/>',
        ]
    height = len(parts) * ROW + 24
    marks.append(_axis(190, 470, height - 20, [(190, f"{left:.1f}"), (470, "1")]))
    picture = _svg(480, height, f"F1 by {_words(group)} with its interval", marks)
    return _section(
        f"By {_words(group)}",
        "F1 over pairs at the default cut; the line is its 95 % interval.",
        picture,
        _table(f"Quality by {_words(group)}", ["", "records", *map(_words, MEASURES[:3])], rows),
    )


def _rulings(report: LinkReport) -> str:
    if not report.rulings:
        return ""
    rows = [
        [one.bits, str(one.precision), str(one.recall), f"{one.covered:.0%}"]
        for one in report.rulings
    ]
    return _section(
        "As people ruled",
        "What rulings say of linking every compared pair from a weight up, if the pairs ruled on"
        " are a fair sample of the pairs at their weight.",
        _table(
            "Estimates from rulings",
            ["from bits", "precision", "recall of compared pairs", "pairs in bands with rulings"],
            rows,
        ),
    )


def _weights(levels: Sequence[Level]) -> str:
    most = max((abs(one.bits) for one in levels), default=1.0) or 1.0
    scale, middle = 140 / most, 300
    marks, y = [], 0
    for comparison, of in groupby(levels, key=lambda one: one.comparison):
        y += ROW
        marks.append(f'<text x="0" y="{y}" font-weight="600">{escape(_words(comparison))}</text>')
        for one in of:
            y += ROW
            start = middle + min(one.bits, 0) * scale
            house = middle + max(min(one.household_bits, most), -most) * scale
            marks += [
                f'<text x="150" y="{y}" text-anchor="end">level {one.level}</text>',
                f'<rect class="{"match" if one.bits >= 0 else "apart"}" x="{start:.1f}"'
                f' y="{y - 11}" width="{abs(one.bits) * scale:.1f}" height="12"/>',
                f'<circle class="house" cx="{house:.1f}" cy="{y - 5}" r="3"/>',
            ]
        y += 6
    marks.append(
        _axis(160, 440, y + 8, [(160, f"-{most:.0f}"), (middle, "0"), (440, f"{most:.0f}")])
    )
    rows = [
        [
            f"{_words(one.comparison)}, level {one.level}",
            f"{one.m:.4f}",
            f"{one.u:.6f}",
            f"{one.h:.4f}",
            f"{one.bits:+.2f}",
            f"{one.household_bits:+.2f}",
        ]
        for one in levels
    ]
    return _section(
        "Weights",
        "What it says that two records reach a level: bits for one person against unrelated people"
        " (bar), and for one household against unrelated people (dot). Level 1 is different.",
        _svg(450, y + 30, "Weight in bits of every level of every comparison", marks),
        _table(
            "Weights of every level",
            ["level", "matches", "unrelated", "households", "bits", "household bits"],
            rows,
        ),
    )


def _histogram(bands: Sequence[Band]) -> str:
    """Pairs by weight on a logarithmic scale, as unlinked pairs outnumber the others by far."""
    top = log10(max((band.pairs for band in bands), default=1) + 1)
    first = min((band.bits for band in bands), default=0)
    last = max((band.bits for band in bands), default=0)
    step = 460 / (last - first + 1)
    marks = []
    for band in bands:
        x = 10 + (band.bits - first) * step
        for at, (kind, count) in enumerate(
            (("apart", band.pairs - band.linked), ("match", band.linked))
        ):
            height = log10(count + 1) / (top or 1) * 180
            marks.append(
                f'<rect class="{kind}" x="{x + at * step * 0.45:.1f}" y="{190 - height:.1f}"'
                f' width="{step * 0.45:.1f}" height="{height:.1f}"/>'
            )
    labels = [(10.0, str(first)), (470.0, str(last + 1))]
    if first < 0 <= last:
        labels.insert(1, (10 - first * step, "0"))
    marks.append(_axis(10, 470, 190, labels))
    rows = [
        [f"{band.bits} to {band.bits + 1}", band.pairs, band.linked, band.same, band.different]
        for band in bands
    ]
    return _section(
        "Weights of the pairs compared",
        "Left bars: pairs of two persons; right bars: pairs of one person as published. The height"
        " grows with the logarithm of their number.",
        _svg(480, 215, "Number of compared pairs by weight in bits", marks),
        _table(
            "Pairs compared by weight",
            ["bits", "pairs", "of one person", "ruled same", "ruled different"],
            rows,
        ),
    )


def _blocks(blocks: Sequence[Any]) -> str:
    if not blocks:
        return ""
    names = list(blocks[0])
    return _section(
        "What proposed the pairs",
        "Each rule's blocks that were kept, the pairs they proposed, and how many of those became"
        " links, or became links that no other rule proposed.",
        _table(
            "Blocking rules",
            [_words(name) for name in names],
            [[_words(str(row[names[0]])), *(row[name] for name in names[1:])] for row in blocks],
        ),
    )


def _section(title: str, text: str, *parts: str) -> str:
    inside = "\n".join(parts)
    return (
        f"<section>\n<h2>{escape(title)}</h2>\n<p>{escape(text)}</p>\n"
        f'<div class="pair">\n{inside}\n</div>\n</section>'
    )


def _table(caption: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = "\n".join(
        f'<tr><th scope="row">{escape(str(first))}</th>'
        + "".join(f"<td>{escape(_number(value))}</td>" for value in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _svg(width: int, height: int, title: str, marks: Iterable[str]) -> str:
    inside = "\n".join(marks)
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" aria-label="{escape(title)}">\n'
        f"<title>{escape(title)}</title>\n{inside}\n</svg>"
    )


def _axis(start: float, end: float, y: float, labels: Iterable[tuple[float, str]]) -> str:
    return f'<line class="axis" x1="{start}" x2="{end}" y1="{y}" y2="{y}"/>' + "".join(
        f'<text x="{x:.1f}" y="{y + 15}" text-anchor="middle">{escape(label)}</text>'
        for x, label in labels
    )


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _words(name: str) -> str:
    return name.replace("_", " ")
