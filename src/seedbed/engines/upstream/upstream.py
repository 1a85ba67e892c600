"""An upstream as it was set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from seedbed.settings import UpstreamSettings


@dataclass(frozen=True, slots=True)
class Upstream:
    """One `[upstreams.<name>]` with its profile read and its key found; made once, at the start.

    `base_url` has no slash at its end. `profile` is the table of that name in the dialect's
    profiles file, with the dialect's own keys.
    """

    name: str
    base_url: str
    settings: UpstreamSettings
    profile: Mapping[str, Any]
    key: str = field(default="", repr=False)

    @property
    def drawer(self) -> str:
        """Who drew what comes from here, as the ledger and the figures name it."""
        return f"upstream:{self.name}"

    def model(self, ours: str) -> str:
        """Our id as this upstream spells it: the settings' word, the profile's, or unchanged."""
        spelled = self.settings.models.get(ours) or self.profile.get("models", {}).get(ours)
        return str(spelled or ours)
