"""VAN, served on loopback from a small movement."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask, request
from van_movement import ACCOUNT, TODAY, movement
from werkzeug.serving import make_server

from ingestion.feeds import Feed, Window
from ingestion.settings import Account
from ingestion.tools import van
from sandbox.tools.van import Behaviour, api_key, blueprint, options
from sandbox.world import AccountData, World


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
        options = {**self.account.options, **changed}
        return replace(self, account=replace(self.account, options=options))

    def feed(self, name: str) -> Feed:
        return next(feed for feed in van.feeds(self.account) if feed.name == name)

    def rows(self, name: str, since: Any = None) -> list[dict[str, Any]]:
        pages = self.feed(name).read(Window(since, TODAY))
        return [row for page in pages for row in page.rows if isinstance(row, dict)]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    world, behaviour, asked = movement(), Behaviour(), []
    app = Flask(__name__)
    app.register_blueprint(blueprint(world, ACCOUNT, behaviour))

    @app.before_request
    def remember() -> None:
        asked.append(f"{request.method} {request.full_path.rstrip('?')}")

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    monkeypatch.setenv("SOURCES__VAN__HUB_VAN__API_KEY", api_key(world, ACCOUNT))
    monkeypatch.setenv("THROUGHLINE_NOW", TODAY.isoformat())
    given = options(world, ACCOUNT) | {
        "base_url": f"http://127.0.0.1:{server.server_port}/v4/",
        "poll_seconds": 0.01,
        "file_size_kb": 1,
    }
    account = Account("van", ACCOUNT, "lakeshore_hub", "America/Chicago", given)
    yield Served(world, behaviour, asked, account)
    server.shutdown()
    thread.join()
    server.server_close()
