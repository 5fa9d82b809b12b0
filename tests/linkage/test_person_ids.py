"""Ids over many runs: from clusters given by hand to persons, in SQL alone."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import duckdb
import pytest

from tests.harness import Dbt

STEPS = ("person_member_change", "person_event_preview", "person_change_count")
HISTORY = "identity.person_member_history"
VIEWS = ("person_event", "person_redirect")
GIVEN = {
    "identity.link_record_cluster": {"record_uid": "text", "cluster_no": "bigint"},
    "identity.link_stated_ruling": {
        "record_uid_l": "text",
        "record_uid_r": "text",
        "ruling": "text",
    },
    "identity.link_pin": {"record_uid": "text", "field": "text"},
    "standard.mds_person_record": {"loaded_at": "timestamp"},
}

Clusters = Iterable[Iterable[str]]
Event = tuple[str, str, str | None, int]


class History:
    """Runs of person_member_change over clusters, each in one connection, without dbt."""

    def __init__(self, warehouse: Dbt, sql: Mapping[str, str]) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("set threads = 1")
        self.connection.execute("attach ':memory:' as warehouse")
        self.connection.execute("use warehouse")
        for schema in ("standard", "identity"):
            self.connection.execute(f"create schema {schema}")
        for (statement,) in warehouse.query("select sql from duckdb_tables()"):
            self.connection.execute(statement)
        self.connection.execute(
            "insert into standard.mds_person_record values (timestamp '2026-09-30')"
        )
        self.sql = sql
        self.forget()

    def forget(self) -> None:
        """Back to before the first run."""
        for table in (HISTORY, "identity.link_stated_ruling", "identity.link_pin"):
            self.connection.execute(f"delete from {table}")

    def run(self, clusters: Clusters) -> dict[str, str]:
        """One build: the person of every record afterwards."""
        query = self.connection.execute
        query("delete from identity.link_record_cluster")
        rows = [(record, number) for number, group in enumerate(clusters) for record in group]
        if rows:
            self.connection.executemany(
                "insert into identity.link_record_cluster values (?, ?)", rows
            )
        for step in STEPS:
            query(f"create or replace table identity.{step} as {self.sql[step]}")
        query(
            f"delete from {HISTORY} where member_history_id in"
            " (select member_history_id from identity.person_member_change)"
        )
        query(f"insert into {HISTORY} by name select * from identity.person_member_change")
        return dict(
            query(f"select record_uid, person_id from {HISTORY} where to_run is null").fetchall()
        )

    def previewed(self) -> list[Event]:
        """The events that the run before publishing told of."""
        return self._events("select * from identity.person_event_preview")

    def events(self, last_only: bool = False) -> list[Event]:
        """The published events, of all runs or of the last one that changed something."""
        latest = f"(select max(greatest(from_run, coalesce(to_run, 0))) from {HISTORY})"
        where = f" where run_number = {latest}" if last_only else ""
        return self._events(f"select * from ({self.sql['person_event']}) as event{where}")

    def redirects(self) -> dict[str, str | None]:
        """Where every id that is no more leads."""
        return dict(
            self.connection.execute(
                f"select person_id, current_person_id from ({self.sql['person_redirect']}) as r"
            ).fetchall()
        )

    def rule(self, left: str, right: str, ruling: str) -> None:
        self.connection.execute(
            "insert into identity.link_stated_ruling values (?, ?, ?)", [left, right, ruling]
        )

    def pin(self, record: str) -> None:
        self.connection.execute("insert into identity.link_pin values (?, 'person_id')", [record])

    def rows(self) -> list[tuple[object, ...]]:
        return self.connection.execute(f"select * from {HISTORY} order by 1").fetchall()

    def _events(self, query: str) -> list[Event]:
        return sorted(
            self.connection.execute(
                "select event_type, person_id, other_person_id, moved_record_count"
                f" from ({query}) as told"
            ).fetchall(),
            key=str,
        )


def compiled(dbt: Dbt, **linkage: object) -> dict[str, str]:
    result = dbt.invoke("compile", "--select", *STEPS, *VIEWS, variables={"linkage": linkage}).ok()
    return dict(zip(result.statuses, result.compiled, strict=True))


@pytest.fixture(scope="module")
def warehouse(make_dbt) -> Dbt:
    """A warehouse with identity's last steps built once, from one record."""
    dbt = make_dbt("duckdb")
    for table, columns in GIVEN.items():
        dbt.table(table, [], columns)
    dbt.execute("insert into standard.mds_person_record values (timestamp '2026-09-30 12:00:00')")
    dbt.execute("insert into identity.link_record_cluster values ('first', 1)")
    dbt.run(*STEPS, "person_member_history", *VIEWS, linkage={})
    return dbt


@pytest.fixture(scope="module")
def sql(warehouse) -> dict[str, str]:
    return compiled(warehouse)


@pytest.fixture
def history(warehouse, sql):
    made = History(warehouse, sql)
    yield made
    made.connection.close()


def shuffled(chance: random.Random, clusters: list[list[str]], fresh: list[str]) -> None:
    """Changes clusters in place as data does: new, gone, back, merged, split, swapped."""
    for _ in range(chance.randrange(1, 4)):
        kind = chance.choice(["add", "add", "delete", "merge", "split", "swap", "back"])
        if kind in ("add", "back") and fresh:
            record = fresh.pop(chance.randrange(len(fresh)))
            if clusters and chance.random() < 0.5:
                chance.choice(clusters).append(record)
            else:
                clusters.append([record])
        elif kind == "delete" and clusters:
            group = chance.choice(clusters)
            fresh.append(group.pop(chance.randrange(len(group))))
        elif kind == "merge" and len(clusters) > 1:
            one, other = chance.sample(clusters, 2)
            one.extend(other)
            other.clear()
        elif kind == "split" and clusters:
            group = chance.choice(clusters)
            chance.shuffle(group)
            cut = chance.randrange(len(group)) if group else 0
            clusters.append(group[cut:])
            del group[cut:]
        elif kind == "swap" and len(clusters) > 1:
            one, other = chance.sample(clusters, 2)
            if one and other:
                one[0], other[0] = other[0], one[0]
        clusters[:] = [group for group in clusters if group]


@pytest.mark.parametrize("seed", range(6))
def test_ids_hold_through_any_sequence_of_changes(history, seed):
    chance = random.Random(seed)
    clusters: list[list[str]] = []
    fresh = [f"r{number:02d}" for number in range(14)]
    founded: dict[str, set[str]] = defaultdict(set)
    before: dict[str, str] = {}
    for _ in range(8):
        shuffled(chance, clusters, fresh)
        persons = history.run(clusters)

        records = [record for group in clusters for record in group]
        assert sorted(persons) == sorted(records)
        for group in clusters:
            assert len({persons[record] for record in group}) == 1
        assert len(set(persons.values())) == len(clusters)

        # no id is given to somebody else: each holds records of one founder only once
        for person, founder in history.connection.execute(
            f"select distinct person_id, founder_record_uid from {HISTORY}"
        ).fetchall():
            founded[person].add(founder)
        assert all(len(founders) == 1 for founders in founded.values())
        issued = history.connection.execute(
            "select person_id from (" + history.sql["person_event"] + ") as event"
            " where event_type in ('create', 'split_off')"
        ).fetchall()
        assert max(Counter(issued).values(), default=0) <= 1

        alive = set(persons.values())
        ids = {row[0] for row in history.connection.execute(
            f"select distinct person_id from {HISTORY}"
        ).fetchall()}  # fmt: skip
        redirects = history.redirects()
        assert set(redirects) == ids - alive
        assert set(redirects.values()) <= alive | {None}

        if persons != before:
            assert history.previewed() == history.events(last_only=True)
        rows, told = history.rows(), history.events()
        assert history.run(clusters) == persons
        assert history.rows() == rows
        assert history.events() == told
        assert history.previewed() == []
        before = persons


def test_an_id_follows_most_of_its_records_and_the_oldest_survives(history):
    first = history.run([["a", "b"], ["c"], ["d", "e", "f"]])
    history.run([["a", "b"], ["c"], ["d", "e", "f"], ["g", "h", "i", "j"]])
    merged = history.run([["a", "b", "c", "g", "h", "i", "j"], ["d", "e"], ["f"]])
    assert merged["a"] == merged["g"] == first["a"]
    assert merged["d"] == first["d"] != merged["f"]
    kinds = Counter(kind for kind, *_ in history.events(last_only=True))
    assert kinds == {"merge": 2, "split_off": 1}
    assert history.redirects()[first["c"]] == first["a"]

    # a redirect follows the records, not the names: what was c goes its own way again
    parted = history.run([["a", "b", "g", "h", "i", "j"], ["c"], ["d", "e"], ["f"]])
    assert parted["c"] not in (first["c"], first["a"])
    assert history.redirects()[first["c"]] == parted["c"]

    history.run([["a", "b", "g", "h", "i", "j"], ["d", "e"], ["f"]])
    assert ("retire", parted["c"], None, 0) in history.events(last_only=True)
    assert history.redirects()[parted["c"]] is None


def test_a_redirect_leads_to_who_has_most_of_the_records(history):
    old = history.run([["a"], ["b"]])
    new = history.run([["a"], ["b"], ["x1", "x2", "x3"]])
    for most, least in (("a", "b"), ("b", "a")):
        history.run([["a"], ["b"], ["x1", "x2", "x3"]])
        history.run([[most, "x1", "x2"], [least, "x3"]])
        assert history.redirects() == {new["x1"]: old[most]}
        history.forget()
        assert history.run([["a"], ["b"]]) == old
        assert history.run([["a"], ["b"], ["x1", "x2", "x3"]]) == new


def test_a_record_that_comes_back_is_somebody_new(history):
    first = history.run([["a"], ["b"]])
    history.run([["b"]])
    back = history.run([["a"], ["b"]])
    assert back["b"] == first["b"]
    assert back["a"] != first["a"]
    assert history.redirects() == {first["a"]: back["a"]}


def test_only_the_ruling_that_undoes_a_merge_brings_an_id_back(history):
    apart = history.run([["a"], ["b", "c", "d"]])
    history.run([["a"], ["b", "c", "d"], ["e"]])
    merged = history.run([["a", "b", "c", "d"], ["e"]])
    survivor = merged["a"]
    gone = ({apart["a"], apart["b"]} - {survivor}).pop()

    history.rule("a", "b", "undo_merge")
    undone = history.run([["a"], ["b", "c", "d"], ["e"]])
    assert {record: undone[record] for record in "abcd"} == apart
    assert ("split_off", gone, survivor, Counter(apart.values())[gone]) in (
        history.events(last_only=True)
    )
    assert ("merge", gone, survivor, Counter(apart.values())[gone]) in history.events()
    assert history.redirects() == {}
    rows = history.rows()
    assert history.run([["a"], ["b", "c", "d"], ["e"]]) == undone
    assert history.rows() == rows


def test_a_ruling_undoes_no_other_merge(history):
    history.run([["o", "p"]])
    apart = history.run([["o", "p"], ["a"], ["b"]])
    history.rule("a", "b", "undo_merge")
    merged = history.run([["o", "p", "b"], ["a"]])
    assert merged["b"] == apart["o"]
    parted = history.run([["o", "p"], ["a"], ["b"]])
    assert {record: parted[record] for record in "oa"} == {r: apart[r] for r in "oa"}
    assert parted["b"] not in apart.values()


def test_the_order_of_survivors_is_a_setting_and_a_pin_outranks_it(warehouse, history):
    first = history.run([["a"]])
    second = history.run([["a"], ["b", "c"]])
    history.pin("b")
    assert set(history.run([["a", "b", "c"]]).values()) == {second["b"]}

    history.forget()
    history.sql = compiled(warehouse, survivor=["most_records", "oldest"])
    assert history.run([["a"]]) == first
    second = history.run([["a"], ["b", "c"]])
    assert set(history.run([["a", "b", "c"]]).values()) == {second["b"]}


def test_most_ids_stay_when_one_record_in_a_hundred_is_new(history):
    chance = random.Random(3)
    clusters = [[f"{n:04d}-{copy}" for copy in range(chance.randrange(1, 4))] for n in range(1000)]
    clusters = [group or [f"{n:04d}-0"] for n, group in enumerate(clusters)]
    first = history.run(clusters)
    touched = chance.sample(range(1000), 10)
    for number in touched:
        clusters[number].append(f"{number:04d}-new")
    clusters += [[f"new-{number}"] for number in range(10)]
    second = history.run(clusters)
    kept = [first[record] == second[record] for record in first]
    assert sum(kept) >= 0.999 * len(kept)
    assert {kind for kind, *_ in history.events(last_only=True)} == {"create"}


def counts(history: History) -> Sequence[int]:
    return history.connection.execute("select * from identity.person_change_count").fetchone() or ()


def test_the_preview_counts_what_a_build_would_change(history):
    history.run([["a", "b"], ["c"], ["d"], ["e"]])
    assert counts(history) == (0, 0, 4, 0, 0, 0, 0, 0, False)
    history.run([["a"], ["b"], ["c", "d"], ["f"]])
    # a split into two, c and d into one, e retired, f new: three of four ids changed
    assert counts(history) == (1, 4, 1, 1, 1, 0, 1, 3, False)


def test_a_build_that_changes_too_many_ids_stops_before_it_publishes(warehouse):
    gate = "no_build_changes_too_many_persons"
    nodes = ("--select", *STEPS, "person_member_history", gate)

    def lay(size: int) -> None:
        warehouse.execute("delete from identity.link_record_cluster")
        warehouse.execute(
            "insert into identity.link_record_cluster"
            f" select 'r' || number, number // {size} from range(60) as numbers(number)"
        )

    def rows() -> list[tuple[object, ...]]:
        return warehouse.query(f"select * from {HISTORY} order by 1")

    lay(1)
    warehouse.invoke("build", *nodes, variables={"linkage": {}}).ok()
    before = rows()
    lay(2)
    stopped = warehouse.invoke("build", *nodes, variables={"linkage": {}})
    assert (stopped.statuses[gate], stopped.statuses["person_member_history"]) == (
        "fail",
        "skipped",
    )
    assert rows() == before
    accepted = {"linkage": {}, "accept_person_changes": True}
    warehouse.invoke("build", *nodes, variables=accepted).ok()
    assert len(rows()) == len(before) + 30
    # nothing to do: a full refresh keeps every id, and what was accepted is no question
    before = rows()
    warehouse.invoke("run", "--full-refresh", *nodes[:-1], variables=accepted).ok()
    assert rows() == before
    warehouse.invoke("test", "--select", gate, variables={"linkage": {}}).ok()
