"""Mobilize, landed in a warehouse: every row once, and again nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

HUB, NORTH = "hub_mobilize", "northside_mobilize"


def count(warehouse, table, where="true"):
    return warehouse.query(f"select count(*) from staging_mobilize.{table} where {where}")[0][0]


def succeeded(facts):
    assert [fact.error for fact in facts.values() if fact.error] == []
    return facts


def test_every_row_of_both_accounts_lands_once(landed_once):
    warehouse = landed_once.dbt
    for facts in landed_once.facts.values():
        assert {fact.control_total for fact in facts.values()} == {450, 2, 1}
    assert count(warehouse, "people") == 900
    assert count(warehouse, "people__email_addresses") == 810
    assert count(warehouse, "people__phone_numbers") == 900
    assert count(warehouse, "events") == 4
    assert count(warehouse, "events__timeslots") == 8
    assert count(warehouse, "events_deleted") == 2
    assert count(warehouse, "attendances") == 900
    assert count(warehouse, "attendances", "is_restricted and id is null") > 0


def test_a_second_run_lands_nothing(served, landed_warehouse):
    for slug in (HUB, NORTH):
        again = succeeded(served.land(slug, landed_warehouse))
        assert sum(fact.rows_landed for fact in again.values()) == 0
        assert {fact.sync_mode for fact in again.values()} == {"incremental"}


def test_a_changed_person_replaces_the_one_that_was_landed(served, landed_warehouse):
    people = served.data(HUB).records
    later = served.world.today - timedelta(hours=1)
    people[8] = replace(people[8], given_name="Renamed", email=None, updated_at=later)
    facts = succeeded(served.land(HUB, landed_warehouse))
    assert sum(fact.rows_landed for fact in facts.values()) == 1
    assert count(landed_warehouse, "people") == 900
    assert count(landed_warehouse, "people", "given_name = 'Renamed'") == 1
    assert count(landed_warehouse, "people__email_addresses") == 809


def test_attendance_taken_later_lands_as_one_changed_row(served, landed_warehouse):
    signups = served.data(HUB).signups
    later = served.world.today - timedelta(hours=1)
    signups[4] = replace(signups[4], status="attended", updated_at=later)
    before = count(landed_warehouse, "attendances", "attended")
    facts = succeeded(served.land(HUB, landed_warehouse))
    assert facts["attendances"].rows_landed == 1
    assert count(landed_warehouse, "attendances", "attended") == before + 1


def test_an_event_deleted_later_keeps_its_row_and_gets_a_tombstone(served, landed_warehouse):
    events = served.data(HUB).events
    later = served.world.today - timedelta(hours=1)
    events[0] = replace(events[0], deleted_at=later, updated_at=later)
    facts = succeeded(served.land(HUB, landed_warehouse))
    assert facts["events_deleted"].rows_landed == 1
    assert count(landed_warehouse, "events") == 4
    assert count(landed_warehouse, "events_deleted", "id = 601000001") == 1


def test_an_empty_page_that_promises_more_leaves_the_feed_partial_and_the_rest_whole(
    served, warehouse
):
    def empty(response):
        body = response.get_json()
        if "/people?" in served.asked[-1] and "cursor" in served.asked[-1]:
            body["data"] = []
        response.set_data(json.dumps(body))
        return response

    served.spoil = empty
    facts = served.land(HUB, warehouse)
    assert {table for table, fact in facts.items() if fact.status != "succeeded"} == {"people"}
    assert "200 rows came of the 450" in facts["people"].error
    assert count(warehouse, "people") == 200

    served.spoil = None
    facts = succeeded(served.land(HUB, warehouse))
    assert facts["people"].sync_mode == "full"
    assert facts["people"].rows_landed == 250


def test_a_malformed_page_is_kept_in_quarantine(served, warehouse):
    def cut(response):
        if "/people?" in served.asked[-1] and "cursor" in served.asked[-1]:
            response.set_data(response.get_data()[:100])
        return response

    served.spoil = cut
    facts = served.land(HUB, warehouse)
    assert facts["people"].status == "partial"
    assert facts["people"].rows_quarantined == 1
    kept = warehouse.query("select tool_slug, reason from quarantine.landed_row")
    assert kept == [("mobilize", "malformed_json")]


def test_a_wrong_key_fails_every_feed_and_lands_nothing(served, warehouse, monkeypatch):
    monkeypatch.setenv("SOURCES__MOBILIZE__HUB_MOBILIZE__API_KEY", "not-the-key")
    facts = served.land(HUB, warehouse)
    assert {fact.status for fact in facts.values()} == {"failed"}
    assert all("key is wrong" in fact.error for fact in facts.values())
    assert count(warehouse, "people") == 0
