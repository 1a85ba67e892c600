"""A PostgreSQL place of a test's own."""

from __future__ import annotations

import pytest

from clusters import Cluster
from seedbed.accounting.database import Server


@pytest.fixture
def server(postgres: Cluster) -> Server:
    """An empty one; takes the place of the HTTP server of that name."""
    return postgres.place()
