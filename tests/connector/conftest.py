"""The service that the connector's stories speak to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.connector.agency_folder import AGENCY
from tests.connector.pretend_service import PretendService


@pytest.fixture
def given_service() -> Iterator[PretendService]:
    """A service of one agency. The real one takes its place here, with the same methods, and the suite stays."""
    service = PretendService(AGENCY)
    yield service
    service.stop()
