"""`seedbed conform`: the contract's statements, tried on any server."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from seedbed.testing.conformance import conform
from seedbed.testing.conformance.report import line, summary, write
from seedbed.testing.conformance.run import Cost
from seedbed.testing.conformance.server import Server
from seedbed.testing.conformance.statement import Failed, Result, Skipped


def run(args: argparse.Namespace) -> int:
    """Print a line for each statement; 1 when one fails, 2 when the server cannot be tried or the
    report not be written."""
    report: Path | None = args.report
    if report is None:
        return _run(args)
    try:
        new = not report.exists()
        report.open("a").close()
    except OSError as error:
        return _unwritable(report, error)
    try:
        return _run(args)
    finally:
        if new and not report.stat().st_size:
            report.unlink()


def _run(args: argparse.Namespace) -> int:
    tried: list[Server] = []
    told: set[int] = set()

    def tell(result: Result) -> None:
        told.add(result.number)
        print(line(result), flush=True)

    def announce(server: Server, cost: Cost) -> None:
        tried.append(server)
        _announce(server, cost)

    try:
        results = asyncio.run(
            conform(
                args.base_url,
                args.key,
                models=args.model,
                cheap=args.cheap,
                seconds=args.timeout,
                before=announce,
                after=tell,
            )
        )
    except (Failed, Skipped) as error:
        print(f"seedbed: {args.base_url} cannot be tried: {error}", file=sys.stderr)
        return 2
    print("\nNot tried:")
    for result in results:
        if result.number not in told:
            print(line(result))
    print(f"\n{summary(results)}; {tried[0].pictures} pictures came")
    if args.report is not None:
        try:
            write(args.report, args.base_url, results)
        except OSError as error:
            return _unwritable(args.report, error)
    return 1 if any(result.outcome == "fail" for result in results) else 0


def _unwritable(report: Path, error: OSError) -> int:
    print(f"seedbed: cannot write {report}: {error.strerror}", file=sys.stderr)
    return 2


def _announce(server: Server, cost: Cost) -> None:
    models = ", ".join(f"{family} {model}" for family, model in server.models.items())
    print(
        f"{server.base_url}: {models}\n"
        f"asks for at most {cost.pictures} pictures in {cost.requests} requests; requests that"
        " must be refused cost nothing on a server that refuses them\n",
        flush=True,
    )
