"""How good the matching is: persons as published against a truth, and what the model holds."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingestion.console import Console
from ingestion.errors import ThroughlineError
from ingestion.warehouse import Warehouse

GROUPS = 20
CUTS = ("person_id", "person_id_strict", "person_id_wide")
Assignment = Sequence[tuple[str, str]]


class ReportError(ThroughlineError):
    """The truth can't be read, or has nothing in common with what is published."""


@dataclass(frozen=True)
class Measure:
    """A share between 0 and 1 with the half-width of its 95 % interval."""

    value: float
    margin: float

    def __str__(self) -> str:
        return f"{self.value:.4f} ± {self.margin:.4f}"


@dataclass(frozen=True)
class Quality:
    """Pairwise over clusters, missed blocks included, and B-cubed (per record)."""

    precision: Measure
    recall: Measure
    f1: Measure
    b_cubed_precision: Measure
    b_cubed_recall: Measure
    b_cubed_f1: Measure


@dataclass(frozen=True)
class LinkReport:
    """Quality at each cut over the records that the truth knows."""

    records: int
    true_persons: int
    quality: Mapping[str, Quality]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def link_report(warehouse: Warehouse, truth: str | Path) -> LinkReport:
    """Compares `marts.person_crosswalk` with the truth.

    `truth` is a CSV file with `person` and either `record_uid` or `tool_slug`, `account_slug`,
    `source_object` and `source_id`; or the name of a column that `land-file` kept of a list of
    people. Records that the truth does not name are left out. ReportError when none is left.
    """
    known = _truth(warehouse, truth)
    crosswalk = warehouse.table("marts", "person_crosswalk")
    with warehouse.connect() as connection:
        published = connection.query(f"select record_uid, {', '.join(CUTS)} from {crosswalk}")
    rows = [(known[uid], persons) for uid, *persons in published if uid in known]
    if not rows:
        raise ReportError(
            "The truth names no record that is published",
            str(truth),
            "It is of other records, or nothing was built since they were landed",
            "Run `throughline build`, then look at record_uid in marts.person_crosswalk",
        )
    return LinkReport(
        records=len(rows),
        true_persons=len({person for person, _ in rows}),
        quality={
            cut: quality([(person, found[place]) for person, found in rows])
            for place, cut in enumerate(CUTS)
        },
    )


def show(report: LinkReport, console: Console) -> None:
    """Prints the report as a table."""
    console.show(f"{report.records:,} records of {report.true_persons:,} true persons")
    names = list(Quality.__dataclass_fields__)
    console.table(
        ["measure", *CUTS],
        [
            [name.replace("_", " "), *(str(getattr(report.quality[cut], name)) for cut in CUTS)]
            for name in names
        ],
    )


def quality(assignment: Assignment) -> Quality:
    """Quality of (true person, published person) per record.

    Intervals by leaving out one of 20 groups of true persons at a time; the groups are by the
    person's key, so that the same data give the same intervals.
    """
    whole = _measures(assignment)
    groups: dict[int, list[tuple[str, str]]] = {group: [] for group in range(GROUPS)}
    for person, found in assignment:
        groups[int(hashlib.md5(person.encode()).hexdigest(), 16) % GROUPS].append((person, found))
    without = [
        _measures([row for other, rows in groups.items() if other != group for row in rows])
        for group in range(GROUPS)
    ]
    margins = []
    for place in range(len(whole)):
        values = [measures[place] for measures in without]
        mean = sum(values) / GROUPS
        variance = (GROUPS - 1) / GROUPS * sum((value - mean) ** 2 for value in values)
        margins.append(1.96 * variance**0.5)
    return Quality(*(Measure(value, margin) for value, margin in zip(whole, margins, strict=True)))


def _measures(assignment: Assignment) -> tuple[float, ...]:
    true = Counter(person for person, _ in assignment)
    found = Counter(cluster for _, cluster in assignment)
    both = Counter(assignment)
    right = _pairs(both.values())
    precision = _share(right, _pairs(found.values()))
    recall = _share(right, _pairs(true.values()))
    records = len(assignment)
    b_precision = _share(sum(n * n / found[key[1]] for key, n in both.items()), records)
    b_recall = _share(sum(n * n / true[key[0]] for key, n in both.items()), records)
    return (
        precision,
        recall,
        _f1(precision, recall),
        b_precision,
        b_recall,
        _f1(b_precision, b_recall),
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _share(part: float, whole: float) -> float:
    """1 when there is nothing to be wrong about."""
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _truth(warehouse: Warehouse, truth: str | Path) -> dict[str, str]:
    path = Path(truth)
    if path.suffix.lower() == ".csv" or path.exists():
        return _truth_of_file(path)
    return _truth_of_column(warehouse, str(truth))


def _truth_of_file(path: Path) -> dict[str, str]:
    if not path.exists():
        raise ReportError("There is no such file", str(path), "", "Give the path of a CSV file")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = set(reader.fieldnames or ())
        parts = ("tool_slug", "account_slug", "source_object", "source_id")
        if "person" not in columns or not ("record_uid" in columns or columns.issuperset(parts)):
            raise ReportError(
                "The file lacks a column",
                str(path),
                f"It has {', '.join(sorted(columns)) or 'no header'}",
                f"Give it `person` and `record_uid`, or `person` and {', '.join(parts)}",
            )
        return {
            row.get("record_uid") or ":".join(row[part] for part in parts): row["person"]
            for row in reader
            if row["person"]
        }


def _truth_of_column(warehouse: Warehouse, column: str) -> dict[str, str]:
    if "stg_file__people_kept_value" not in warehouse.tables("staging"):
        raise ReportError(
            "No column of a list of people was kept",
            warehouse.place,
            "No file was landed, or nothing was built since",
            "Run `throughline land-file` and `throughline build`, or give a CSV file",
        )
    kept = warehouse.table("staging", "stg_file__people_kept_value")
    with warehouse.connect() as connection:
        rows = connection.query(
            f"select tool_slug, account_slug, source_id, kept_value from {kept}"
            " where column_name = ? and kept_value is not null",
            [column],
        )
        names = connection.query(f"select distinct column_name from {kept} order by column_name")
    if not rows:
        raise ReportError(
            f"No kept column is called {column}",
            warehouse.place,
            f"There are {', '.join(name for (name,) in names) or 'none'}",
            "Name one of them, or the path of a CSV file",
        )
    return {
        f"{tool}:{account}:person:{_encoded(source_id)}": value
        for tool, account, source_id, value in rows
    }


def _encoded(source_id: str) -> str:
    return source_id.replace("%", "%25").replace("|", "%7C")
