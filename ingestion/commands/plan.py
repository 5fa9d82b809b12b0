"""`throughline plan`: what the next build would do to persons, found out beside the published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from ingestion import registry
from ingestion.commands.build import failed
from ingestion.commands.land import ensure_all, unfinished
from ingestion.errors import ThroughlineError
from ingestion.session import Session
from ingestion.warehouse import quote

SCRATCH = "plan_"
LARGEST = 50
_EVENTS = {
    "create": "new",
    "merge": "become part of another person",
    "split_off": "part from another person",
    "move": "give records to another person",
    "retire": "have no records left",
}
_COLUMNS = ("event", "person_id", "other_person_id", "moved_records", "records")


def plan(session: Session) -> bool:
    """Builds persons in schemas of its own, tells what would change, and drops the schemas.

    Says False when a build would stop. Raises ThroughlineError when even the preview fails.
    """
    console = session.console
    error = unfinished(session)
    if error:
        raise error
    registry.write(session.warehouse, session.settings)
    ensure_all(session)
    console.say("Building persons for a look; what is published stays as it is")
    with _scratch(session) as identity, session.warehouse.connect() as connection:
        counts = connection.query(
            "select person_count, changed_count, is_too_much,"
            f" {', '.join(f'{event}_count' for event in _EVENTS)}"
            f" from {identity}.person_change_count"
        )[0]
        largest = connection.query(
            "select event_type, person_id, other_person_id, moved_record_count, record_count"
            f" from {identity}.person_event_preview"
            " order by greatest(moved_record_count, record_count) desc, person_event_id"
            f" limit {LARGEST}"
        )
        conflicts = connection.value(f"select count(*) from {identity}.link_ruling_conflict")
    present, changed, is_too_much, *events = counts
    console.result(
        plan={
            "persons": present,
            "changed": changed,
            "is_too_much": is_too_much,
            "ruling_conflicts": conflicts,
            **dict(zip(_EVENTS, events, strict=True)),
            "largest": [dict(zip(_COLUMNS, row, strict=True)) for row in largest],
        }
    )
    console.show(f"{present} persons now; the ids of {changed} would change")
    for number, words in zip(events, _EVENTS.values(), strict=True):
        console.show(f"  {number:>8} {words}")
    if largest:
        console.show()
        console.table(_COLUMNS, largest)
    if is_too_much:
        console.show("More ids than the settings allow: the build needs --accept-changes")
    if conflicts:
        console.show(f"{conflicts} rulings can't all hold: the build will stop and name them")
    return not (conflicts or is_too_much)


@contextmanager
def _scratch(session: Session) -> Iterator[str]:
    """The schema that identity was built in, beside the published one, until the block ends."""
    state = session.settings.state
    chosen = [
        *("--select", "+person_change_count"),
        *("--resource-type", "model", "--resource-type", "seed"),
        *("--vars", json.dumps({"scratch": SCRATCH})),
        *("--target-path", str(state / "plan_target")),
        *("--log-path", str(state / "logs")),
        *("--log-level-file", "none"),
    ]
    listed = session.project.dbt(
        ["list", *chosen, "--output", "json", "--output-keys", "name", "schema"]
    )
    nodes = {node["name"]: node["schema"] for node in map(json.loads, listed.results)}
    if not listed.ok:
        raise failed(session, listed)
    if not all(schema.startswith(SCRATCH) for schema in nodes.values()):
        raise ThroughlineError(
            "the plan would be built over what is published",
            f"the dbt project in {session.project.folder}",
            "The project has a macro generate_schema_name of its own",
            "Let it return throughline.generate_schema_name(custom_schema_name, node)",
        )
    try:
        outcome = session.project.dbt(["build", *chosen])
        if not outcome.ok:
            raise failed(session, outcome)
        yield quote(nodes["person_change_count"])
    finally:
        with session.warehouse.connect() as connection:
            for schema in sorted(set(nodes.values())):
                connection.execute(f"drop schema if exists {quote(schema)} cascade")
