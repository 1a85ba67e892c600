"""What a process holds, from /proc alone, and whether it holds ever more."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

WARM = 1 / 4
"""Of a life: what a server loads and caches with its first requests is no leak."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at a server; `life` counts its starts, `age` is seconds since the last one."""

    life: int
    age: float
    rss_mb: float
    files: int
    threads: int
    children: int
    children_mb: float


def look(pid: int, life: int, begun: float) -> Sample | None:
    """A sample of the server now; None if it is gone."""
    try:
        server = psutil.Process(pid)
        with server.oneshot():
            rss, threads, files = server.memory_info().rss, server.num_threads(), server.num_fds()
        below = []
        for child in server.children(recursive=True):
            try:
                below.append(child.memory_info().rss)
            except psutil.NoSuchProcess:
                continue
    except psutil.NoSuchProcess:
        return None
    age = time.monotonic() - begun
    return Sample(life, age, rss / 1e6, files, threads, len(below), sum(below) / 1e6)


def warm(life: Sequence[Sample]) -> list[Sample]:
    """The last three quarters of a life."""
    return [one for one in life if one.age > WARM * life[-1].age]


def slope_per_hour(life: Sequence[Sample], field: str) -> float:
    """How fast `field` grows over some samples of one life, by least squares; 0 of fewer than
    two."""
    if len(life) < 2:
        return 0.0
    mean_age = sum(one.age for one in life) / len(life)
    mean = sum(getattr(one, field) for one in life) / len(life)
    across = sum((one.age - mean_age) ** 2 for one in life)
    up = sum((one.age - mean_age) * (getattr(one, field) - mean) for one in life)
    return float(up / across * 3600)


def longest_life(samples: Sequence[Sample]) -> list[Sample]:
    """The samples of the life that lasted longest."""
    lives: dict[int, list[Sample]] = {}
    for sample in samples:
        lives.setdefault(sample.life, []).append(sample)
    return max(lives.values(), key=lambda life: life[-1].age, default=[])
