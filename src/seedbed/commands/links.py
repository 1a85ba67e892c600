"""`seedbed links list|rotate|revoke`: the key ring; a running server sees changes at once."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime

from seedbed import settings_sources
from seedbed.delivery.keyring import KeyRing


def run(args: argparse.Namespace) -> int:
    """Do it on the key ring of the settings; 1 when there is no such key."""
    loaded = settings_sources.load(args.config)
    ring = KeyRing(loaded.home / "keyring.json", lifetime_seconds=loaded.store.lifetime_seconds)
    if args.action == "rotate":
        print(f"new links are signed with {ring.rotate(time.time()).id}")
    elif args.action == "revoke":
        if not ring.revoke(args.id, time.time()):
            print(f"seedbed: no signing key {args.id!r}; see `seedbed links list`", file=sys.stderr)
            return 1
        print(f"links signed with {args.id} are refused from now on")
    else:
        for key in ring.keys:
            made = datetime.fromtimestamp(key.created, UTC).strftime("%Y-%m-%d %H:%M")
            state = "signing" if key.retired is None else "retired"
            print(f"{key.id:<18}{made:<18}{state}")
    return 0
