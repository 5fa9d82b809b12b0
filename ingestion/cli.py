"""The command `throughline`."""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ingestion import __version__
from ingestion.console import Console
from ingestion.errors import ThroughlineError
from ingestion.session import Session

Command = Callable[..., bool]


class Examples(click.Command):
    """Keeps the examples in a command's help as they were written."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            formatter.write_paragraph()
            formatter.write("Examples:\n")
            for line in self.epilog.strip().splitlines():
                formatter.write(f"  {line.strip()}\n")


def _shared(run: Command) -> Callable[..., None]:
    """Adds the options that every command takes, and the way every command ends."""

    @click.option("--target", help="The target of profiles.yml, such as duckdb or postgres.")
    @click.option("--config", help="The configuration instead of throughline.toml here.")
    @click.option("--quiet", is_flag=True, help="Results and errors only.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON object and nothing else.")
    @functools.wraps(run)
    def command(
        target: str | None, config: str | None, quiet: bool, as_json: bool, **given: Any
    ) -> None:
        console = Console(quiet=quiet, as_json=as_json)
        # the libraries' own chatter may quote rows, addresses and paths
        disabled = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            ok = run(Session(console, config, target), **given)
        except ThroughlineError as error:
            console.error(error)
            ok = False
        except KeyboardInterrupt:
            console.error(
                ThroughlineError(
                    "stopped", "keyboard", "", "Run the same command again: nothing is half done"
                )
            )
            ok = False
        finally:
            logging.disable(disabled)
        console.finish(ok)
        sys.exit(0 if ok else 1)

    return command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Start with `throughline demo`; each command has its own --help with examples.",
)
@click.version_option(__version__, prog_name="throughline")
def main() -> None:
    """Throughline: one person, every tool.

    Lands what your organizing tools know, builds one standard from it, finds who is the same
    person, and publishes marts for your dashboards, in a warehouse of your own.
    """


@main.command(
    cls=Examples,
    epilog="""
    throughline demo
    throughline demo --target postgres
    throughline demo --clean
    """,
)
@click.option("--clean", is_flag=True, help="Throw the demo away: its files and its schemas.")
@_shared
def demo(session: Session, clean: bool) -> bool:
    """Follow one activist across four tools, with invented people.

    Starts a make-believe movement's tools on this machine, lands them, builds, and shows one
    person's journey. Takes about two minutes; nothing leaves the machine.
    """
    from ingestion.demo import clean_demo, run_demo

    return clean_demo(session) if clean else run_demo(session)


_accept_changes = click.option(
    "--accept-changes",
    is_flag=True,
    help="Let this build change more person ids than the settings allow.",
)
_retrain = click.option(
    "--retrain",
    is_flag=True,
    help="Train the model of matching anew on the records of today.",
)


@main.command(
    cls=Examples,
    epilog="""
    throughline run
    throughline run --config groups/lakeshore.toml --target postgres
    """,
)
@_accept_changes
@_shared
def run(session: Session, accept_changes: bool) -> bool:
    """Land every tool account, validate, build, validate again.

    Safe to run as often as you like: what has not changed is not landed again.
    """
    from ingestion.commands.build import build_all, validate_doors
    from ingestion.commands.land import land_all

    with session.warehouse.lock("run"):
        whole = land_all(session)
        validate_doors(session, ["landing"])
        build_all(session, accept_changes=accept_changes)
        validate_doors(session, ["standard", "marts"])
    _look_at(session)
    return whole


@main.command(
    cls=Examples,
    epilog="""
    throughline land
    throughline land van mobilize
    throughline land van/hub_van
    """,
)
@click.argument("tools", nargs=-1, metavar="[TOOL…]")
@_shared
def land(session: Session, tools: tuple[str, ...]) -> bool:
    """Land what is new from the tools; all of them, or those named."""
    from ingestion.commands.land import land_all

    with session.warehouse.lock("land"):
        whole = land_all(session, tools)
    session.console.show("Next: throughline build")
    return whole


@main.command(
    cls=Examples,
    epilog="""
    throughline validate
    throughline validate --door landing
    """,
)
@click.option(
    "--door",
    "doors",
    multiple=True,
    type=click.Choice(["landing", "standard", "marts"]),
    help="Which door; all of them when left out.",
)
@_shared
def validate(session: Session, doors: tuple[str, ...]) -> bool:
    """Run the expectations at the doors and write Data Docs for people."""
    from ingestion.commands.build import validate_doors

    with session.warehouse.lock("validate"):
        validate_doors(session, list(doors) or ["landing", "standard", "marts"])
    return True


@main.command(
    cls=Examples,
    epilog="""
    throughline build
    throughline build --select marts
    throughline build --accept-changes
    throughline build --retrain
    """,
)
@click.option("--select", multiple=True, help="A part of the models, in dbt's own words.")
@_accept_changes
@_retrain
@_shared
def build(session: Session, select: tuple[str, ...], accept_changes: bool, retrain: bool) -> bool:
    """Build the standard, the person graph and the marts from what has landed."""
    from ingestion.commands.build import build_all

    with session.warehouse.lock("build"):
        build_all(session, select, accept_changes, retrain)
    _look_at(session)
    return True


@main.command(
    cls=Examples,
    epilog="""
    throughline plan
    throughline plan --json
    """,
)
@_shared
def plan(session: Session) -> bool:
    """Say how many persons the next build would create, merge, split, move and retire.

    Changes nothing that is published: persons are built in schemas of their own, plan_…, which
    are dropped again.
    """
    from ingestion.commands import plan as planning

    with session.warehouse.lock("plan"):
        return planning.plan(session)


@main.command(cls=Examples, epilog="throughline doctor")
@_shared
def doctor(session: Session) -> bool:
    """Check versions, configuration, warehouse and every account's credentials."""
    from ingestion.doctor import examine

    return examine(session)


@main.command(
    "land-file",
    cls=Examples,
    epilog="""
    throughline land-file members.csv --entity people --tool sheets --account north_list
    throughline land-file people.parquet --entity people --tool archive --account archive \\
        --map first=given_name --map last=family_name --map dob=birth_date
    """,
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--entity", required=True, help="people, or an entity of the standard.")
@click.option("--tool", required=True, help="The tool that the rows are from: a short name.")
@click.option("--account", required=True, help="Whose instance of that tool: a short name.")
@click.option("--org", help="The organization that owns the rows; the account's name by default.")
@click.option(
    "--map", "mapping", multiple=True, help="theirs=ours, or a file of such lines; repeatable."
)
@_shared
def land_file(
    session: Session,
    path: Path,
    entity: str,
    tool: str,
    account: str,
    org: str | None,
    mapping: tuple[str, ...],
) -> bool:
    """Land a CSV or Parquet file: the way in for any tool without a pipeline.

    `people` takes one row per record: source_id, full_name or given_name and family_name, email,
    phone, address_line_1, city, region, postal_code, birth_date, and more; any other column is
    kept as it is. Further values: email_2, phone_2, identifier:<type>.
    """
    from ingestion.files import land_file as land_one

    with session.warehouse.lock("land-file"):
        report = land_one(
            path,
            entity,
            tool,
            account,
            org,
            list(mapping),
            session.settings,
            session.warehouse,
            session.console,
        )
    session.console.result(**report.as_dict())
    for line in report.lines():
        session.console.show(line)
    session.console.show("Next: throughline build")
    return report.ok


@main.command(
    cls=Examples,
    epilog="""
    throughline export --org north_local --to bundles/north_local
    throughline export --org lakeshore_hub --to /mnt/share/lakeshore --target postgres
    """,
)
@click.option("--org", required=True, help="Whose rows: the organization's short name.")
@click.option(
    "--to",
    required=True,
    type=click.Path(path_type=Path),
    help="A folder that is not there yet, or is empty.",
)
@_shared
def export(session: Session, org: str, to: Path) -> bool:
    """Write an organization's rows as a bundle for another group.

    One Parquet file per entity of the standard and manifest.json, which says what is in it, what
    it rests on and what stayed at home. Only rows whose data agreement lets them leave travel: a
    feed that is org_only never does, nor do sensitive answers and tags, test people, people who
    may be minors, masked rows, or the permission to text anyone. Opt-outs do. It is written from
    what has been built, so run `throughline build` first.
    """
    from ingestion.commands.exchange import export_bundle

    with session.warehouse.lock("export"):
        export_bundle(session, org, to)
    session.console.show(f"It holds personal data: pass on {to} as you would a list of people")
    return True


@main.command(
    "land-bundle",
    cls=Examples,
    epilog="""
    throughline land-bundle bundles/north_local
    throughline land-bundle /mnt/share/lakeshore --json
    """,
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_shared
def land_bundle(session: Session, folder: Path) -> bool:
    """Land a bundle that another group exported.

    It is checked from end to end first: a bundle that is damaged, of another major version, or
    older than one that has landed, lands nothing. Its rows keep their ids, tools, accounts and
    owner; the organizations, accounts and agreements they rest on are registered on the way. Land
    a newer bundle over it as often as you like: what changed is updated, what is gone is marked
    deleted.
    """
    from ingestion.commands.exchange import land_one

    with session.warehouse.lock("land-bundle"):
        whole = land_one(session, folder)
    session.console.show("Next: throughline build")
    return whole


@main.command(
    "link-report",
    cls=Examples,
    epilog="""
    throughline link-report --truth cluster --html matching.html
    throughline link-report --truth who_is_who.csv --json
    throughline link-report
    """,
)
@click.option(
    "--truth",
    help="A column that land-file kept, or a CSV file with record_uid and person.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Also write a page with weights, scores and groups; it needs nothing else to be read.",
)
@_shared
def link_report(session: Session, truth: str | None, html: Path | None) -> bool:
    """How good the matching is: against a truth, or as far as people's rulings tell.

    Precision, recall and F1 over pairs of records and over records (B-cubed), each with its
    interval, for everyone and by where a name comes from and what is missing. Without --truth the
    rulings in registry.person_ruling are taken as a sample.
    """
    from ingestion import report
    from ingestion.report_page import page

    found = report.link_report(session.warehouse, truth)
    session.console.result(**found.as_dict())
    report.show(found, session.console)
    if html:
        try:
            html.write_text(page(found), encoding="utf-8")
        except OSError as error:
            raise report.ReportError(
                "The page can't be written", str(html), error.strerror or "", "Name another place"
            ) from None
        session.console.show(f"Open {html} in a browser: it holds figures, no one's data")
    return True


def _look_at(session: Session) -> None:
    marts = session.warehouse.schema("marts")
    session.console.show(f"Look at {marts}.member_journey and {marts}.program_360 in")
    session.console.show(f"{session.warehouse.place}; throughline doctor tells how things are.")
