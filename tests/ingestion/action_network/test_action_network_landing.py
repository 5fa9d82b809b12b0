"""Action Network, landed in a warehouse: every row once, and again nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

from sandbox.world import Tagging

NETWORK, EASTSIDE = "network_an", "eastside_an"
FORBIDDEN = re.compile("comment|custom|description|reference|answer")


def count(warehouse, table, where="true"):
    query = f"select count(*) from staging_action_network.{table} where {where}"
    return warehouse.query(query)[0][0]


def columns(warehouse):
    query = "select column_name from information_schema.columns where table_schema = "
    return [name for (name,) in warehouse.query(f"{query}'staging_action_network'")]


def succeeded(facts):
    assert [fact.error for fact in facts.values() if fact.error] == []
    return facts


def test_every_row_of_both_accounts_lands_once(landed_once):
    warehouse = landed_once.dbt
    for table in ("people", "attendances", "signatures", "submissions", "donations", "taggings"):
        assert count(warehouse, table) == 120, table
    assert count(warehouse, "people__email_addresses") == 108
    assert count(warehouse, "people__identifiers") == 150
    assert count(warehouse, "donations__recipients") == 132
    assert count(warehouse, "events") == 4
    assert count(warehouse, "event_campaign_events") == 2
    assert count(warehouse, "tags") == 4
    assert [name for name in columns(warehouse) if FORBIDDEN.search(name)] == []


def test_a_second_run_lands_nothing(served, landed_warehouse):
    for slug in (NETWORK, EASTSIDE):
        again = succeeded(served.land(slug, landed_warehouse))
        assert sum(fact.rows_landed for fact in again.values()) == 0
        assert again["people"].sync_mode == "incremental"
        assert again["taggings"].sync_mode == "full"


def test_a_changed_person_replaces_the_one_that_was_landed(served, landed_warehouse):
    people = served.data(NETWORK).records
    later = served.world.today - timedelta(hours=1)
    people[8] = replace(people[8], email_status="unsubscribed", updated_at=later)
    facts = succeeded(served.land(NETWORK, landed_warehouse))
    assert sum(fact.rows_landed for fact in facts.values()) == 1
    assert count(landed_warehouse, "people") == 120
    assert count(landed_warehouse, "people__email_addresses") == 108


def test_a_tag_taken_off_is_stamped_and_put_back_on_is_cleared(served, landed_warehouse):
    taggings = served.data(NETWORK).taggings
    gone = taggings.pop(3)
    facts = succeeded(served.land(NETWORK, landed_warehouse))
    assert facts["taggings"].rows_missing == 1
    assert count(landed_warehouse, "taggings") == 120
    assert count(landed_warehouse, "taggings", "_missing_since is not null") == 1

    taggings.append(Tagging(gone.number, gone.record, gone.tag, gone.at))
    succeeded(served.land(NETWORK, landed_warehouse))
    assert count(landed_warehouse, "taggings", "_missing_since is not null") == 0


def test_a_broken_page_of_people_stops_neither_signatures_nor_the_other_account(served, warehouse):
    def empty(response):
        body = response.get_json()
        if "network_an/api/v2/people?" in served.asked[-1] and "&page=2" in served.asked[-1]:
            body["_embedded"]["osdi:people"] = []
        response.set_data(json.dumps(body))
        return response

    served.spoil = empty
    facts = served.land(NETWORK, warehouse)
    assert {table for table, fact in facts.items() if fact.status != "succeeded"} == {"people"}
    assert "more follows" in facts["people"].error
    assert count(warehouse, "people") == 25
    succeeded(served.land(EASTSIDE, warehouse))

    served.spoil = None
    facts = succeeded(served.land(NETWORK, warehouse))
    assert facts["people"].rows_landed == 35


def test_a_list_cut_short_does_not_make_its_rows_missing(served, landed_warehouse):

    def shorten(response):
        body = response.get_json()
        if "/taggings" in served.asked[-1]:
            body["_embedded"]["osdi:taggings"] = body["_embedded"]["osdi:taggings"][:3]
        response.set_data(json.dumps(body))
        return response

    served.spoil = shorten
    facts = served.land(NETWORK, landed_warehouse)
    assert facts["taggings"].status == "partial"
    assert count(landed_warehouse, "taggings", "_missing_since is not null") == 0


def test_a_wrong_key_fails_every_feed_and_lands_nothing(served, warehouse, monkeypatch):
    monkeypatch.setenv("SOURCES__ACTION_NETWORK__NETWORK_AN__API_KEY", "not-the-key")
    facts = served.land(NETWORK, warehouse)
    assert {fact.status for fact in facts.values()} == {"failed"}
    assert all("key is wrong" in fact.error for fact in facts.values())
    assert count(warehouse, "people") == 0
