"""What a build makes that goes on from the last one is what a full one makes of the same model."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.duckdb_plugin import register
from tests.linkage.conftest import Identity, uid
from tests.linkage.crowd import crowd
from tests.linkage.people import MARTS, standard_tables

PERSONS = ("path:models/identity", *MARTS)
# small enough that blocks pass and fall under their caps, regions are cut, clusters are held
LINKAGE = {
    "training": {"growth": 1000},
    "blocking": {"budgets": {
        "strong": {"per_record": 1.5, "fixed": 0},
        "middle": {"per_record": 0.5, "fixed": 0},
        "broad": {"per_record": 0.3, "fixed": 0},
    }},
    "neighbourhood": {"records": 4},
    "held": {"records": 6, "percentile": 0.85},
}  # fmt: skip
# what is compared; working tables of one build are not
COMPARED = (
    "link_record", "link_email", "link_phone", "link_address", "link_identifier",
    "link_block_key", "link_block", "link_comparison", "link_edge", "link_component",
    "link_neighbour_comparison", "link_conflict", "link_pair", "link_ambiguous",
    "link_cluster_strict", "link_cluster", "link_cluster_wide", "link_held_cluster",
    "link_record_cluster", "link_settled", "link_withheld_name", "link_best",
    "link_review_pair", "link_explanation", "link_person", "link_field_claim",
    "person_member_history", "person_event", "person_redirect", *MARTS,
)  # fmt: skip
FIELDS = ("given_name", "family_name", "email", "phone", "birth_date", "address_line_1")
# what only golden records read, with the column that tells it
TOLD = {
    "language": ("es", "fr"),
    "updated_at": ("2026-01-05 12:00:00", "2026-02-05 12:00:00"),
    "loaded_at": ("2026-10-01 12:00:00", "2026-10-02 12:00:00"),
    "record_deleted": ("yes", None),
    "observed_at": ("2026-08-01 12:00:00", "2026-10-01 12:00:00"),
    "deliverability": ("ok", "bad"),
    "contact_deleted": ("email", "phone", "address"),
    "line_type": ("mobile", None),
    "county": ("17031", None),
    "owner_org": ("north", "south"),
    "record_kind": ("registrant", "voter_file"),
}
PINNED = ("name", "birth_date", "email", "address", "person_id")
TELLING = {
    "mds_person_record":
        "language = people.language, is_deleted = people.record_deleted is not null,"
        " loaded_at = coalesce(cast(people.loaded_at as timestamp), told.loaded_at)",
    "mds_contact_point":
        "deliverability = coalesce(people.deliverability, 'unknown'),"
        " observed_at = coalesce(cast(people.observed_at as timestamp), told.observed_at),"
        " phone_line_type = people.line_type,"
        " is_deleted = coalesce(people.contact_deleted = told.contact_point_type, false)",
    "mds_person_address":
        "county_fips = people.county,"
        " is_deleted = coalesce(people.contact_deleted = 'address', false)",
}  # fmt: skip
Row = dict[str, Any]


def crowded() -> list[Row]:
    """People of few households, some in many records, some who say little."""
    rows = [{**row, "tool_slug": "file"} for row in crowd(24, seed=3)]
    again = [
        {**rows[place], "source_id": f"again-{place}-{copy}", "email": None}
        for place in (0, 9)
        for copy in range(5)
    ]
    again[0]["address_line_1"] = "address confidentiality program"
    return [*again, *rows, {"source_id": "vague", "given_name": "j", "family_name": "halman"}]


PEOPLE = crowded()
FIRST, LATER = PEOPLE[:40], PEOPLE[40:]


def state(query: Any) -> dict[str, list[str]]:
    """The rows of every compared table, in an order of their own."""
    found = {}
    for table in COMPARED:
        columns = query(
            "select distinct column_name, table_schema from information_schema.columns"
            f" where table_schema in ('identity', 'marts') and table_name = '{table}'"
            " and column_name <> 'is_changed' order by 1"
        )
        names = ", ".join(name for name, _ in columns)
        found[table] = sorted(map(repr, query(f"select {names} from {columns[0][1]}.{table}")))
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
        identity.dbt.run(*PERSONS, linkage=LINKAGE)
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
    told = [uid(row["source_id"]) for row in FIRST[22:26]]
    for record, change in zip(told, ("language = 'es'", "is_deleted = true"), strict=False):
        dbt.execute(
            f"update standard.mds_person_record set {change} where record_uid = ?", [record]
        )
    dbt.execute(
        "insert into registry.person_pin (record_uid, field) values (?, 'birth_date')", told[2:3]
    )
    dbt.execute(
        "update standard.mds_contact_point set observed_at = timestamp '2026-10-01'"
        " where person_record_uid = ?",
        told[3:],
    )
    dbt.run(*PERSONS, linkage=LINKAGE)
    assert dbt.query(build) == [(False, False, True, 1)]
    counts = "select count(*), sum(case when is_matched then 1 else 0 end)"
    ((records, matched),) = dbt.query(f"{counts} from identity.link_claim_change")
    assert (records - 4, matched) == (13, 1 + 2 + 8 + 2)
    went_on = state(dbt.query)
    dbt.invoke("run", "--full-refresh", "--select", *PERSONS, variables={"linkage": LINKAGE}).ok()
    assert dbt.query(build) == [(False, True, True, 1)]
    assert differing(went_on, state(dbt.query)) == {}


@dataclass
class Said:
    """The people that a warehouse holds, those it might, and what is registered of them."""

    people: list[Row]
    gone: list[Row]
    rulings: dict[tuple[str, str], str] = field(default_factory=dict)
    pins: set[tuple[str, str]] = field(default_factory=set)
    withheld: set[tuple[str, str]] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)


class Replay:
    """Builds of a copy of a warehouse by the SQL that dbt compiled, whole or going on."""

    def __init__(self, identity: Identity) -> None:
        dbt = identity.dbt
        self.sql = {}
        for is_whole in (False, True):
            dbt.execute(
                f"update identity.link_build set is_training = false, is_whole = {is_whole}"
            )
            compiled = dbt.invoke("compile", "--select", *PERSONS, variables={"linkage": LINKAGE})
            self.sql[is_whole] = dict(zip(compiled.ok().statuses, compiled.compiled, strict=True))
        manifest = dbt.manifest({"linkage": LINKAGE})
        nodes = {
            node.name: node
            for node in manifest.nodes.values()
            if node.name in self.sql[True] and node.resource_type == "model"
        }
        self.config = {name: node.config for name, node in nodes.items()}
        self.table = {name: f"{node.schema}.{name}" for name, node in nodes.items()}
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

    def lay(self, said: Said) -> None:
        """Replaces the people, and what is registered of them."""
        columns = list(dict.fromkeys([*(name for row in PEOPLE for name in row), *TOLD]))
        self.query(f"create or replace table people ({', '.join(f'{c} text' for c in columns)})")
        self.connection.executemany(
            f"insert into people values ({', '.join('?' for _ in columns)})",
            [[row.get(column) for column in columns] for row in said.people],
        )
        for name, sql in standard_tables(self.connection, "people").items():
            self.query(f"create or replace table standard.{name} as {sql}")
        for table, changes in TELLING.items():
            self.query(
                f"update standard.{table} as told set {changes} from people"
                f" where split_part(told.record_uid, '|', 1) = '{uid('')}' || people.source_id"
            )
        for name in ("person_ruling", "person_pin", "withheld_name", "suppression"):
            self.query(f"delete from registry.{name}")
        for (left, right), ruling in said.rulings.items():
            self.connection.execute(
                "insert into registry.person_ruling (record_uid_l, record_uid_r, ruling, ruled_at)"
                " values (?, ?, ?, timestamp '2026-09-30')",
                [uid(left), uid(right), ruling],
            )
        for source_id, column in said.pins:
            self.connection.execute(
                "insert into registry.person_pin (record_uid, field) values (?, ?)",
                [uid(source_id), column],
            )
        for source_id, name in said.withheld:
            self.connection.execute(
                "insert into registry.withheld_name (record_uid, name_hash, key_hash)"
                " values (?, md5('|' || ?), md5('|'))",
                [uid(source_id), name],
            )
        for source_id in said.erased:
            self.connection.execute(
                "insert into registry.suppression (subject_hash) values (md5('|record|' || ?))",
                [uid(source_id)],
            )

    def build(self, is_whole: bool) -> None:
        """One build; a whole one keeps the model."""
        for name in self.order:
            if self.config[name].materialized != "view":
                self._make(name, self.sql[is_whole][name], is_whole)

    def _make(self, name: str, sql: str, is_whole: bool) -> None:
        config, table = self.config[name], self.table[name]
        kind = config.materialized
        if kind == "frozen" or config.get("frozen") or name in ("link_build", "link_parameter"):
            return
        if kind == "incremental":
            key = config.get("unique_key")
            if key:
                self.query(f"delete from {table} where {key} in (select {key} from ({sql}))")
            self.query(f"insert into {table} by name {sql}")
            return
        made = f"{table}__made"
        start, _, again = sql.partition("\n/* each round */\n")
        self.query(f"create or replace table {made} as {start}")
        while again and self.query(f"select 1 from {made} where is_changed limit 1"):
            self.query(
                f"create or replace table {made} as {again.replace('__previous_round__', made)}"
            )
        if is_whole or not config.get("touched_by"):
            self.query(f"create or replace table {table} as from {made}")
            return
        for condition in self._gone(config):
            self.query(f"delete from {table} as kept where {condition}")
        self.query(f"insert into {table} by name from {made}")

    def _gone(self, config: Any) -> Iterator[str]:
        for name, columns in config["touched_by"].items():
            table = self.table[name]
            for column in columns:
                keys = [column] if isinstance(column, str) else column
                ours = column if column[-2:] == "id" else "record_no"
                theirs = [ours] if isinstance(column, str) else column
                same = " and ".join(
                    f"touched.{b} = kept.{a}" for a, b in zip(keys, theirs, strict=True)
                )
                yield f"exists (select 1 from {table} as touched where {same})"


@pytest.fixture(scope="module")
def replay(built) -> Replay:
    return Replay(built("duckdb"))


def changed(chance: random.Random, said: Said) -> None:
    """Changes in place what is said, as data does: people come, go, come back, are edited."""
    people, gone, rulings = said.people, said.gone, said.rulings
    for _ in range(chance.randrange(1, 5)):
        kind = chance.choice(["come", "come", "go", "edit", "edit", "rule", "withdraw"])
        if kind == "come" and gone:
            people.append(gone.pop(chance.randrange(len(gone))))
        elif kind == "go" and len(people) > 4:
            gone.append(people.pop(chance.randrange(len(people))))
        elif kind == "edit":
            place, column = chance.randrange(len(people)), chance.choice(FIELDS)
            value = chance.choice([chance.choice(people).get(column), None])
            people[place] = {**people[place], column: value}
        elif kind == "rule":
            left, right = sorted(row["source_id"] for row in chance.sample(people, 2))
            # all of one kind, or they might contradict each other
            apart = set(rulings.values()) - {"same"} or (not rulings and chance.random() < 0.5)
            rulings[left, right] = chance.choice(["different", "undo_merge"]) if apart else "same"
        elif kind == "withdraw" and rulings:
            del rulings[chance.choice(sorted(rulings))]
    # the first keeps its street from others
    told = {column: chance.randrange(len(people)) for column in chance.sample(list(TOLD), 3)}
    told["contact_deleted"] = chance.choice([0, chance.randrange(len(people))])
    for column, place in told.items():
        value = chance.choice([word for word in TOLD[column] if word != people[place].get(column)])
        people[place] = {**people[place], column: value}
    row = chance.choice(people)
    if chance.random() < 0.5:
        said.pins ^= {(row["source_id"], chance.choice(PINNED))}
    else:
        said.withheld ^= {(row["source_id"], row["given_name"])}


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10_000), builds=st.integers(1, 3))
def test_any_changes_end_where_a_full_build_does(replay, seed, builds):
    chance = random.Random(seed)
    said = Said(list(FIRST), list(LATER))
    replay.begin()
    for _ in range(builds):
        changed(chance, said)
        # the list holds for all records: another one makes the build a whole one
        erases = chance.random() < 0.2
        if erases:
            said.erased.add(chance.choice(said.people)["source_id"])
        replay.lay(said)
        replay.build(is_whole=erases)
    went_on = state(replay.query)
    replay.build(is_whole=True)
    assert differing(went_on, state(replay.query)) == {}


def test_a_build_is_whole_when_it_cannot_go_on_from_the_last_one(built, monkeypatch):
    """It left steps out; a table is lost; a model is another one; a list has another word; a new
    year has begun."""
    dbt = built("duckdb").dbt

    def is_whole() -> bool:
        dbt.run("link_build", linkage=LINKAGE)
        return dbt.query("select is_whole from identity.link_build") == [(True,)]

    def finish() -> None:
        dbt.execute("update identity.link_build set is_finished = true")

    finish()
    assert not is_whole()
    assert is_whole()
    finish()
    dbt.execute("alter table marts.person rename to person_lost")
    assert is_whole()
    dbt.execute("alter table marts.person_lost rename to person")
    finish()
    assert not is_whole()
    finish()
    nodes = dbt.manifest({"linkage": LINKAGE}).flat_graph["nodes"]
    with monkeypatch.context() as patch:
        patch.setitem(nodes["model.throughline.link_record"]["checksum"], "checksum", "another")
        assert is_whole()
    assert is_whole()
    finish()
    assert not is_whole()
    for words in (
        "nickname (formal_name, nickname) values ('zebulonius', 'zeb')",
        "masculine_name (name) values ('zebulonius')",
        "call_name (name, kind) values ('zebulonius', 'free')",
    ):
        finish()
        dbt.execute(f"insert into reference.{words}")
        assert is_whole(), words
    finish()
    dbt.execute("update standard.mds_person_record set loaded_at = timestamp '2027-01-01'")
    assert is_whole()
