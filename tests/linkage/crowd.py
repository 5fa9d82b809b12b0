"""Invented people as several tools would hold them: typos, nicknames, shared phones, gaps."""

from __future__ import annotations

import random
from typing import Any

GIVEN = {
    "robert": "bob", "elizabeth": "liz", "william": "bill", "katherine": "kate", "james": "jim",
    "margaret": "peggy", "michael": "mike", "rebecca": "becky", "thomas": "tom", "susan": "sue",
    "david": "dave", "patricia": "pat", "daniel": "dan", "jennifer": "jen", "joseph": "joe",
    "maria": "maria", "ana": "ana", "luis": "luis", "aisha": "aisha", "omar": "omar",
}  # fmt: skip
ENDINGS = ["man", "ton", "sen", "berg", "ez", "ova", "wood", "field", "er", "ski"]
STARTS = ["hal", "mar", "tor", "vel", "quin", "bro", "lin", "pet", "gar", "nov", "dal", "win"]


def crowd(persons: int, seed: int = 7) -> list[dict[str, Any]]:
    """Rows of land-file's people list, 1 to 4 per person, with the person as `truth`."""
    chance = random.Random(seed)
    families = [start + end for start in STARTS for end in ENDINGS]
    rows: list[dict[str, Any]] = []
    home: dict[str, Any] = {}
    for person in range(persons):
        if person % 4 == 0 or not home:
            home = {
                "family": chance.choice(families),
                "phone": f"312555{chance.randrange(10_000):04d}",
                "street": f"{chance.randrange(1, 999)} {chance.choice(families)} street",
                "zip": f"{60600 + chance.randrange(80)}",
                "given": chance.sample(list(GIVEN), 4),
            }
        given = home["given"][person % 4]
        own = {
            "given_name": given,
            "family_name": home["family"],
            "email": f"{given[0]}.{home['family']}{person}@example.org",
            "phone": home["phone"] if person % 4 < 2 else f"773555{person % 10_000:04d}",
            "birth_date": f"{1940 + chance.randrange(65)}-{chance.randrange(1, 13):02d}"
            f"-{chance.randrange(1, 29):02d}",
            "address_line_1": home["street"],
            "postal_code": home["zip"],
            "region": "IL",
        }
        for copy in range(1 + chance.randrange(4)):
            row = dict(own)
            if copy and chance.random() < 0.3:
                row["given_name"] = GIVEN[given]
            if copy and chance.random() < 0.2:
                row["family_name"] = _slip(own["family_name"], chance)
            for field in ("email", "phone", "birth_date", "address_line_1"):
                if chance.random() < 0.35:
                    row[field] = None
            rows.append({"source_id": f"{person}-{copy}", "truth": str(person), **row})
    return rows


def _slip(name: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice("aeiorst") + name[place + 1 :]
