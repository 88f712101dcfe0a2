"""Splink on Spark, for a region or a nation. Needs `pyspark` and Java 17 or later, which no extra of ours brings."""

from __future__ import annotations

import tempfile
from typing import Any

from pyspark.sql import SparkSession
from splink import SparkAPI
from splink.backends.spark import similarity_jar_location


def on_spark(master: str = "local[2]", checkpoints: str | None = None) -> Any:
    """Splink's Spark at this master, with its similarity functions and a folder for checkpoints, else a new one."""
    session = (
        SparkSession.builder.master(master)
        .appName("teamaround-link")
        .config("spark.jars", similarity_jar_location())
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    session.sparkContext.setCheckpointDir(checkpoints or tempfile.mkdtemp(prefix="teamaround-spark-"))
    spark: Any = SparkAPI  # Splink's own constructor does not say its types
    return spark(spark_session=session)
