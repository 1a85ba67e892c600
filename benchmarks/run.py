"""Every benchmark, each figure beside its baseline and its target.

    python benchmarks/run.py [name ...]

A benchmark is a module here with a function `rows()` that gives lines of (name, ours, baseline,
ratio, target); lower is better, and "!" marks a ratio above its target. A line without a target
is for information. Ratios are taken within one run, so they hold on any machine; the figures do
not. Nothing here fails because a machine is slow or busy: the status is 0 unless a benchmark
cannot run.
"""

from __future__ import annotations

import argparse
import importlib
import math
import os
import platform
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

NAMES = ("overhead", "encode", "inline", "files", "request", "gateway", "illustrator")
Line = tuple[str, float, float, float, float]


def main() -> int:
    """Run the named benchmarks, or all; 1 if one could not run."""
    parser = argparse.ArgumentParser(description="Measure Seedbed against simpler ways.")
    parser.add_argument("names", nargs="*", metavar="name", help=f"of: {', '.join(NAMES)}")
    names: list[str] = parser.parse_args().names or list(NAMES)
    if unknown := sorted(set(names) - set(NAMES)):
        parser.error(f"no benchmark is named {', '.join(unknown)}; there are {', '.join(NAMES)}")
    print(machine())
    broken, missed, counted = [], 0, 0
    for name in names:
        print(f"\n{name}", flush=True)
        try:
            lines = importlib.import_module(name).rows()
        except Exception:  # the others can still be measured
            traceback.print_exc()
            broken.append(name)
            continue
        print(table(lines), flush=True)
        counted += sum(math.isfinite(line[4]) for line in lines)
        missed += sum(line[3] > line[4] for line in lines)
    print(f"\n{counted - missed} of {counted} targets are met.")
    if broken:
        print(f"could not run: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def machine() -> str:
    """What figures hang on: cores, processor, system, Python, load."""
    facts = [
        f"{os.cpu_count()} cores",
        _processor(),
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
    ]
    if hasattr(os, "getloadavg"):
        facts.append(f"load {os.getloadavg()[0]:.1f} before")
    return ", ".join(fact for fact in facts if fact)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()


def table(lines: Sequence[Line]) -> str:
    """The lines in columns, "!" at those that miss their target."""
    width = max(len(line[0]) for line in lines)
    text = [f"  {'':<{width}}  {'ours':>9}  {'baseline':>9}  {'ratio':>7}  {'target':>7}"]
    for name, ours, baseline, ratio, target in lines:
        wanted = f"{target:7.3f}" if math.isfinite(target) else f"{'-':>7}"
        mark = " !" if ratio > target else ""
        text.append(
            f"  {name:<{width}}  {ours:9.4g}  {baseline:9.4g}  {ratio:7.3f}  {wanted}{mark}"
        )
    return "\n".join(text)


if __name__ == "__main__":
    sys.exit(main())
