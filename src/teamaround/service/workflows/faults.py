"""What one unreadable record can raise: named, since a broad except would hide what nobody thought of."""

from __future__ import annotations

import msgspec
from cryptography.exceptions import InvalidTag
from django.db import DataError, IntegrityError

# Such a fault is logged and holds back no other child or contact. A database that is away is not among them.
FAULTS_OF_ONE_RECORD = (
    ArithmeticError,
    AttributeError,
    DataError,
    IntegrityError,
    InvalidTag,
    LookupError,
    msgspec.MsgspecError,
    RuntimeError,
    TypeError,
    ValueError,
)
