"""`seedbed keys create|list|limit|revoke`."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

from seedbed import settings_sources
from seedbed.accounting.database import Place, place_of
from seedbed.accounting.keys import Keys
from seedbed.accounting.quota import KeyLimits, standings
from seedbed.errors import InvalidParameter
from seedbed.settings import Settings


def run(args: argparse.Namespace) -> int:
    """Do it on the database of the settings; 1 when there is no such key, 2 for a bad limit."""
    loaded = settings_sources.load(args.config)
    loaded.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = place_of(loaded)
    keys = Keys(place, loaded.home / "pepper")
    try:
        if args.action == "list":
            _list(keys, place, loaded)
            return 0
        if args.action == "create":
            record, token = keys.create(args.name, _limits(args, KeyLimits()))
            print(f"{token}\n(id {record.id}; it is shown only now)")
            return 0
        if _change(keys, args):
            print(f"revoked {args.id}" if args.action == "revoke" else f"limited {args.id}")
            return 0
        print(f"seedbed: no key has the id {args.id!r}; see `seedbed keys list`", file=sys.stderr)
        return 1
    except InvalidParameter as error:
        print(f"seedbed: {error.message}", file=sys.stderr)
        return 2
    finally:
        keys.close()


def _change(keys: Keys, args: argparse.Namespace) -> bool:
    if args.action == "revoke":
        return keys.revoke(args.id)
    known = {record.id: record.limits for record in keys.list()}
    return args.id in known and keys.limit(args.id, _limits(args, known[args.id]))


def _limits(args: argparse.Namespace, old: KeyLimits) -> KeyLimits:
    """The old limits with those that the command line names."""
    names = ("per_minute", "per_day", "total")
    return replace(old, **{name: getattr(args, name) for name in names if hasattr(args, name)})


def _list(keys: Keys, place: Place, loaded: Settings) -> None:
    defaults = KeyLimits(
        loaded.admission.images_per_minute,
        loaded.accounts.images_per_day,
        loaded.accounts.images_in_total,
    )
    records = keys.list()
    used = standings(place, [record.id for record in records], time.time())
    print(
        f"{'id':<12}{'name':<24}{'created':<18}{'state':<9}"
        f"{'this minute':<13}{'today':<13}{'in total':<13}"
    )
    for record in records:
        created = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%d %H:%M")
        state = "revoked" if record.revoked else "good"
        per_minute, per_day, most = record.limits.over(defaults)
        standing = used[record.id]
        minute = _of(standing.minute, per_minute)
        today, total = _of(standing.today, per_day), _of(standing.total, most)
        print(
            f"{record.id:<12}{record.name:<24}{created:<18}{state:<9}"
            f"{minute:<13}{today:<13}{total:<13}".rstrip()
        )


def _of(used: int, limit: int) -> str:
    return f"{used}/{limit}" if limit else f"{used}"
