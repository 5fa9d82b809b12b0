"""The movement as files: the CSV exports of the tools that have them, and a spreadsheet."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

from sandbox.people import Life, folded, lives
from sandbox.records import phone_text
from sandbox.server import tool_module
from sandbox.world import TODAY, World

SHEET_HEADER = ("First", "Last", "Cell", "Email", "Street", "City", "State", "Zip", "Date")
FIRST_MEETING = date(2026, 9, 3)


def write_exports(world: World, folder: Path) -> list[Path]:
    """Write every tool's CSV exports in a folder of its account, and one sign-in sheet.

    Returns the files, in order of their paths.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for data in world.accounts():
        module = tool_module(data.account.tool)
        if hasattr(module, "write_csv"):
            module.write_csv(folder / data.account.slug, world, data.account.slug)
    write_sign_in_sheet(folder / "sign_in_sheet.csv", world.seed)
    return sorted(folder.rglob("*.csv"))


def write_sign_in_sheet(path: Path, seed: int, people: int = 40) -> None:
    """Write what a table by the door collects: people of their own, a few of them twice.

    One row a signature; cells are as somebody typed them, and empty where nobody did.
    """
    rng = Random(f"{seed}/sign-in sheet")
    crowd = lives(people, seed + 1_000, [])
    signatures = [
        (life, FIRST_MEETING + timedelta(days=7 * (nth % 4))) for nth, life in enumerate(crowd)
    ]
    signatures += [(life, FIRST_MEETING + timedelta(days=21)) for life in crowd[:12:2]]
    signatures.sort(key=lambda signature: signature[1])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(SHEET_HEADER)
        for life, day in signatures:
            writer.writerow([*_signature(rng, life), day.isoformat()])


def _signature(rng: Random, life: Life) -> list[str]:
    person, home = life.person, life.home(TODAY)
    given = person.nickname if person.nickname and rng.random() < 0.5 else person.given_name
    family = life.family_name(TODAY)
    phone = life.phone(TODAY)
    email = life.email(TODAY)
    street = ", ".join(part for part in (home.line_1, home.line_2) if part)
    is_whole = rng.random() < 0.7
    return [
        given if rng.random() < 0.5 else folded(given),
        family if rng.random() < 0.5 else folded(family),
        phone_text(rng, phone) if phone and rng.random() < 0.85 else "",
        email if email and rng.random() < 0.8 else "",
        street if is_whole else "",
        home.city if is_whole else "",
        home.region if is_whole else "",
        home.postal_code if is_whole or rng.random() < 0.5 else "",
    ]
