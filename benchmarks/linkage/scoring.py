"""How right clusters are, pair by pair, against the truth: blocking losses count as missed.

python -m benchmarks.linkage.scoring PEOPLE.parquet FOLDER

Reads clusters.parquet in the folder, and where there are any pairs.parquet (what was compared)
and review.parquet (what waits for a person). Hard cases have a `verdict` besides their truth.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.linkage.measuring import answer

Cut = dict[str, float]


def score(people: str, folder: Path) -> dict[str, Any]:
    """Precision, recall and F1 of every cut, and the share of true pairs that were compared."""
    memory = duckdb.connect()
    waiting = folder / "review.parquet"
    memory.execute(
        "create table waiting as "
        + (
            f"select * from read_parquet('{waiting}')"
            if waiting.exists()
            else "select '' as source_id_l, '' as source_id_r where false"
        )
    )
    memory.execute(
        "create table known as select given.*, clusters.* exclude (source_id)"
        f" from read_parquet('{people}') as given"
        f" join read_parquet('{folder / 'clusters.parquet'}') as clusters using (source_id)"
    )
    columns = [row[0] for row in memory.execute("describe known").fetchall()]
    cuts = {
        name.removeprefix("cluster_"): _cut(memory, f'"{name}"')
        for name in columns
        if name.startswith("cluster_")
    }
    return {
        "true_pairs": _pairs(memory, "truth"),
        "cuts": cuts,
        "blocking_recall": _blocking_recall(memory, folder),
    }


def _cut(memory: duckdb.DuckDBPyConnection, cluster: str) -> Cut:
    right = _pairs(memory, f"truth, {cluster}")
    precision = right / max(_pairs(memory, cluster), 1)
    recall = right / max(_pairs(memory, "truth"), 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if right else 0.0,
        **_hard_cases(memory, cluster),
    }


def _pairs(memory: duckdb.DuckDBPyConnection, groups: str) -> int:
    ((pairs,),) = memory.execute(
        "select coalesce(sum(records * (records - 1) // 2), 0)"
        f" from (select count(*) as records from known group by {groups})"
    ).fetchall()
    return int(pairs)


def _blocking_recall(memory: duckdb.DuckDBPyConnection, folder: Path) -> float | None:
    pairs = folder / "pairs.parquet"
    if not pairs.exists():
        return None
    ((found,),) = memory.execute(
        f"select count(*) from read_parquet('{pairs}') as pairs"
        " join known as l on pairs.source_id_l = l.source_id"
        " join known as r on pairs.source_id_r = r.source_id and l.truth = r.truth"
    ).fetchall()
    return found / max(_pairs(memory, "truth"), 1)


def _hard_cases(memory: duckdb.DuckDBPyConnection, cluster: str) -> Cut:
    """Pairs within a case: of one true person and linked, of two and joined; whole cases right.

    A case is right when everything that must be linked is (LINK), when nothing is that must not
    be (NO_LINK), when besides some pair of it waits for review (REVIEW).
    """
    if "verdict" not in [row[0] for row in memory.execute("describe known").fetchall()]:
        return {}
    memory.execute(
        "create or replace temp view pairs_of_cases as"
        " select split_part(l.source_id, '-', 1) as case_id, l.verdict,"
        f" l.truth = r.truth as is_same, l.{cluster} = r.{cluster} as is_linked,"
        " waiting.source_id_l is not null as is_waiting"
        " from known as l join known as r"
        " on split_part(l.source_id, '-', 1) = split_part(r.source_id, '-', 1)"
        " and l.source_id < r.source_id and l.verdict is not null and r.verdict is not null"
        " left join waiting on waiting.source_id_l in (l.source_id, r.source_id)"
        " and waiting.source_id_r in (l.source_id, r.source_id)"
    )
    ((same, linked, different, joined),) = memory.execute(
        "select count(*) filter (is_same), count(*) filter (is_same and is_linked),"
        " count(*) filter (not is_same), count(*) filter (not is_same and is_linked)"
        " from pairs_of_cases"
    ).fetchall()
    verdicts = memory.execute(
        "select verdict, count(*), count(*) filter (is_right) from"
        " (select case_id, verdict, bool_and(is_linked <= is_same"
        " and (is_linked >= is_same or verdict <> 'LINK'))"
        " and (bool_or(is_waiting) or verdict <> 'REVIEW') as is_right"
        " from pairs_of_cases group by case_id, verdict) group by verdict order by verdict"
    ).fetchall()
    return {
        "must_link": same,
        "must_link_found": linked,
        "must_not_link": different,
        "must_not_link_joined": joined,
        **{f"{verdict} cases": count for verdict, count, _ in verdicts},
        **{f"{verdict} cases right": right for verdict, _, right in verdicts},
    }


if __name__ == "__main__":
    answer(**score(sys.argv[1], Path(sys.argv[2])))
