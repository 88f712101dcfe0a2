"""The linkage model: one versioned JSON file, read strictly, never changed while running."""

from __future__ import annotations

import hashlib
import math
import re
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

from teamaround.matching.linkage.levels import LEVELS_OF, Field, Level

_SMALLEST = re.compile(r"\{([^{}\[\]]*)\}")  # an object that holds no other


class ModelError(ValueError):
    """A model file that cannot be used; the message names the field."""


class Weight(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one level says, in bits (base-2 logarithm of the likelihood ratio), in words, and where that comes from.

    A learnt level also tells its share among pairs of one person (`m`) and of two (`u`); its bits may be bounded.
    """

    bits: float
    words: str
    source: str
    provenance: str
    m: float | None = None
    u: float | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The levels of one field."""

    words: str
    levels: dict[Level, Weight]


class Prior(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How unlikely a match is before anything is compared."""

    bits: float
    words: str
    source: str
    provenance: str


class Likeness(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When two spellings count as one name (domain 8.0: Jaro-Winkler 0.92, or phonetic and not too far apart).

    `near_years`: by how many years a date of birth may be off and still be a slip, fewer than part parent and child.
    """

    jaro_winkler: float
    sound_jaro_winkler: float
    one_edit_from_length: int
    part_from_length: int
    near_years: int
    source: str
    provenance: str


class NameRarity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an exact name's weight follows from its frequency: log2(kept / share), within bounds.

    `unlisted_share` is the share of people assumed for a name that the frequency table does not hold. A name is told
    to be rare or common from so many bits off the ordinary weight.
    """

    kept: float
    least_bits: float
    most_bits: float
    unlisted_share: float
    told_from_bits: float
    source: str
    provenance: str


class StrengthWord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From how many bits on a comparison is called this; rows run from the highest down."""

    from_bits: float
    words: str


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Thresholds of the bands (decision 15). `alike_from_bits`: review of a pair whose names and birth are alike."""

    review_from_bits: float
    alike_from_bits: float
    strong_from_probability: float
    clear_lead_bits: float
    source: str
    provenance: str

    @property
    def strong_from_bits(self) -> float:
        """The strong threshold as a sum of bits."""
        return math.log2(self.strong_from_probability / (1 - self.strong_from_probability))


class LinkageModel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Fellegi-Sunter model. `content_sha256` is the hash of the rest of the file (see `content_hash`)."""

    name: str
    version: str
    made_on: str
    source: str
    content_sha256: str
    prior: Prior
    least_bits: float
    comparisons: dict[Field, Comparison]
    likeness: Likeness
    rarity: dict[Field, NameRarity]
    policy: Policy
    strength: tuple[StrengthWord, ...]

    def bits(self, field: Field, level: Level) -> float:
        """The weight of a level, never under the floor."""
        return max(self.comparisons[field].levels[level].bits, self.least_bits)


def content_hash(content: bytes) -> str:
    """SHA-256 of a model file with its own `content_sha256` left out, keys sorted, no spaces."""
    tree = msgspec.json.decode(content)
    tree.pop("content_sha256", None)
    return hashlib.sha256(msgspec.json.encode(tree, order="sorted")).hexdigest()


def model_file(model: LinkageModel) -> bytes:
    """The model as a file, hashed anew: one line for each weight, so that a change can be read."""
    tree = msgspec.to_builtins(model)
    tree["content_sha256"] = content_hash(msgspec.json.encode(tree))
    written = msgspec.json.format(msgspec.json.encode(tree), indent=1).decode()
    return _SMALLEST.sub(lambda match: "{" + " ".join(match[1].split()) + "}", written).encode() + b"\n"


def read_model(content: bytes) -> LinkageModel:
    """Read a model file strictly.

    Raises `ModelError` naming the field where something is missing, unknown, of the wrong kind or not as hashed.
    """
    try:
        model = msgspec.json.decode(content, type=LinkageModel)
    except msgspec.ValidationError as error:
        raise ModelError(f"The linkage model cannot be read: {error}") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"The linkage model is no JSON: {error}") from error
    if content_hash(content) != model.content_sha256:
        raise ModelError(
            "The linkage model was changed after it was made: content_sha256 does not fit its content"
        )
    _check_levels(model)
    _check_numbers(model)
    return model


def _check_levels(model: LinkageModel) -> None:
    for field, levels in LEVELS_OF.items():
        comparison = model.comparisons.get(field)
        if comparison is None:
            raise ModelError(f"comparisons.{field}: missing")
        if odd := levels.symmetric_difference(comparison.levels):
            raise ModelError(f"comparisons.{field}.levels: missing or unknown: {', '.join(sorted(odd))}")
        if comparison.levels[Level.MISSING].bits != 0:
            raise ModelError(f"comparisons.{field}.levels.missing.bits: a missing field says nothing, so 0")
    if set(model.rarity) != {Field.FORENAME, Field.SURNAME}:
        raise ModelError("rarity: needs forename and surname, nothing else")


def _check_numbers(model: LinkageModel) -> None:
    weights = [weight.bits for c in model.comparisons.values() for weight in c.levels.values()]
    if not all(math.isfinite(bits) for bits in (*weights, model.prior.bits, model.least_bits)):
        raise ModelError("comparisons: every weight must be a finite number of bits")
    if not 0.5 < model.policy.strong_from_probability < 1:
        raise ModelError("policy.strong_from_probability: must lie between 0.5 and 1")
    if model.policy.review_from_bits >= model.policy.strong_from_bits:
        raise ModelError("policy.review_from_bits: must lie under the strong threshold")
    if model.policy.alike_from_bits > model.policy.review_from_bits:
        raise ModelError("policy.alike_from_bits: must not lie over the review threshold")
    if [row.from_bits for row in model.strength] != sorted(
        (r.from_bits for r in model.strength), reverse=True
    ):
        raise ModelError("strength: rows must run from the highest down")


def load_model(path: Path) -> LinkageModel:
    """Read a model from a file. Raises `ModelError` or `OSError`."""
    return read_model(path.read_bytes())


@cache
def packaged_model() -> LinkageModel:
    """The model that ships with the package."""
    return read_model(resources.files(__package__).joinpath("packaged", "model.json").read_bytes())
