"""VAN, served on loopback from a small movement, and a warehouse that it is landed in."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from van_movement import ACCOUNT, TODAY, movement
from werkzeug.serving import WSGIRequestHandler, make_server

from ingestion.console import Console
from ingestion.feeds import Feed, Window
from ingestion.landing import Fact, land
from ingestion.project import Project
from ingestion.settings import Account
from ingestion.tools import van
from ingestion.warehouse import open_warehouse
from sandbox.tools.van import Behaviour, api_key, blueprint, options
from sandbox.world import AccountData, World
from tests.harness import ROOT, Dbt


@dataclass
class Served:
    """VAN on loopback: the world behind it, its moods, every path asked of it, the account."""

    world: World
    behaviour: Behaviour
    asked: list[str]
    account: Account

    @property
    def data(self) -> AccountData:
        return self.world.account("van", ACCOUNT)

    def with_options(self, **changed: Any) -> Served:
        """The same service under other options of the account."""
        given = {**self.account.options, **changed}
        return replace(self, account=replace(self.account, options=given))

    def without_option(self, name: str) -> Served:
        """The same service with one option of the account left out."""
        given = {key: value for key, value in self.account.options.items() if key != name}
        return replace(self, account=replace(self.account, options=given))

    def feed(self, name: str) -> Feed:
        return next(feed for feed in van.feeds(self.account) if feed.name == name)

    def rows(self, name: str, since: Any = None) -> list[dict[str, Any]]:
        """All rows of one read of one feed, refused pieces left out."""
        pages = self.feed(name).read(Window(since, TODAY))
        return [row for page in pages for row in page.rows if isinstance(row, dict)]

    def land(self, warehouse: Dbt) -> dict[str, Fact]:
        """One landing of everything the account gives: what is kept of it, by table."""
        project = Project(ROOT, warehouse.folder, "duckdb")
        with pytest.MonkeyPatch.context() as patch:
            for name, value in warehouse.environment.items():
                patch.setenv(name, value)
            facts = land(
                self.account,
                van.feeds(self.account),
                open_warehouse(project),
                warehouse.folder / "state",
                Console(quiet=True),
            )
        return {fact.landed_table: fact for fact in facts}


class Silent(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """Say nothing: a failing test shows its own lines only."""


@contextmanager
def serving() -> Iterator[Served]:
    """The service, its key in the environment and the movement's own now."""
    world, behaviour, asked = movement(), Behaviour(), []
    app = Flask(__name__)
    app.register_blueprint(blueprint(world, ACCOUNT, behaviour))

    @app.before_request
    def remember() -> None:
        asked.append(f"{request.method} {request.full_path.rstrip('?')}")

    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    given = options(world, ACCOUNT) | {
        "base_url": f"http://127.0.0.1:{server.server_port}/v4/",
        "poll_seconds": 0.01,
        "file_size_kb": 1,
    }
    account = Account("van", ACCOUNT, "lakeshore_hub", "America/Chicago", given)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCES__VAN__HUB_VAN__API_KEY", api_key(world, ACCOUNT))
            patch.setenv("THROUGHLINE_NOW", TODAY.isoformat())
            yield Served(world, behaviour, asked, account)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def served() -> Iterator[Served]:
    with serving() as service:
        yield service


@pytest.fixture(scope="module")
def landed_once(make_dbt: Callable[..., Dbt]) -> tuple[Dbt, dict[str, Fact]]:
    """The movement landed once, and what was kept of it. Not to be written to."""
    dbt = make_dbt("duckdb")
    with serving() as service:
        return dbt, service.land(dbt)


@pytest.fixture
def warehouse(make_dbt: Callable[..., Dbt], landed_once: tuple[Dbt, dict[str, Fact]]) -> Dbt:
    """A copy of the warehouse in which the movement has been landed once."""
    dbt = make_dbt("duckdb")
    path = "THROUGHLINE_DUCKDB_PATH"
    shutil.copy(Path(landed_once[0].environment[path]), Path(dbt.environment[path]))
    return dbt
