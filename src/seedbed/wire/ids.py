"""Request ids in Ark's shape: 53 characters, "02" + 13-digit Unix ms + 38 hex digits.

Source: contract.md section 1, three samples measured.
"""

from __future__ import annotations

import os

_DIGITS = 38
_AT_ONCE = 64
_ready: list[str] = []
os.register_at_fork(after_in_child=_ready.clear)


def new_request_id(now: float) -> str:
    """A fresh id for a request heard at `now` (Unix seconds); 152 random bits."""
    try:
        drawn = _ready.pop()
    except IndexError:
        # To ask the system lets go of the interpreter, which another thread may then keep.
        several = os.urandom(_AT_ONCE * _DIGITS // 2).hex()
        _ready.extend(several[at : at + _DIGITS] for at in range(_DIGITS, len(several), _DIGITS))
        drawn = several[:_DIGITS]
    return f"02{int(now * 1000):013d}{drawn}"
