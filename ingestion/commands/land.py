"""`throughline land`: every configured account, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from ingestion import registry
from ingestion.errors import LandingError, SettingsError
from ingestion.landing import Fact, ensure, land
from ingestion.session import Session, tool_module
from ingestion.settings import now


def land_all(session: Session, wanted: Sequence[str] = ()) -> bool:
    """Lands what is wanted and shows the counts; whether every feed was read whole."""
    accounts = session.accounts(wanted)
    registry.write(session.warehouse, session.settings)
    facts: list[Fact] = []
    for account in accounts:
        session.console.say(f"Landing {account.label}")
        try:
            feeds = tool_module(account.tool).feeds(account)
        except SettingsError as error:
            session.console.say(f"  {error.text()}")
            facts.append(_unread(account.tool, account.slug, error))
            continue
        facts += land(account, feeds, session.warehouse, session.settings.state, session.console)
    ensure_all(session)
    show_facts(session, facts)
    return all(fact.status == "succeeded" for fact in facts)


def ensure_all(session: Session) -> None:
    """Makes the landed tables of every tool that has models, so that dbt finds them."""
    for tool, feeds in session.declared().items():
        ensure(tool, feeds, session.warehouse, session.settings.state)


def _unread(tool: str, account: str, error: SettingsError) -> Fact:
    at = now().replace(tzinfo=None)
    return Fact(
        tool_slug=tool,
        account_slug=account,
        source_object="",
        landed_table="",
        sync_mode="full",
        status="failed",
        started_at=at,
        extracted_at=at,
        window_from_at=None,
        window_to_at=None,
        rows_received=0,
        rows_landed=0,
        rows_quarantined=0,
        rows_duplicate=0,
        rows_missing=0,
        control_total=None,
        control_total_basis="none",
        max_source_updated_at=None,
        schema_fingerprint="",
        error=error.text(),
    )


def show_facts(session: Session, facts: Sequence[Fact]) -> None:
    """The counts by account, what went wrong, and where refused rows are."""
    console = session.console
    console.result(feeds=[asdict(fact) for fact in facts])
    by_account: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        by_account.setdefault((fact.tool_slug, fact.account_slug), []).append(fact)
    console.table(
        ["account", "feeds", "received", "new", "unchanged", "quarantined", "missing"],
        [
            [
                f"{tool}/{account}",
                len(own),
                sum(fact.rows_received for fact in own),
                sum(fact.rows_landed for fact in own),
                sum(fact.rows_duplicate for fact in own),
                sum(fact.rows_quarantined for fact in own),
                sum(fact.rows_missing for fact in own),
            ]
            for (tool, account), own in by_account.items()
        ],
    )
    for fact in facts:
        if fact.error:
            where = "/".join(filter(None, (fact.tool_slug, fact.account_slug, fact.landed_table)))
            console.show(f"{where} {fact.status}: {fact.error}")
    quarantined = sum(fact.rows_quarantined for fact in facts)
    if quarantined:
        table = session.warehouse.table("quarantine", "landed_row")
        console.show(f"{quarantined:,} rows were refused; their reasons are in {table}")


def unfinished(session: Session) -> LandingError | None:
    """Why the landed rows are not to be built on: a load that was cut off."""
    from ingestion.ledger import Ledger

    ledger = Ledger(session.warehouse)
    cut = [(tool, account, *ledger.newest(tool, account)) for tool, account in ledger.unfinished()]
    if not cut:
        return None
    names = " ".join(f"{tool}/{account}" for tool, account, *_ in cut)
    return LandingError(
        "a load was cut off before it was complete, and hides the rows it was to replace",
        "; ".join(
            f"{tool}/{account} since {began:%Y-%m-%d %H:%M} UTC: {', '.join(tables)}"
            for tool, account, began, tables in cut
        ),
        "The last landing was killed, or the warehouse went away",
        f"Run `throughline land {names}`: it takes up where the last complete load ended",
    )
