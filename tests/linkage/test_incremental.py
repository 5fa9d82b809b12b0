"""What a build makes that goes on from the last one is what a full one makes of the same model."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.duckdb_plugin import register
from tests.linkage.conftest import Identity, uid
from tests.linkage.crowd import crowd
from tests.linkage.people import standard_tables

MATCHING = "+link_settled,path:models/identity"
# small enough that blocks pass and fall under their caps, regions are cut, clusters are held
LINKAGE = {
    "training": {"growth": 1000},
    "blocking": {"budgets": {
        "strong": {"per_record": 1.5, "fixed": 0},
        "middle": {"per_record": 0.5, "fixed": 0},
        "broad": {"per_record": 0.3, "fixed": 0},
    }},
    "neighbourhood": {"records": 4},
    "held": {"records": 4},
}  # fmt: skip
# what is compared; working tables of one build are not
COMPARED = (
    "link_record", "link_email", "link_phone", "link_address", "link_identifier",
    "link_block_key", "link_block", "link_comparison", "link_edge", "link_component",
    "link_neighbour_comparison", "link_conflict", "link_pair", "link_ambiguous",
    "link_cluster_strict", "link_cluster", "link_cluster_wide", "link_held_cluster",
    "link_record_cluster", "link_settled",
)  # fmt: skip
FIELDS = ("given_name", "family_name", "email", "phone", "birth_date", "address_line_1")
Row = dict[str, Any]


def crowded() -> list[Row]:
    """People of few households, some in many records, some who say little."""
    rows = [{**row, "tool_slug": "file"} for row in crowd(24, seed=3)]
    rows += [
        {**rows[place], "source_id": f"again-{place}-{copy}", "email": None}
        for place in (0, 9)
        for copy in range(5)
    ]
    return [*rows, {"source_id": "vague", "given_name": "j", "family_name": "halman"}]


PEOPLE = crowded()
FIRST, LATER = PEOPLE[:40], PEOPLE[40:]


def state(query: Any) -> dict[str, list[str]]:
    """The rows of every compared table, in an order of their own."""
    found = {}
    for table in COMPARED:
        columns = query(
            "select column_name from information_schema.columns where table_schema = 'identity'"
            f" and table_name = '{table}' and column_name <> 'is_changed' order by 1"
        )
        names = ", ".join(name for (name,) in columns)
        found[table] = sorted(map(repr, query(f"select {names} from identity.{table}")))
    return found


def differing(mine: Mapping[str, list[str]], theirs: Mapping[str, list[str]]) -> dict[str, Any]:
    """What one state has and the other has not, by table."""
    return {
        table: {"only mine": set(mine[table]) - set(theirs[table]),
                "only theirs": set(theirs[table]) - set(mine[table])}
        for table in COMPARED
        if mine[table] != theirs[table]
    }  # fmt: skip


@pytest.fixture(scope="module")
def built(make_identity) -> Callable[[str], Identity]:
    """An engine's warehouse after its first build, one for all tests."""

    @functools.cache
    def build(engine: str) -> Identity:
        identity = make_identity(engine)
        identity.lay(FIRST)
        identity.dbt.run(MATCHING, linkage=LINKAGE)
        return identity

    return build


def test_a_build_goes_on_and_ends_where_a_full_one_does(built, engine):
    identity = built(engine)
    dbt = identity.dbt
    build = "select is_training, is_whole, is_finished, model_version from identity.link_build"
    assert dbt.query(build) == [(True, True, True, 1)]
    changed = [{**FIRST[0], "phone": FIRST[8]["phone"]}, *FIRST[3:], *LATER[:8]]
    identity.lay(changed)
    identity.rule(FIRST[10]["source_id"], FIRST[20]["source_id"], "same")
    dbt.run(MATCHING, linkage=LINKAGE)
    assert dbt.query(build) == [(False, False, True, 1)]
    ((records,),) = dbt.query("select count(*) from identity.link_change")
    assert records == 1 + 2 + 8 + 2
    went_on = state(dbt.query)
    dbt.invoke("run", "--full-refresh", "--select", MATCHING, variables={"linkage": LINKAGE}).ok()
    assert dbt.query(build) == [(False, True, True, 1)]
    assert differing(went_on, state(dbt.query)) == {}


class Replay:
    """Builds of a copy of a warehouse by the SQL that dbt compiled, whole or going on."""

    def __init__(self, identity: Identity) -> None:
        dbt = identity.dbt
        self.sql = {}
        for is_whole in (False, True):
            dbt.execute(
                f"update identity.link_build set is_training = false, is_whole = {is_whole}"
            )
            compiled = dbt.invoke("compile", "--select", MATCHING, variables={"linkage": LINKAGE})
            self.sql[is_whole] = dict(zip(compiled.ok().statuses, compiled.compiled, strict=True))
        manifest = dbt._manifest({"linkage": LINKAGE})
        nodes = {
            node.name: node
            for node in manifest.nodes.values()
            if node.name in self.sql[True] and node.resource_type == "model"
        }
        self.config = {name: node.config for name, node in nodes.items()}
        after = {
            name: [parent.split(".")[-1] for parent in node.depends_on.nodes]
            for name, node in nodes.items()
        }
        self.order = [name for name in TopologicalSorter(after).static_order() if name in nodes]
        # a file that is open can't be attached a second time
        self.path = dbt.folder / "built.duckdb"
        with duckdb.connect(dbt.environment["THROUGHLINE_DUCKDB_PATH"]) as connection:
            connection.execute(f"attach '{self.path}' as built")
            connection.execute("copy from database warehouse to built")
            connection.execute("detach built")

    def begin(self) -> None:
        """A copy of the warehouse as dbt left it, in memory."""
        self.connection = duckdb.connect()
        register(self.connection)
        self.connection.execute("set threads = 1")
        self.connection.execute("set variable throughline_hash_key = '|'")
        self.connection.execute(f"attach '{self.path}' as built (read_only)")
        self.connection.execute("attach ':memory:' as warehouse")
        self.connection.execute("copy from database built to warehouse")
        self.connection.execute("use warehouse")

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()

    def lay(self, people: Sequence[Row], rulings: Mapping[tuple[str, str], str]) -> None:
        """Replaces the people and the rulings."""
        columns = list(dict.fromkeys(name for row in PEOPLE for name in row))
        self.query(f"create or replace table people ({', '.join(f'{c} text' for c in columns)})")
        self.connection.executemany(
            f"insert into people values ({', '.join('?' for _ in columns)})",
            [[row.get(column) for column in columns] for row in people],
        )
        for name, sql in standard_tables(self.connection, "people").items():
            self.query(f"create or replace table standard.{name} as {sql}")
        self.query("delete from registry.person_ruling")
        for (left, right), ruling in rulings.items():
            self.connection.execute(
                "insert into registry.person_ruling (record_uid_l, record_uid_r, ruling, ruled_at)"
                " values (?, ?, ?, timestamp '2026-09-30')",
                [uid(left), uid(right), ruling],
            )

    def build(self, is_whole: bool) -> None:
        """One build; a whole one keeps the model."""
        for name in self.order:
            if self.config[name].materialized != "view":
                self._make(name, self.sql[is_whole][name], is_whole)

    def _make(self, name: str, sql: str, is_whole: bool) -> None:
        config, table = self.config[name], f"identity.{name}"
        kind = config.materialized
        if kind == "frozen" or config.get("frozen") or name in ("link_build", "link_parameter"):
            return
        if kind == "incremental":
            self.query(f"insert into {table} by name {sql}")
            return
        made = f"identity.{name}__made"
        start, _, again = sql.partition("\n/* each round */\n")
        self.query(f"create or replace table {made} as {start}")
        while again and self.query(f"select 1 from {made} where is_changed limit 1"):
            self.query(
                f"create or replace table {made} as {again.replace('__previous_round__', made)}"
            )
        if is_whole or not config.get("touched_by"):
            self.query(f"create or replace table {table} as from {made}")
            return
        for condition in self._gone(config, made):
            self.query(f"delete from {table} as kept where {condition}")
        self.query(f"insert into {table} by name from {made}")

    def _gone(self, config: Any, made: str) -> Iterator[str]:
        lists = {f"identity.{name}": columns for name, columns in config["touched_by"].items()}
        if config.get("key"):
            lists[made] = [[config["key"]]]
        for table, columns in lists.items():
            for column in columns:
                keys = [column] if isinstance(column, str) else column
                ours = "record_uid" if column == "record_uid" else "record_no"
                theirs = [ours] if isinstance(column, str) else column
                same = " and ".join(
                    f"touched.{b} = kept.{a}" for a, b in zip(keys, theirs, strict=True)
                )
                yield f"exists (select 1 from {table} as touched where {same})"


@pytest.fixture(scope="module")
def replay(built) -> Replay:
    return Replay(built("duckdb"))


def changed(
    chance: random.Random, people: list[Row], gone: list[Row], rulings: dict[tuple[str, str], str]
) -> None:
    """Changes people and rulings in place as data does: come, go, come back, are edited."""
    for _ in range(chance.randrange(1, 5)):
        kind = chance.choice(["come", "come", "go", "edit", "edit", "rule", "withdraw"])
        if kind == "come" and gone:
            people.append(gone.pop(chance.randrange(len(gone))))
        elif kind == "go" and len(people) > 4:
            gone.append(people.pop(chance.randrange(len(people))))
        elif kind == "edit":
            place, field = chance.randrange(len(people)), chance.choice(FIELDS)
            value = chance.choice([chance.choice(people).get(field), None])
            people[place] = {**people[place], field: value}
        elif kind == "rule":
            left, right = sorted(row["source_id"] for row in chance.sample(people, 2))
            # all of one kind, or they might contradict each other
            rulings[left, right] = "same" if not rulings else next(iter(rulings.values()))
        elif kind == "withdraw" and rulings:
            del rulings[chance.choice(sorted(rulings))]


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10_000), builds=st.integers(1, 3))
def test_any_changes_end_where_a_full_build_does(replay, seed, builds):
    chance = random.Random(seed)
    people, gone, rulings = list(FIRST), list(LATER), {}
    replay.begin()
    for _ in range(builds):
        changed(chance, people, gone, rulings)
        replay.lay(people, rulings)
        replay.build(is_whole=False)
    went_on = state(replay.query)
    replay.build(is_whole=True)
    assert differing(went_on, state(replay.query)) == {}
