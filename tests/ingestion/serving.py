"""A tool's sandbox on loopback, what was asked of it, ways to spoil its answers; its landings."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

import pytest
import yaml
from flask import Flask, Response, request
from werkzeug.serving import WSGIRequestHandler, make_server

from ingestion import registry
from ingestion.console import Console
from ingestion.feeds import Feed, Page, Window
from ingestion.landing import Fact, land
from ingestion.project import Project
from ingestion.settings import Account, default_agreement
from ingestion.warehouse import open_warehouse
from sandbox.world import AccountData, World
from tests.harness import ROOT, Dbt

Spoil = Callable[[Response], Response]


@dataclass(frozen=True)
class Tool:
    """A tool as its tests know it: its pipeline, its sandbox, a small world, and what the
    configuration says beyond the sandbox's own options. `behaviour`, if the sandbox has one, is
    made anew for each service and given to its blueprints."""

    pipeline: ModuleType
    sandbox: ModuleType
    make_world: Callable[[], World]
    options: Mapping[str, Any] = field(default_factory=dict)
    behaviour: Callable[[], Any] | None = None

    @property
    def slug(self) -> str:
        return self.sandbox.SLUG


@dataclass
class Served:
    """One tool of a world, each account under its own slug. `asked` is every method and path with
    its query, in order; `spoil` may change any answer on its way out."""

    tool: Tool
    world: World
    port: int
    behaviour: Any
    options: dict[str, Any]
    asked: list[str] = field(default_factory=list)
    spoil: Spoil | None = None

    def with_options(self, **changed: Any) -> Served:
        """The same service under other options; None leaves one out."""
        return replace(self, options={**self.options, **changed})

    def data(self, slug: str) -> AccountData:
        return self.world.account(self.tool.slug, slug)

    def account(self, slug: str) -> Account:
        held = self.data(slug).account
        given = {
            **self.tool.sandbox.options(self.world, slug),
            "base_url": f"http://127.0.0.1:{self.port}/{slug}{self.tool.sandbox.ROOT}/",
            **self.options,
        }
        options = {name: value for name, value in given.items() if value is not None}
        return Account(held.tool, held.slug, held.owner, held.timezone, options)

    def feed(self, slug: str, name: str) -> Feed:
        feeds = self.tool.pipeline.feeds(self.account(slug))
        return next(one for one in feeds if one.name == name)

    def pages(self, slug: str, name: str, since: Any = None) -> list[Page]:
        return list(self.feed(slug, name).read(Window(since, self.world.today)))

    def rows(self, slug: str, name: str, since: Any = None) -> list[Any]:
        return [row for page in self.pages(slug, name, since) for row in page.rows]

    def land(self, slug: str, dbt: Dbt) -> dict[str, Fact]:
        """Lands everything the account gives; what is kept of it, by table."""
        account = self.account(slug)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in dbt.environment.items():
                patch.setenv(name, value)
            warehouse = open_warehouse(Project(ROOT, dbt.folder, dbt.target))
            feeds, state = self.tool.pipeline.feeds(account), dbt.folder / "state"
            facts = land(account, feeds, warehouse, state, Console(quiet=True))
        return {fact.landed_table: fact for fact in facts}


class Silent(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """Say nothing: a failing test shows its own lines only."""


@contextmanager
def serving(tool: Tool) -> Iterator[Served]:
    """Serves every account of the tool until the block ends, its keys and the world's now in the
    environment."""
    world, behaviour = tool.make_world(), tool.behaviour and tool.behaviour()
    slugs = [held.account.slug for held in world.accounts(tool.slug)]
    app = Flask(__name__)
    for slug in slugs:
        given = [world, slug] if behaviour is None else [world, slug, behaviour]
        app.register_blueprint(tool.sandbox.blueprint(*given), url_prefix=f"/{slug}")
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    served = Served(tool, world, server.server_port, behaviour, dict(tool.options))

    @app.before_request
    def remember() -> None:
        served.asked.append(f"{request.method} {request.full_path.rstrip('?')}")

    @app.after_request
    def spoil(response: Response) -> Response:
        return served.spoil(response) if served.spoil else response

    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("THROUGHLINE_NOW", world.today.isoformat())
            for slug in slugs:
                variable = f"SOURCES__{tool.slug}__{slug}__API_KEY".upper()
                patch.setenv(variable, tool.sandbox.api_key(world, slug))
            yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True)
class Landed:
    """A warehouse in which every account of a tool was landed once, and what was kept of it, by
    account and table. Not to be written to."""

    tool: Tool
    world: World
    dbt: Dbt
    facts: Mapping[str, Mapping[str, Fact]]

    def copy(self, dbt: Dbt) -> Dbt:
        """The same rows in another DuckDB file."""
        path = "THROUGHLINE_DUCKDB_PATH"
        shutil.copy(self.dbt.environment[path], dbt.environment[path])
        return dbt


def land_all(tool: Tool, dbt: Dbt) -> Landed:
    """Lands every account of the tool."""
    with serving(tool) as served:
        accounts = [held.account.slug for held in served.world.accounts(tool.slug)]
        facts = {slug: served.land(slug, dbt) for slug in accounts}
    assert [one.error for own in facts.values() for one in own.values() if one.error] == []
    return Landed(tool, served.world, dbt, facts)


def build_standard(landed: Landed) -> Dbt:
    """Registers the landed accounts and builds what the tool feeds, with it as the only tool, and
    the tests of its own models."""
    dbt, tool = landed.dbt, landed.tool.slug
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
    entities = project["vars"]["tools"][tool]
    _register(landed)
    dbt.variables["tools"] = {tool: entities}
    dbt.invoke(
        "build",
        "--select",
        *(f"path:models/{layer}/{tool}" for layer in ("staging", "mapping")),
        *(f"+mds_{entity}" for entity in entities),
        "+mds_quarantine",
        "--exclude",
        "resource_type:seed",
        *(f"resource_type:test,path:{place}" for place in ("models/standard", "seeds")),
    ).ok()
    return dbt


def _register(landed: Landed) -> None:
    tool = landed.tool.slug
    accounts = [held.account for held in landed.world.accounts(tool)]
    tables = {
        "organization": [
            {"org_slug": one.slug, "org_name": one.name, "org_type": one.org_type}
            for one in landed.world.organizations
        ],
        "tool_account": [
            {
                "tool_slug": tool,
                "account_slug": one.slug,
                "owner_org_slug": one.owner,
                "account_timezone": one.timezone,
            }
            for one in accounts
        ],
        "data_agreement": [default_agreement(tool, one.slug, one.owner) for one in accounts],
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in landed.dbt.environment.items():
            patch.setenv(name, value)
        registry.register(
            open_warehouse(Project(ROOT, landed.dbt.folder, landed.dbt.target)), tables
        )
