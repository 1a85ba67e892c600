"""What a soak found, as Markdown."""

from __future__ import annotations

import platform
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faults import Faults
from measure import Sample, longest_life, slope_per_hour, warm
from traffic import Books

_WATCHED = (
    ("memory of the server, MB", "rss_mb"),
    ("open files of the server", "files"),
    ("threads of the server", "threads"),
    ("memory of its workers, MB", "children_mb"),
)
_MOST_WRONG = 50


@dataclass(frozen=True, slots=True)
class Soaked:
    """Everything a run found; `wrong` is empty when every promise was kept."""

    seconds: float
    options: Mapping[str, Any]
    books: Books
    faults: Faults
    lives: int
    samples: Sequence[Sample]
    counts: Mapping[str, int]
    warnings: Mapping[str, int]
    wrong: Sequence[str]
    cores: int


def written(soaked: Soaked) -> str:
    """The whole report."""
    books = soaked.books
    asked = sum(books.outcomes.values())
    options = ", ".join(f"{k} {v}" for k, v in soaked.options.items() if k != "report")
    verdict = (
        "Nothing was wrong." if not soaked.wrong else f"**{len(soaked.wrong)} things were wrong.**"
    )
    parts = [
        f"# Soak, {time.strftime('%Y-%m-%d')}\n",
        f"{soaked.seconds / 60:.0f} minutes, {asked} requests, {soaked.lives} starts of the "
        f"server. {verdict}\n",
        f"`python soak/soak.py` with {options}; {soaked.cores} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}; the swatch engine.\n",
    ]
    if soaked.wrong:
        parts += ["## What was wrong\n", *(f"- {line}" for line in soaked.wrong[:_MOST_WRONG]), ""]
    parts += ["## Books\n", "Compared after the last stop: integrity of the file, no picture "
              "charged twice, every charged link's file whole, every picture that was told "
              "charged, keyed requests charged once, nothing held open.\n"]  # fmt: skip
    parts.append(_table(("", "count"), [*soaked.counts.items(),
        ("requests whose pictures were told", len(books.told)),
        ("keyed requests, each sent at least three times", len(books.keyed)),
        ("probes of determinism, all equal", books.probed)]))  # fmt: skip
    parts += ["## Slopes\n", "Of the server's longest life, by least squares over its last three "
              "quarters, and what it had at their begin and end.\n",
              _slopes(soaked.samples)]  # fmt: skip
    parts += ["## Faults\n", _table(("fault", "times", "median seconds"), [
        (name, soaked.faults.done.get(name, len(taken)), f"{statistics.median(taken):.1f}")
        for name, taken in sorted(soaked.faults.seconds.items())])]  # fmt: skip
    parts += ["## Requests\n", "Outcomes seen while, or just after, a fault are counted apart.\n",
              _outcomes(books.outcomes), "Seconds of the good ones in calm times:\n",
              _table(("request", "median", "p99"), [
                  (name, f"{statistics.median(taken):.3f}", f"{_high(taken):.3f}")
                  for name, taken in sorted(books.seconds.items())])]  # fmt: skip
    parts += ["## Lines in the server's log\n", _table(("line", "times"), soaked.warnings.items())]
    return "\n".join(parts)


def _slopes(samples: Sequence[Sample]) -> str:
    life = warm(longest_life(samples))
    if len(life) < 2:
        return "No life was long enough.\n"
    rows = []
    for label, name in _WATCHED:
        values = [getattr(one, name) for one in life]
        most = max(getattr(one, name) for one in samples)
        rows.append((label, f"{slope_per_hour(life, name):+.2f}", f"{values[0]:.1f}",
                     f"{values[-1]:.1f}", f"{most:.1f}"))  # fmt: skip
    began, ended = (life[at].age / 60 for at in (0, -1))
    head = ("", "an hour", f"after {began:.0f} min", f"after {ended:.0f} min", "most ever")
    return _table(head, rows)


def _outcomes(outcomes: Counter[tuple[str, str]]) -> str:
    return _table(
        ("request", "outcome", "times"),
        [(kind, outcome, count) for (kind, outcome), count in sorted(outcomes.items())],
    )


def _high(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
