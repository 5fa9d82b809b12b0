"""Who is who: the truth over every account's person records, which no tool ever shows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sandbox.server import tool_module
from sandbox.world import World

HEADER = ("record_uid", "tool_slug", "account_slug", "person")


@dataclass(frozen=True)
class Row:
    """One person record of one account. `person` is the number of the person in the world."""

    record_uid: str
    tool: str
    account: str
    person: int


def rows(world: World) -> Iterator[Row]:
    """Every person record of every account, by tool, account and the tool's own order."""
    for data in world.accounts():
        tool, account = data.account.tool, data.account.slug
        for source_object, encoded_id, person in tool_module(tool).truth(world, account):
            yield Row(f"{tool}:{account}:{source_object}:{encoded_id}", tool, account, person)


def write(world: World, path: Path) -> int:
    """Write the truth as CSV with the header above; the number of records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in rows(world):
            writer.writerow((row.record_uid, row.tool, row.account, row.person))
            written += 1
    return written


@dataclass(frozen=True)
class Summary:
    """Counts of a world: people (and in how many tools each is), records by account, acts."""

    people: int
    people_by_tools: dict[int, int]
    records: dict[str, int]
    acts: dict[str, int]


def summary(world: World) -> Summary:
    tools: dict[int, set[str]] = {}
    records: Counter[str] = Counter()
    for row in rows(world):
        tools.setdefault(row.person, set()).add(row.tool)
        records[f"{row.tool}/{row.account}"] += 1
    acts: Counter[str] = Counter()
    for data in world.accounts():
        acts["contacts"] += len(data.contacts)
        acts["conversations"] += len(data.conversations)
        acts["messages"] += sum(len(one.messages) for one in data.conversations)
        acts["events"] += len(data.events)
        acts["signups"] += len(data.signups)
        acts["submissions"] += len(data.submissions)
        acts["gifts"] += len(data.gifts)
        acts["taggings"] += len(data.taggings)
        acts["opt_outs"] += len(data.opt_outs)
    return Summary(
        people=len(tools),
        people_by_tools=dict(sorted(Counter(map(len, tools.values())).items())),
        records=dict(records),
        acts=dict(acts),
    )
