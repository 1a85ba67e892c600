"""Request ids in Ark's shape: 53 characters, "02" + 13-digit Unix ms + 38 hex digits.

Source: contract.md section 1, three samples measured.
"""

from __future__ import annotations

import os


def new_request_id(now: float) -> str:
    """A fresh id for a request heard at `now` (Unix seconds); 152 random bits."""
    return f"02{int(now * 1000):013d}{os.urandom(19).hex()}"
