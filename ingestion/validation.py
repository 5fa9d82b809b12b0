"""Great Expectations at the two doors: what has landed, and what is about to be published.

`expectations/` holds the suites as YAML, one list of expectations per table, each under Great
Expectations' own name:

    attendances:
      - type: expect_column_values_to_be_in_set
        kwargs: {column: status, value_set: [REGISTERED, CANCELLED, CONFIRMED]}
        severity: warning

- `landing/<tool>.yml`: the tool's landed tables, beyond what holds for all of them: every row
  names its account and has its tool's key, and no two share it.
- `landing/feeds.yml`: the newest run of every feed, as numbers (`FEED_COLUMNS`).
- `standard.yml`, `marts.yml`: the published tables.

A failed expectation of severity critical (the default) closes the door; a warning is shown. Only
the columns that a suite names are read, and no failing value is kept, printed or documented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ingestion.errors import SettingsError
from ingestion.feeds import Feed
from ingestion.settings import now
from ingestion.warehouse import Warehouse, quote

if TYPE_CHECKING:
    from great_expectations.data_context.data_context.abstract_data_context import (
        AbstractDataContext,
    )
    from pandas import DataFrame

DOORS = ("landing", "standard", "marts")
FEED_COLUMNS = (
    "tool_slug",
    "account_slug",
    "landed_table",
    "status",
    "rows_received",
    "rows_before_halved",
    "rows_unaccounted",
    "share_quarantined",
    "is_schema_changed",
    "extracted_at",
)
FEED_FACTS = """
    select {columns} from (
        select
            facts.*,
            rows_received - rows_landed - rows_quarantined - rows_duplicate as rows_unaccounted,
            1.0 * rows_quarantined / greatest(rows_received, 1) as share_quarantined,
            case when sync_mode = 'full' then 0.5 * lead(rows_received) over newest_first end
                as rows_before_halved,
            coalesce(schema_fingerprint <> lead(schema_fingerprint) over newest_first, false)
                as is_schema_changed,
            row_number() over newest_first as recency
        from {sync_run} as facts
        window
            newest_first as (
                partition by tool_slug, account_slug, landed_table
                order by extracted_at desc, load_id desc
            )
    ) as runs
    where recency = 1
    order by tool_slug, account_slug, landed_table
"""


@dataclass(frozen=True)
class Finding:
    """One failed expectation: which table, what was expected, of how many rows how many failed."""

    door: str
    table: str
    expectation: str
    column: str | None
    is_critical: bool
    rows: int | None
    failed: int | None


@dataclass(frozen=True)
class Verdict:
    """What the doors found. `docs` is the index page of the Data Docs."""

    expectations: int
    findings: list[Finding]
    docs: Path

    @property
    def ok(self) -> bool:
        """Nothing critical failed."""
        return not any(finding.is_critical for finding in self.findings)


def validate(
    warehouse: Warehouse,
    suites: Path,
    docs: Path,
    *,
    doors: Sequence[str] = DOORS,
    feeds: Mapping[str, Iterable[Feed]] | None = None,
) -> Verdict:
    """Checks the tables behind `doors` against the suites in folder `suites`.

    `feeds` gives each landed tool's feeds (their keys are checked); Data Docs are written to the
    folder `docs`. Raises SettingsError for a suite that Great Expectations doesn't understand.
    """
    context = _context(docs)
    runs = []
    if "landing" in doors:
        runs += _landing(context, warehouse, suites / "landing", feeds or {})
    runs += [
        result
        for door in ("standard", "marts")
        if door in doors
        for result in _tables(context, warehouse, door, door, _read(suites / f"{door}.yml"))
    ]
    context.build_data_docs()
    return Verdict(
        expectations=sum(count for count, _ in runs),
        findings=[finding for _, findings in runs for finding in findings],
        docs=docs / "index.html",
    )


def _landing(
    context: AbstractDataContext,
    warehouse: Warehouse,
    suites: Path,
    feeds: Mapping[str, Iterable[Feed]],
) -> list[tuple[int, list[Finding]]]:
    runs = []
    for tool, tool_feeds in sorted(feeds.items()):
        tables = {feed.name: _every_row(feed) for feed in tool_feeds}
        for table, expectations in _read(suites / f"{tool}.yml").items():
            tables.setdefault(table, [])
            tables[table] += expectations
        runs += _tables(context, warehouse, "landing", f"staging_{tool}", tables)
    facts = FEED_FACTS.format(
        columns=", ".join(FEED_COLUMNS),
        sync_run=warehouse.table("staging_throughline", "sync_run"),
    )
    frame = _frame(warehouse, facts, FEED_COLUMNS)
    frame["hours_since_read"] = [
        (now().replace(tzinfo=None) - at).total_seconds() / 3600 for at in frame["extracted_at"]
    ]
    expectations = _read(suites / "feeds.yml").get("feeds", [])
    return [*runs, _check(context, "landing", "feeds", frame, expectations)]


def _every_row(feed: Feed) -> list[dict[str, Any]]:
    key = ["_tool_account", *feed.key]
    return [
        {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": column}}
        for column in key
    ] + [
        {"type": "expect_compound_columns_to_be_unique", "kwargs": {"column_list": key}},
    ]


def _tables(
    context: AbstractDataContext,
    warehouse: Warehouse,
    door: str,
    layer: str,
    suites: Mapping[str, list[dict[str, Any]]],
) -> list[tuple[int, list[Finding]]]:
    present = warehouse.tables(layer)
    runs = []
    for table, expectations in sorted(suites.items()):
        if table not in present:
            continue
        columns = sorted({c for e in expectations for c in _columns(e)} & set(present[table]))
        selected = ", ".join(quote(column) for column in columns) or "1 as row_number"
        sql = f"select {selected} from {warehouse.table(layer, table)}"
        frame = _frame(warehouse, sql, columns or ["row_number"])
        runs.append(_check(context, door, f"{layer}.{table}", frame, expectations))
    return runs


def _check(
    context: AbstractDataContext,
    door: str,
    name: str,
    frame: DataFrame,
    expectations: list[dict[str, Any]],
) -> tuple[int, list[Finding]]:
    import great_expectations as gx
    from great_expectations.expectations.expectation_configuration import (
        ExpectationConfiguration,
    )

    suite = gx.ExpectationSuite(name=name)
    for expectation in expectations:
        try:
            suite.add_expectation_configuration(ExpectationConfiguration(**expectation))
        except Exception as error:
            raise SettingsError(
                f"the expectation {expectation.get('type')!r} is not understood",
                f"expectations for {name}",
                type(error).__name__,
                "Compare its type and kwargs with Great Expectations' gallery",
            ) from None
    batch = (
        context.data_sources.get(door)
        .add_dataframe_asset(name)
        .add_batch_definition_whole_dataframe("all")
    )
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(name=name, data=batch, suite=context.suites.add(suite))
    )
    outcome = definition.run(
        batch_parameters={"dataframe": frame},
        result_format={"result_format": "SUMMARY", "partial_unexpected_count": 0},
    )
    return len(expectations), [_finding(door, name, r) for r in outcome.results if not r.success]


def _finding(door: str, table: str, result: Any) -> Finding:
    config = result.expectation_config
    return Finding(
        door=door,
        table=table,
        expectation=config.type,
        column=config.kwargs.get("column"),
        is_critical=str(getattr(config.severity, "value", config.severity)) == "critical",
        rows=result.result.get("element_count"),
        failed=result.result.get("unexpected_count"),
    )


def _context(docs: Path) -> AbstractDataContext:
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    context.update_data_docs_site(
        "local_site",
        {
            "class_name": "SiteBuilder",
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(docs),
            },
        },
    )
    for door in DOORS:
        context.data_sources.add_pandas(door)
    return context


def _frame(warehouse: Warehouse, sql: str, columns: Sequence[str]) -> DataFrame:
    import pandas

    with warehouse.connect() as connection:
        return pandas.DataFrame(connection.query(sql), columns=list(columns), dtype=object)


def _columns(expectation: Mapping[str, Any]) -> set[str]:
    kwargs = expectation.get("kwargs", {})
    single = {kwargs[k] for k in ("column", "column_A", "column_B") if k in kwargs}
    return single | set(kwargs.get("column_list", ()))


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    if not path.is_file():
        return {}
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}
