"""Action Network in the standard's words, built by dbt on what was landed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from tests.ingestion.serving import build_standard


@pytest.fixture(scope="module")
def standard(landed_once):
    """Both groups registered and built up to the standard, with Action Network as the only tool."""
    return build_standard(landed_once)


def one(standard, sql):
    return standard.query(sql)[0]


def counts(standard, entity, column):
    found = standard.query(f"select {column}, count(*) from standard.mds_{entity} group by 1")
    return dict(found)


def test_no_row_is_refused(standard):
    assert standard.query("select entity, rule_id, detail from standard.mds_quarantine") == []


def test_nothing_points_at_what_is_not_there(standard):
    for entity in ("person_record", "campaign", "event", "event_shift"):
        assert counts(standard, entity, "is_stub") == {
            False: counts(standard, entity, "true")[True]
        }


def test_an_id_that_the_sync_wrote_is_a_claim_in_an_unknown_database(standard):
    found = standard.query(
        "select identifier_type, identifier_namespace, claim_kind, count(*)"
        " from standard.mds_person_identifier group by 1, 2, 3 order by 1"
    )
    assert found == [
        ("action_network_uuid", "global", "own_native", 120),
        ("van_my_campaign_id", "unknown", "sync_writeback", 30),
    ]


def test_campaigns_are_what_people_acted_through(standard):
    kinds = ("event_series", "form", "fundraising_page", "petition")
    assert counts(standard, "campaign", "campaign_type") == dict.fromkeys(kinds, 2)


def test_an_rsvp_is_never_an_attendance(standard):
    assert counts(standard, "event_attendance", "attendance_status") == {
        "declined": 24,
        "registered": 96,
    }


def test_an_event_starts_when_the_clock_on_the_wall_says(standard):
    found = standard.query(
        "select starts_at, event_timezone, event_status, count(*)"
        " from standard.mds_event group by 1, 2, 3 order by 1"
    )
    assert found == [
        (datetime(2026, 9, 2, 16), "America/Chicago", "confirmed", 2),
        (datetime(2026, 9, 3, 16), "America/Chicago", "confirmed", 2),
    ]
    assert one(standard, "select count(*) from standard.mds_event_shift") == (4,)


def test_signatures_and_forms_are_actions(standard):
    assert counts(standard, "action_submission", "action_type") == {
        "form": 120,
        "petition_signature": 120,
    }


def test_the_lines_of_a_donation_add_up(standard):
    assert one(
        standard,
        "select count(*), count(distinct payment_source_id), sum(amount),"
        " min(payment_method), min(recurring_interval), max(recurring_interval)"
        " from standard.mds_donation",
    ) == (132, 120, Decimal("2437.80"), "card", "month", "month")


def test_a_new_number_is_silent_and_an_unsubscribed_email_has_refused(standard):
    found = standard.query(
        "select channel, consent_status, count(*) from standard.mds_consent_event"
        " group by 1, 2 order by 1, 2"
    )
    assert found == [
        ("email", "opted_in", 92),
        ("email", "opted_out", 16),
        ("text", "opted_in", 80),
        ("text", "unspecified", 40),
    ]


def test_tags_keep_their_names(standard):
    assert counts(standard, "person_tag", "tag_name_raw") == {"leader": 60, "tenant": 60}
