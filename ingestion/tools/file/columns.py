"""Which of a file's columns are which of ours: by name, or by `--map theirs=ours`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from ingestion.errors import LandingError
from ingestion.forbidden import is_forbidden_name
from ingestion.tools.file.tables import COMPUTED, OWN_COLUMNS, PEOPLE, Layout

# Other people's words for our columns: named in the report, never taken for granted.
_OTHER_WORDS: Mapping[str, str] = {
    "id": "source_id",
    "unique_id": "source_id",
    "person_id": "source_id",
    "contact_id": "source_id",
    "name": "full_name",
    "first_name": "given_name",
    "first": "given_name",
    "last_name": "family_name",
    "last": "family_name",
    "surname": "family_name",
    "suffix": "name_suffix",
    "dob": "birth_date",
    "date_of_birth": "birth_date",
    "birthday": "birth_date",
    "sex": "gender",
    "email_address": "email",
    "phone_number": "phone",
    "mobile": "phone",
    "cell": "phone",
    "address": "address_line_1",
    "address1": "address_line_1",
    "address2": "address_line_2",
    "street": "address_line_1",
    "town": "city",
    "state": "region",
    "province": "region",
    "zip": "postal_code",
    "zip_code": "postal_code",
    "postcode": "postal_code",
    "updated_at": "observed_at",
    "van_id": "identifier:van_my_campaign_id",
    "voter_id": "identifier:state_voter_id",
}


@dataclass
class Plan:
    """What becomes of each of a file's columns.

    `mapped` theirs → ours; `kept` land as raw values; `left_out` do not land at all: personal
    numbers and notes, what `--map theirs=` drops, and (for an entity) what is computed anew;
    `suggested` theirs → the name it may mean.
    """

    mapped: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    suggested: dict[str, str] = field(default_factory=dict)


def read_mapping(given: Sequence[str]) -> dict[str, str]:
    """theirs → ours, of pairs `theirs=ours` and of files with one pair per line.

    An empty ours drops the column. Raises LandingError on anything else.
    """
    pairs: dict[str, str] = {}
    for argument in given:
        path = Path(argument)
        if "=" in argument and not path.is_file():
            lines = [argument]
        elif path.is_file():
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        else:
            raise _bad_pair(argument)
        for line in lines:
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            theirs, mark, ours = text.rpartition("=")
            if not mark:
                raise _bad_pair(text)
            pairs[_bare(theirs)] = _bare(ours)
    return pairs


def plan(header: Sequence[str], layout: Layout, mapping: Mapping[str, str]) -> Plan:
    """What becomes of each column. Raises LandingError when the mapping can't be followed."""
    for theirs, ours in mapping.items():
        if theirs not in header:
            raise _unknown("the file has no column", theirs, header)
        if ours and not layout.accepts(ours):
            raise _unknown(f"{layout.entity} has no column", ours, layout.given)
    result = Plan()
    for theirs in header:
        ours = mapping.get(theirs, _folded(theirs))
        dropped = not ours if theirs in mapping else is_forbidden_name(ours)
        if dropped:
            result.left_out.append(theirs)
        elif layout.accepts(ours) or ours in OWN_COLUMNS - {"source_id_kind"}:
            _take(result, theirs, ours)
        elif layout.entity != PEOPLE and ours in COMPUTED | {"source_id_kind"}:
            result.left_out.append(theirs)
        else:
            result.kept.append(theirs)
            nearest = _nearest(ours, layout)
            if nearest and nearest not in result.mapped.values():
                result.suggested[theirs] = nearest
    result.suggested = {
        theirs: ours
        for theirs, ours in result.suggested.items()
        if ours not in result.mapped.values()
    }
    return result


def _take(result: Plan, theirs: str, ours: str) -> None:
    if ours in result.mapped.values():
        other = next(name for name, taken in result.mapped.items() if taken == ours)
        raise LandingError(
            f"two columns are both {ours}: {other} and {theirs}",
            "land-file",
            "A column can be filled once",
            f'Map one of them to another name, or leave it out with --map "{theirs}="',
        )
    result.mapped[theirs] = ours


def _nearest(name: str, layout: Layout) -> str | None:
    if layout.entity == PEOPLE and name in _OTHER_WORDS:
        return _OTHER_WORDS[name]
    known = [*layout.given, *(("email", "phone") if layout.entity == PEOPLE else ())]
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.75)), None)


def _folded(name: str) -> str:
    """A header as our names are written, `identifier:` ones excepted."""
    name = name.strip()
    if name.lower().startswith("identifier:"):
        kind, mark, namespace = name.partition("@")
        return kind.lower() + mark + namespace
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def _bare(text: str) -> str:
    return text.strip().strip("\"'").strip()


def _bad_pair(text: str) -> LandingError:
    return LandingError(
        f"--map {text!r} is neither a pair nor a file",
        "land-file",
        "A mapping is theirs=ours, or a file with one such pair per line",
        "For example --map dob=birth_date",
    )


def _unknown(what: str, name: str, known: Sequence[str]) -> LandingError:
    nearest = get_close_matches(name, known, n=1, cutoff=0.5)
    return LandingError(
        f"{what} {name!r}",
        "--map",
        "The mapping names a column that is not there",
        f"Did you mean {nearest[0]!r}?" if nearest else f"There are: {', '.join(known)}",
    )
