"""How well sealed contacts do on a labelled sample: the agency's side and the exchange's, through the real code.

The contacts are sealed in batches as a connector seals them; the list's tokens are evaluated; what opens is scored in
the clear by the linkage model. The function's values of the list are reckoned with the key at hand, which gives the
very values that blind asking gives (tests/matching/tokens/test_oprf.py), at a third of the time.
"""

from __future__ import annotations
