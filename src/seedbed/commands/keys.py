"""`seedbed keys create|list|revoke`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from seedbed import settings
from seedbed.accounting.keys import Keys
from seedbed.accounting.ledger import Ledger


def run(args: argparse.Namespace) -> int:
    """Do it on the database of the settings; 1 when there is no such key."""
    loaded = settings.load(args.config)
    loaded.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = Keys(loaded.database_path, loaded.home / "pepper")
    try:
        if args.action == "create":
            record, token = keys.create(args.name)
            print(f"{token}\n(id {record.id}; it is shown only now)")
        elif args.action == "revoke":
            if not keys.revoke(args.id):
                print(
                    f"seedbed: no key has the id {args.id!r}; see `seedbed keys list`",
                    file=sys.stderr,
                )
                return 1
            print(f"revoked {args.id}")
        else:
            _list(keys, Ledger(loaded.database_path))
    finally:
        keys.close()
    return 0


def _list(keys: Keys, ledger: Ledger) -> None:
    drawn = ledger.totals()
    ledger.close()
    print(f"{'id':<14}{'name':<24}{'created':<20}{'state':<10}pictures")
    for record in keys.list():
        created = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%d %H:%M")
        state = "revoked" if record.revoked else "good"
        total = drawn.get(record.id)
        print(
            f"{record.id:<14}{record.name:<24}{created:<20}{state:<10}"
            f"{total.pictures if total else 0}"
        )
