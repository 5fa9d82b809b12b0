"""VAN, landed in a warehouse: every row once, and again nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.ingestion.van.van_movement import ACCOUNT, CONTACTS, EVENTS, PEOPLE, TODAY


def count(warehouse, table):
    return warehouse.query(f"select count(*) from staging_van.{table}")[0][0]


def test_every_row_lands_once(landed_once):
    warehouse, facts = landed_once.dbt, landed_once.facts[ACCOUNT]
    assert {fact.status for fact in facts.values()} == {"succeeded"}
    assert facts["contacts"].rows_duplicate > 0  # the saved list overlaps the changes
    assert count(warehouse, "contacts") == PEOPLE
    assert count(warehouse, "contact_history") == CONTACTS + 1
    assert count(warehouse, "events") == count(warehouse, "events__shifts") == EVENTS
    assert count(warehouse, "signups") == EVENTS + 59
    assert count(warehouse, "survey_questions__responses") == 2


def test_a_second_run_lands_nothing(served, landed_warehouse):
    facts = served.land(ACCOUNT, landed_warehouse)
    assert {fact.status for fact in facts.values()} == {"succeeded"}
    assert facts["contact_history"].rows_received > 0  # the overlap is read again
    assert sum(fact.rows_landed for fact in facts.values()) == 0


def test_a_changed_person_replaces_the_one_that_was_landed(served, landed_warehouse):
    held = served.data(ACCOUNT).records[9]
    served.data(ACCOUNT).records[9] = replace(held, given_name="Renamed", updated_at=TODAY)
    facts = served.land(ACCOUNT, landed_warehouse)
    assert facts["contacts"].rows_landed == 1
    assert count(landed_warehouse, "contacts") == PEOPLE
    assert landed_warehouse.query(
        "select van_id from staging_van.contacts where first_name = 'Renamed'"
    ) == [(101_000_010,)]


def test_a_denied_resource_fails_alone_and_catches_up_later(served, landed_warehouse):
    late = replace(
        served.data(ACCOUNT).contacts[0], number=900, recorded_at=TODAY - timedelta(hours=1)
    )
    served.data(ACCOUNT).contacts.append(late)
    served.behaviour.denied.add("ContactHistory")
    facts = served.land(ACCOUNT, landed_warehouse)
    wrong = {table for table, fact in facts.items() if fact.status != "succeeded"}
    assert wrong == {"contact_history"}
    assert "403" in facts["contact_history"].error

    served.behaviour.denied.clear()
    assert served.land(ACCOUNT, landed_warehouse)["contact_history"].rows_landed == 1


def test_what_a_failing_job_leaves_behind_does_not_move_the_cursor(served, landed_warehouse):
    served.data(ACCOUNT).taggings.append(
        replace(served.data(ACCOUNT).taggings[0], number=900, at=TODAY - timedelta(days=1, hours=1))
    )
    served.behaviour.failing.add("ContactsActivistCodes")
    assert served.land(ACCOUNT, landed_warehouse)["contacts_activist_codes"].status == "failed"
    served.behaviour.failing.clear()
    assert served.land(ACCOUNT, landed_warehouse)["contacts_activist_codes"].rows_landed == 1


def test_an_event_that_van_lists_no_more_is_stamped_and_kept(served, landed_warehouse):
    served.data(ACCOUNT).events[30] = replace(served.data(ACCOUNT).events[30], deleted_at=TODAY)
    facts = served.land(ACCOUNT, landed_warehouse)
    assert facts["events"].rows_missing == 1
    assert count(landed_warehouse, "events") == EVENTS
    assert landed_warehouse.query(
        "select event_id from staging_van.events where _missing_since is not null"
    ) == [(750_000_031,)]


def test_links_that_grow_over_empty_pages_end_the_read_well(served, landed_warehouse):
    served.behaviour.unending |= {"events", "activistCodes", "surveyQuestions"}
    facts = served.land(ACCOUNT, landed_warehouse)
    assert {fact.status for fact in facts.values()} == {"succeeded"}


def test_no_note_reaches_the_warehouse(landed_once):
    columns = landed_once.dbt.query(
        "select column_name from information_schema.columns"
        " where table_schema = 'staging_van' and column_name like '%note%'"
    )
    assert columns == []
