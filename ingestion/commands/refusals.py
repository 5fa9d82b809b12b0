"""Why a build stopped before it touched persons, with what a person needs to decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ingestion.errors import ThroughlineError
from ingestion.session import Session

_SHOWN = 20


def rulings_contradict(session: Session) -> ThroughlineError:
    """Names the rulings of which not all can hold, by records, ruler and time."""
    table = session.warehouse.table("identity", "link_ruling_conflict")
    with session.warehouse.connect() as connection:
        rows = connection.query(
            "select conflict, record_uid_l, record_uid_r, ruling, ruled_by, ruled_at"
            f" from {table} order by group_uid, ruled_at, record_uid_l, record_uid_r"
        )
    session.console.result(
        rulings=[
            dict(zip(("conflict", "record_uid_l", "record_uid_r", "ruling", "ruled_by", "ruled_at"),
                     row, strict=True))
            for row in rows
        ]
    )  # fmt: skip
    lines = [_ruling(*row) for row in rows]
    for line in lines[:_SHOWN]:
        session.console.show(f"  {line}")
    if len(lines) > _SHOWN:
        session.console.show(f"  and {len(lines) - _SHOWN} more, in {table}")
    return ThroughlineError(
        f"{len(rows)} rulings can't all hold: {lines[0] if lines else 'see the table'}",
        table,
        "What is ruled the same as the same is the same: then no two of those may be ruled"
        " different, or belong to organizations that do not share; or a word is unknown",
        "Rule again on one of these pairs (the latest ruling on a pair holds), then"
        " throughline build",
    )


def too_many_changes(session: Session) -> ThroughlineError:
    """How many person ids the build would have changed, and how to go on."""
    table = session.warehouse.table("identity", "person_change_count")
    with session.warehouse.connect() as connection:
        changed, present = connection.query(f"select changed_count, person_count from {table}")[0]
    session.console.result(changed_persons=changed, persons=present)
    return ThroughlineError(
        f"the build would change {changed} of {present} person ids"
        f" ({changed / max(present, 1):.1%})",
        table,
        "Many records came, went or changed at once, a setting of matching was turned, or a"
        " feed is broken. Persons are as they were",
        "Look with throughline plan; if it is meant: throughline build --accept-changes",
    )


def _ruling(conflict: str, left: str, right: str, ruling: str, by: Any, at: Any) -> str:
    when = f" on {at:%Y-%m-%d %H:%M}" if at else ""
    return f"{left} and {right} are {ruling}, says {by or 'nobody by name'}{when} ({conflict})"


REFUSALS: dict[str, Callable[[Session], ThroughlineError]] = {
    "no_ruling_contradicts_another": rulings_contradict,
    "no_build_changes_too_many_persons": too_many_changes,
}
