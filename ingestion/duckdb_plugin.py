"""jellyfish's functions in DuckDB, for values that DuckDB's own functions misread.

dbt-duckdb loads it where a target's `plugins` name `ingestion.duckdb_plugin`. The macros of
macros/similarity call the functions for values outside ASCII, and for the codes DuckDB lacks.
"""

from collections.abc import Callable

import jellyfish
from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb import DuckDBPyConnection


def jaro_winkler(a: str, b: str) -> float:
    """jellyfish's own takes a third argument, which a function in DuckDB cannot leave out."""
    return jellyfish.jaro_winkler_similarity(a, b)


FUNCTIONS: dict[str, tuple[Callable[..., object], list[str], str]] = {
    "jellyfish_damerau_levenshtein": (
        jellyfish.damerau_levenshtein_distance,
        ["varchar", "varchar"],
        "bigint",
    ),
    "jellyfish_jaro": (jellyfish.jaro_similarity, ["varchar", "varchar"], "double"),
    "jellyfish_jaro_winkler": (jaro_winkler, ["varchar", "varchar"], "double"),
    "jellyfish_levenshtein": (jellyfish.levenshtein_distance, ["varchar", "varchar"], "bigint"),
    "jellyfish_metaphone": (jellyfish.metaphone, ["varchar"], "varchar"),
    "jellyfish_nysiis": (jellyfish.nysiis, ["varchar"], "varchar"),
    "jellyfish_soundex": (jellyfish.soundex, ["varchar"], "varchar"),
}


def register(connection: DuckDBPyConnection) -> None:
    """Makes the functions known to a connection's database; null in, null out.

    A database already open in this process knows them already.
    """
    known = connection.execute(
        "select distinct function_name from duckdb_functions() "
        "where starts_with(function_name, 'jellyfish_')"
    ).fetchall()
    for name in FUNCTIONS.keys() - {name for (name,) in known}:
        function, arguments, answer = FUNCTIONS[name]
        connection.create_function(name, function, [*arguments], answer)


class Plugin(BasePlugin):
    """Registers the functions on dbt's connection."""

    def configure_connection(self, conn: DuckDBPyConnection) -> None:
        register(conn)
