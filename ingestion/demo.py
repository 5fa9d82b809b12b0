"""`throughline demo`: a make-believe movement, landed and built, and one activist's journey."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingestion.commands.build import build_all, validate_doors
from ingestion.commands.land import land_all
from ingestion.errors import ThroughlineError
from ingestion.files import land_file
from ingestion.session import Session
from ingestion.warehouse import Warehouse, quote

if TYPE_CHECKING:
    from sandbox.world import World

FOLDER = Path(".throughline") / "demo"
SCHEMA = "throughline_demo"
ACTIVIST = 1
SHOWN = 24


def run_demo(session: Session) -> bool:
    """Lands, validates and builds the demo's movement; shows a journey and the match quality."""
    try:
        from sandbox import field_book
        from sandbox.demo import movement
        from sandbox.generate import make_world
    except ImportError as error:
        raise ThroughlineError(
            "the demo's movement can't be made",
            error.name or "sandbox",
            "A package of the extra `demo` is not installed",
            "Run `make demo`, which installs it, or pip install 'throughline[demo]'",
        ) from None
    console = session.console
    folder = _folder()
    _begin_anew_if_changed(session, folder)
    console.say("Making up a movement: people, events, texts, calls, gifts")
    world = make_world()
    with _environment(folder, now=world.today.isoformat()):
        console.say("Starting its tools on this machine")
        with movement(world, folder) as running:
            os.environ.update(running.secrets)
            demo = Session(console, str(running.configuration), session.target)
            with demo.warehouse.lock("demo"):
                whole = land_all(demo)
                for entity, path in field_book.write_field_book(
                    world, folder / "field_book"
                ).items():
                    owner = (field_book.TOOL, field_book.ACCOUNT, field_book.OWNER)
                    whole &= land_file(
                        path, entity, *owner, [], demo.settings, demo.warehouse, console
                    ).ok
                validate_doors(demo, ["landing"])
                build_all(demo)
                validate_doors(demo, ["standard", "marts"])
                _show_journey(demo, world)
                _show_quality(demo, world)
            _show_next(demo)
    return whole


def clean_demo(session: Session) -> bool:
    """Removes the demo's folder and, on a server, its schemas."""
    folder = _folder()
    with _environment(folder, now=None):
        config = folder / "throughline.toml"
        demo = Session(session.console, str(config) if config.is_file() else None, session.target)
        if config.is_file() and demo.warehouse.kind != "duckdb":
            _drop_schemas(demo.warehouse)
    shutil.rmtree(folder, ignore_errors=True)
    session.console.show(f"The demo is gone: {folder}")
    return True


def pairwise(pairs: Iterable[tuple[Any, Any]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of records, from (found person, true person) of each
    record. With no pair found, or none to find, the share in question is 1."""
    both: Counter[tuple[Any, Any]] = Counter(pairs)
    found: Counter[Any] = Counter()
    true: Counter[Any] = Counter()
    for (left, right), number in both.items():
        found[left] += number
        true[right] += number
    right, claimed, there = (
        sum(number * (number - 1) // 2 for number in counts.values())
        for counts in (both, found, true)
    )
    precision = right / claimed if claimed else 1.0
    recall = right / there if there else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _folder() -> Path:
    return Path.cwd() / FOLDER


def _begin_anew_if_changed(session: Session, folder: Path) -> None:
    """Another make-believe movement than last time would look like one that forgot its past."""
    import sandbox

    digest = hashlib.sha256()
    for file in sorted(Path(sandbox.__path__[0]).rglob("*.py")):
        digest.update(file.read_bytes())
    mark = folder / "movement.txt"
    if folder.is_dir() and (not mark.is_file() or mark.read_text() != digest.hexdigest()):
        clean_demo(session)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(digest.hexdigest())


@contextmanager
def _environment(folder: Path, now: str | None) -> Iterator[None]:
    """The demo's own warehouse and clock, whatever the environment says; undone at the end."""
    before = dict(os.environ)
    os.environ["THROUGHLINE_DUCKDB_PATH"] = str(folder / "demo.duckdb")
    if os.environ.get("THROUGHLINE_SCHEMA", "public") in ("main", "public"):
        os.environ["THROUGHLINE_SCHEMA"] = SCHEMA
    if now:
        os.environ["THROUGHLINE_NOW"] = now
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _show_journey(demo: Session, world: World) -> None:
    from sandbox.truth import rows

    console = demo.console
    records = [row.record_uid for row in rows(world) if row.person == ACTIVIST]
    marks = ", ".join("?" for _ in records)
    crosswalk = demo.warehouse.table("marts", "person_crosswalk")
    journey = demo.warehouse.table("marts", "member_journey")
    with demo.warehouse.connect() as connection:
        person = connection.value(
            f"select person_id from {crosswalk} where record_uid in ({marks})"
            " group by person_id order by count(*) desc, person_id limit 1",
            records,
        )
        steps = connection.query(
            "select occurred_local_date, tool_slug, account_slug, verb, outcome, channel,"
            f" stage_after from {journey} where person_id = ?"
            " order by sequence_number",
            [person],
        )
        known = connection.query(
            f"select tool_slug, account_slug, source_id, link_basis from {crosswalk}"
            " where person_id = ? order by record_uid",
            [person],
        )
    activist = next(person for person in world.persons if person.number == ACTIVIST)
    name = f"{activist.given_name} {' '.join(activist.family_names)}"
    tools = sorted({step[1] for step in steps})
    console.result(journey={"person_id": person, "steps": len(steps), "tools": tools})
    console.show()
    console.show(f"{name} is {len(known)} records in {len({row[0] for row in known})} tools:")
    console.table(["tool", "account", "their id", "linked by"], known)
    console.show()
    console.show(f"The journey: {len(steps)} steps across {len(tools)} tools")
    header = ["date", "tool", "account", "what", "outcome", "channel", "stage"]
    console.table(header, steps[:SHOWN])
    if len(steps) > SHOWN:
        console.show(f"and {len(steps) - SHOWN} more")


def _show_quality(demo: Session, world: World) -> None:
    from sandbox.truth import rows

    truth = {row.record_uid: row.person for row in rows(world)}
    crosswalk = demo.warehouse.table("marts", "person_crosswalk")
    with demo.warehouse.connect() as connection:
        found = connection.query(f"select record_uid, person_id from {crosswalk}")
    known = [(person, truth[uid]) for uid, person in found if uid in truth]
    precision, recall, f1 = pairwise(known)
    console = demo.console
    console.result(
        quality={"precision": precision, "recall": recall, "f1": f1, "records": len(known)}
    )
    console.show()
    console.show(
        f"Against the truth, over {len(known):,} records: precision {precision:.4f},"
        f" recall {recall:.4f}, F1 {f1:.4f}"
    )


def _show_next(demo: Session) -> None:
    console, warehouse = demo.console, demo.warehouse
    marts = warehouse.schema("marts")
    console.show()
    console.show("Where to look next")
    console.show(f"  every journey      {marts}.member_journey in {warehouse.place}")
    console.show(f"  programs by week   {marts}.program_360")
    console.show(f"  who may be texted  {marts}.consent")
    console.show(f"  late feeds         {marts}.feed_sla")
    console.show(f"  data docs          {demo.settings.state / 'data_docs' / 'index.html'}")
    console.show("  your own data      throughline land-file --help")
    console.show("  throw this away    throughline demo --clean")


def _drop_schemas(warehouse: Warehouse) -> None:
    prefix = warehouse.schema("")
    if not prefix:
        return
    with warehouse.connect() as connection:
        names = [
            row[0]
            for row in connection.query("select schema_name from information_schema.schemata")
            if row[0].startswith(prefix)
        ]
        for name in sorted(names):
            connection.execute(f"drop schema if exists {quote(name)} cascade")
