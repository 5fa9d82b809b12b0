"""What the sandbox writes: the truth, the tools' exports, and the sheet that the README uses."""

from __future__ import annotations

import csv
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from sandbox import truth
from sandbox.demo import movement
from sandbox.exports import SHEET_HEADER, write_exports
from sandbox.generate import make_world
from sandbox.world import World
from tests.harness import ROOT


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(120)


def test_the_truth_is_written_a_row_a_record(world: World, tmp_path: Path) -> None:
    written = truth.write(world, tmp_path / "deep" / "truth.csv")
    with (tmp_path / "deep" / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == written == len(list(truth.rows(world)))
    assert rows[0].keys() == set(truth.HEADER)
    assert all(row["record_uid"].count(":") >= 3 for row in rows)


def test_exports_are_the_same_every_time(world: World, tmp_path: Path) -> None:
    first = write_exports(world, tmp_path / "one")
    second = write_exports(world, tmp_path / "two")
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert {path.parent.name for path in first} == {"one", "network_spoke"}


def test_the_example_sheet_is_one_that_people_sign(tmp_path: Path) -> None:
    with (ROOT / "docs/examples/sign_in_sheet.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == SHEET_HEADER
    assert len(rows) == 46
    assert all("555" in row["Cell"] or not row["Cell"] for row in rows)
    assert all(
        row["Email"].partition("@")[2].startswith("example.") or not row["Email"] for row in rows
    )
    assert any(not row["Email"] for row in rows) and any(not row["Street"] for row in rows)


def test_a_killed_run_leaves_nothing_that_outlives_the_next(world: World, tmp_path: Path) -> None:
    killed = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from sandbox.demo import movement\n"
        "from sandbox.generate import make_world\n"
        f"with movement(make_world(60), Path({str(tmp_path)!r})):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    assert (tmp_path / "spoke" / "postmaster.pid").exists()
    with movement(world, tmp_path) as running:
        url = running.secrets["SOURCES__SPOKE__NETWORK_SPOKE__DATABASE_URL"]
        with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
            cursor.execute("select count(*) from campaign_contact")
            contacts = cursor.fetchone()
    spoken = world.account("spoke", "network_spoke").conversations
    assert contacts == (len(spoken),)
    assert not (tmp_path / "spoke" / "postmaster.pid").exists()
