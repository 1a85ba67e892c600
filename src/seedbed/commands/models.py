"""`seedbed models`: the ids that are served, and what draws them."""

from __future__ import annotations

import argparse

from seedbed import settings_sources
from seedbed.planning.catalog import Catalog


def run(args: argparse.Namespace) -> int:
    """Print one line for each id."""
    for entry in Catalog(settings_sources.load(args.config)).entries():
        print(f"{entry.id:<40} {entry.name:<24} {entry.engine}")
    return 0
