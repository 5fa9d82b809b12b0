from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingestion.console import Console
from ingestion.files import land_file
from ingestion.landing import Account, ensure, land
from ingestion.project import Project
from ingestion.settings import Settings
from ingestion.tools import file, spoke
from ingestion.warehouse import open_warehouse
from sandbox.tools import spoke as sandbox
from sandbox.world import World
from tests.harness import ROOT, Dbt

PEOPLE = """source_id,given_name,birth_date,email,phone,identifier:van_my_campaign_id@hub_van,city
1|a,Ada,1980-02-30,,555-555-0101,7001,Milbrook
2,Bo,3/4/1981,bo@example.org,,,
"""
GIFTS = """source_id,person_record_uid,donation_type,amount,currency,donated_at
g1,sheets:north_list:person:2,gift,12.50,USD,2026-09-02T10:00:00Z
"""


@pytest.fixture
def mapped(
    engine: str,
    make_dbt: Callable[..., Dbt],
    installation: Any,
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Dbt:
    """A texting program and two files, landed and mapped."""
    dbt = make_dbt(engine, seeded=True)
    for name, value in dbt.environment.items():
        monkeypatch.setenv(name, value)
    warehouse = open_warehouse(Project(ROOT, dbt.folder, engine))
    console = Console(quiet=True)
    texts = Account(
        "spoke", "network_spoke", "common_thread", options=sandbox.options(world, "network_spoke")
    )
    land(texts, spoke.feeds(texts), warehouse, tmp_path, console)
    ensure("file", file.feeds(Account("file", "none", "none")), warehouse, tmp_path)
    for entity, content in (("people", PEOPLE), ("donation", GIFTS)):
        path = tmp_path / f"{entity}.csv"
        path.write_text(content)
        settings = Settings(tmp_path / "throughline.toml")
        report = land_file(
            path, entity, "sheets", "north_list", None, [], settings, warehouse, console
        )
        assert report.quarantined == 0
    dbt.run("staging.spoke", "staging.file", "mapping.spoke", "mapping.file")
    return dbt


def test_texts_and_files_say_the_same_in_the_standards_words_on_every_engine(
    mapped: Dbt, world: World
) -> None:
    data = world.account("spoke", "network_spoke")
    messages = [message for c in data.conversations for message in c.messages]

    def counted(entity: str, columns: str, condition: str = "true") -> set[tuple[Any, ...]]:
        return set(
            mapped.query(
                f"select {columns}, count(*) from mapping.map_{entity} where {condition} group by"
                f" {', '.join(str(n + 1) for n in range(columns.count(',') + 1))}"
            )
        )

    refused = sum(c.opted_out_at is not None for c in data.conversations)
    assert counted("spoke__contact_attempt", "direction, counts_as_attempt, result") == {
        ("outbound", True, None, sum(not m.inbound and not m.error_code for m in messages)),
        ("outbound", True, "bad_contact_info", sum(m.error_code == 30005 for m in messages)),
        ("inbound", False, "inbound", sum(m.inbound for m in messages)),
    }
    assert counted("spoke__consent_event", "source_object, person_record_uid is null") == {
        ("opt_out", True, refused + 1),
        ("opted_out_contact", False, refused),
        ("opt_out_reply", False, refused),
    }
    assert counted("spoke__person_record", "record_kind") == {
        ("campaign_contact", len(data.conversations)),
        ("user", 2),
    }
    assert counted("spoke__question_response", "response_raw, is_current") == {
        ("Yes", True, sum(len(c.answers) for c in data.conversations))
    }
    assert counted("file__person_record", "tool_slug, source_id, birth_date is null") == {
        ("sheets", "1%7Ca", True, 1),
        ("sheets", "2", False, 1),
    }
    assert counted("file__contact_point", "person_record_uid, contact_point_type, is_primary") == {
        ("sheets:north_list:person:1%7Ca", "phone", True, 1),
        ("sheets:north_list:person:2", "email", True, 1),
    }
    assert counted("file__person_identifier", "identifier_namespace, identifier_value") == {
        ("hub_van", "7001", 1)
    }
    assert counted("file__person_address", "locality") == {("Milbrook", 1)}
    assert counted("file__donation", "tool_slug, source_object, person_record_uid") == {
        ("sheets", "donation", "sheets:north_list:person:2", 1)
    }
