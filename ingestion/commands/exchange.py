"""`throughline export` and `throughline land-bundle`: rows between groups."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from ingestion.commands.land import show_facts
from ingestion.exchange.delivery import land_bundle
from ingestion.exchange.exporting import export
from ingestion.exchange.manifest import Manifest
from ingestion.session import Session


def export_bundle(session: Session, organization: str, to: Path) -> None:
    """Writes the bundle and shows what is in it and what stayed at home."""
    console = session.console
    manifest = export(session.warehouse, organization, to, console)
    console.result(bundle=str(to), manifest=asdict(manifest))
    rows = [
        [name, part.rows, *_days(manifest, name)]
        for name, part in sorted(manifest.entities.items())
        if part.rows
    ]
    console.table(["entity", "rows", "from", "to"], rows)
    for left in manifest.left_out:
        what = f"{left.entity}.{left.column}" if left.column else left.entity
        console.show(f"Left out: {left.rows:,} {what}, {left.reason}")
    for agreement in manifest.agreements:
        console.show(
            f"By {agreement.agreement} of {agreement.version}: {agreement.tool}/{agreement.account}"
            f" {agreement.entity}, {agreement.sharing_scope},"
            f" for {', '.join(agreement.permitted_purposes)}"
        )


def land_one(session: Session, folder: Path) -> bool:
    """Lands the bundle and shows the counts; whether every file was read whole."""
    console = session.console
    delivery = land_bundle(folder, session.settings, session.warehouse, console)
    manifest = delivery.manifest
    console.result(
        organization=manifest.organization,
        written_at=manifest.created_at,
        registered=delivery.registered,
        kept=delivery.kept,
    )
    show_facts(session, delivery.facts)
    new = [
        f"{count} {name.replace('_', ' ')}" for name, count in delivery.registered.items() if count
    ]
    if new:
        console.show(f"Registered on the way: {', '.join(new)}")
    for entity, columns in delivery.kept.items():
        console.show(f"{entity}: kept as they are, under their own names: {', '.join(columns)}")
    return all(fact.status == "succeeded" for fact in delivery.facts)


def _days(manifest: Manifest, entity: str) -> tuple[str, str]:
    part = manifest.entities[entity]
    return part.first_day or "", part.last_day or ""
