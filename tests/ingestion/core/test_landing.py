"""What lands, what doesn't, and that the counts say so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa

from ingestion.errors import LandingError
from ingestion.feeds import Page, Refused
from tests.ingestion.core.conftest import Tool, person


def test_rows_land_once_typed_with_their_nested_lists(tool: Tool) -> None:
    row = person(
        "7",
        amount="12.50",
        born="1990-02-03",
        phones=[{"number": "555-0101", "tags": ["home", "cell"]}, {"number": "555-0102"}],
    )
    fact = tool.give([row], [person(8, "Bea")])
    assert (fact.status, fact.rows_landed) == ("succeeded", 2)
    assert tool.rows("id, name, amount, born, updated_at")[0] == (
        7,
        "Ada",
        Decimal("12.5"),
        date(1990, 2, 3),
        datetime(2026, 1, 1),
    )
    assert tool.rows("number, _dlt_list_idx", "people__phones") == [
        ("555-0101", 0),
        ("555-0102", 1),
    ]
    assert tool.rows("value", "people__phones__tags") == [("cell",), ("home",)]


def test_a_second_landing_of_the_same_rows_lands_nothing(tool: Tool) -> None:
    pages = [[person(1), person(2)], [person(3, phones=[{"number": "555-0103"}])]]
    tool.give(*pages)
    before = tool.rows("id, _dlt_id, _dlt_load_id, _extracted_at")
    fact = tool.give(*pages)
    assert (fact.rows_landed, fact.rows_duplicate, fact.rows_missing) == (0, 3, 0)
    assert tool.rows("id, _dlt_id, _dlt_load_id, _extracted_at") == before


def test_a_changed_row_takes_the_place_of_the_old_one_and_of_its_lists(tool: Tool) -> None:
    tool.give([person(1, phones=[{"number": "555-0101"}, {"number": "555-0102"}]), person(2)])
    fact = tool.give([person(1, "Ana", phones=[{"number": "555-0103"}]), person(2)])
    assert (fact.rows_landed, fact.rows_duplicate) == (1, 1)
    assert tool.rows("id, name") == [(1, "Ana"), (2, "Ada")]
    assert tool.rows("number", "people__phones") == [("555-0103",)]


def test_bad_rows_go_to_quarantine_and_the_others_land(tool: Tool) -> None:
    bad = [person(None), person("seven"), person(3, amount="a lot"), "not a row", [], person("")]
    fact = tool.give([*bad, Refused("malformed_json", '{"id": 9'), person(4)])
    assert (fact.rows_received, fact.rows_landed, fact.rows_quarantined) == (8, 1, 7)
    assert {(reason, field) for reason, field, _ in tool.refused()} == {
        ("null_key", "id"),
        ("wrong_type", "id"),
        ("wrong_type", "amount"),
        ("not_a_row", None),
        ("malformed_json", None),
    }
    tool.give([*bad, person(4)])
    counts = {field: times for reason, field, times in tool.refused() if reason == "wrong_type"}
    assert counts == {"id": 2, "amount": 2}


def test_one_tool_account_never_touches_another(tool: Tool) -> None:
    tool.give([person(1), person(2)], account="acme")
    fact = tool.give([person(1)], account="bravo")
    assert (fact.rows_landed, fact.rows_missing) == (1, 0)
    assert tool.rows("_tool_account, id") == [("acme", 1), ("acme", 2), ("bravo", 1)]


def test_declared_tables_and_columns_exist_before_anything_fills_them(tool: Tool) -> None:
    tool.give([])
    tables = tool.warehouse.tables("staging_gadget")
    assert {"id", "name", "amount", "_missing_since"} <= set(tables["people"])
    assert {"number", "_dlt_root_id", "_dlt_list_idx"} <= set(tables["people__phones"])
    assert {"value", "_dlt_parent_id"} <= set(tables["people__phones__tags"])


def test_what_nobody_declared_lands_as_text(tool: Tool) -> None:
    tool.give([person(1, shoeSize=44, home={"Pet Name": True}, extra=[1, "two"])])
    tool.give(
        [person(1, shoeSize=44, home={"Pet Name": True}, extra=[1, "two"]), person(2, late=1)]
    )
    assert tool.rows("id, shoe_size, home__pet_name, extra, late") == [
        (1, "44", "true", '[1,"two"]', None),
        (2, None, None, None, "1"),
    ]


def test_rows_missing_from_a_whole_read_are_stamped_and_unstamped_when_back(tool: Tool) -> None:
    tool.give([person(1), person(2), person(3)])
    fact = tool.give([person(1), person("3", amount="?")])
    assert fact.rows_missing == 1
    stamped = tool.rows("id", where="and _missing_since is not null")
    assert stamped == [(2,)], "a refused row was seen, so it is not missing"
    fact = tool.give([person(1), person(2), person(3)])
    assert (fact.rows_landed, fact.rows_duplicate) == (0, 3)
    assert tool.rows("id", where="and _missing_since is not null") == []


def test_a_read_that_breaks_off_keeps_what_came_and_stamps_nothing(tool: Tool) -> None:
    tool.give([person(1), person(2)])
    broken = LandingError("the paging broke", "gadget", "it does", "try again")
    fact = tool.give([person(3)], broken)
    assert (fact.status, fact.rows_landed, fact.rows_missing) == ("partial", 1, 0)
    assert fact.error == "the paging broke (gadget). it does. try again"
    assert tool.rows("id", where="and _missing_since is null") == [(1,), (2,), (3,)]


def test_a_feed_that_fails_leaves_the_others_alone(tool: Tool) -> None:
    failing = tool.feed([ValueError("555-0199 is secret")], name="events")
    people, events = tool.land(tool.feed([[person(1)]]), failing)
    assert (people.status, people.rows_landed) == ("succeeded", 1)
    assert (events.status, events.rows_received) == ("failed", 0)
    assert events.error and "ValueError" in events.error and "555" not in events.error


def test_the_cursor_moves_only_after_a_whole_read(tool: Tool) -> None:
    cursor = {"cursor": "updated_at"}
    late = "2026-02-01T00:00:00Z"
    tool.give([person(1, updated_at=late)], LandingError("cut", "gadget"), **cursor)
    tool.give([person(1, updated_at=late), person(2)], **cursor)
    fact = tool.give([person(2)], **cursor)
    assert [window.since for window in tool.windows] == [
        None,
        None,
        datetime(2026, 2, 1, tzinfo=UTC),
    ]
    assert (fact.sync_mode, fact.window_from_at) == ("incremental", datetime(2026, 2, 1))
    assert fact.rows_missing == 0
    tool.give([], **cursor)
    assert tool.windows[-1].since == datetime(2026, 2, 1, tzinfo=UTC)


def test_a_stamp_from_the_future_lands_but_never_moves_the_cursor_past_now(tool: Tool) -> None:
    rows = [person(1), person(2, updated_at="2031-01-01T00:00:00Z")]
    assert tool.give(rows, cursor="updated_at").rows_landed == 2
    tool.give([], cursor="updated_at")
    assert tool.windows[-1].since == datetime(2026, 1, 1, tzinfo=UTC)


def test_an_epoch_cursor_is_held_back_too(duckdb_tool: Tool) -> None:
    columns = {"id": "bigint", "changed": "bigint"}
    rest = {"columns": columns, "children": {}, "cursor": "changed", "cursor_scale": 1}
    rows = [{"id": 1, "changed": 1_700_000_000}, {"id": 2, "changed": 1_999_999_999}]
    fact = duckdb_tool.give(rows, **rest)
    assert fact.max_source_updated_at == datetime(2033, 5, 18, 3, 33, 19)
    duckdb_tool.give([], **rest)
    assert duckdb_tool.windows[-1].since == 1_700_000_000


def test_the_latest_of_several_versions_in_one_read_lands(duckdb_tool: Tool) -> None:
    older, newer = person(1, "Ada"), person(1, "Ana", updated_at="2026-03-01T00:00:00Z")
    fact = duckdb_tool.give([newer, older], [newer], updated="updated_at")
    assert (fact.rows_landed, fact.rows_duplicate) == (1, 2)
    assert duckdb_tool.rows("name") == [("Ana",)]


def test_versions_that_contradict_each_other_are_quarantined(duckdb_tool: Tool) -> None:
    duckdb_tool.give([person(1, "Ann"), person(2)])
    fact = duckdb_tool.give([person(1, "Ada"), person(1, "Ana"), person(2)])
    assert (fact.rows_landed, fact.rows_quarantined, fact.rows_duplicate) == (0, 2, 1)
    assert [reason for reason, _, _ in duckdb_tool.refused()] == ["contradiction"] * 2
    assert duckdb_tool.rows("name", where="and id = 1 and _missing_since is null") == [("Ann",)]


def test_a_read_short_of_the_tools_own_count_is_partial(duckdb_tool: Tool) -> None:
    duckdb_tool.give([person(1), person(2), person(3)])
    fact = duckdb_tool.give(Page([person(1)], total=3), Page([person(1)], total=3))
    assert (fact.status, fact.rows_missing, fact.control_total) == ("partial", 0, 3)
    assert fact.error and "1 rows came of the 3" in fact.error


def test_a_count_that_falls_during_the_read_is_partial(duckdb_tool: Tool) -> None:
    fact = duckdb_tool.give(Page([person(1)], total=3), Page([person(2)], total=2))
    assert fact.status == "partial"
    assert fact.error and "fell from 3 to 2" in fact.error


def test_an_empty_whole_read_of_a_feed_that_had_rows_is_not_believed(duckdb_tool: Tool) -> None:
    duckdb_tool.give([person(1)])
    fact = duckdb_tool.give([])
    assert (fact.status, fact.rows_missing) == ("failed", 0)
    fact = duckdb_tool.give(Page([], total=0))
    assert (fact.status, fact.rows_missing) == ("succeeded", 1)


def test_a_file_drop_never_makes_rows_missing(duckdb_tool: Tool) -> None:
    duckdb_tool.give([person(1)])
    (fact,) = duckdb_tool.land(duckdb_tool.feed([[person(2)]]), mode="file_drop")
    assert (fact.sync_mode, fact.rows_landed, fact.rows_missing) == ("file_drop", 1, 0)


def test_arrow_pages_land_like_others_bad_rows_aside(tool: Tool) -> None:
    table = pa.table(
        {
            "id": ["1", "2", "three", None],
            "name": ["Ada", None, "Bea", "Cyd"],
            "updated_at": pa.array([datetime(2026, 1, 1, tzinfo=UTC)] * 4),
            "colour": pa.array(["red", "blue", "red", "red"]),
        }
    )
    fact = tool.give(Page(table), Page(table.slice(0, 2)))
    assert (fact.rows_received, fact.rows_landed, fact.rows_quarantined) == (6, 2, 2)
    assert tool.rows("id, name, updated_at, colour") == [
        (1, "Ada", datetime(2026, 1, 1), "red"),
        (2, None, datetime(2026, 1, 1), "blue"),
    ]
    assert tool.give(Page(table), Page(table.slice(0, 2))).rows_landed == 0


def test_a_new_column_changes_the_fingerprint_and_an_empty_read_does_not(tool: Tool) -> None:
    first = tool.give([person(1)], cursor="updated_at")
    drifted = tool.give([person(1), person(2, hat="red")], cursor="updated_at")
    after = tool.give([], cursor="updated_at")
    assert first.schema_fingerprint != drifted.schema_fingerprint == after.schema_fingerprint


def test_the_facts_are_kept_with_the_load_they_belong_to(tool: Tool) -> None:
    tool.give([person(1)])
    tool.give([person(1)])
    with tool.warehouse.connect() as connection:
        facts = connection.query(
            "select f.rows_landed, count(l.load_id) from"
            f" {tool.warehouse.table('staging_throughline', 'sync_run')} f left join"
            f" {tool.warehouse.table('staging_gadget', '_dlt_loads')} l on l.load_id = f.load_id"
            " group by f.load_id, f.rows_landed order by f.load_id"
        )
    assert facts == [(1, 1), (0, 0)]
