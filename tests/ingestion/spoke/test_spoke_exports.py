from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from ingestion.tools import spoke
from sandbox.tools import spoke as sandbox
from sandbox.world import World
from tests.ingestion.spoke.conftest import BODIES, Spoke

Made = Callable[[Mapping[str, Any]], Spoke]
MESSAGES_HEADER = (
    "campaign_contact_id,campaign_id,user_number,contact_number,is_from_contact,send_status,"
    "attempted_at,text,error_code\n"
)


@pytest.fixture
def exports(tmp_path: Path, world: World) -> Path:
    folder = tmp_path / "exports"
    sandbox.write_csv(folder, world, "network_spoke")
    return folder


@pytest.fixture
def exported(exports: Path, spoke_of: Made) -> Spoke:
    return spoke_of({"csv_folder": str(exports)})


def test_exports_land_in_the_shape_of_the_tables(
    exported: Spoke, exports: Path, world: World
) -> None:
    facts = exported.land()
    assert {fact.status for fact in facts.values()} == {"succeeded"}
    data = world.account("spoke", "network_spoke")
    assert facts["campaign_contact"].rows_landed == len(data.conversations)
    assert facts["message"].rows_landed == sum(len(c.messages) for c in data.conversations)
    assert facts["opt_out"].rows_landed == sum(bool(c.opted_out_at) for c in data.conversations)
    assert facts["question_response"].rows_landed == sum(len(c.answers) for c in data.conversations)
    assert facts["tag_campaign_contact"].rows_landed == sum(len(c.tags) for c in data.conversations)
    kinds = exported.rows("select source_id_kind, count(*) from message group by all")
    assert kinds == [("content_hash", facts["message"].rows_landed)]
    asked = exported.rows("select count(*) from message where is_opt_out_reply")
    assert asked == [(facts["opt_out"].rows_landed,)]
    answered = exported.rows(
        "select count(*) from question_response r join interaction_step s"
        " on r.interaction_step_id = s.id where s.question = 'Can you come?'"
    )
    assert answered == [(facts["question_response"].rows_landed,)]
    again = exported.land()
    assert not any(fact.rows_landed for fact in again.values())
    file = (exported.folder.parent / "warehouse.duckdb").read_bytes()
    assert not [body for body in BODIES if body.encode() in file]


def test_exact_repeats_are_two_messages_and_a_later_status_is_one(
    exported: Spoke, exports: Path
) -> None:
    line = "900001,11,+14145550011,+15555550101,false,SENT,2026-09-09T10:00:00.000Z,Hi,\n"
    first, second = exports / "a-messages.csv", exports / "b-messages.csv"
    first.write_text(MESSAGES_HEADER + line + line)
    assert exported.land("message")["message"].rows_landed == 64 + 2
    second.write_text(MESSAGES_HEADER + line.replace("SENT", "ERROR") + line)
    os.utime(first, (1, 1))
    assert exported.land("message")["message"].rows_landed == 1
    seen = exported.rows(
        "select send_status from message where created_at = timestamp '2026-09-09 10:00' order by 1"
    )
    assert seen == [("ERROR",), ("SENT",)]


def test_campaigns_whose_exports_are_gone_are_not_taken_for_deleted(
    exported: Spoke, exports: Path
) -> None:
    exported.land()
    (exports / "11.csv").unlink()
    (exports / "11-messages.csv").unlink()
    exported.land()
    for table in ("campaign_contact", "message", "tag_campaign_contact"):
        assert exported.rows(f"select count(*) from {table} where _missing_since is not null") == [
            (0,)
        ]


def test_broken_lines_are_refused_once_and_their_text_is_not_kept(
    exported: Spoke, exports: Path
) -> None:
    with (exports / "11-messages.csv").open("a") as file:
        file.write("900001,11,count me in\n")
    with (exports / "11.csv").open("a") as file:
        file.write("900001,11\n")
    facts = exported.land()
    assert {name: f.rows_quarantined for name, f in facts.items() if f.rows_quarantined} == {
        "message": 1,
        "campaign_contact": 1,
    }
    kept = exported.rows("select reason, raw from quarantine.landed_row order by raw")
    assert kept == [("wrong_width", ""), ("wrong_width", "900001,11")]


def test_a_file_that_is_no_export_is_named(exported: Spoke, exports: Path) -> None:
    (exports / "members.csv").write_text("name,cell\nx,y\n")
    fact = exported.land("message")["message"]
    assert fact.status == "failed"
    assert "members.csv is not an export of Spoke's contacts or messages" in str(fact.error)


def test_an_empty_folder_is_told_of(tmp_path: Path, spoke_of: Made) -> None:
    empty = spoke_of({"csv_folder": str(tmp_path / "nothing")})
    fact = empty.land("message")["message"]
    assert fact.status == "failed"
    assert "there are no CSV exports" in str(fact.error)
    assert [found.ok for found in spoke.check(empty.account)] == [False]
