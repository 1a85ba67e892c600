"""Whose API is spoken: Ark's, BytePlus's or CometAPI's, as data.

Sources: contract.md sections 1 (addresses, ids), 5.1 and 5.2 (errors), 6 (links), 7 (models).
"""

from __future__ import annotations

import re
import secrets
import string
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from seedbed.wire.ids import new_request_id


@dataclass(frozen=True, slots=True)
class Flavour:
    """One service: where it answers, which ids it serves, how it words errors and links."""

    name: str
    base: str
    """Path under which `images/generations` and `models` lie."""
    ids: re.Pattern[str]
    """Ids that are served; cards.toml has more spellings than any one vendor takes."""
    relay: bool
    """CometAPI words the errors it makes itself in its own way, and passes the vendor's on."""
    region: str
    """Named in the links' credential."""

    def request_id(self, now: float) -> str:
        """A fresh request id in this service's shape."""
        if not self.relay:
            return new_request_id(now)
        # "<ts+rand>": the shape of the one-api family of relays.
        letters = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(8))
        moment = time.strftime("%Y%m%d%H%M%S", time.gmtime(now))
        return f"{moment}{int(now * 1e9) % 10**9:09d}{letters}"


_LATER = r"-[45]-\d(?:-lite|-pro|-flash)?-\d{6,8}"
_DOLA = r"dola-seedream-5-0-(?:pro|flash)-\d{6}"

FLAVOURS: Mapping[str, Flavour] = MappingProxyType(
    {
        "ark": Flavour(
            "ark", "/api/v3", re.compile(f"doubao-seedream{_LATER}"), False, "cn-beijing"
        ),
        "byteplus": Flavour(
            "byteplus",
            "/api/v3",
            re.compile(f"seedream{_LATER}|{_DOLA}"),
            False,
            "ap-southeast-1",
        ),
        "comet": Flavour(
            "comet", "/v1", re.compile(f"(?:doubao|bytedance)-seedream{_LATER}"), True, "cn-beijing"
        ),
    }
)
"""Every flavour by its name. Seedream 3.0 and SeedEdit are shut down and in none of them."""

SHUT_DOWN = ("seedream-3-0-t2i", "seededit-3-0-i2i")
"""Families that Ark's list reports as Shutdown (contract section 1)."""
