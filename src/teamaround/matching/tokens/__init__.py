"""Sealed contacts: tokens of people and places, the oblivious function over them, sealing and opening (design 7)."""

from teamaround.matching.tokens.batches import Batch, BatchHeader, BatchRefused, read_batch, signed_batch
from teamaround.matching.tokens.keys import Epoch, epoch_at, live_epochs, recipe_key, seed_mark
from teamaround.matching.tokens.opening import Opened, WatchTokens, opened
from teamaround.matching.tokens.oprf import (
    BadElement,
    blind,
    derive_key,
    directly,
    evaluate,
    finalize,
    must_be_element,
)
from teamaround.matching.tokens.quota import Quota, padded
from teamaround.matching.tokens.recipes import Recipe, Token, recipe_table, tokens_of, tokens_of_place
from teamaround.matching.tokens.sealing import ContentTooLong, Sealer

__all__ = [
    "BadElement",
    "Batch",
    "BatchHeader",
    "BatchRefused",
    "ContentTooLong",
    "Epoch",
    "Opened",
    "Quota",
    "Recipe",
    "Sealer",
    "Token",
    "WatchTokens",
    "blind",
    "derive_key",
    "directly",
    "epoch_at",
    "evaluate",
    "finalize",
    "live_epochs",
    "must_be_element",
    "opened",
    "padded",
    "read_batch",
    "recipe_key",
    "recipe_table",
    "seed_mark",
    "signed_batch",
    "tokens_of",
    "tokens_of_place",
]
