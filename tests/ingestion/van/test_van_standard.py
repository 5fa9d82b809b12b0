"""VAN in the standard's words, built and tested by dbt on what was landed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import yaml

from tests.harness import ROOT
from tests.ingestion.serving import build_standard
from tests.ingestion.van.van_movement import ACCOUNT, CONTACTS, EVENTS, PEOPLE, TODAY

ENTITIES = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]["tools"]["van"]


@pytest.fixture(scope="module")
def standard(landed_once):
    """The landed movement, registered and built up to the standard, with VAN as the only tool."""
    return build_standard(landed_once)


def one(standard, sql):
    return standard.query(sql)[0]


def test_every_word_of_van_has_a_meaning(standard):
    assert (
        standard.query(
            """
        select 'result' as what, result_raw from standard.mds_contact_attempt
        where result = 'unknown' or channel = 'unknown' or method = 'unknown'
        union all
        select 'attendance', attendance_status_raw from standard.mds_event_attendance
        where attendance_status = 'unknown' or role = 'unknown'
        union all
        select 'event', event_type_raw from standard.mds_event where event_type = 'unknown'
        union all
        select 'campaign', campaign_type_raw from standard.mds_campaign
        where campaign_type = 'unknown'
        union all
        select 'consent', consent_status_raw from standard.mds_consent_event
        where consent_status = 'unknown'
        union all
        select 'question', question_type_raw from standard.mds_question
        where question_type = 'unknown'
        union all
        select 'answer', response_raw from standard.mds_question_response
        where response_standard = 'unknown'
        """
        )
        == []
    )


def test_every_landed_thing_is_in_the_standard_once(standard):
    counts = {
        entity: one(standard, f"select count(*) from standard.mds_{entity} where not is_stub")[0]
        for entity in ENTITIES
    }
    with_address = PEOPLE - PEOPLE // 3
    assert counts == {
        "person_record": PEOPLE,
        "contact_point": 2 * PEOPLE,
        "person_address": with_address,
        "person_identifier": PEOPLE,
        "campaign": 2,
        "contact_attempt": CONTACTS + 1,
        "question": 1,
        "question_response": 10,
        "event": EVENTS,
        "event_shift": EVENTS,
        "event_attendance": EVENTS + 59,
        "consent_event": 3 * PEOPLE + 2,
        "person_tag": 19,
    }


def test_a_canvasser_is_a_stub_of_their_own(standard):
    assert standard.query("select record_uid from standard.mds_person_record where is_stub") == [
        (f"van:{ACCOUNT}:user:3300001",)
    ]


def test_a_canvass_keeps_who_when_how_and_what(standard):
    found = one(
        standard,
        f"""
        select person_record_uid, actor_person_record_uid, campaign_uid, channel, method, result,
            is_contact, occurred_at, owner_org_uid, counts_as_attempt
        from standard.mds_contact_attempt
        where record_uid = 'van:{ACCOUNT}:contact_history:771000001'
        """,
    )
    at = (TODAY - timedelta(days=1, hours=2)).replace(tzinfo=None)
    assert found == (
        f"van:{ACCOUNT}:person:101000003",
        f"van:{ACCOUNT}:user:3300001",
        f"van:{ACCOUNT}:campaign:52001",
        "door",
        "p2p",
        "completed",
        True,
        at,
        "mds:registry:organization:lakeshore_hub",
        True,
    )


def test_an_answer_hangs_on_its_contact_and_question(standard):
    assert standard.query(
        """
        select count(*), count(attempts.record_uid), count(questions.record_uid)
        from standard.mds_question_response as answers
        left join standard.mds_contact_attempt as attempts
            on answers.contact_attempt_uid = attempts.record_uid
        left join standard.mds_question as questions
            on answers.question_uid = questions.record_uid
        """
    ) == [(10, 10, 10)]


def test_a_refusal_by_text_withdraws_permission_for_its_number(standard):
    assert standard.query(
        """
        select source_object, channel, contact_point_value_normalized, legal_weight, effective_at
        from standard.mds_consent_event
        where consent_status = 'opted_out' and source_object = 'contact_history'
        """
    ) == [("contact_history", "text", "+12625550005", "revocation", TODAY.replace(tzinfo=None))]


def test_a_merged_person_is_gone_and_says_where_to(standard):
    assert one(
        standard,
        f"""
        select is_deleted, deletion_basis, superseded_by_uid from standard.mds_person_record
        where record_uid = 'van:{ACCOUNT}:person:101000002'
        """,
    ) == (True, "merged_into", f"van:{ACCOUNT}:person:101000001")


def test_an_events_time_is_utc_and_its_zone_the_accounts(standard):
    assert one(
        standard,
        f"""
        select events.starts_at, events.event_timezone, events.event_type, events.campaign_uid,
            shifts.starts_at
        from standard.mds_event as events
        inner join standard.mds_event_shift as shifts on shifts.event_uid = events.record_uid
        where events.record_uid = 'van:{ACCOUNT}:event:750000001'
        """,
    ) == (
        (TODAY - timedelta(days=EVENTS - 6)).replace(tzinfo=None),
        "America/Chicago",
        "canvass",
        f"van:{ACCOUNT}:code:52002",
        (TODAY - timedelta(days=EVENTS - 6)).replace(tzinfo=None),
    )


def test_a_phone_and_an_address_are_normalized(standard):
    assert one(
        standard,
        f"""
        select value_normalized, is_valid_format from standard.mds_contact_point
        where person_record_uid = 'van:{ACCOUNT}:person:101000007'
            and contact_point_type = 'phone'
        """,
    ) == ("+12625550007", True)
    assert one(
        standard,
        f"""
        select region, postal_code, country, address_type from standard.mds_person_address
        where person_record_uid = 'van:{ACCOUNT}:person:101000007'
        """,
    ) == ("WI", "53999", "US", "home")
