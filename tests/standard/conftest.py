"""A warehouse per engine in which files are landed: seeded once, emptied for each test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.harness import Dbt
from tests.standard.landed import Landed, project

SEEDS = {
    "ref_tool_object": [
        {
            "tool_slug": tool, "source_object": "contact_attempt",
            "feed_object": "contact_attempt", "source_id_kind": kind,
            "time_zone_rule": "documented_utc", "delete_signal": "none",
        }
        for tool, kind in (("dialer", "native"), ("crm", "native"), ("archive", "content_hash"))
    ],
    "ref_copied_feed": [
        {"tool_slug": tool, "source_object": "contact_attempt", "copied_into": into}
        for tool, into in (("dialer", "crm"), ("crm", "archive"), ("archive", "crm"))
    ],
    "ref_ladder_map": [
        {"verb": "took_action", "outcome": "*", "ladder_rung": "1", "owner_org_slug": "other"}
    ],
}  # fmt: skip


@pytest.fixture(scope="session")
def make_landed(
    make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Landed]:
    """An engine's warehouse with nothing landed: one user of it at a time."""
    folder = project(tmp_path_factory.mktemp("landed") / "project", SEEDS)
    landed: dict[str, Landed] = {}

    def make(engine: str) -> Landed:
        if engine not in landed:
            landed[engine] = Landed(make_dbt(engine, seeded=True), folder)
        landed[engine].begin()
        return landed[engine]

    return make
