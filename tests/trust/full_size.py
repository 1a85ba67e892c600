"""Run the tests of trust at their full sizes and write down what they saw.

    python tests/trust/full_size.py [test_drain ...] [--jobs 2] [--report docs/reports/x.md]

Each file runs in a process of its own; those that judge times run one at a time, after all
others. What passed is kept in out/full-size, and is not run again while the source, the file and
what tests share stay as they are, so that a run which was cut off goes on where it was. All
together take hours on two cores. The report of all files is docs/reports/full-size.md, that of
some out/full-size/report.md. The status is 1 if a test failed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OUT = ROOT / "out" / "full-size"
REPORT = ROOT / "docs" / "reports" / "full-size.md"
MOST_LINES = 12
"""Of what one test said, in the report."""
ALONE = (
    "test_bodies", "test_engine_faults", "test_links_under_load", "test_overload",
    "test_slow_readers", "test_stalls", "test_upstream_storm",
)  # fmt: skip
"""Files that judge times."""


@dataclass(frozen=True)
class Outcome:
    """What came of one file. `printed`: what its tests said, by test."""

    name: str
    day: str
    passed: int
    failed: dict[str, str]
    skipped: dict[str, str]
    seconds: float
    load: float
    printed: dict[str, str]


def main() -> int:
    """Run what is asked for, write its report, and say how it went."""
    arguments = _arguments()
    names: list[str] = arguments.names or sorted(path.stem for path in HERE.glob("test_*.py"))
    OUT.mkdir(parents=True, exist_ok=True)
    together = [name for name in names if name not in ALONE]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        outcomes = list(pool.map(outcome, together))
    outcomes += [outcome(name) for name in names if name in ALONE]
    place: Path = arguments.report or (OUT / "report.md" if arguments.names else REPORT)
    place.write_text("\n".join(report(outcomes)) + "\n")
    failed = sum(len(one.failed) for one in outcomes)
    print(f"{sum(one.passed for one in outcomes)} passed, {failed} failed: {place}")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run the tests of trust at their full sizes.")
    parser.add_argument("names", nargs="*", metavar="file", help="test files, without .py; or all")
    parser.add_argument("--jobs", type=int, default=1, help="files at once that judge no times")
    parser.add_argument("--report", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    if arguments.jobs < 1:
        parser.error("--jobs is at least 1")
    for name in arguments.names:
        if not (HERE / f"{name}.py").is_file():
            parser.error(f"there is no tests/trust/{name}.py")
    return arguments


def outcome(name: str) -> Outcome:
    """Of one file: what is kept of it, or of running it now."""
    kept = OUT / f"{name}-{_fingerprint(name)}.json"
    if kept.is_file():
        print(f"{name}: kept from before", flush=True)
        return Outcome(**json.loads(kept.read_text()))
    print(f"{name} begins", flush=True)
    begun = time.monotonic()
    results = OUT / f"{name}.xml"
    results.unlink(missing_ok=True)
    with (OUT / f"{name}.log").open("wb") as log:
        status = subprocess.run(
            [
                sys.executable, "-m", "pytest", str(HERE / f"{name}.py"), "--junitxml", results,
                "-o", "junit_logging=system-out", "-p", "no:cacheprovider",
            ],
            cwd=ROOT, env={**os.environ, "SEEDBED_TEST_SCALE": "1000"},
            stdout=log, stderr=subprocess.STDOUT, check=False,
        ).returncode  # fmt: skip
    seconds = time.monotonic() - begun
    if status not in {0, 1} or not results.is_file():  # not collected, or broken off in the middle
        broken = (OUT / f"{name}.log").read_text()[-500:]
        return Outcome(name, str(date.today()), 0, {name: broken}, {}, seconds, 0, {})
    found = _read(name, results, seconds)
    if not found.failed:
        kept.write_text(json.dumps(asdict(found)))
    print(
        f"{name}: {found.passed} passed, {len(found.failed)} failed, {len(found.skipped)} skipped"
        f" in {seconds:.0f} s",
        flush=True,
    )
    return found


def _fingerprint(name: str) -> str:
    """Of all that the file's outcome hangs on: other tests and the docs may change."""
    digest = hashlib.sha256((HERE / f"{name}.py").read_bytes())
    digest.update(_shared())
    return digest.hexdigest()[:12]


@cache
def _shared() -> bytes:
    """Of the source, of what tests share, and of the versions that are installed."""
    helpers = [*HERE.glob("*.py"), *HERE.parent.glob("*.py")]
    digest = hashlib.sha256((ROOT / "requirements" / "dev.lock").read_bytes())
    for path in sorted([*(ROOT / "src").rglob("*.py"), *helpers]):
        if not path.name.startswith("test_") and path != Path(__file__):
            digest.update(path.read_bytes())
    return digest.digest()


def _read(name: str, results: Path, seconds: float) -> Outcome:
    passed, failed, skipped, printed = 0, {}, {}, {}
    for case in ElementTree.parse(results).getroot().iter("testcase"):
        test = case.get("name", "")
        if (trouble := case.find("failure")) is None:
            trouble = case.find("error")
        if trouble is not None:
            failed[test] = trouble.get("message", "").partition("\n")[0]
        elif (why := case.find("skipped")) is not None:
            skipped[test] = why.get("message", "")
        else:
            passed += 1
        said = case.findtext("system-out") or ""
        if lines := [line for line in said.splitlines() if line.strip(" -") and not _rule(line)]:
            printed[test] = "\n".join(lines)
    load = os.getloadavg()[1]
    return Outcome(name, str(date.today()), passed, failed, skipped, seconds, load, printed)


def _rule(line: str) -> bool:
    """Whether pytest drew this line above what was captured."""
    return line.startswith("-") and line.endswith("-") and "Captured" in line


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines of the report."""
    days = sorted({one.day for one in outcomes})
    yield f"# The tests of trust at their full sizes, {' and '.join(days)}"
    yield ""
    failed = {f"{one.name}: {test}": why for one in outcomes for test, why in one.failed.items()}
    yield (
        f"{sum(one.passed for one in outcomes)} passed, {len(failed)} failed,"
        f" {sum(len(one.skipped) for one in outcomes)} skipped, in"
        f" {sum(one.seconds for one in outcomes) / 60:.0f} minutes of all files together;"
        f" {os.cpu_count()} cores, {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}."
    )
    yield ""
    yield "`make full-size` writes this. Load: the machine's, over the file's last five minutes."
    yield ""
    for title, named in (
        ("Failed", failed),
        ("Skipped", {f"{one.name}: {test}": why for one in outcomes
                     for test, why in one.skipped.items()}),
    ):  # fmt: skip
        if named:
            yield from (f"## {title}", "", *(f"- {test}: {why}" for test, why in named.items()), "")
    yield from ("| file | passed | minutes | load |", "|---|---|---|---|")
    for one in sorted(outcomes, key=lambda one: one.name):
        yield f"| `{one.name}.py` | {one.passed} | {one.seconds / 60:.1f} | {one.load:.1f} |"
    yield from ("", "## What they said")
    for one in sorted(outcomes, key=lambda one: one.name):
        if one.printed:
            yield from ("", f"### {one.name}", "", "```")
            for test, said in one.printed.items():
                lines = said.splitlines()
                yield from (test, *(f"    {line}" for line in lines[:MOST_LINES]))
                if more := len(lines[MOST_LINES:]):
                    yield f"    ... and {more} lines more"
            yield "```"


if __name__ == "__main__":
    sys.exit(main())
