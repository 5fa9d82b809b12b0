"""One typed, validated configuration: `throughline.toml`, the environment, dlt's secrets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from ingestion.errors import SettingsError


def now() -> datetime:
    """This run's now, UTC with its zone. THROUGHLINE_NOW (ISO 8601) sets it; the only clock."""
    given = os.environ.get("THROUGHLINE_NOW")
    if not given:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise SettingsError(
            "THROUGHLINE_NOW is not a time",
            "environment",
            "It must be ISO 8601",
            "Try THROUGHLINE_NOW=2026-09-30T12:00:00Z, or unset it",
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


@dataclass(frozen=True)
class Account:
    """One organization's instance of a tool, as `[[accounts]]` in throughline.toml says.

    `owner` is an organization slug, `timezone` an IANA zone, `options` the tool's own settings
    (`[accounts.options]`). Secrets are not here: ask `secret(name)`.
    """

    tool: str
    slug: str
    owner: str
    timezone: str = "UTC"
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """`tool/account`, for messages."""
        return f"{self.tool}/{self.slug}"

    def secret(self, name: str) -> str:
        """The account's secret, from SOURCES__<TOOL>__<ACCOUNT>__<NAME> or .dlt/secrets.toml.

        Raises SettingsError naming both places when it is in neither.
        """
        import dlt

        value = dlt.secrets.get(f"sources.{self.tool}.{self.slug}.{name}")
        if value is None or value == "":
            variable = f"SOURCES__{self.tool}__{self.slug}__{name}".upper()
            raise SettingsError(
                f"the secret {name!r} of {self.label} is not set",
                "credentials",
                "Secrets come from the environment or .dlt/secrets.toml, never throughline.toml",
                f"Set {variable}, or {name} under [sources.{self.tool}.{self.slug}]"
                " in .dlt/secrets.toml",
            )
        return str(value)
