"""The manifest of a bundle: what is in it, whose it is, what it rests on. No personal value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingestion import standard
from ingestion.errors import ThroughlineError

NAME = "manifest.json"
STANDARD = "mds"
DIGEST = "manifest_sha256"
# Registry entities travel too, so that the rows' organizations, accounts and agreements are known.
REGISTRY = ("organization", "tool", "tool_account", "data_agreement", "program")
FETCH_AGAIN = "Fetch the bundle again; if it stays, ask its sender to export anew"


class BundleError(ThroughlineError):
    """A bundle that can't be written, or that is not as its manifest says."""


@dataclass(frozen=True)
class Part:
    """One entity's file: its rows, their checksum, and what they cover.

    `accounts` rows by `tool/account`; `id_kinds` the share of rows by source_id_kind; the days are
    those of the tools' own clocks, or of the extract where the tool tells none.
    """

    file: str
    rows: int
    sha256: str
    accounts: Mapping[str, int] = field(default_factory=dict)
    id_kinds: Mapping[str, float] = field(default_factory=dict)
    first_day: str | None = None
    last_day: str | None = None


@dataclass(frozen=True)
class LeftOut:
    """Rows, or one column of rows, that did not travel, and why.

    A column of the sender's own (`own_column`) is one that the standard does not have.
    """

    entity: str
    reason: str
    rows: int
    column: str | None = None


@dataclass(frozen=True)
class Agreement:
    """What permits the rows of one feed to travel; `version` is the day from which it holds."""

    agreement: str
    version: str
    tool: str
    account: str
    entity: str
    sharing_scope: str
    permitted_purposes: list[str]


@dataclass(frozen=True)
class Manifest:
    """Everything that a bundle says of itself.

    `own_values` are the sender's own values of each list, with the value of the standard's that
    each counts as.
    """

    standard: str
    standard_version: str
    organization: str
    created_at: str
    agreements: list[Agreement]
    entities: dict[str, Part]
    left_out: list[LeftOut]
    own_values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Writes manifest.json, with a digest of itself."""
        body = asdict(self)
        text = json.dumps({**body, DIGEST: _digest(body)}, indent=2, sort_keys=True)
        (folder / NAME).write_text(text + "\n", encoding="utf-8")

    @property
    def at(self) -> datetime:
        """When it was written, in naive UTC."""
        return datetime.fromisoformat(self.created_at).astimezone(UTC).replace(tzinfo=None)

    def accounts(self) -> set[str]:
        """Every `tool/account` that has a row."""
        return {name for part in self.entities.values() for name in part.accounts}


def read(folder: Path) -> Manifest:
    """The manifest of a bundle whose version we can read. Raises BundleError."""
    path = folder / NAME
    if not path.is_file():
        raise BundleError(
            f"there is no {NAME}",
            str(folder),
            "It is not a bundle, or was not copied whole",
            "Give the folder that throughline export made",
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        digest = content.pop(DIGEST)
    except (ValueError, KeyError, AttributeError, TypeError):
        raise _damaged(path, "It was cut off or changed on the way") from None
    _is_readable(content.get("standard_version"), path)
    if digest != _digest(content):
        raise _damaged(path, "It was changed after it was written")
    try:
        manifest = Manifest(
            **{
                **content,
                "agreements": [Agreement(**each) for each in content["agreements"]],
                "entities": {name: Part(**each) for name, each in content["entities"].items()},
                "left_out": [LeftOut(**each) for each in content["left_out"]],
            }
        )
        assert manifest.standard == STANDARD and manifest.at
    except (TypeError, KeyError, ValueError, AttributeError, AssertionError):
        raise _damaged(path, "It does not have a manifest's own keys") from None
    return manifest


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _is_readable(given: Any, path: Path) -> None:
    """A bundle of our own major version, whatever its minor."""
    try:
        theirs = standard.version_parts(given)
    except (ValueError, TypeError):
        raise _damaged(path, "It names no version of the standard") from None
    ours = standard.version_parts(standard.version())
    if theirs[0] != ours[0]:
        raise BundleError(
            f"the bundle is of version {given} of the standard, this is {standard.version()}",
            path.name,
            "Another major version means other columns or other ids",
            "Upgrade Throughline" if theirs > ours else "Ask its sender to upgrade and export anew",
        )


def _damaged(path: Path, cause: str) -> BundleError:
    return BundleError("the manifest can't be read", path.name, cause, FETCH_AGAIN)
