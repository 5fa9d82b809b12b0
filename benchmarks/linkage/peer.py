"""Splink on a set of people, as its documentation advises.

python -m benchmarks.linkage.peer PEOPLE.parquet FOLDER SETTINGS

Names and contacts are cleaned first, as its guide to preparing data asks. Comparisons are its
library's, with term frequencies; u is from random pairs, m by expectation maximisation on three
blocking rules; persons are the connected components above a probability. Leaves clusters.parquet
(source_id and one column per cut) and pairs.parquet in the folder.
"""

from __future__ import annotations

from benchmarks.linkage.measuring import Phases

phases = Phases()

import logging  # noqa: E402
import sys  # noqa: E402
import warnings  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import duckdb  # noqa: E402
import splink.comparison_library as cl  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402

from benchmarks.linkage.measuring import answer, peak_mb  # noqa: E402

CUTS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)
TIMED = 0.95
RECALL_OF_SURE_RULES = 0.7
PLACEHOLDERS = "'1900-01-01', '1970-01-01', '19000101', '19700101'"
JUNK = "'unknown', 'test', 'none', 'na', 'n/a', 'anonymous', 'null', ''"
DIGITS = "right(regexp_replace({}, '[^0-9]', '', 'g'), 10)"
CLEANED = {
    "given_name": "nullif(lower(strip_accents(trim({}))), '')",
    "family_name": "nullif(lower(strip_accents(trim({}))), '')",
    "birth_date": f"case when {{}} not in ({PLACEHOLDERS}) then nullif(trim({{}}), '') end",
    "email": f"case when split_part(lower(trim({{}})), '@', 1) not in ({JUNK})"
    " then lower(trim({})) end",
    "phone": f"case when length({DIGITS}) >= 7 and not regexp_matches({DIGITS}, '^(0+|5+)$')"
    f" then {DIGITS} end",
    "address_line_1": "nullif(lower(trim({})), '')",
    "city": "nullif(lower(trim({})), '')",
    "region": "nullif(lower(trim({})), '')",
    "postal_code": "nullif(upper(trim({})), '')",
    "birth_place": "nullif(lower(trim({})), '')",
    "occupation": "nullif(lower(trim({})), '')",
    "identifier:soc_sec_id": "nullif(trim({}), '')",
}
TIGHT = (
    ("email",),
    ("phone",),
    ("soc_sec_id",),
    ("family_name", "birth_date"),
    ("given_name", "birth_date"),
    ("given_name", "family_name", "postal_code"),
    ("address_line_1", "postal_code"),
    ("birth_date", "postal_code"),
)
BROAD = (
    *TIGHT,
    ("given_name", "family_name"),
    ("family_name", "postal_code"),
    ("given_name", "postal_code"),
    ("family_name", "city"),
    ("family_name", "birth_place"),
    ("given_name", "birth_place"),
    ("birth_place", "birth_date"),
    ("birth_place", "postal_code"),
    ("birth_place", "occupation"),
    ("postal_code", "substr(birth_date, 1, 3)"),
    ("city", "substr(birth_date, 1, 4)", "substr(given_name, 1, 2)"),
)
# what its demonstrations on small sets do; more pairs than a large set can bear
WIDEST = (
    *BROAD,
    *((name,) for name in ("given_name", "family_name", "birth_date", "postal_code")),
    *((name,) for name in ("city", "birth_place")),
)
TRAINING = (("given_name", "family_name"), ("birth_date",), ("email",))
# a rule of more pairs than the library should train on is narrowed to a postal code
TRAINABLE = 2_000_000
# rules, and whether the two names are compared as one (the library's own joint comparison)
SETTINGS = {
    "joint name, tight rules": (TIGHT, True),
    "two names, tight rules": (TIGHT, False),
    "joint name, broad rules": (BROAD, True),
    "two names, broad rules": (BROAD, False),
    "two names, single fields": (WIDEST, False),
}


def main(people: str, folder: Path, name: str) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    rules, joint = SETTINGS[name]
    connection = duckdb.connect()
    phases.begun()
    with phases.phase("prepare"):
        columns = _clean(connection, people, joint)
        api = DuckDBAPI(connection)
        records = api.register("people")
    at_start = peak_mb()
    linker = Linker(
        records,
        SettingsCreator(
            link_type="dedupe_only",
            unique_id_column_name="source_id",
            comparisons=_comparisons(columns, joint),
            blocking_rules_to_generate_predictions=_rules(rules, columns),
            retain_matching_columns=False,
        ),
        log_level=None,
    )
    with phases.phase("train"):
        linker.training.estimate_probability_two_random_records_match(
            _rules(TIGHT[:6], columns), recall=RECALL_OF_SURE_RULES
        )
        linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
        for rule in _rules(_trainable(connection, columns), columns):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    with phases.phase("predict"):
        pairs = linker.inference.predict(threshold_match_probability=0.0001)
    cluster = linker.clustering.cluster_pairwise_predictions_at_threshold
    with phases.phase("cluster"):
        cluster(pairs, threshold_match_probability=TIMED)
    peak_link = peak_mb()
    scored = _candidates(connection, linker, folder)
    _write(connection, cluster, pairs, folder)
    answer(phases=phases.seconds, peak_start=at_start, peak_link=peak_link, scored=scored)


def _clean(connection: duckdb.DuckDBPyConnection, people: str, joint: bool) -> set[str]:
    """Makes the table people; the columns that hold anything."""
    given = {
        row[0] for row in connection.execute(f"describe from read_parquet('{people}')").fetchall()
    }
    parts = {
        name.removeprefix("identifier:"): cleaned.replace("{}", f'"{name}"')
        for name, cleaned in CLEANED.items()
        if name in given
    }
    for name in ("given_name", "family_name"):
        parts[name] = f"case when {parts[name]} not in ({JUNK}) then {parts[name]} end"
    if "address_line_2" in given:
        parts["address_line_1"] = (
            f"{parts['address_line_1']} || coalesce(' ' || lower(trim(address_line_2)), '')"
        )
    if joint:
        parts["whole_name"] = f"{parts['given_name']} || ' ' || {parts['family_name']}"
    chosen = ", ".join(f"{sql} as {name}" for name, sql in parts.items())
    connection.execute(
        f"create table people as select source_id, {chosen} from read_parquet('{people}')"
    )
    counts = ", ".join(f"count({name}) > 0" for name in parts)
    (filled,) = connection.execute(f"select {counts} from people").fetchall()
    return {name for name, has_any in zip(parts, filled, strict=True) if has_any}


def _comparisons(columns: set[str], joint: bool) -> list[Any]:
    def frequent(comparison: Any) -> Any:
        return comparison.configure(term_frequency_adjustments=True)

    names = (
        [frequent(cl.ForenameSurnameComparison("given_name", "family_name",
                                               forename_surname_concat_col_name="whole_name"))]
        if joint
        else [frequent(cl.NameComparison(name)) for name in ("given_name", "family_name")]
    )  # fmt: skip
    others = {
        "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
        "email": frequent(cl.EmailComparison("email")),
        "phone": frequent(cl.LevenshteinAtThresholds("phone", [1])),
        "soc_sec_id": cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
        "address_line_1": frequent(cl.JaroWinklerAtThresholds("address_line_1", [0.95, 0.88])),
        "postal_code": frequent(cl.LevenshteinAtThresholds("postal_code", [1])),
        "city": frequent(cl.JaroWinklerAtThresholds("city", [0.92])),
        "birth_place": frequent(cl.JaroWinklerAtThresholds("birth_place", [0.92])),
        "occupation": frequent(cl.ExactMatch("occupation")),
    }
    return names + [one for name, one in others.items() if name in columns]


def _rules(rules: Sequence[Sequence[str]], columns: set[str]) -> list[Any]:
    """The rules whose columns hold something."""
    known = columns | {"given_name", "family_name"}
    return [
        block_on(*rule)
        for rule in rules
        if all(part.removeprefix("substr(").partition(",")[0] in known for part in rule)
    ]


def _trainable(connection: duckdb.DuckDBPyConnection, columns: set[str]) -> list[Sequence[str]]:
    """The training rules, none with more pairs than fit into memory."""
    found: list[Sequence[str]] = []
    for rule in TRAINING:
        if not {*rule} <= columns:
            continue
        given = " and ".join(f"{column} is not null" for column in rule)
        ((pairs,),) = connection.execute(
            "select coalesce(sum(records * (records - 1) // 2), 0) from (select count(*) as records"
            f" from people where {given} group by {', '.join(rule)})"
        ).fetchall()
        found.append(rule if pairs <= TRAINABLE else (*rule, "postal_code"))
    return found


def _candidates(connection: duckdb.DuckDBPyConnection, linker: Linker, folder: Path) -> int:
    """Writes the pairs that the rules proposed, predicted or not; how many there are."""
    every = linker.inference.predict()
    connection.execute(
        f"copy (select source_id_l, source_id_r, match_probability from {every.physical_name})"
        f" to '{folder / 'pairs.parquet'}' (format parquet)"
    )
    ((count,),) = connection.execute(f"select count(*) from {every.physical_name}").fetchall()
    return count


def _write(connection: duckdb.DuckDBPyConnection, cluster: Any, pairs: Any, folder: Path) -> None:
    connection.execute("create table clusters as select source_id from people")
    for cut in CUTS:
        found = cluster(pairs, threshold_match_probability=cut).physical_name
        connection.execute(
            f"create or replace table clusters as select clusters.*, found.cluster_id"
            f' as "cluster_{cut}" from clusters join {found} as found using (source_id)'
        )
    connection.execute(f"copy clusters to '{folder / 'clusters.parquet'}' (format parquet)")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
