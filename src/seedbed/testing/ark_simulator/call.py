"""What the simulator remembers of a request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from seedbed.testing.ark_simulator.faults import Fault


@dataclass
class Call:
    """One request that was read whole, and what became of it."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = field(repr=False)
    at: float
    """When it was read, `time.monotonic()`."""
    request_id: str
    faults: tuple[Fault, ...] = ()
    status: int | None = None
    """What was answered; None while nothing was, or when nothing ever is."""
    pictures: int = 0
    """Pictures that were made and billed, delivered or not."""
    finished: bool = False
    """Whether the whole answer was handed to the connection."""
    left: bool = False
    """Whether the client left before that."""

    @property
    def json(self) -> Any:
        """The body as JSON, exactly as it came; None when it is not JSON, or nested too deeply."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None
