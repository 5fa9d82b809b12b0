"""The same people through Throughline and through Splink, side by side.

python -m benchmarks.linkage [SET…] [--settings NAME…] [--keep FOLDER] [--json]

SET: a file or folder of them, febrl1 to febrl4, organizing:RECORDS[:SEED]; see datasets.py.
Every step runs in a process of its own, one after the other. Clusters are judged pair by pair
against all true pairs. CPU and wall seconds leave out Python's start, dbt's parse and loading.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.linkage.measuring import step

DEFAULT = ("organizing:100000",)
KNOWN = ("historical_people.parquet", "febrl3.csv", "fake_1000.csv", "hard_cases.csv")
PEER = (
    "joint name, tight rules",
    "two names, tight rules",
    "joint name, broad rules",
    "two names, broad rules",
)
PEER_ON_SMALL_SETS = ("two names, single fields",)
SMALL = 30_000
SHOWN = ("0.5", "0.9", "0.95", "0.99")
LINKING = ("link", "prepare", "train", "predict", "cluster")
Run = dict[str, Any]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser("python -m benchmarks.linkage", description=__doc__)
    parser.add_argument("sets", nargs="*", default=DEFAULT)
    parser.add_argument(
        "--settings",
        nargs="*",
        choices=PEER + PEER_ON_SMALL_SETS,
        default=PEER + PEER_ON_SMALL_SETS,
        metavar="NAME",
        help=f"the peer's settings: {'; '.join(PEER + PEER_ON_SMALL_SETS)}; none of them runs"
        " Throughline alone",
    )
    parser.add_argument("--keep", type=Path, help="keep warehouses and clusters in this folder")
    parser.add_argument("--json", action="store_true", help="one line of JSON per run")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        place = given.keep or Path(temporary)
        for name in _sets(given.sets):
            folder = place / Path(name).stem.replace(":", "_")
            runs = compare(name, folder, given.settings)
            for line in map(json.dumps, runs) if given.json else table(name, runs):
                sys.stdout.write(line + "\n")
            sys.stdout.flush()


def _sets(given: Sequence[str]) -> list[str]:
    found = []
    for name in given:
        path = Path(name)
        inside = [str(path / one) for one in KNOWN if (path / one).exists()]
        found += inside if path.is_dir() else [name]
    return found


def compare(name: str, folder: Path, settings: Sequence[str]) -> list[Run]:
    """Throughline's run, then one of the peer for each of its settings."""
    folder.mkdir(parents=True, exist_ok=True)
    people = str(folder / "people.parquet")
    records = step("datasets", name, people)["records"]
    decisions = Path(name).with_name("hard_case_decisions.csv")
    rulings = [str(decisions)] if Path(name).stem == "hard_cases" and decisions.exists() else []
    runs = [_run("Throughline", "throughline", people, folder / "throughline", rulings)]
    for setting in settings:
        if setting in PEER_ON_SMALL_SETS and records > SMALL:
            continue
        where = folder / setting.replace(",", "").replace(" ", "_")
        runs.append(_run(f"Splink, {setting}", "peer", people, where, [setting]))
    return [{"set": name, "records": records, **run} for run in runs]


def _run(label: str, module: str, people: str, folder: Path, more: Sequence[str]) -> Run:
    folder.mkdir(parents=True, exist_ok=True)
    cost = step(module, people, str(folder), *more)
    found = step("scoring", people, str(folder))
    phases = cost["phases"]
    linking = [phases[name] for name in LINKING if name in phases]
    return {
        "run": label,
        "cuts": found["cuts"],
        "true_pairs": found["true_pairs"],
        "blocking_recall": found["blocking_recall"],
        "scored": cost["scored"],
        "wall": sum(phase["wall"] for phase in linking),
        "cpu": sum(phase["cpu"] for phase in linking),
        "peak_mb": cost["peak_link"],
        "peak_mb_at_start": cost["peak_start"],
        "phases": phases,
        "nodes": cost.get("nodes", {}),
    }


def table(name: str, runs: Sequence[Run]) -> list[str]:
    """One line per run and cut that is shown; then what only Throughline does."""
    first = runs[0]
    lines = [
        "",
        f"{name}: {first['records']:,} records, {first['true_pairs']:,} true pairs",
        f"{'':42}{'cut':>9}{'precision':>11}{'recall':>8}{'F1':>8}{'blocks':>8}"
        f"{'pairs scored':>14}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}",
    ]
    for run in runs:
        best = max(run["cuts"], key=lambda cut: run["cuts"][cut]["f1"])
        shown = [cut for cut in run["cuts"] if cut in SHOWN or not cut[0].isdigit()]
        for cut in dict.fromkeys([*shown, best]):
            figures = run["cuts"][cut]
            lead = cut == shown[0]
            blocks = run["blocking_recall"]
            lines.append(
                f"{run['run'] if lead else '':42}{cut + ('*' if cut == best else ''):>9}"
                f"{figures['precision']:11.4f}{figures['recall']:8.4f}{figures['f1']:8.4f}"
                + (
                    f"{blocks:8.4f}{run['scored']:14,}{run['wall']:8.1f}{run['cpu']:8.1f}"
                    f"{run['peak_mb']:9.0f}"
                    if lead
                    else ""
                )
            )
    lines.append("* the run's best cut; blocks: the share of true pairs that blocking proposed")
    lines += _hard_cases(runs)
    phases = first["phases"]
    lines.append(
        "Throughline besides: "
        + ", ".join(f"{key} {phases[key]['cpu']:.1f}" for key in ("start", "parse", "load"))
        + f"; ids, explanations and golden records {phases['persons']['cpu']:.1f} CPU s"
        + f" (memory at the start of linking {first['peak_mb_at_start']:.0f} MB)"
    )
    return lines


def _hard_cases(runs: Sequence[Run]) -> list[str]:
    lines = []
    for run in runs:
        for cut, figures in run["cuts"].items():
            if "must_link" in figures and (cut in SHOWN or not cut[0].isdigit()):
                cases = ", ".join(
                    f"{verdict} {figures[f'{verdict} cases right']}/{figures[f'{verdict} cases']}"
                    for verdict in ("LINK", "NO_LINK", "REVIEW")
                )
                lines.append(
                    f"{run['run']:42}{cut:>9}  must-link found {figures['must_link_found']}/"
                    f"{figures['must_link']}, must-not-link joined "
                    f"{figures['must_not_link_joined']}/{figures['must_not_link']}, "
                    f"cases right: {cases}"
                )
    return lines


if __name__ == "__main__":
    main(sys.argv[1:])
