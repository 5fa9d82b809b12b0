"""One run of the command: its configuration, its dbt project, its warehouse, its console."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import ModuleType

import yaml

import ingestion.tools
from ingestion.console import Console
from ingestion.errors import SettingsError
from ingestion.feeds import Feed
from ingestion.project import HOME, Project, find_project
from ingestion.settings import Account, Settings, load_settings
from ingestion.warehouse import Warehouse, open_warehouse


class Session:
    """What the commands share. Everything is opened when first asked for."""

    def __init__(self, console: Console, config: str | None, target: str | None) -> None:
        self.console = console
        self._config = config
        self.target = target

    @cached_property
    def settings(self) -> Settings:
        """throughline.toml."""
        return load_settings(self._config)

    @cached_property
    def project(self) -> Project:
        """The dbt project that holds for the current folder."""
        return find_project(Path.cwd(), self.settings.state, self.target)

    @cached_property
    def warehouse(self) -> Warehouse:
        """The target's warehouse."""
        return open_warehouse(self.project)

    def accounts(self, wanted: Sequence[str]) -> list[Account]:
        """The configured accounts that have a pipeline: all, or those of the tools (`van`) and
        accounts (`van/hub_van`) that are wanted. Raises SettingsError for an unknown name."""
        known = [a for a in self.settings.accounts if a.tool in tool_names()]
        if not self.settings.accounts:
            raise SettingsError(
                "no tool account is configured",
                str(self.settings.path),
                "The file is missing, or has no [[accounts]]",
                "Write it (docs/tutorial), or bring a file: throughline land-file --help",
            )
        for name in wanted:
            if not any(name in (account.tool, account.label) for account in known):
                names = sorted({a.tool for a in known} | {a.label for a in known})
                raise SettingsError(
                    f"{name!r} is no configured tool or account with a pipeline",
                    str(self.settings.path),
                    f"Configured are: {', '.join(names) or 'none'}",
                    "Mend the name, or add the account",
                )
        return [a for a in known if not wanted or a.tool in wanted or a.label in wanted]

    def declared(self) -> dict[str, list[Feed]]:
        """The feeds of every tool whose models may be on, by tool: of its first account, or as
        they are without one. A tool that can't say without options is left out."""
        found: dict[str, list[Feed]] = {}
        for tool in sorted(_modelled(self.project) & tool_names()):
            account = next(
                (a for a in self.settings.accounts if a.tool == tool), Account(tool, "none", "none")
            )
            try:
                found[tool] = tool_module(tool).feeds(account)
            except SettingsError:
                continue
        return found


def tool_names() -> set[str]:
    """The tools that have a pipeline, `file` among them."""
    return {found.name for found in pkgutil.iter_modules(ingestion.tools.__path__)}


def tool_module(tool: str) -> ModuleType:
    """A tool's pipeline: its `feeds` and `check`."""
    return importlib.import_module(f"ingestion.tools.{tool}")


def _modelled(project: Project) -> set[str]:
    """The tools that dbt's vars name, in the project and in Throughline's own."""
    names: set[str] = set()
    for folder in {project.folder, HOME}:
        path = folder / "dbt_project.yml"
        content = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
        given = content.get("vars") or {}
        for scope in (given, given.get("throughline") or {}):
            for name in ("tools", "extra_tool_entities"):
                names |= set(scope.get(name) or {})
    return names
