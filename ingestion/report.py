"""How good the matching is: persons as published against a truth, and what the model holds."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import log2
from pathlib import Path
from typing import Any

from ingestion.console import Console
from ingestion.errors import ThroughlineError
from ingestion.name_groups import name_form, name_origin
from ingestion.quality import MEASURES, Assessment, Measure, Quality, quality, wilson
from ingestion.warehouse import Connection, Warehouse

CUTS = ("person_id", "person_id_strict", "person_id_wide")
LEAST_BITS, MOST_BITS = -20, 40
RULINGS = ("same", "different")


class ReportError(ThroughlineError):
    """The truth can't be read, or has nothing in common with what is published."""


@dataclass(frozen=True)
class Level:
    """One level of a comparison: its weight in bits, against unrelated pairs and a household."""

    comparison: str
    level: int
    m: float
    u: float
    h: float
    bits: float
    household_bits: float


@dataclass(frozen=True)
class Band:
    """Candidate pairs whose weight is from `bits` to one bit more; rulings on them."""

    bits: int
    pairs: int
    linked: int
    same: int = 0
    different: int = 0


@dataclass(frozen=True)
class Estimate:
    """What rulings say of linking every compared pair of at least so many bits."""

    bits: int
    precision: Measure
    recall: Measure
    covered: float


@dataclass(frozen=True)
class LinkReport:
    """The model and its weights; quality against a truth, when one is given, at each cut.

    `groups` has the default cut by what is known of the records: group, part, quality. `rulings`
    stands in where there is no truth but people have ruled on pairs.
    """

    levels: Sequence[Level]
    bands: Sequence[Band]
    blocks: Sequence[Mapping[str, Any]]
    records: int = 0
    true_persons: int = 0
    quality: Mapping[str, Quality] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, Quality]] = field(default_factory=dict)
    rulings: Sequence[Estimate] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def link_report(warehouse: Warehouse, truth: str | Path | None = None) -> LinkReport:
    """Compares `marts.person_crosswalk` with the truth, and reads the model.

    `truth` is a CSV file with `person` and either `record_uid` or `tool_slug`, `account_slug`,
    `source_object` and `source_id`; or the name of a column that `land-file` kept of a list of
    people. Records that the truth does not name are left out. ReportError when none is left.
    Without a truth people's rulings are taken as a sample of the pairs at their weight.
    """
    if "link_edge" not in warehouse.tables("identity"):
        raise ReportError(
            "No person has been matched yet",
            warehouse.place,
            "Nothing was built in this warehouse",
            "Run `throughline build`",
        )
    bands = _bands(warehouse)
    model = LinkReport(
        levels=_levels(warehouse),
        bands=bands,
        blocks=_blocks(warehouse),
        rulings=() if truth else estimates(bands),
    )
    return _with_quality(model, warehouse, truth) if truth else model


def _with_quality(model: LinkReport, warehouse: Warehouse, truth: str | Path) -> LinkReport:
    known = _truth(warehouse, truth)
    crosswalk = warehouse.table("marts", "person_crosswalk")
    with warehouse.connect() as connection:
        published = connection.query(f"select record_uid, {', '.join(CUTS)} from {crosswalk}")
        rows = [(uid, known[uid], persons) for uid, *persons in published if uid in known]
        if not rows:
            raise ReportError(
                "The truth names no record that is published",
                str(truth),
                "It is of other records, or nothing was built since they were landed",
                "Run `throughline build`, then look at record_uid in marts.person_crosswalk",
            )
        parts = _parts(warehouse, connection, [uid for uid, _, _ in rows])
    by_cut = {
        cut: [(person, found[place]) for _, person, found in rows] for place, cut in enumerate(CUTS)
    }
    default = Assessment(by_cut[CUTS[0]])
    return LinkReport(
        levels=model.levels,
        bands=model.bands,
        blocks=model.blocks,
        records=len(rows),
        true_persons=len({person for _, person, _ in rows}),
        quality={cut: quality(assignment) for cut, assignment in by_cut.items()},
        groups={
            group: {part: default.quality(places) for part, places in sorted(of.items())}
            for group, of in parts.items()
        },
    )


def _parts(
    warehouse: Warehouse, connection: Connection, uids: Sequence[str]
) -> dict[str, dict[str, list[int]]]:
    """By group and part the places in `uids` of its records. Names are read here and go no
    further."""
    record = warehouse.table("standard", "mds_person_record")
    contact = warehouse.table("standard", "mds_contact_point")
    address = warehouse.table("standard", "mds_person_address")
    has = {
        "email": f"record_uid in (select person_record_uid from {contact}"
        " where contact_point_type = 'email')",
        "phone": f"record_uid in (select person_record_uid from {contact}"
        " where contact_point_type = 'phone')",
        "birth_date": "birth_date is not null",
        "street_address": f"record_uid in (select person_record_uid from {address}"
        " where line_1_raw is not null)",
    }
    rows = connection.query(
        f"select record_uid, tool_slug, given_name, family_name, {', '.join(has.values())}"
        f" from {record}"
    )
    facts = {uid: rest for uid, *rest in rows}
    groups: dict[str, dict[str, list[int]]] = {
        group: defaultdict(list) for group in ("tool", "name_origin", "name_form", "missing_fields")
    }
    for place, uid in enumerate(uids):
        tool, given, family, *present = facts[uid]
        groups["tool"][tool].append(place)
        groups["name_origin"][name_origin(given, family)].append(place)
        groups["name_form"][name_form(given, family)].append(place)
        for name, is_there in zip(has, present, strict=True):
            groups["missing_fields"][f"{'with' if is_there else 'without'}_{name}"].append(place)
    return groups


def _levels(warehouse: Warehouse) -> list[Level]:
    table = warehouse.table("identity", "link_parameter")
    with warehouse.connect() as connection:
        rows = connection.query(
            f"select comparison, level, m, u, h from {table}"
            f" where model_version = (select max(model_version) from {table})"
            " order by comparison, level desc"
        )
    return [
        Level(name, int(level), m, u, h, log2(m / u), log2(h / u)) for name, level, m, u, h in rows
    ]


def _blocks(warehouse: Warehouse) -> list[dict[str, Any]]:
    columns = (
        "rule_name", "kept_block_count", "largest_kept_block", "pairs_proposed",
        "linked_pairs", "linked_pairs_of_no_other_rule",
    )  # fmt: skip
    with warehouse.connect() as connection:
        rows = connection.query(
            f"select {', '.join(columns)}"
            f" from {warehouse.table('identity', 'link_blocking_report')} order by rule_name"
        )
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _bands(warehouse: Warehouse) -> list[Band]:
    """Candidate pairs by whole bits of their weight, from one end of the scale to the other."""
    table = {
        name: warehouse.table("identity", name)
        for name in ("link_edge", "link_record", "link_record_cluster")
    }
    bits = f"cast(floor(least(greatest(edge.weight, {LEAST_BITS}), {MOST_BITS})) as integer)"
    with warehouse.connect() as connection:
        counted = connection.query(
            f"select {bits} as bits, count(*),"
            " count(case when cluster_l.cluster_no = cluster_r.cluster_no then 1 end)"
            f" from {table['link_edge']} as edge"
            f" join {table['link_record_cluster']} as cluster_l"
            " on edge.record_no_l = cluster_l.record_no"
            f" join {table['link_record_cluster']} as cluster_r"
            " on edge.record_no_r = cluster_r.record_no group by 1"
        )
        ruled = _ruled(warehouse, connection, bits)
    return [
        Band(int(band), pairs, linked, *(ruled.get((int(band), word), 0) for word in RULINGS))
        for band, pairs, linked in sorted(counted)
    ]


def _ruled(warehouse: Warehouse, connection: Connection, bits: str) -> dict[tuple[int, str], int]:
    """How many pairs of a band people have ruled on, the latest ruling of each pair."""
    sources = [
        warehouse.table(layer, name)
        for layer, name in (("registry", "person_ruling"), ("reference", "registry_person_ruling"))
        if name in warehouse.tables(layer)
    ]
    if not sources:
        return {}
    record = warehouse.table("identity", "link_record")
    every = " union all ".join(
        "select record_uid_l, record_uid_r, ruling, cast(ruled_at as timestamp) as ruled_at"
        f" from {source}"
        for source in sources
    )
    rows = connection.query(
        f"select {bits} as bits, latest.ruling, count(*) from ("
        " select least(record_l.record_no, record_r.record_no) as record_no_l,"
        " greatest(record_l.record_no, record_r.record_no) as record_no_r, ruling,"
        " row_number() over (partition by least(record_l.record_no, record_r.record_no),"
        " greatest(record_l.record_no, record_r.record_no)"
        " order by ruled_at desc nulls last, ruling) as place"
        f" from ({every}) as every_ruling"
        f" join {record} as record_l on every_ruling.record_uid_l = record_l.record_uid"
        f" join {record} as record_r on every_ruling.record_uid_r = record_r.record_uid"
        f") as latest join {warehouse.table('identity', 'link_edge')} as edge"
        " on latest.record_no_l = edge.record_no_l and latest.record_no_r = edge.record_no_r"
        " where latest.place = 1 group by 1, 2"
    )
    return {(int(band), str(ruling)): count for band, ruling, count in rows}


def estimates(bands: Sequence[Band]) -> list[Estimate]:
    """Precision and recall of linking from some weight up, by bands that people have ruled on.

    A band's share of matches is that of the pairs ruled on in it, so a reviewer may rule on more
    pairs where the weight says least. `covered` is the share of the pairs from that weight up
    whose band has rulings; what no block proposed is not in it.
    """
    ruled = [band for band in bands if band.same + band.different]
    return [
        Estimate(
            bits=band.bits,
            precision=_share_of_matches([one for one in ruled if one.bits >= band.bits]),
            recall=_recall(ruled, band.bits),
            covered=_covered(bands, band.bits),
        )
        for band in ruled
    ]


def _share_of_matches(ruled: Sequence[Band]) -> Measure:
    pairs = sum(band.pairs for band in ruled)
    matches = sum(band.pairs * _share(band) for band in ruled)
    variance = sum(_variance(band) for band in ruled) / pairs**2
    return _measure(matches / pairs, variance, ruled)


def _recall(ruled: Sequence[Band], bits: int) -> Measure:
    above = [band for band in ruled if band.bits >= bits]
    below = [band for band in ruled if band.bits < bits]
    found, missed = (sum(band.pairs * _share(band) for band in part) for part in (above, below))
    if not found + missed:
        return Measure(1.0, 0.0, 1.0)
    variance = (missed**2 * sum(map(_variance, above)) + found**2 * sum(map(_variance, below))) / (
        found + missed
    ) ** 4
    return _measure(found / (found + missed), variance, ruled)


def _measure(value: float, variance: float, ruled: Sequence[Band]) -> Measure:
    rulings = sum(band.same + band.different for band in ruled)
    return wilson(value, min(value * (1 - value) / variance, rulings) if variance else rulings)


def _share(band: Band) -> float:
    return band.same / (band.same + band.different)


def _variance(band: Band) -> float:
    """Of the band's number of matches; a band all of one kind is not taken for certain."""
    rulings = band.same + band.different
    share = (band.same + 0.5) / (rulings + 1)
    return band.pairs**2 * share * (1 - share) / rulings


def _covered(bands: Sequence[Band], bits: int) -> float:
    above = [band for band in bands if band.bits >= bits]
    ruled = sum(band.pairs for band in above if band.same + band.different)
    return ruled / sum(band.pairs for band in above)


def show(report: LinkReport, console: Console) -> None:
    """Prints quality, or what rulings say, as tables."""
    if report.quality:
        console.show(f"{report.records:,} records of {report.true_persons:,} true persons")
        console.table(
            ["measure", *CUTS],
            [
                [name.replace("_", " "), *(str(getattr(report.quality[cut], name)) for cut in CUTS)]
                for name in MEASURES
            ],
        )
    for group, parts in report.groups.items():
        console.show()
        console.table(
            [group.replace("_", " "), "records", "precision", "recall", "f1"],
            [
                [part.replace("_", " "), of.records, str(of.precision), str(of.recall), str(of.f1)]
                for part, of in parts.items()
            ],
        )
    if report.rulings:
        console.show("What people's rulings say of linking every pair from a weight up")
        console.table(
            ["bits", "precision", "recall of compared pairs", "pairs of ruled bands"],
            [
                [one.bits, str(one.precision), str(one.recall), f"{one.covered:.0%}"]
                for one in report.rulings
            ],
        )
    if not report.quality and not report.rulings:
        console.show("Nothing to judge by: give --truth, or rule on pairs of the review queue")


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
