"""Runs one fuzz target: seeds into a corpus, so many executions, and where a crash is kept."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris


def run(target: Callable[[bytes], None], seeds: Mapping[str, bytes], longest: int) -> None:
    """Call `target` with mutations of `seeds` until it raises or `--runs` are done.

    Ends the process: with 0 when nothing was found. What was found is kept in the working
    folder as crash-*, and is repeated by giving that file as an argument.
    """
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--runs", type=int, default=300_000, help="executions (300000)")
    parser.add_argument("--seed", type=int, default=1, help="of the mutations (1)")
    parser.add_argument("again", nargs="*", type=Path, help="run these inputs only")
    asked = parser.parse_args()
    for path in asked.again:
        target(path.read_bytes())
        print(f"{path}: nothing found")
    if asked.again:
        return
    with tempfile.TemporaryDirectory() as corpus:
        for name, data in seeds.items():
            (Path(corpus) / name).write_bytes(data)
        atheris.Setup(
            [
                sys.argv[0],
                f"-runs={asked.runs}",
                f"-seed={asked.seed}",
                f"-max_len={longest}",
                "-timeout=15",  # seconds of one execution: references.decode_seconds
                f"-rss_limit_mb={_peak_mb() + 1536}",  # references.decode_memory_bytes
                corpus,
            ],
            target,
        )
        atheris.Fuzz()


def _peak_mb() -> int:
    """What libFuzzer counts as this process's already: Linux hands a parent's peak down."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
