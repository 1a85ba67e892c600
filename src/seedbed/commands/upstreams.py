"""`seedbed upstreams`: what was asked of upstreams, and what of it does not add up."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from seedbed import settings_sources
from seedbed.accounting.database import place_of
from seedbed.accounting.upstream_calls import (
    UpstreamCall,
    UpstreamTotal,
    calls_since,
    totals_since,
)

_NOTHING = UpstreamTotal(0, 0, 0, 0, 0)
_HOUR = 3600.0


def run(args: argparse.Namespace) -> int:
    """Print the calls of the last hours, added up, and those in trouble; 1 if there are any."""
    loaded = settings_sources.load(args.config)
    now = time.time()
    since = now - args.hours * _HOUR
    place = place_of(loaded)
    if isinstance(place, Path) and not place.exists():
        print(f"no calls: {place} does not exist yet")
        return 0
    _print_totals(dict.fromkeys(loaded.upstreams, _NOTHING) | totals_since(place, since))
    alike = [name for name, one in loaded.upstreams.items() if one.dialect == "ark"]
    calls = calls_since(place, since, alike)
    # A call that has begun within the longest time there is may still be under way.
    longest = max((one.total_seconds for one in loaded.upstreams.values()), default=0.0)
    over = [call for call in calls if not _under_way(call, now - longest)]
    troubled = [call for call in over if call.trouble]
    if len(over) < len(calls):
        print(f"\n{len(calls) - len(over)} of {len(calls)} calls may still be under way")
    if troubled:
        print(f"\n{len(troubled)} of {len(calls)} calls do not add up{'' if args.all else ':'}")
    elif len(over) == len(calls):
        print(f"\nall of {len(calls)} calls add up")
    if args.all or troubled:
        _print_calls(calls if args.all else troubled)
    return 1 if troubled else 0


def _under_way(call: UpstreamCall, oldest: float) -> bool:
    return call.ended is None and call.begun > oldest


def _print_totals(totals: dict[str, UpstreamTotal]) -> None:
    print(
        f"{'upstream':<20}{'accepted':>9}{'refused':>9}{'unknown':>9}{'pictures':>10}{'tokens':>12}"
    )
    for name, total in sorted(totals.items()):
        print(
            f"{name:<20}{total.accepted:>9}{total.refused:>9}{total.unknown:>9}"
            f"{total.pictures:>10}{total.tokens:>12}"
        )


def _print_calls(calls: Sequence[UpstreamCall]) -> None:
    print(f"\n{'begun (UTC)':<21}{'upstream':<16}{'state':<10}{'request':<36}  upstream's request")
    for call in calls:
        begun = datetime.fromtimestamp(call.begun, UTC).strftime("%Y-%m-%d %H:%M:%S")
        print(
            f"{begun:<21}{call.upstream:<16}{call.state:<10}{call.request_id:<36}"
            f"  {call.upstream_request_id or '-'}"
        )
        said = "; ".join(filter(None, (call.trouble, call.cause)))
        print(f"  {call.handed} of {call.asked} pictures came{'; ' + said if said else ''}")
