"""Learning a model from a small seeded set, labelled and unlabelled, and what its file and its settings then say."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest

from bench.matching_sets import write_set
from teamaround.connector.labelled_sample import listed_people
from teamaround.connector.training_tables import contacts_table, people_table
from teamaround.matching import normal_person, packaged_model
from teamaround.matching.linkage import Field, Level, LinkageModel, read_model
from teamaround.matching.linkage.model import model_file
from teamaround.matching.training.estimate import Estimates, Shares, TrainingError, estimate
from teamaround.matching.training.export import Making, exported
from teamaround.matching.training.recipe import Recipe, RecipeError, packaged_recipe, read_recipe
from teamaround.matching.training.views import table_of, views
from tests.matching.training.scorers import by_ours, by_splink
from tests.matching.training.seeded_pairs import seeded_pairs

MAKING = Making(version="9", made_on="2026-11-26", about="a small invented set")
START = packaged_model()


@pytest.fixture(scope="module")
def quick() -> Recipe:
    whole = packaged_recipe()
    return msgspec.structs.replace(whole, random_pairs=100_000, least_share=0.00002, blocks=whole.blocks[:2])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("set")
    write_set(folder, seed=51, slips=1.0, people=3_000, contacts=30_000)
    return folder


def _learnt(files: Path, recipe: Recipe, *, labelled: bool) -> tuple[Estimates, LinkageModel]:
    people: pa.Table = people_table(files / "index.csv", START)
    contacts = contacts_table(files / "contacts.csv", files / "truth.csv" if labelled else None, START)
    learnt = estimate(people, contacts, START, recipe)
    return learnt, exported(START, learnt, recipe, MAKING)


@pytest.mark.parametrize("labelled", [True, False])
def test_model_learnt_from_a_seeded_set_speaks_for_and_against_as_it_should(
    files: Path, quick: Recipe, labelled: bool
) -> None:
    learnt, model = _learnt(files, quick, labelled=labelled)
    assert learnt.labelled is labelled
    assert abs(learnt.prior_bits - START.prior.bits) < 8
    for field in (Field.FORENAME, Field.SURNAME, Field.BORN):
        assert model.bits(field, Level.EXACT) > 5 > -3 > model.bits(field, Level.DIFFERENT)
    assert (
        model.comparisons[Field.PHONE].levels[Level.EXACT]
        == START.comparisons[Field.PHONE].levels[Level.EXACT]
    )
    assert read_model(model_file(model)) == model
    pairs = list(seeded_pairs(seed=52, wanted=300))
    assert by_splink(pairs, model) == pytest.approx(by_ours(pairs, model), abs=1e-9)


def _estimates(m: float | None, u: float | None) -> Estimates:
    shares = {
        field: {level: Shares(None, None) for level in comparison.levels}
        for field, comparison in START.comparisons.items()
    }
    shares[Field.BORN][Level.DIFFERENT] = Shares(m, u)
    return Estimates(prior_bits=-20.0, shares=shares, labelled=True, people=10, contacts=10)


@pytest.mark.parametrize(
    ("why", "m", "u", "bits"),
    [
        ("never met in one person", None, 0.99, START.bits(Field.BORN, Level.DIFFERENT)),
        ("hardly met among strangers", 0.5, 1e-7, START.bits(Field.BORN, Level.DIFFERENT)),
        ("less than the least that it may say", 1e-9, 0.99, -11.7),
        ("learnt", 0.25, 0.5, -1.0),
    ],
)
def test_learnt_weight_keeps_within_its_bounds(
    why: str, m: float | None, u: float | None, bits: float
) -> None:
    model = exported(START, _estimates(m, u), packaged_recipe(), MAKING)
    assert model.bits(Field.BORN, Level.DIFFERENT) == bits, why
    assert model.prior.bits == -20.0


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        (b"random_pairs:", b"pairs:", "random_pairs|pairs"),
        (b"sex: [exact, different]", b"sex: [exact, sound]", "learnt.sex: .*sound"),
        (b"found: 0.7", b"found: 7", "surely_one_person.found"),
    ],
)
def test_recipe_that_is_wrong_is_refused_by_field(before: bytes, after: bytes, named: str) -> None:
    content = resources.files("teamaround.matching.training").joinpath("packaged", "recipe.yaml").read_bytes()
    with pytest.raises(RecipeError, match=named):
        read_recipe(content.replace(before, after))


def test_unlabelled_training_goes_by_blocks_that_bring_nothing(files: Path, quick: Recipe) -> None:
    """Nobody gives an NHS number here: that block teaches nothing, and the field stays as it was."""
    without = [
        table.set_column(table.schema.get_field_index("nhs_number"), "nhs_number", _empty(table))
        for table in _tables(files)
    ]
    learnt = estimate(
        *without, START, msgspec.structs.replace(quick, blocks=(quick.blocks[0], packaged_recipe().blocks[2]))
    )
    model = exported(START, learnt, quick, MAKING)
    assert model.comparisons[Field.NHS_NUMBER] == START.comparisons[Field.NHS_NUMBER]
    assert model.comparisons[Field.PLACE] != START.comparisons[Field.PLACE]


def test_homes_of_the_same_people_in_two_registers_do_not_make_homes_common(
    files: Path, quick: Recipe
) -> None:
    """One in 400 random pairs is one person; of a list in households of four, every fifth lives with nobody else."""
    told = list(listed_people(files / "index.csv"))[:2000:5]
    one, other = (
        table_of(
            view
            for person in told
            for view in views(
                f"{side}{person.person_id}", normal_person(person.descriptions[0]), 3, person.person_id
            )
        )
        for side in ("A", "B")
    )
    learnt = estimate(one, other, START, msgspec.structs.replace(quick, random_pairs=400 * 400))
    u = learnt.shares[Field.PLACE][Level.UNIT].u
    assert u is not None
    assert u < 0.5 / 400


def test_unlabelled_training_without_any_pair_is_refused(files: Path, quick: Recipe) -> None:
    nowhere = msgspec.structs.replace(quick, blocks=("l.unique_id = r.unique_id",))
    with pytest.raises(TrainingError, match="blocks"):
        estimate(*_tables(files), START, nowhere)


def _tables(files: Path) -> tuple[pa.Table, pa.Table]:
    return people_table(files / "index.csv", START), contacts_table(files / "contacts.csv", None, START)


def _empty(table: pa.Table) -> pa.Array:
    return pa.array([""] * len(table), pa.string())
