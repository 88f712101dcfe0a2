"""Splink made ready to run: tables of views and of name frequencies handed to it, on DuckDB or on Spark."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from splink import DuckDBAPI, Linker

from teamaround.matching.linkage import Field, LinkageModel, NameShares, packaged_shares
from teamaround.matching.linkage.rarity import RarityBits
from teamaround.matching.training.settings import RARE_NAMES, Settings


def on_duckdb(memory: str = "2GB", threads: int = 2) -> DuckDBAPI:
    """Splink's DuckDB, in memory, kept within these limits."""
    connection = duckdb.connect()
    connection.execute(
        f"set memory_limit = '{memory}'; set threads = {threads}; set preserve_insertion_order = false"
    )
    return DuckDBAPI(connection=connection)


def linker(
    database: Any,
    tables: list[pa.Table],
    settings: Settings,
    model: LinkageModel,
    shares: NameShares | None = None,
) -> Linker:
    """A Splink linker over tables of views, with name frequencies as our scorer bounds them."""
    registered = [
        database.register(table, dataset_display_name=f"views_{at}") for at, table in enumerate(tables)
    ]
    made = Linker(registered, settings, log_level=None)
    for field in RARE_NAMES:
        names = pc.unique(pa.chunked_array([chunk for t in tables for chunk in t.column(field.value).chunks]))
        frequencies = _frequencies(field, names.to_pylist(), model, shares or packaged_shares())
        lookup = database.register(frequencies)
        made.table_management.register_term_frequency_lookup(lookup, field.value)
    return made


def _frequencies(field: Field, names: list[str], model: LinkageModel, shares: NameShares) -> pa.Table:
    """The share of each name, brought within the model's bounds of what an equal name may say."""
    rule = model.rarity[field]
    rarity = RarityBits(rule, shares.forename if field is Field.FORENAME else shares.surname)
    told = [name for name in names if name]
    bounded = [rule.kept / 2.0 ** rarity.of(name) for name in told]
    return pa.table(
        {field.value: pa.array(told, pa.string()), f"tf_{field.value}": pa.array(bounded, pa.float64())}
    )
