from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from ingestion.tools import spoke
from ingestion.tools.spoke import database as reading
from ingestion.tools.spoke.texts import is_opt_out_reply
from sandbox.tools import spoke as sandbox
from sandbox.world import World
from tests.ingestion.spoke.conftest import BODIES, Spoke

Made = Callable[[Mapping[str, Any]], Spoke]


def _data(world: World) -> Any:
    return world.account("spoke", "network_spoke")


def test_a_whole_landing_equals_the_world(
    monkeypatch: pytest.MonkeyPatch, installation: Any, world: World, spoke_of: Made
) -> None:
    monkeypatch.setattr(reading, "PAGE_ROWS", 10)
    landed = spoke_of(sandbox.options(world, "network_spoke"))
    facts = landed.land()
    data = _data(world)
    messages = [m for c in data.conversations for m in c.messages]
    assert {name: fact.rows_landed for name, fact in facts.items()} == {
        "campaign": 2,
        "campaign_contact": len(data.conversations),
        "campaign_contact_identifier": sum(r.van_id is not None for r in data.records),
        "message": len(messages),
        "opt_out": sum(c.opted_out_at is not None for c in data.conversations) + 1,
        "interaction_step": len(data.questions),
        "question_response": sum(len(c.answers) for c in data.conversations),
        "tag": 1,
        "tag_campaign_contact": sum(len(c.tags) for c in data.conversations),
        "user": 2,
        "user_organization": 2,
        "assignment": 2,
    }
    assert all(fact.control_total in (None, fact.rows_received) for fact in facts.values())
    seen = landed.rows(
        "select id, is_from_contact, send_status, error_code, created_at from message"
    )
    assert sorted(seen) == sorted(
        (
            str(5_000_000 + m.number),
            m.inbound,
            m.status,
            str(m.error_code) if m.error_code else None,
            m.at.replace(tzinfo=None),
        )
        for m in messages
    )
    names = landed.rows(
        "select distinct first_name, last_name, cell like '+1555555%' from campaign_contact"
    )
    assert names == [("Ada\tB", "O'Ash \\ Ná", True)]
    stops = landed.rows("select count(*) from message where is_opt_out_reply")
    assert stops == [(sum(m.gist == "stop" for m in messages),)]
    assert {row[0] for row in landed.rows("select id from campaign_contact")} == {
        record
        for source_object, record, _ in sandbox.truth(world, "network_spoke")
        if source_object == "campaign_contact"
    }


def test_a_second_run_lands_nothing(landed: Spoke) -> None:
    again = landed.land()
    assert {name: fact.rows_landed for name, fact in again.items() if fact.rows_landed} == {}
    assert again["message"].rows_duplicate == again["message"].rows_received > 0


def test_what_changes_lands_and_nothing_else(landed: Spoke, installation: Any) -> None:
    with installation.cursor() as cursor:
        cursor.execute(
            "update message set send_status = 'ERROR', error_code = 30006 where id = 5000010"
        )
        cursor.execute("update campaign_contact set is_opted_out = true where id = 900001")
        cursor.execute("delete from opt_out where id = 1")
        cursor.execute("insert into opt_out values (99, '+15555550177', null, 7, '', now())")
    facts = landed.land()
    changed = {name: fact.rows_landed for name, fact in facts.items() if fact.rows_landed}
    assert changed == {
        "campaign_contact": 1,
        "campaign_contact_identifier": 1,
        "message": 1,
        "opt_out": 1,
    }
    status = landed.rows("select send_status, error_code from message where id = '5000010'")
    assert status == [("ERROR", "30006")]
    gone = landed.rows("select id from opt_out where _missing_since is not null")
    assert gone == [("1",)]


def test_messages_are_read_again_for_the_days_their_status_may_change(
    landed: Spoke, installation: Any
) -> None:
    with installation.cursor() as cursor:
        cursor.execute("select max(created_at) from message")
        (newest,) = cursor.fetchone()
        for number, age in ((1, 6), (2, 8)):
            cursor.execute(
                "insert into message (id, campaign_contact_id, is_from_contact, created_at)"
                " values (%s, 900001, false, %s)",
                (number, newest - timedelta(days=age)),
            )
    landed.land("message")
    assert landed.rows("select id from message where length(id) = 1") == [("1",)]


def test_an_installation_without_the_trigger_is_read_whole(
    landed: Spoke, installation: Any
) -> None:
    assert landed.land("campaign_contact")["campaign_contact"].rows_received < 10
    with installation.cursor() as cursor:
        cursor.execute("drop trigger campaign_contact_updated_at on campaign_contact")
        cursor.execute("update campaign_contact set message_status = 'closed' where id = 900002")
    fact = landed.land("campaign_contact")["campaign_contact"]
    assert (fact.rows_received, fact.rows_landed) == (45, 1)


def test_texts_and_custom_fields_are_nowhere_in_the_warehouse(landed: Spoke) -> None:
    tables = [
        (schema, table, column)
        for schema, table, column in landed.rows(
            "select table_schema, table_name, column_name from information_schema.columns"
            " where data_type = 'VARCHAR' and table_schema not in ('information_schema')"
        )
    ]
    assert len(tables) > 50
    for schema, table, column in tables:
        found = landed.rows(
            f'select count(*) from "{schema}"."{table}" where regexp_matches("{column}",'
            f" '{'|'.join((*BODIES, 'evening')).replace(chr(39), '.')}')"
        )
        assert found == [(0,)], (schema, table, column)
    file = (landed.folder.parent / "warehouse.duckdb").read_bytes()
    assert not [body for body in BODIES if body.encode() in file]


def test_another_organization_of_the_installation_stays_out(
    installation: Any, world: World, spoke_of: Made
) -> None:
    with installation.cursor() as cursor:
        cursor.execute("insert into campaign (id, organization_id) values (99, 8)")
        cursor.execute(
            "insert into campaign_contact (id, campaign_id, cell) values (1, 99, '+15555550166')"
        )
        cursor.execute(
            "insert into message (id, campaign_contact_id, is_from_contact, created_at)"
            " values (1, 1, false, now())"
        )
        cursor.execute("insert into opt_out values (98, '+15555550166', null, 8, '', now())")
    landed = spoke_of(sandbox.options(world, "network_spoke"))
    landed.land()
    for table in ("campaign_contact", "message"):
        assert landed.rows(f"select count(*) from {table} where id = '1'") == [(0,)]
    assert landed.rows("select count(*) from opt_out where id = '98'") == [(0,)]


def test_named_custom_fields_give_identifiers_and_broken_ones_are_refused(
    installation: Any, world: World, spoke_of: Made
) -> None:
    with installation.cursor() as cursor:
        cursor.execute("update campaign_contact set custom_fields = '[' where id = 900003")
        cursor.execute("update campaign_contact set custom_fields = '[1]' where id = 900004")
    landed = spoke_of({"identifiers": {"van_id": "van_my_campaign_id@hub_van"}})
    fact = landed.land("campaign_contact_identifier")["campaign_contact_identifier"]
    found = landed.rows(
        "select field, identifier_type, identifier_namespace, count(*)"
        " from campaign_contact_identifier group by all"
    )
    assert found == [("van_id", "van_my_campaign_id", "hub_van", 22)]
    assert fact.rows_quarantined == 2
    kept = landed.rows("select reason, raw from quarantine.landed_row order by raw")
    assert kept == [("malformed_custom_fields", "900003"), ("malformed_custom_fields", "900004")]


def test_a_database_that_does_not_answer_is_told_of_without_its_password(
    spoke_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "SOURCES__SPOKE__NETWORK_SPOKE__DATABASE_URL",
        "postgresql://postgres:secret-canary@localhost:1/nowhere",
    )
    down = spoke_of({})
    fact = down.land("message", "tag")["message"]
    assert fact.status == "failed"
    assert "reading message of Spoke failed" in str(fact.error)
    assert "secret-canary" not in str(fact.error)
    assert [found.ok for found in spoke.check(down.account)] == [False]


def test_a_table_that_is_missing_fails_alone(
    installation: Any, world: World, spoke_of: Made
) -> None:
    with installation.cursor() as cursor:
        cursor.execute("drop table tag")
    facts = spoke_of(sandbox.options(world, "network_spoke")).land("tag", "message")
    assert (facts["tag"].status, facts["message"].status) == ("failed", "succeeded")
    assert "this Spoke has no table tag" in str(facts["tag"].error)


REWIRED = """
create table all_campaign (id integer, organization_id integer, title text,
    created_at timestamptz, updated_at timestamptz);
create view campaign as select * from all_campaign;
create table campaign_contact (id integer, campaign_id integer, external_id text, cell text,
    custom_fields text, archived boolean, updated_at timestamptz);
create table message (id integer, campaign_contact_id integer, is_from_contact boolean,
    text text, send_status text, error_codes text[], created_at timestamp, updated_at timestamptz);
create table opt_out (id integer, cell text, organization_id integer, created_at timestamptz);
create table all_question_response (id integer, campaign_contact_id integer,
    interaction_step_id integer, value text, is_deleted boolean, updated_at timestamptz);
create table interaction_step (id integer, campaign_id integer, question text, is_deleted boolean);
create table all_tag (id integer, organization_id integer, title text, deleted_at timestamptz);
create table campaign_contact_tag (campaign_contact_id integer, tag_id integer,
    tagger_id integer, created_at timestamptz);
create table "user" (id integer, first_name text, email text);
create table user_organization (id integer, user_id integer, organization_id integer, role text);
create table assignment (id integer, user_id integer, campaign_id integer);
insert into all_campaign values (1, 7, 'Old', now(), now());
insert into campaign_contact values (5, 1, 'x', '+15555550101', '{}', true, now());
insert into message values (6, 5, false, 'Hi', 'ERROR', '{30005,30007}', '2026-09-01 10:00', now());
insert into message values (7, 5, true, 'stop', 'DELIVERED', null, '2026-09-01 10:05', now());
insert into all_question_response values (8, 5, 9, 'Yes', true, now());
insert into all_tag values (3, 7, 'gone', now()), (4, 7, 'here', null);
insert into campaign_contact_tag values (5, 4, 2, now());
insert into "user" values (2, 'Rosa', 'rosa@example.org');
insert into user_organization values (1, 2, 7, 'OWNER');
"""


def test_the_rewired_fork_lands_in_the_same_shape(database: Any, spoke_of: Made) -> None:
    with database.cursor() as cursor:
        cursor.execute(REWIRED)
    landed = spoke_of({"fork": "rewired", "organization_id": 7})
    facts = landed.land()
    assert {fact.status for fact in facts.values()} == {"succeeded"}
    assert landed.rows("select id, error_code, is_opt_out_reply from message order by id") == [
        ("6", "30005,30007", False),
        ("7", None, True),
    ]
    assert landed.rows("select strftime(created_at, '%H:%M') from message where id = '6'") == [
        ("10:00",)
    ]
    assert landed.rows("select name, is_deleted from tag order by id") == [
        ("gone", True),
        ("here", False),
    ]
    assert landed.rows("select id, source_id_kind, user_id from tag_campaign_contact") == [
        ("5-4", "composite", "2")
    ]
    assert landed.rows("select is_deleted from question_response") == [(True,)]
    assert not any(fact.rows_landed for fact in landed.land().values())


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("STOP", True),
        (" Stop. ", True),
        ("Please stop", True),
        ("STOP ALL", True),
        ("Unsubscribe me from this", True),
        ("don\u2019t text me again", True),
        ("Take me off your list!", True),
        ("opt out", True),
        ("ALTO", True),
        ("I can't stop smiling", False),
        ("The end is near", False),
        ("no", False),
        ("", False),
        (None, False),
    ],
)
def test_replies_that_ask_to_stop_are_known_by_their_words(text: str | None, asks: bool) -> None:
    assert is_opt_out_reply(text) is asks
