"""Mobilize in the standard's words, built by dbt on what was landed."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.ingestion.serving import build_standard


@pytest.fixture(scope="module")
def standard(landed_once):
    """Both accounts registered and built up to the standard, with Mobilize as the only tool."""
    return build_standard(landed_once)


def one(standard, sql):
    return standard.query(sql)[0]


def test_no_row_is_refused(standard):
    assert standard.query("select entity, rule_id, detail from standard.mds_quarantine") == []


def test_every_person_keeps_the_id_that_stays(standard):
    assert one(
        standard,
        "select count(*), count(distinct record_uid), min(record_uid)"
        " from standard.mds_person_record where not is_stub",
    ) == (900, 900, "mobilize:hub_mobilize:person:7100001")


def test_contact_points_are_normalized_and_their_ids_hide_them(standard):
    assert one(
        standard,
        "select count(*), sum(case when is_valid_format then 1 else 0 end),"
        " sum(case when source_id like '%@%' or source_id like '%262555%' then 1 else 0 end)"
        " from standard.mds_contact_point",
    ) == (1710, 1710, 0)


def test_a_user_is_one_across_organizations(standard):
    assert one(
        standard,
        "select count(*) from standard.mds_person_identifier"
        " where identifier_type = 'mobilize_user_id' and identifier_namespace = 'global'"
        " and claim_kind = 'own_native' and claim_strength = 'exact'",
    ) == (900,)


def test_attendance_is_what_was_recorded_and_no_more(standard):
    found = dict(
        standard.query(
            "select attendance_status, count(*) from standard.mds_event_attendance group by 1"
        )
    )
    assert found == dict.fromkeys(
        ("attended", "cancelled", "confirmed", "no_show", "registered"), 180
    )


def test_a_firewalled_signup_is_masked_and_points_at_a_stub(standard):
    masked, stubs = one(
        standard,
        "select count(*), sum(case when events.is_stub then 1 else 0 end)"
        " from standard.mds_event_attendance as attendances"
        " inner join standard.mds_event as events"
        " on attendances.event_uid = events.record_uid"
        " where attendances.is_masked",
    )
    assert masked == stubs > 0


def test_events_have_their_words_times_and_campaigns(standard):
    assert one(
        standard,
        "select event_type, event_status, starts_at, ends_at, visibility, campaign_uid"
        " from standard.mds_event where record_uid = 'mobilize:hub_mobilize:event:601000001'",
    ) == (
        "canvass",
        "confirmed",
        datetime(2026, 9, 2, 19),
        datetime(2026, 9, 3, 0),
        "public",
        "mobilize:hub_mobilize:event_campaign:2000001",
    )


def test_an_opt_out_a_silence_and_a_block_are_told_apart(standard):
    found = standard.query(
        "select channel, consent_status, count(*) from standard.mds_consent_event"
        " where account_slug = 'hub_mobilize' group by 1, 2 order by 1, 2"
    )
    assert found == [
        ("all", "opted_out", 1),
        ("text", "opted_in", 299),
        ("text", "opted_out", 1),
        ("text", "unspecified", 150),
    ]
