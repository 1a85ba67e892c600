"""What tests of a dialect draw with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from seedbed.workers import Workers


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[Workers]:
    pool = Workers(1, name="test")
    await pool.start()
    yield pool
    await pool.close()
