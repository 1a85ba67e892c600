"""How large the tests of trust are: CI's sizes by default, the promised ones by a command.

`make full-size` runs everything at its full size; SEEDBED_TEST_SCALE=1000 does for any test.
"""

from __future__ import annotations

import os

SCALE = int(os.environ.get("SEEDBED_TEST_SCALE", "1"))


def scaled(small: int, full: int) -> int:
    """`small` times the scale, and never more than `full`."""
    return min(full, small * SCALE)
