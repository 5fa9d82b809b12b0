"""What the docs show is there: links, commands, files, and SQL that runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml

from ingestion.cli import main
from ingestion.sections import SECTIONS
from tests.harness import Dbt

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    [
        *DOCS.rglob("*.md"),
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / ".github").glob("*.md"),
        *(ROOT / "ingestion").rglob("README.md"),
    ]
)
ROOMS = ("docs", "expectations", "ingestion", "macros", "models", "sandbox", "seeds", "tests")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
CODE = re.compile(r"`([^`\n]+)`")
SHARED_OPTIONS = {"--target", "--config", "--quiet", "--json", "--help"}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def commands() -> dict[str, click.Command]:
    return main.commands


def blocks(page: Path, *languages: str) -> list[str]:
    return [body for language, body in FENCE.findall(page.read_text()) if language in languages]


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text())


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def options(command: click.Command) -> set[str]:
    return {name for each in command.params for name in each.opts if name.startswith("--")}


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for target in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        if not found.exists() or (anchor and anchor not in anchors(found)):
            broken.append(target)
    assert not broken


@every_page
def test_every_command_shown_exists(page: Path) -> None:
    wrong = []
    shown = [line for body in blocks(page, "sh") for line in body.splitlines()]
    for line in [*shown, *CODE.findall(prose(page))]:
        match = re.match(r"throughline (--version|[a-z][a-z-]*)(.*)", line)
        if not match or match[1] == "--version":
            continue
        command = commands().get(match[1])
        given = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", match[2]))
        if command is None or given - options(command) - SHARED_OPTIONS:
            wrong.append(line)
    assert not wrong


@every_page
def test_every_make_target_shown_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    shown = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(), re.M)
    assert [name for name in shown if f"\n{name}:" not in makefile] == []


@every_page
def test_every_file_named_exists(page: Path) -> None:
    missing = []
    for name in CODE.findall(prose(page)):
        path = name.rstrip("/")
        if path.partition("/")[0] not in ROOMS or "/" not in name or re.search(r"[ ()=…]", path):
            continue
        pattern = re.sub(r"<\w+>", "*", path)
        if not any(ROOT.glob(pattern)):
            missing.append(name)
    assert not missing


def test_the_command_page_has_every_command_and_option() -> None:
    page = (DOCS / "reference" / "command.md").read_text()
    sections = dict(re.findall(r"^## throughline ([a-z-]+)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert set(sections) == set(commands())
    for name, command in commands().items():
        told = set(re.findall(r"^\| `(--[a-z-]+)`", sections[name], re.M))
        assert told == options(command) - SHARED_OPTIONS, name


def test_the_configuration_page_has_every_key() -> None:
    page = (DOCS / "reference" / "configuration.md").read_text()
    sections = dict(re.findall(r"^### \[+([a-z_]+)[^\n]*\n(.*?)(?=^##|\Z)", page, re.M | re.S))
    assert set(sections) == set(SECTIONS)
    for section, keys in SECTIONS.items():
        rows = re.findall(r"^\| (`[^|]+) \|", sections[section], re.M)
        told = {name for row in rows for name in CODE.findall(row)}
        assert told == set(keys), section


def test_the_shown_configurations_are_valid(tmp_path: Path) -> None:
    from ingestion.settings import load_settings

    pages = ("reference/configuration.md", "how-to/land-your-tools.md", "how-to/exchange.md")
    for number, page in enumerate(pages):
        shown = [body for body in blocks(DOCS / page, "toml") if "[organizations." in body]
        for body in shown:
            path = tmp_path / f"{number}.toml"
            path.write_text(body)
            assert load_settings(path).accounts


def test_the_nav_has_every_page() -> None:
    listed = set(re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.M))
    assert listed == {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")}


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def empty_marts(request: pytest.FixtureRequest, make_dbt: Callable[..., Dbt]) -> Dbt:
    """A warehouse with every mart as its contract says, and no row in it."""
    dbt = make_dbt(request.param)
    for path in sorted((ROOT / "models" / "marts").rglob("*.yml")):
        for model in yaml.safe_load(path.read_text())["models"]:
            columns = {each["name"]: sql_type(each["data_type"]) for each in model["columns"]}
            dbt.table(f"marts.{model['name']}", [], columns)
    return dbt


def sql_type(data_type: str) -> str:
    return "text" if data_type == "string" else data_type


def test_the_example_questions_run(empty_marts: Dbt) -> None:
    for sql in blocks(DOCS / "reference" / "marts.md", "sql"):
        empty_marts.query(sql)


def test_every_mart_has_three_questions() -> None:
    page = (DOCS / "reference" / "marts.md").read_text()
    sections = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert sections
    for name, body in sections:
        assert len(FENCE.findall(body)) == 3, name
        assert all(f"marts.{name}" in sql for _, sql in FENCE.findall(body)), name
