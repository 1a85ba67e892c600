"""Build hook: makes the illustrator's pack (art, fonts, word lists) before the wheel is made.

Runs for `pip install .`, `pip install -e .` and `pip wheel .`; does nothing when the pack in
the tree was already built from the same inputs. What it builds from is in packaging/pack/.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface):  # type: ignore[type-arg]  # no configuration of its own
    """Puts the built pack where the package looks for it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pack unless it is there; a source distribution goes without."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging" / "pack"))
        try:
            import packbuild  # found on the path set above

            target = root / "src" / "seedbed" / "engines" / "illustrator" / "pack"
            if not packbuild.is_built(target):
                packbuild.build(target, self.app.display_info)
        finally:
            sys.path.pop(0)
