from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingestion.errors import LandingError
from tests.ingestion.file.conftest import Files

PEOPLE = """source_id,Given Name,family_name,email,email_2,phone,\
identifier:van_my_campaign_id@hub_van,identifier:state_voter_id,cluster,SSN,zip,owner_org,observed_at
1,Ada,Ash,ada@example.org,,555-555-0101,7001,W1,c1,000-00-0000,53999,west_local,2026-09-01
2,Bo,Birch,,bo2@example.org,,,,c2,,,,
"""


def test_a_list_of_people_lands_and_says_what_became_of_each_column(files: Files) -> None:
    report = files.land(PEOPLE)
    assert report.ok
    assert (report.received, report.landed) == (2, 2)
    assert report.columns["Given Name"] == "given_name"
    assert report.kept == ["cluster", "zip"]
    assert report.left_out == ["SSN"]
    assert report.suggestions == {"zip": "postal_code"}
    assert "  zip may be postal_code: add --map zip=postal_code" in list(report.lines())
    json.dumps(report.as_dict())
    contacts = files.rows(
        "select p.source_id, contact_point_type, place, value from people__contact c"
        " join people p on c._dlt_root_id = p._dlt_id order by all"
    )
    assert contacts == [
        ("1", "email", 1, "ada@example.org"),
        ("1", "phone", 1, "555-555-0101"),
        ("2", "email", 2, "bo2@example.org"),
    ]
    identifiers = files.rows(
        "select identifier_type, identifier_namespace, value from people__identifier order by all"
    )
    assert identifiers == [
        ("state_voter_id", "north_list", "W1"),
        ("van_my_campaign_id", "hub_van", "7001"),
    ]
    kept = files.rows("select column_name, value from people__kept_value order by all")
    assert kept == [("cluster", "c1"), ("cluster", "c2"), ("zip", "53999")]
    people = files.rows(
        "select tool_slug, _tool_account, observed_at from people order by source_id"
    )
    assert people == [
        ("sheets", "north_list", datetime(2026, 9, 1)),
        ("sheets", "north_list", None),
    ]


def test_a_new_tool_account_and_owner_are_registered_once(files: Files) -> None:
    first = files.land(PEOPLE, org="north_neighbors")
    assert first.registered == ["organization", "tool", "tool account", "data agreement"]
    assert files.land(PEOPLE).owner == "north_neighbors"
    assert files.land(PEOPLE).registered == []
    assert files.rows("select org_slug from registry.organization order by 1") == [
        ("north_neighbors",),
        ("west_local",),
    ]
    agreement = files.rows(
        "select accountable_org_slug, sharing_scope, sla_opt_out_hours from registry.data_agreement"
    )
    assert agreement == [("north_neighbors", "org_only", 24)]
    with pytest.raises(LandingError, match="is owned by north_neighbors, not by other"):
        files.land(PEOPLE, org="other")


def test_a_tool_that_is_known_already_is_not_registered_again(files: Files) -> None:
    assert "tool" not in files.land(PEOPLE, tool="spoke").registered


def test_the_same_file_twice_lands_nothing_and_a_changed_row_alone_lands(files: Files) -> None:
    files.land(PEOPLE)
    again = files.land(PEOPLE)
    assert (again.landed, again.duplicates) == (0, 2)
    changed = files.land(PEOPLE.replace("ada@example.org", "ada@example.net"))
    assert (changed.landed, changed.duplicates) == (1, 1)
    emails = files.rows("select value from people__contact where value like 'ada%'")
    assert emails == [("ada@example.net",)]


def test_a_file_with_fewer_people_deletes_nobody(files: Files) -> None:
    files.land(PEOPLE)
    files.land("\n".join(PEOPLE.splitlines()[:2]))
    assert files.rows("select count(*) from people where _missing_since is null") == [(2,)]


def test_two_tools_may_have_an_account_of_one_name(files: Files) -> None:
    files.land(PEOPLE, tool="sheets")
    assert files.land(PEOPLE, tool="paper").landed == 2
    assert files.rows("select tool_slug, count(*) from people group by all order by all") == [
        ("paper", 2),
        ("sheets", 2),
    ]


def test_rows_without_an_id_get_one_from_their_content_and_the_report_says_so(
    files: Files,
) -> None:
    report = files.land("full_name,email\nAda Ash,ada@example.org\nAda Ash,ada@example.org\nBo,\n")
    assert (report.landed, report.duplicates) == (2, 1)
    assert "hash of its content" in " ".join(report.notes)
    kinds = files.rows("select distinct source_id_kind, substr(source_id, 1, 3) from people")
    assert kinds == [("content_hash", "h1_")]


@pytest.mark.parametrize(
    ("content", "landed", "refusals"),
    [
        ("source_id,email\n1,a@example.org\n,b@example.org\n", 1, {"null_key": [3]}),
        ("source_id,email\n1,a@example.org,x\n2\n3,c@example.org\n", 1, {"wrong_width": [2, 3]}),
        ('source_id,full_name\n1,"A\nB"\n2\n', 1, {"wrong_width": [4]}),
        (
            "source_id,observed_at\n1,yesterday\n2,2026-09-01\n",
            1,
            {"wrong_type in observed_at": []},
        ),
        ("source_id,full_name\n1,Ada\n1,Bea\n2,Cy\n", 1, {"contradiction in tool_slug": []}),
        ("source_id,owner_org\n1,West Local!\n2,west\n", 1, {"not_a_slug": [2]}),
        ("source_id,account_slug\n1,south\n2,north_list\n", 1, {"other_account": [2]}),
        (b"source_id,full_name\n1,Jos\xc3\xa9\n2,Zo\xeb\n", 1, {"not_utf8": [3]}),
    ],
    ids=[
        "null id",
        "ragged",
        "ragged after a value of two lines",
        "wrong type",
        "one id, two contents",
        "no slug",
        "another account",
        "a broken byte among good ones",
    ],
)
def test_a_bad_row_is_quarantined_with_its_line_and_the_good_ones_land(
    files: Files, content: str | bytes, landed: int, refusals: dict[str, list[int]]
) -> None:
    report = files.land(content)
    assert report.landed == landed
    assert {reason: list(lines) for reason, lines in report.refusals.items()} == refusals
    assert files.rows("select count(*) from quarantine.landed_row") == [(report.quarantined,)]
    text = "\n".join(report.lines())
    assert not [word for word in ("Ada", "Bea", "b@example", "yesterday", "Zo") if word in text]


def test_of_two_versions_of_one_id_the_later_observed_lands(files: Files) -> None:
    report = files.land("source_id,full_name,observed_at\n1,New,2026-09-02\n1,Old,2026-09-01\n")
    assert (report.landed, report.duplicates) == (1, 1)
    assert files.rows("select full_name from people") == [("New",)]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("\ufeffsource_id,full_name\n1,Zoë\n".encode(), ""),
        ("source_id,full_name\n1,Zoë\n".encode("utf-16"), "UTF-16"),
        ("source_id,full_name\n1,Zoë\n".encode("utf-16-le"), "UTF-16-LE"),
        ("source_id,full_name\n1,Zoë\n".encode("cp1252"), "Windows-1252"),
        ("source_id;full_name\r\n1;Zoë\r\n".encode(), "separated by ';'"),
        ("\r\nsource_id\tfull_name\r\n1\tZoë\r\n\r\n".encode(), "separated by"),
        ("source_id,full_name,\n1,Zoë,,,\n\n,,\n".encode(), "2 blank lines"),
    ],
    ids=["bom", "utf-16", "utf-16 unmarked", "windows", "semicolons", "tabs", "spreadsheet"],
)
def test_files_of_other_programs_are_read_as_they_are(
    files: Files, content: bytes, note: str
) -> None:
    report = files.land(content)
    assert (report.received, report.quarantined) == (1, 0)
    assert files.rows("select source_id, full_name from people") == [("1", "Zoë")]
    assert note in " ".join(report.notes)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "has no header line"),
        (b"\n\n", "has no header line"),
        (b"source_id,full_name\n1,\x81\x8d\n", "neither UTF-8, UTF-16 nor Windows-1252"),
        (b"PAR1 and then nothing", "Parquet file is damaged"),
        (b"email,Email\na@example.org,b@example.org\n", "two columns are both email"),
    ],
    ids=["empty", "blank", "no encoding", "cut parquet", "one column twice"],
)
def test_a_file_that_is_no_table_is_a_clear_error(files: Files, content: bytes, what: str) -> None:
    with pytest.raises(LandingError, match=what):
        files.land(content)


def test_a_quote_that_is_never_closed_stops_with_its_line(files: Files) -> None:
    rows = "".join(f"{number},Ada\n" for number in range(3, 1500))
    report = files.land('source_id,full_name\n1,Ada\n2,"Bo\n' + rows)
    assert not report.ok
    assert "a quote opened on line 3" in str(report.error)


def test_a_header_that_repeats_a_name_is_numbered_so_that_nothing_is_lost(files: Files) -> None:
    report = files.land(
        "source_id,email,email,note,group,group\n1,a@example.org,b@example.org,,x,y\n"
    )
    assert "more than once" in " ".join(report.notes)
    assert files.rows("select place, value from people__contact order by place") == [
        (1, "a@example.org"),
        (2, "b@example.org"),
    ]
    assert files.rows("select column_name, value from people__kept_value order by all") == [
        ("group", "x"),
        ("group_2", "y"),
    ]


def test_a_mapping_may_be_pairs_or_a_file_and_drop_a_column(files: Files, tmp_path: Path) -> None:
    pairs = tmp_path / "map.txt"
    pairs.write_text('# ours\ndob = birth_date\n"Last Name" = "family_name"\n')
    report = files.land(
        "id,dob,Last Name,secret\n1,1980-01-01,Ash,x\n", "id=source_id", str(pairs), "secret="
    )
    assert report.columns == {
        "id": "source_id",
        "dob": "birth_date",
        "Last Name": "family_name",
    }
    assert (report.kept, report.left_out) == ([], ["secret"])


@pytest.mark.parametrize(
    ("mapping", "what", "fix"),
    [
        ("dbo=birth_date", "the file has no column 'dbo'", "dob"),
        ("dob=birthdate", "people has no column 'birthdate'", "birth_date"),
        ("nonsense", "neither a pair nor a file", "theirs=ours|dob=birth_date"),
    ],
)
def test_a_wrong_mapping_names_the_nearest(files: Files, mapping: str, what: str, fix: str) -> None:
    with pytest.raises(LandingError, match=what) as caught:
        files.land("id,dob\n1,1980-01-01\n", mapping)
    assert any(part in caught.value.fix for part in fix.split("|"))


def test_names_that_are_no_slugs_or_entities_are_refused_before_anything_lands(
    files: Files,
) -> None:
    with pytest.raises(LandingError, match="--tool 'My Sheets' is not a short name"):
        files.land(PEOPLE, tool="My Sheets")
    with pytest.raises(LandingError, match="there is no entity 'person'"):
        files.land(PEOPLE, entity="person")
    with pytest.raises(LandingError, match="there is no such file"):
        files.land(files.folder / "nothing.csv")


def test_an_entity_of_the_standard_lands_typed_and_its_wrong_values_do_not(files: Files) -> None:
    report = files.land(
        "source_id,person_record_uid,donation_type,amount,currency,donated_at,record_uid,colour\n"
        "g1,sheets:north_list:person:1,gift,12.50,USD,2026-09-02T10:00:00-05:00,x,red\n"
        "g2,sheets:north_list:person:1,gift,twelve,USD,2026-09-02,y,\n",
        entity="donation",
    )
    assert report.refusals == {"wrong_type in amount": []}
    assert (report.kept, report.left_out) == (["colour"], ["record_uid"])
    landed = files.rows("select source_object, source_id, amount, donated_at from donation")
    assert [(o, i, float(a), at) for o, i, a, at in landed] == [
        ("donation", "g1", 12.5, datetime(2026, 9, 2, 15))
    ]


def test_parquet_lands_as_its_values_read(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "list.parquet"
    table = pa.table(
        {
            "source_id": pa.array([1.0, 2.0, None]),
            "birth_date": pa.array([datetime(1980, 1, 2).date(), None, None]),
            "email": ["a@example.org", None, "c@example.org"],
            "score": pa.array([1.5, float("nan"), 2.0]),
            "groups": pa.array([["x", "y"], None, None]),
        }
    )
    pq.write_table(table, path)
    report = files.land(path)
    assert (report.landed, report.refusals) == (2, {"null_key": [3]})
    assert files.rows("select source_id, birth_date from people order by 1") == [
        ("1", "1980-01-02"),
        ("2", None),
    ]
    assert files.rows("select column_name, value from people__kept_value order by all") == [
        ("groups", '["x", "y"]'),
        ("score", "1.5"),
    ]


def test_no_canary_lands_from_a_file(files: Files, capfd: pytest.CaptureFixture[str]) -> None:
    ssn, card, licence = "078-05-1120", "4111 1111 1111 1111", "S530 4607 9001"
    report = files.land(
        "source_id,given_name,drivers_license,SSN,remark,notes\n"
        f"1,Ana,{licence},{ssn},card {card},a note\n"
        f"2,my number {ssn},{licence},{ssn},,a note\n"
        f"3,Cleo,{licence},{ssn},one value too many,a note,{card}\n"
    )
    assert (report.landed, report.quarantined) == (1, 2)
    kept = ""
    with files.warehouse.connect() as connection:
        for schema, name in connection.query(
            "select table_schema, table_name from information_schema.tables"
        ):
            kept += repr(connection.query(f'select * from "{schema}"."{name}"'))
    shown = capfd.readouterr()
    for canary in (ssn, card, licence, "a note"):
        assert canary not in kept
        assert canary not in shown.out + shown.err
    assert "card [removed]" in kept
