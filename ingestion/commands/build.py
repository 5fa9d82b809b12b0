"""`throughline build` and `throughline validate`: dbt over what has landed, and the two doors."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ingestion import registry
from ingestion.commands.land import ensure_all, unfinished
from ingestion.commands.refusals import REFUSALS
from ingestion.errors import ThroughlineError
from ingestion.project import HOME, DbtOutcome
from ingestion.session import Session

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NUMBER = re.compile(r"[0-9][0-9 ()+.-]{5,}[0-9]")
_SHOWN = 10


def build_all(
    session: Session,
    select: Sequence[str] = (),
    accept_changes: bool = False,
    retrain: bool = False,
) -> None:
    """Seeds, models and data tests. Raises ThroughlineError naming what failed.

    `accept_changes` lets the build change more person ids than the settings allow, `retrain` has
    it train the model of matching anew.
    """
    console = session.console
    error = unfinished(session)
    if error:
        raise error
    registry.write(session.warehouse, session.settings)
    ensure_all(session)
    console.say("Building")
    state = session.settings.state
    asked = {"accept_person_changes": accept_changes, "retrain": retrain}
    variables = {name: True for name, is_asked in asked.items() if is_asked}
    with console.counting("dbt", "steps") as count:

        def on_event(event: Any) -> None:
            data = event.data
            total = getattr(data, "total", 0)
            if event.info.name.startswith("Log") and total:
                count(int(data.index), int(total))

        outcome = session.project.dbt(
            [
                "build",
                *("--target-path", str(state / "target")),
                *("--log-path", str(state / "logs")),
                *("--log-level-file", "none"),
                *("--exclude-resource-type", "unit_test"),
                *(["--select", *select] if select else []),
                *(["--vars", json.dumps(variables)] if variables else []),
            ],
            on_event,
        )
    counts: dict[str, int] = {}
    for result in outcome.results:
        counts[str(result.status)] = counts.get(str(result.status), 0) + 1
    console.result(build=counts)
    console.show("dbt: " + ", ".join(f"{number} {what}" for what, number in sorted(counts.items())))
    if not outcome.ok:
        raise failed(session, outcome)


def failed(session: Session, outcome: DbtOutcome) -> ThroughlineError:
    """Shows what dbt could not do; the error to raise."""
    console = session.console
    failures = outcome.failures()
    refusal = next((REFUSALS[f.node.name] for f in failures if f.node.name in REFUSALS), None)
    if refusal:
        return refusal(session)
    for result in failures[:_SHOWN]:
        console.show(f"  {result.node.name}: {_masked(result.message)}")
    if len(failures) > _SHOWN:
        console.show(f"  and {len(failures) - _SHOWN} more")
    names = ", ".join(result.node.name for result in failures[:3])
    return ThroughlineError(
        f"{len(failures)} of dbt's nodes failed" if failures else "dbt stopped",
        names or f"the dbt project in {session.project.folder}",
        "The data breaks a contract or a test"
        if failures
        else _masked(str(outcome.exception or "dbt gave no reason")),
        "Look at the first that failed: what was published before it stays as it was",
    )


def validate_doors(session: Session, doors: Sequence[str]) -> None:
    """Runs the expectations of the doors. Raises ThroughlineError when a door stays closed."""
    from ingestion.validation import validate

    console = session.console
    console.say(f"Validating {', '.join(doors)}")
    tools = {account.tool for account in session.settings.accounts}
    verdict = validate(
        session.warehouse,
        _suites(session.project.folder),
        session.settings.state / "data_docs",
        doors=doors,
        feeds={tool: feeds for tool, feeds in session.declared().items() if tool in tools},
    )
    findings = verdict.findings
    console.result(
        validation={"expectations": verdict.expectations, "failed": len(findings)},
        data_docs=str(verdict.docs),
    )
    console.show(
        f"{verdict.expectations} expectations, {len(findings)} not met; see {verdict.docs}"
    )
    for finding in findings:
        column = f".{finding.column}" if finding.column else ""
        share = f" ({finding.failed} of {finding.rows} rows)" if finding.failed else ""
        kind = "stops" if finding.is_critical else "warns"
        console.show(f"  {kind}: {finding.table}{column} {finding.expectation}{share}")
    if not verdict.ok:
        first = next(finding for finding in findings if finding.is_critical)
        raise ThroughlineError(
            "what has landed does not pass the door"
            if first.door == "landing"
            else "what was built does not pass the door",
            first.table,
            f"{first.expectation} is not met",
            f"Open {verdict.docs}; nothing new is published until it passes",
        )


def _suites(project: Path) -> Path:
    """A project's own expectations, else Throughline's."""
    own = project / "expectations"
    return own if own.is_dir() else HOME / "expectations"


def _masked(message: str | None) -> str:
    """A database's message without what it may quote from rows."""
    lines = [line for line in (message or "").strip().splitlines() if line.strip()]
    return _NUMBER.sub("…", _QUOTED.sub("…", " ".join(lines[:3])))
