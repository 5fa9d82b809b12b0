"""Record ids: reversible, free of collisions, and the same on every engine."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import ROOT, Dbt

AWKWARD = [
    "%",
    "|",
    ":",
    "%N",
    "%25",
    "%7C",
    "%257C",
    "%%",
    "||",
    "a|b",
    "a%7Cb",
    "",
    None,
    "ñandú",
    "例",
    " trailing  ",
    "123",
    "h1_0",
    "a:b:c",
]


SEPARATOR = "-- next --"
PROJECT = f"""
name: throughline
profile: throughline
macro-paths: [{ROOT / "macros"}]
flags: {{send_anonymous_usage_stats: false}}
vars:
  {{tools: {{}}, extra_tool_entities: {{}}, linkage: {{}}, journey: {{}}, consent: {{}},
  scratch: ""}}
"""


class Ids:
    """The id macros, rendered once per engine and run on values sent as parameters."""

    def __init__(self, dbt: Dbt) -> None:
        self._dbt = dbt
        macros = [
            "mds_record_uid(\"'tool'\", \"'acc'\", \"'object'\", ['a', 'b'])",
            *(
                f"mds_decode_uid('uid', '{part}')"
                for part in ("tool_slug", "account_slug", "source_object", "source_id")
            ),
            *(f"mds_decode_uid('uid', 'component', {n})" for n in (1, 2)),
        ]
        inline = f"\n{SEPARATOR}\n".join("{{ " + macro + " }}" for macro in macros)
        rendered = dbt.invoke("compile", "--inline", inline).ok().compiled[0]
        self.encode, *self.parts = rendered.split(SEPARATOR)

    def __call__(self, pairs: list[tuple[str | None, str | None]]) -> list[tuple[str | None, ...]]:
        values = ", ".join("(?, ?, ?)" for _ in pairs)
        parameters = [v for n, (a, b) in enumerate(pairs) for v in (n, a, b)]
        sql = f"""
            with given as (
                select cast(n as integer) as n, cast(a as varchar) as a, cast(b as varchar) as b
                from (values {values}) as pairs (n, a, b)
            ),
            made as (select n, {self.encode} as uid from given)
            select uid, {", ".join(self.parts)} from made order by n
        """
        return self._dbt.query(sql, parameters)


@pytest.fixture(scope="module")
def ids(make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ids]:
    folder = tmp_path_factory.mktemp("macros")
    (folder / "dbt_project.yml").write_text(PROJECT)
    return {engine: Ids(make_dbt(engine, project_dir=folder)) for engine in ("duckdb", "postgres")}


def test_awkward_ids_survive_the_round_trip_and_stay_apart(
    ids: dict[str, Ids], engine: str
) -> None:
    pairs = list(itertools.product(AWKWARD, AWKWARD))
    rows = ids[engine](pairs)
    for (a, b), (uid, tool, account, source_object, source_id, first, second) in zip(
        pairs, rows, strict=True
    ):
        assert (tool, account, source_object) == ("tool", "acc", "object")
        assert uid == f"tool:acc:object:{source_id}"
        assert (first, second) == (a or None, b or None)
    meant = {(a or None, b or None) for a, b in pairs}
    assert len({row[0] for row in rows}) == len(meant)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            *[st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"))] * 2
        ),
        min_size=1,
        max_size=30,
    )
)
def test_any_text_survives_on_both_engines_alike(
    ids: dict[str, Ids], pairs: list[tuple[str | None, str | None]]
) -> None:
    duckdb, postgres = ids["duckdb"](pairs), ids["postgres"](pairs)
    assert duckdb == postgres
    assert [row[5:] for row in duckdb] == [(a or None, b or None) for a, b in pairs]
