"""A tool's sandbox on loopback: what was asked of it, and ways to spoil its answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest
import yaml
from flask import Flask, Response, request
from werkzeug.serving import make_server

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


@dataclass
class Served:
    """One tool of a world, each account under its own slug. `asked` is every path with its
    query, in order; `spoil` may change any answer on its way out."""

    world: World
    sandbox: ModuleType
    tool: ModuleType
    port: int
    root: str
    asked: list[str] = field(default_factory=list)
    spoil: Spoil | None = None

    def data(self, slug: str) -> AccountData:
        return self.world.account(self.tool.SLUG, slug)

    def account(self, slug: str) -> Account:
        held = self.data(slug).account
        options = self.sandbox.options(self.world, slug) | {
            "base_url": f"http://127.0.0.1:{self.port}/{slug}{self.root}",
            "requests_per_second": 1000,
        }
        return Account(held.tool, held.slug, held.owner, held.timezone, options)

    def feed(self, slug: str, name: str) -> Feed:
        return next(one for one in self.tool.feeds(self.account(slug)) if one.name == name)

    def pages(self, slug: str, name: str, since: Any = None) -> list[Page]:
        return list(self.feed(slug, name).read(Window(since, self.world.today)))

    def rows(self, slug: str, name: str, since: Any = None) -> list[Any]:
        return [row for page in self.pages(slug, name, since) for row in page.rows]

    def land(self, slug: str, dbt: Dbt) -> dict[str, Fact]:
        """Lands everything the account gives; what is kept of it, by table."""
        account = self.account(slug)
        warehouse = open_warehouse(Project(ROOT, dbt.folder, dbt.target))
        state = dbt.folder / "state"
        facts = land(account, self.tool.feeds(account), warehouse, state, Console(quiet=True))
        return {fact.landed_table: fact for fact in facts}


@contextmanager
def serving(world: World, sandbox: ModuleType, tool: ModuleType, root: str) -> Iterator[Served]:
    """Serves every account of the tool until the block ends."""
    app = Flask(__name__)
    for held in world.accounts(tool.SLUG):
        slug = held.account.slug
        app.register_blueprint(sandbox.blueprint(world, slug), url_prefix=f"/{slug}")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    served = Served(world, sandbox, tool, server.server_port, root)

    @app.before_request
    def remember() -> None:
        served.asked.append(request.full_path.rstrip("?"))

    @app.after_request
    def spoil(response: Response) -> Response:
        return served.spoil(response) if served.spoil else response

    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Landed:
    """A warehouse in which every account of a tool was landed once. Not to be written to."""

    dbt: Dbt
    world: World


def land_all(served: Served, dbt: Dbt) -> Landed:
    """Lands every account of the tool, with the secrets its sandbox wants."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THROUGHLINE_NOW", served.world.today.isoformat())
        for name, value in dbt.environment.items():
            patch.setenv(name, value)
        for held in served.world.accounts(served.tool.SLUG):
            slug = held.account.slug
            variable = f"SOURCES__{served.tool.SLUG}__{slug}__API_KEY".upper()
            patch.setenv(variable, served.sandbox.api_key(served.world, slug))
            facts = served.land(slug, dbt)
            assert [fact.error for fact in facts.values() if fact.error] == []
    return Landed(dbt, served.world)


def build_standard(landed: Landed, tool: str) -> None:
    """Registers the landed accounts, builds what the tool feeds, tests the tool's models."""
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
    entities = project["vars"]["tools"][tool]
    accounts = [held.account for held in landed.world.accounts(tool)]
    with pytest.MonkeyPatch.context() as patch:
        for name, value in landed.dbt.environment.items():
            patch.setenv(name, value)
        registry.register(
            open_warehouse(Project(ROOT, landed.dbt.folder, landed.dbt.target)),
            {
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
                "data_agreement": [
                    default_agreement(tool, one.slug, one.owner) for one in accounts
                ],
            },
        )
    dbt, only = landed.dbt, {tool: entities}
    dbt.seed()
    dbt.run(*(f"+mds_{entity}" for entity in entities), "+mds_quarantine", tools=only)
    own = [f"path:models/{layer}/{tool}" for layer in ("staging", "mapping")]
    dbt.invoke("test", "--select", *own, variables={"tools": only}).ok()
