"""`throughline doctor`: versions, configuration, warehouse, credentials, half-done loads."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

from ingestion import __version__
from ingestion.commands.land import unfinished
from ingestion.errors import ThroughlineError
from ingestion.feeds import Check
from ingestion.session import Session, tool_module, tool_names

PACKAGES = ("dbt-core", "dbt-duckdb", "dlt", "duckdb", "great-expectations", "pyarrow")
POSTGRES_PACKAGES = ("dbt-postgres", "psycopg2-binary", "adbc-driver-postgresql")


def examine(session: Session) -> bool:
    """Shows every finding with its remedy; whether all is well."""
    checks = list(_all(session))
    session.console.result(
        checks=[{"name": check.name, "ok": check.ok, "fix": check.fix} for check in checks]
    )
    for check in checks:
        session.console.show(f"{'ok  ' if check.ok else 'FIX '} {check.name}")
        if not check.ok and check.fix:
            session.console.show(f"     {check.fix}")
    bad = sum(not check.ok for check in checks)
    session.console.show("All is well." if not bad else f"{bad} of {len(checks)} need a hand.")
    return not bad


def _all(session: Session) -> Iterator[Check]:
    yield Check(f"Throughline {__version__}, Python {platform.python_version()}", _is_new_enough())
    yield from (_package(name) for name in PACKAGES)
    settings = _try("configuration", lambda: session.settings)
    yield settings
    if not settings.ok:
        return
    accounts = session.settings.accounts
    yield Check(
        f"{session.settings.path}: {len(accounts)} tool accounts",
        session.settings.path.is_file(),
        "Write it (docs/tutorial); without it only `throughline land-file` has something to do",
    )
    warehouse = _try("profile and warehouse", lambda: session.warehouse)
    yield warehouse
    if warehouse.ok:
        if session.warehouse.kind == "postgres":
            yield from (_package(name) for name in POSTGRES_PACKAGES)
        yield from _warehouse(session)
    for account in accounts:
        if account.tool not in tool_names():
            continue
        try:
            for check in tool_module(account.tool).check(account):
                label = "" if account.slug in check.name else f"{account.label}: "
                yield Check(label + check.name, check.ok, check.fix)
        except ThroughlineError as error:
            yield Check(account.label, False, error.text())


def _warehouse(session: Session) -> Iterator[Check]:
    place = f"{session.warehouse.kind} at {session.warehouse.place}"
    answers = _try(f"{place} answers", lambda: session.warehouse.tables("marts"))
    yield answers
    if not answers.ok:
        return

    def take() -> None:
        with session.warehouse.lock("doctor"):
            pass

    yield _try("no run holds the lock", take)
    cut = unfinished(session)
    yield Check("every load is complete", cut is None, cut.text() if cut else "")


def _try(name: str, ask: Callable[[], object]) -> Check:
    try:
        ask()
    except ThroughlineError as error:
        return Check(name, False, error.text())
    return Check(name, True)


def _package(name: str) -> Check:
    try:
        return Check(f"{name} {version(name)}", True)
    except PackageNotFoundError:
        return Check(name, False, f"It is not installed: pip install {name}")


def _is_new_enough() -> bool:
    return sys.version_info >= (3, 11)
