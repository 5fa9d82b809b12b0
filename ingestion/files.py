"""`land-file`: a CSV or Parquet file of people, or of the standard's rows, lands as a tool's."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingestion import registry
from ingestion.console import Console
from ingestion.errors import LandingError
from ingestion.landing import Account, Fact, land
from ingestion.ledger import FACTS
from ingestion.project import HOME
from ingestion.sections import ALWAYS
from ingestion.settings import Settings, default_agreement
from ingestion.tools.file import SLUG, feed
from ingestion.tools.file.columns import Plan, plan, read_mapping
from ingestion.tools.file.reading import Table, open_table
from ingestion.tools.file.rows import SLUG as SLUG_GRAMMAR
from ingestion.tools.file.rows import Rows
from ingestion.tools.file.tables import layout
from ingestion.warehouse import Warehouse

_LINES_NAMED = 5


@dataclass(frozen=True)
class Report:
    """What became of a file: `received = landed + quarantined + duplicates`, always.

    `columns` theirs to ours; `kept` by name, as raw values; `left_out` not landed; `suggestions`
    theirs to the name it may mean; `refusals` the reasons with the first line numbers;
    `registered` what the registry did not know before.
    """

    file: str
    entity: str
    account: str
    owner: str
    received: int
    landed: int
    quarantined: int
    duplicates: int
    columns: Mapping[str, str]
    kept: Sequence[str]
    left_out: Sequence[str]
    suggestions: Mapping[str, str]
    refusals: Mapping[str, Sequence[int]]
    registered: Sequence[str]
    notes: Sequence[str] = field(default_factory=list)
    error: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the file was read to its end and not all of it was refused."""
        return self.error is None and (self.quarantined == 0 or self.quarantined < self.received)

    def as_dict(self) -> dict[str, Any]:
        """Everything but `ok`, for JSON."""
        return dict(vars(self))

    def lines(self) -> Iterator[str]:
        """The same for people, one fact a line. No value of the file is in it."""
        yield (
            f"{self.file}: {self.received:,} rows received = {self.landed:,} landed"
            f" + {self.quarantined:,} quarantined + {self.duplicates:,} duplicates"
        )
        yield f"Landed as {self.entity} of {self.account}, owned by {self.owner}"
        if self.registered:
            yield f"Registered on the way: {', '.join(self.registered)}"
        pairs = [ours if theirs == ours else f"{theirs} as {ours}" for theirs, ours in
                 self.columns.items()]  # fmt: skip
        yield f"Columns taken: {', '.join(pairs) or 'none'}"
        if self.kept:
            yield f"Kept as they are, under their own names: {', '.join(self.kept)}"
        for theirs, ours in self.suggestions.items():
            yield f"  {theirs} may be {ours}: add --map {theirs}={ours}"
        if self.left_out:
            yield f"Left out: {', '.join(self.left_out)}"
        for reason, numbers in self.refusals.items():
            named = ", ".join(str(number) for number in numbers[:_LINES_NAMED])
            more = ", …" if len(numbers) > _LINES_NAMED else ""
            where = f" (line {named}{more})" if numbers else ""
            yield f"Quarantined: {reason}{where}; see quarantine.landed_row"
        yield from (f"Note: {note}" for note in self.notes)
        if self.error:
            yield f"Not read to its end: {self.error}"


def land_file(
    path: Path,
    entity: str,
    tool: str,
    account: str,
    org: str | None,
    mapping: Sequence[str],
    settings: Settings,
    warehouse: Warehouse,
    console: Console,
) -> Report:
    """Lands one file and registers what the registry does not know yet.

    `entity` is `people` or an entity of the standard; `org` owns the account's rows when the
    account is new (default: an organization of the account's name). Raises LandingError when the
    file is no table or the mapping can't be followed; rows at fault are quarantined.
    """
    wanted = layout(entity)
    for what, slug in (("tool", tool), ("account", account), ("org", org)):
        if slug is not None and not SLUG_GRAMMAR.fullmatch(slug):
            raise LandingError(
                f"--{what} {slug!r} is not a short name",
                "land-file",
                "Short names are lower-case letters, digits and _, at most 40",
                "Choose a name like north_list; it stays for good",
            )
    owner = _owner(warehouse, settings, tool, account, org)
    table = open_table(Path(path))
    columns = plan(table.header, wanted, read_mapping(mapping))
    own = Account(tool, account, owner)
    rows = Rows(table, wanted, columns, own)
    (fact,) = land(
        own,
        [feed(wanted, rows.read)],
        warehouse,
        settings.state,
        console,
        dataset=SLUG,
        mode="file_drop",
    )
    registered = _register(warehouse, own, [owner, *sorted(rows.owners)])
    return Report(
        file=table.path.name,
        entity=entity,
        account=own.label,
        owner=owner,
        received=fact.rows_received,
        landed=fact.rows_landed,
        quarantined=fact.rows_quarantined,
        duplicates=fact.rows_duplicate,
        columns=columns.mapped,
        kept=columns.kept,
        left_out=columns.left_out,
        suggestions=columns.suggested,
        refusals={**rows.refusals, **_engine_refusals(warehouse, fact, rows.refusals)},
        registered=registered,
        notes=_notes(table, columns),
        error=fact.error,
    )


def _notes(table: Table, columns: Plan) -> list[str]:
    notes = list(table.notes)
    if table.blank_lines:
        notes.append(f"{table.blank_lines:,} blank lines were passed over")
    if "source_id" not in columns.mapped.values():
        notes.append(
            "no column is source_id: each row's id is a hash of its content, so a row that is"
            " edited and landed again is another record"
        )
    return notes


def _owner(
    warehouse: Warehouse, settings: Settings, tool: str, account: str, org: str | None
) -> str:
    """The account's owner: as configured, as registered, as `org` says, or its own name's."""
    known = next(
        (known.owner for known in settings.accounts if (known.tool, known.slug) == (tool, account)),
        None,
    )
    if known is None and "tool_account" in warehouse.tables(registry.LAYER):
        with warehouse.connect() as connection:
            known = connection.value(
                f"select owner_org_slug from {warehouse.table(registry.LAYER, 'tool_account')}"
                " where tool_slug = ? and account_slug = ?",
                [tool, account],
            )
    if known is not None and org not in (None, known):
        raise LandingError(
            f"{tool}/{account} is owned by {known}, not by {org}",
            "land-file",
            "An account has one owner",
            "Leave --org out, or choose another --account",
        )
    return known or org or account


def _register(warehouse: Warehouse, own: Account, owners: Sequence[str]) -> list[str]:
    """Adds the tool, the account, its agreement and organizations; names those that are new."""
    rows: dict[str, list[dict[str, Any]]] = {
        "organization": [_organization(slug) for slug in dict.fromkeys(owners)],
        "tool": [] if own.tool in shipped_tools() else [_tool(own.tool)],
        "tool_account": [_account(own)],
        "data_agreement": [default_agreement(own.tool, own.slug, own.owner)],
    }
    before = _counts(warehouse, rows)
    if not _has_agreement(warehouse, own):
        registry.register(warehouse, rows)
    else:
        registry.register(warehouse, {**rows, "data_agreement": []})
    after = _counts(warehouse, rows)
    return [name.replace("_", " ") for name in rows if after[name] > before[name]]


def _has_agreement(warehouse: Warehouse, own: Account) -> bool:
    if "data_agreement" not in warehouse.tables(registry.LAYER):
        return False
    with warehouse.connect() as connection:
        return bool(
            connection.value(
                f"select count(*) from {warehouse.table(registry.LAYER, 'data_agreement')}"
                " where tool_slug = ? and account_slug = ?",
                [own.tool, own.slug],
            )
        )


def _counts(warehouse: Warehouse, names: Mapping[str, Any]) -> dict[str, int]:
    present = warehouse.tables(registry.LAYER)
    with warehouse.connect() as connection:
        return {
            name: connection.value(f"select count(*) from {warehouse.table(registry.LAYER, name)}")
            if name in present
            else 0
            for name in names
        }


def shipped_tools() -> set[str]:
    """The tools of the standard's own list."""
    path = HOME / "seeds" / "standard" / "ref_tool.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["tool_slug"] for row in csv.DictReader(file)}


def _organization(slug: str) -> dict[str, Any]:
    return {
        "org_slug": slug,
        "org_name": _title(slug),
        "org_type": "local_group",
        "compliance_domain": "unknown",
        "home_ocd_id": None,
        "default_timezone": "UTC",
        "is_active": True,
    }


def _tool(slug: str) -> dict[str, Any]:
    return {
        "tool_slug": slug,
        "tool_name": _title(slug),
        "vendor_org_slug": None,
        "tool_category": "registry",
        "status": "active",
        "alias_of": None,
    }


def _account(own: Account) -> dict[str, Any]:
    return {
        "tool_slug": own.tool,
        "account_slug": own.slug,
        "owner_org_slug": own.owner,
        "payer_org_slug": None,
        "id_namespace": own.slug,
        "vendor_account_id": None,
        "database_mode": None,
        "account_timezone": own.timezone,
        "landing_schema": f"staging_{SLUG}",
        "valid_from": ALWAYS,
        "valid_to": None,
    }


def _title(slug: str) -> str:
    return slug.replace("_", " ").capitalize()


def _engine_refusals(
    warehouse: Warehouse, fact: Fact, told: Mapping[str, Sequence[int]]
) -> dict[str, list[int]]:
    """The reasons of this load's refusals that the reader did not give itself."""
    if not fact.rows_quarantined:
        return {}
    landed_row = warehouse.table("quarantine", "landed_row")
    with warehouse.connect() as connection:
        rows = connection.query(
            f"select distinct reason, field from {landed_row} where tool_slug = ?"
            " and account_slug = ? and landed_table = ? and load_id in (select max(load_id)"
            f" from {warehouse.table(FACTS, 'sync_run')} where tool_slug = ?"
            " and account_slug = ? and landed_table = ?) order by reason, field",
            [fact.tool_slug, fact.account_slug, fact.landed_table] * 2,
        )
    return {
        f"{reason} in {column}" if column else reason: []
        for reason, column in rows
        if reason not in told
    }
