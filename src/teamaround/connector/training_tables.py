"""An agency's files as the tables that training and bulk linking read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from teamaround.connector.evaluate import evaluate
from teamaround.connector.labelled_sample import contacts_of, labelled_contacts, listed_people
from teamaround.connector.measures import Evaluation, Measure
from teamaround.matching.identity import normal_person
from teamaround.matching.linkage import LinkageModel
from teamaround.matching.training.card import Counted, Figures, HeldOut
from teamaround.matching.training.views import View, table_of, views

_SAMPLE = ("index", "contacts", "truth")


def people_table(index: Path, model: LinkageModel) -> pa.Table:
    """The people of a list as views. Raises `SampleError`."""
    return table_of(_people(index, model))


def _people(index: Path, model: LinkageModel) -> Iterator[View]:
    part = model.likeness.part_from_length
    for person in listed_people(index):
        for description in person.descriptions:
            yield from views(person.person_id, normal_person(description), part, person.person_id)


def contacts_table(contacts: Path, truth: Path | None, model: LinkageModel) -> pa.Table:
    """The contacts as views, with whom they are truly about where a truth file says so. Raises `SampleError`."""
    part = model.likeness.part_from_length
    told = contacts_of(contacts) if truth is None else labelled_contacts(contacts, truth)
    return table_of(
        view for c in told for view in views(c.contact_id, normal_person(c.description), part, c.person_id)
    )


def figures_of(model: LinkageModel, folders: tuple[Path, ...]) -> Figures:
    """Evaluate a model on labelled sets, each a folder of index, contacts and truth (CSV, or packed as .csv.gz)."""
    tested = (_tested(folder.name, evaluate(*sample_files(folder), model)) for folder in folders)
    return Figures(model_sha256=model.content_sha256, tested_on=tuple(tested))


def sample_files(folder: Path) -> tuple[Path, Path, Path]:
    """Index, contacts and truth in a folder: plain, or packed where there is no plain one."""
    plain = (folder / f"{name}.csv" for name in _SAMPLE)
    index, contacts, truth = (path if path.exists() else path.with_suffix(".csv.gz") for path in plain)
    return index, contacts, truth


def _tested(name: str, result: Evaluation) -> HeldOut:
    right, pairs = (sum(getattr(b, part) for b in result.bands.values()) for part in ("right", "pairs"))
    return HeldOut(
        name=name,
        people=result.people,
        contacts=result.contacts,
        overall=Counted(label="all", right=right, wrong=pairs - right, missed=result.true_matches - right),
        bands={band: (count.pairs, count.right) for band, count in result.bands.items()},
        by_agency=_counted(result.by_agency),
        by_name_group=_counted(result.by_name_group),
        by_decoy=result.by_decoy,
    )


def _counted(measures: dict[str, Measure]) -> tuple[Counted, ...]:
    return tuple(
        Counted(label=label, right=m.right, wrong=m.wrong, missed=m.missed) for label, m in measures.items()
    )
