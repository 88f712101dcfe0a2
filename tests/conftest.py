"""How many examples a property is tried with: a hundred in a submission, a thousand at night (`make nightly`)."""

from __future__ import annotations

from hypothesis import settings

# No deadline: a busy machine is no fault of the code, and nothing here asserts on a clock.
settings.register_profile("submission", deadline=None)
settings.register_profile("nightly", deadline=None, max_examples=1000)
settings.load_profile("submission")
