"""A landing that is killed at any moment loses nothing, doubles nothing and shows nothing half."""

from __future__ import annotations

import multiprocessing
import shutil
import time
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from tests.trust.victim import EVENTS, land_version, open_file, truth

KILLS = 10


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Real processes that begin with everything imported, so that kills hit the landing."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.trust.victim", "dlt.destinations.impl.duckdb.duck"])
    return context


def seen(folder: Path) -> tuple[dict[int, tuple[str, int]], int]:
    """People as staging sees them, of complete loads only, and how many events."""
    warehouse = open_file(folder)
    schema = "staging_gadget"
    if "people" not in warehouse.tables(schema):
        return {}, 0
    complete = f"_dlt_load_id in (select load_id from {schema}._dlt_loads where status = 0)"
    with warehouse.connect() as connection:
        rows = connection.query(
            "select p.id, p.name, count(n._dlt_id)"
            f" from {schema}.people p left join {schema}.people__phones n"
            f" on n._dlt_root_id = p._dlt_id where p.{complete} group by p.id, p.name, p._dlt_id"
        )
        events = connection.value(f"select count(*) from {schema}.events where {complete}")
    assert len({row[0] for row in rows}) == len(rows), "a row was doubled"
    return {number: (name, phones) for number, name, phones in rows}, events


def kill_after(processes: ForkServerContext, folder: Path, version: int, seconds: float) -> bool:
    """Starts a landing and kills it; whether it was still running."""
    process = processes.Process(target=land_version, args=(folder, version))
    process.start()
    process.join(seconds)
    was_running = process.is_alive()
    process.kill()
    process.join()
    return was_running


@pytest.mark.parametrize("folder_is_lost", [False, True], ids=["folder kept", "folder lost"])
def test_killed_landings_leave_exactly_what_the_tool_holds(
    tmp_path: Path, processes: ForkServerContext, folder_is_lost: bool
) -> None:
    kill_after(processes, tmp_path / "warm", 1, 0)
    (tmp_path / "timed").mkdir()
    began = time.monotonic()
    kill_after(processes, tmp_path / "timed", 1, 60)
    whole = time.monotonic() - began

    killed = 0
    for version in (1, 2):
        allowed = {1: truth(1), 2: truth(1) | truth(2)}[version]
        for number in range(KILLS // 2):
            seconds = whole * (number + 1) / (KILLS // 2 + 1)
            killed += kill_after(processes, tmp_path, version, seconds)
            people, events = seen(tmp_path)
            for key, value in people.items():
                assert value in (truth(1).get(key), allowed[key]), "a row is half there"
            assert events in (0, EVENTS)
            if folder_is_lost:
                shutil.rmtree(tmp_path / "pipelines", ignore_errors=True)
                shutil.rmtree(tmp_path / "spool", ignore_errors=True)
        land_version(tmp_path, version)
        assert seen(tmp_path) == (truth(version), EVENTS)
    assert killed >= KILLS // 4, "the kills came too late to tell anything"
    again = land_version(tmp_path, 2)
    assert [fact.rows_landed for fact in again] == [0, 0]
    warehouse = open_file(tmp_path)
    with warehouse.connect() as connection:
        orphans = connection.value(
            "select count(*) from staging_gadget.people__phones n where not exists"
            " (select 1 from staging_gadget.people p where p._dlt_id = n._dlt_root_id)"
        )
    assert orphans == 0
