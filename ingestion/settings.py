"""One typed, validated configuration: `throughline.toml`, the environment, dlt's secrets.

    [organizations.lakeshore_hub]
    name = "Lakeshore Hub"
    type = "hub"
    compliance_domain = "c4"
    timezone = "America/Detroit"

    [[accounts]]
    tool = "van"
    account = "hub_van"
    owner = "lakeshore_hub"
    timezone = "America/Detroit"
    options = { mode = 1 }

What is not known is an error that names the nearest known word; `ingestion.sections` lists all.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ingestion.errors import SettingsError
from ingestion.sections import AGREEMENT, ORGANIZATION, SECTIONS, Key

CONFIG_NAME = "throughline.toml"
STATE_NAME = ".throughline"
SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}")

Row = dict[str, Any]


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

    `owner` is an organization slug, `timezone` an IANA zone, `options` the tool's own settings.
    Secrets are not here: ask `secret(name)`.
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

        value = dlt.secrets.get(f"sources.{self.tool}.{self.slug}.{name}", str)
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


@dataclass(frozen=True)
class Settings:
    """What throughline.toml says, each section as rows of its registry table.

    `path` is the file, whether it exists or not; `state` the folder for scratch beside it.
    """

    path: Path
    organizations: list[Row] = field(default_factory=list)
    affiliations: list[Row] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    account_rows: list[Row] = field(default_factory=list)
    agreements: list[Row] = field(default_factory=list)
    programs: list[Row] = field(default_factory=list)
    campaign_programs: list[Row] = field(default_factory=list)

    @property
    def state(self) -> Path:
        """The folder `.throughline` beside the configuration, or the one that it is in."""
        folder = self.path.parent
        return folder if STATE_NAME in folder.parts else folder / STATE_NAME


def default_agreement(tool: str, account: str, owner: str) -> Row:
    """The agreement of an account that has none: its owner is accountable and operator, nothing
    is shared, every purpose is permitted, with the standard's own service levels."""
    given = {
        "agreement": f"default_{tool}_{account}"[:60],
        "tool": tool,
        "account": account,
        "accountable": owner,
        "operator": owner,
        "contact_role_email": f"data@{owner}.example.org",
    }
    return _row(given, AGREEMENT, "default agreement")


def load_settings(given: str | Path | None = None) -> Settings:
    """Reads and checks the configuration: `given`, else THROUGHLINE_CONFIG, else the file
    throughline.toml here. Without the last there is nothing configured, which is no error.

    Raises SettingsError for a file that is missing, is not TOML, or says something unknown.
    """
    named = given or os.environ.get("THROUGHLINE_CONFIG")
    path = Path(named or CONFIG_NAME).resolve()
    if not path.is_file():
        if named:
            raise SettingsError(
                "there is no such configuration",
                str(named),
                "The path is wrong, or the file has not been written",
                f"Write it, or leave --config out to use {CONFIG_NAME} here",
            )
        return Settings(path)
    os.environ.setdefault("DLT_PROJECT_DIR", str(path.parent))
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            "the configuration is not TOML", str(path), str(error), "Mend that line"
        ) from None
    return _settings(path, content)


def _settings(path: Path, content: Mapping[str, Any]) -> Settings:
    _known(content, SECTIONS, CONFIG_NAME)
    organizations = [
        {"org_slug": _slug(slug, f"[organizations.{slug}]")}
        | _row(values, ORGANIZATION, f"[organizations.{slug}]")
        for slug, values in _table(content.get("organizations", {}), "organizations").items()
    ]
    slugs = {row["org_slug"] for row in organizations}
    rows = {
        section: [
            _row(values, keys, f"[[{section}]] number {number}")
            for number, values in enumerate(_list(content.get(section, []), section), start=1)
        ]
        for section, keys in SECTIONS.items()
        if section != "organizations"
    }
    for section, section_rows in rows.items():
        for number, row in enumerate(section_rows, start=1):
            _organizations_exist(row, SECTIONS[section], slugs, f"[[{section}]] number {number}")
    accounts = [
        Account(
            row["tool_slug"],
            row["account_slug"],
            row["owner_org_slug"],
            row["account_timezone"],
            row.pop("options") or {},
        )
        for row in rows["accounts"]
    ]
    for row in rows["accounts"]:
        row["id_namespace"] = row["id_namespace"] or row["account_slug"]
        row["landing_schema"] = f"staging_{row['tool_slug']}"
    known = {(account.tool, account.slug) for account in accounts}
    if len(known) < len(accounts):
        raise _wrong("a tool account is there twice", "[[accounts]]", "Give each its own slug")
    for section in ("agreements", "campaign_programs"):
        for row in rows[section]:
            if (row["tool_slug"], row["account_slug"]) not in known:
                raise _wrong(
                    f"{row['tool_slug']}/{row['account_slug']} is not among [[accounts]]",
                    f"[[{section}]]",
                    "Add the account, or mend the names",
                )
    agreed = {(row["tool_slug"], row["account_slug"]) for row in rows["agreements"]}
    agreements = rows["agreements"] + [
        default_agreement(account.tool, account.slug, account.owner)
        for account in accounts
        if (account.tool, account.slug) not in agreed
    ]
    return Settings(
        path,
        organizations,
        rows["affiliations"],
        accounts,
        rows["accounts"],
        agreements,
        rows["programs"],
        rows["campaign_programs"],
    )


def _row(values: Any, keys: Mapping[str, Key], where: str) -> Row:
    _known(_table(values, where), keys, where)
    row: Row = {}
    for name, key in keys.items():
        value = values.get(name)
        if value is None:
            if key.required:
                raise _wrong(f"{name!r} is missing", where, f"Add {name} = …")
            value = key.default
        if value is not None:
            value = _checked(value, key, f"{where}, {name}")
        row[key.column] = value
    return row


def _checked(value: Any, key: Key, where: str) -> Any:
    is_flag = type(value) is bool
    if not isinstance(value, _KINDS[key.kind]) or is_flag != (key.kind == "flag"):
        raise _wrong(f"this is not a {key.kind}", where, _KIND_HELP[key.kind])
    if key.kind == "slug":
        return _slug(value, where)
    if key.kind == "zone":
        _zone(value, where)
    if key.kind == "day" and isinstance(value, datetime):
        return value.date()
    words = value if key.kind == "words" else [value]
    for word in words if key.allowed else ():
        if word not in key.allowed:
            raise _wrong(f"{word!r} is not known", where, _nearest(str(word), key.allowed))
    return ",".join(words) if key.kind == "words" else value


def _zone(name: str, where: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise _wrong(f"{name!r} is no time zone", where, _KIND_HELP["zone"]) from None


_KINDS: dict[str, Any] = {
    "text": str,
    "slug": str,
    "zone": str,
    "number": (int, float),
    "whole": int,
    "flag": bool,
    "day": date,
    "words": list,
    "options": dict,
}
_KIND_HELP = {
    "text": 'Write it in quotes: "…"',
    "slug": "Use small letters, digits and _, a letter first",
    "zone": 'Use an IANA name such as "America/Detroit"',
    "number": "Write a number without quotes",
    "whole": "Write a whole number without quotes",
    "flag": "Write true or false",
    "day": "Write a date without quotes, such as 2026-01-31",
    "words": 'Write a list: ["…", "…"]',
    "options": "Write a table: { name = value }",
}


def _organizations_exist(row: Row, keys: Mapping[str, Key], slugs: set[str], where: str) -> None:
    for name, key in keys.items():
        value = row[key.column]
        for slug in str(value).split(",") if key.is_organization and value else ():
            if slug not in slugs:
                raise _wrong(
                    f"there is no organization {slug!r}",
                    f"{where}, {name}",
                    _nearest(slug, slugs) + f"; or add [organizations.{slug}]",
                )


def _known(values: Mapping[str, Any], names: Mapping[str, Any], where: str) -> None:
    for name in values:
        if name not in names:
            raise _wrong(f"the key {name!r} is not known", where, _nearest(name, names))


def _nearest(word: str, known: Any) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    if near:
        return f"Did you mean {near[0]!r}?"
    return f"Known are: {', '.join(sorted(known))}"


def _slug(value: str, where: str) -> str:
    if not SLUG.fullmatch(value):
        raise _wrong(f"{value!r} is not a slug", where, _KIND_HELP["slug"])
    return value


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong("this is not a table", where, f"Write it as [{where}]")
    return value


def _list(value: Any, section: str) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong("this is not a list of tables", section, f"Write each as [[{section}]]")
    return value


def _wrong(what: str, where: str, fix: str) -> SettingsError:
    return SettingsError(what, where, f"A slip in {CONFIG_NAME}", fix)
