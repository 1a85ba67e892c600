"""Results as a table for people, Markdown for keeping, or JSON for programs."""

from __future__ import annotations

import json
import platform
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from seedbed import __version__
from seedbed.testing.conformance.statement import Result


def line(result: Result) -> str:
    """One row of the table."""
    row = f"{result.number:>3}  {result.outcome:<4}  {result.text}"
    return row + (f"\n           {result.reason}" if result.reason else "")


def summary(results: Sequence[Result]) -> str:
    """How many passed, failed and were skipped."""
    counts = Counter(result.outcome for result in results)
    return f"{counts['pass']} passed, {counts['fail']} failed, {counts['skip']} skipped"


def write(path: Path, base_url: str, results: Sequence[Result]) -> None:
    """Write a report: JSON if the name ends so, else Markdown. The key is in neither."""
    text = _json(base_url, results) if path.suffix == ".json" else _markdown(base_url, results)
    path.write_text(text, encoding="utf-8")


def _json(base_url: str, results: Sequence[Result]) -> str:
    body = {
        "server": base_url,
        "date": _today(),
        "seedbed": __version__,
        "results": [asdict(result) for result in results],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _markdown(base_url: str, results: Sequence[Result]) -> str:
    rows = [
        f"| {result.number} | {result.outcome} | {_cell(result.text)} | {_cell(result.reason)} |"
        for result in results
    ]
    head = [
        f"# Conformance of {base_url}",
        "",
        f"{summary(results)}. {_today()}, Seedbed {__version__}, "
        f"Python {platform.python_version()}.",
        "",
        "| # | result | statement | reason |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _today() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime())
