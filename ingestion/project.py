"""The dbt project beside us: where it is, which profile it uses, dbt itself in this process."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ingestion.errors import SettingsError, ThroughlineError

if TYPE_CHECKING:
    from dbt.config.profile import Profile

HOME = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Project:
    """A dbt project and the folder that holds its profiles.yml.

    `target` None leaves the choice to the profile.
    """

    folder: Path
    profiles: Path
    target: str | None = None

    def profile(self) -> Profile:
        """The rendered profile, by dbt's own loader. Raises SettingsError."""
        from dbt.config.runtime import load_profile
        from dbt.flags import set_from_args
        from dbt_common.context import set_invocation_context
        from dbt_common.exceptions import DbtBaseException

        set_invocation_context(os.environ)
        set_from_args(Namespace(PROFILES_DIR=str(self.profiles), PROFILE=None), {})
        try:
            return load_profile(str(self.folder), {}, None, self.target)
        except DbtBaseException as error:
            raise SettingsError(
                "dbt can't read the profile",
                str(self.profiles / "profiles.yml"),
                str(error).strip().splitlines()[-1].strip(),
                "Compare it with profiles.example.yml, or choose a target with --target",
            ) from None

    def dbt(
        self, command: Sequence[str], on_event: Callable[[Any], None] | None = None
    ) -> DbtOutcome:
        """Runs one dbt command in this process; quiet, and nothing is sent anywhere."""
        from dbt.cli.main import dbtRunner

        arguments = [
            "--quiet",
            "--log-level",
            "none",
            "--no-use-colors",
            "--no-send-anonymous-usage-stats",
            *command,
            "--project-dir",
            str(self.folder),
            "--profiles-dir",
            str(self.profiles),
        ]
        if self.target:
            arguments += ["--target", self.target]
        before = Path.cwd()
        try:
            result = dbtRunner(callbacks=[on_event] if on_event else []).invoke(arguments)
        finally:
            os.chdir(before)
        found = result.result
        listed = found if isinstance(found, list) else getattr(found, "results", None)
        return DbtOutcome(bool(result.success), list(listed or []), result.exception)


@dataclass(frozen=True)
class DbtOutcome:
    """Whether a dbt command succeeded, its node results (of `list` the nodes), and what stopped
    it early."""

    ok: bool
    results: list[Any]
    exception: BaseException | None

    def failures(self) -> list[Any]:
        """The results that are errors or failed tests."""
        return [result for result in self.results if str(result.status) in ("error", "fail")]


def find_project(start: Path, state: Path, target: str | None = None) -> Project:
    """The nearest dbt project at or above `start`, else Throughline's own.

    Its profiles.yml: in DBT_PROFILES_DIR, in the project, in ~/.dbt; else the example is used,
    copied to `state` (dbt insists on the name).
    """
    folders = [start, *start.parents, HOME]
    folder = next((f for f in folders if (f / "dbt_project.yml").is_file()), None)
    if folder is None:
        raise ThroughlineError(
            "there is no dbt project",
            str(start),
            "Throughline was installed without its models",
            "Run the command in a clone of Throughline, or in a project that depends on it",
        )
    name = _read_yaml(folder / "dbt_project.yml").get("profile")
    given = os.environ.get("DBT_PROFILES_DIR")
    if given:
        return Project(folder, Path(given), target)
    for place in (folder, Path.home() / ".dbt"):
        if name in _read_yaml(place / "profiles.yml"):
            return Project(folder, place, target)
    example = next(f for f in (folder, HOME) if (f / "profiles.example.yml").is_file())
    copy = state / "profiles" / "profiles.yml"
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(example / "profiles.example.yml", copy)
    return Project(folder, copy.parent, target)


def _read_yaml(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError:
        raise SettingsError(
            "the file is not YAML", str(path), "It may have a tab or a broken quote", "Mend it"
        ) from None
    return content if isinstance(content, dict) else {}
