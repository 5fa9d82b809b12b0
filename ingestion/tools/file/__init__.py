"""Files that people bring: one schema for all of them, one landed table per entity.

Each row says which tool and account it is from, so that a list from any tool without a pipeline
is treated as that tool's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ingestion.feeds import Check, Feed, Page, Window
from ingestion.settings import Account
from ingestion.tools.file.tables import DELIVERED_BY, Layout, entities, layout

SLUG = "file"


def feeds(account: Account) -> list[Feed]:
    """Every table that a file may fill. Reading gives nothing: files come by `land-file`."""
    return [feed(layout(entity), lambda window: iter(())) for entity in ["people", *entities()]]


def feed(wanted: Layout, read: Callable[[Window], Iterator[Page]]) -> Feed:
    """The feed of one file, to be landed in mode file_drop: it need not be everything there is."""
    return Feed(
        name=wanted.table,
        source_object=wanted.source_object,
        key=wanted.key,
        columns=wanted.columns,
        read=read,
        children=wanted.children,
        updated=wanted.clock,
    )


def delivered(
    wanted: Layout, read: Callable[[Window], Iterator[Page]], tool: str, organization: str
) -> Feed:
    """The feed of one account's rows in an organization's bundle, which holds all that the
    organization passes on: what an earlier one had and this one lacks is missing."""
    within = {"tool_slug": tool, DELIVERED_BY: organization}
    return replace(feed(wanted, read), within=within)


def check(account: Account) -> list[Check]:
    """Files need no credentials."""
    return []
