"""One run at a time, and who is in the way."""

from __future__ import annotations

import multiprocessing
import os
import re
import time
from pathlib import Path

import pytest

from ingestion.errors import WarehouseError
from tests.ingestion.core.conftest import Tool
from tests.trust.victim import open_file


def hold(folder: Path) -> None:
    """Takes the lock and keeps it."""
    with open_file(folder).lock("land"):
        (folder / "held").touch()
        time.sleep(60)


def test_a_second_run_is_told_who_holds_the_lock_since_when(tool: Tool) -> None:
    with (
        tool.warehouse.lock("land"),
        pytest.raises(WarehouseError) as error,
        tool.warehouse.lock("build"),
    ):
        pass
    assert re.match(
        rf"throughline land, process {os.getpid()} on .+ holds the lock since 20\d\d-",
        error.value.what,
    )
    with tool.warehouse.lock("build"):
        pass


def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    process = multiprocessing.get_context("forkserver").Process(target=hold, args=(tmp_path,))
    process.start()
    try:
        while not (tmp_path / "held").exists():
            assert process.is_alive()
            time.sleep(0.05)
        with (
            pytest.raises(WarehouseError, match=f"process {process.pid} "),
            open_file(tmp_path).lock("build"),
        ):
            pass
    finally:
        process.kill()
        process.join()
    with open_file(tmp_path).lock("build"):
        pass
