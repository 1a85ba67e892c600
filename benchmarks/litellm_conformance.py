"""`seedbed conform` on LiteLLM in front of the Ark simulator, kept as a report.

    python benchmarks/litellm_conformance.py .venv-litellm [report.md]

Makes LiteLLM's environment if it is not there, and takes a few minutes. The simulator by itself
is tried, too: what fails there would be no fault of who stands in front of it. So is Seedbed in
LiteLLM's place, with its upstream engine.
"""

from __future__ import annotations

import argparse
import asyncio
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from litellm_proxy import KEY, install, litellm, versions
from seedbed import __version__
from seedbed.planning.catalog import Catalog
from seedbed.settings import Settings
from seedbed.testing.ark_simulator import FLAVOURS, ArkSimulator, simulated
from seedbed.testing.conformance import Result, conform
from seedbed.testing.conformance.server import Server

HOW = {
    # flavour of the simulator: provider in LiteLLM's model names, profile of our upstream
    "ark": ("openai", "ark"),
    "comet": ("cometapi", "cometapi"),
}
_REPORT = Path(__file__).parent.parent / "docs" / "reports" / "litellm-conformance.md"


@dataclass(frozen=True)
class Tried:
    """One server's results, and what the simulator behind it saw."""

    results: Mapping[int, Result]
    requests: int
    made: int
    came: int


def main() -> None:
    """Try every way, and write the report."""
    parser = argparse.ArgumentParser(description="Try LiteLLM by the conformance kit.")
    parser.add_argument("venv", type=Path, help="LiteLLM's environment, made if it is not there")
    parser.add_argument("report", type=Path, nargs="?", default=_REPORT)
    arguments = parser.parse_args()
    venv, report = arguments.venv, arguments.report
    install(venv)
    found: dict[str, Tried] = {}
    for flavour, (provider, profile) in HOW.items():
        with simulated(flavour) as simulator:
            found[f"{flavour} simulator"] = tried(simulator.base_url, simulator.key, simulator)
            models = {model: f"{provider}/{model}" for model in ids(flavour)}
            with litellm(venv, models, api_base=simulator.base_url, api_key=simulator.key) as proxy:
                found[f"LiteLLM, `{provider}/`"] = tried(proxy.base_url, KEY, simulator)
            with seedbed(simulator, profile) as (url, key):
                found[f"Seedbed, `{profile}`"] = tried(url, key, simulator)
    report.write_text(text(found, versions(venv)), encoding="utf-8")
    print(report)


@contextmanager
def seedbed(simulator: ArkSimulator, profile: str) -> Iterator[tuple[str, str]]:
    """`seedbed serve` with the simulator as its upstream; its base URL and a good key."""
    with tempfile.TemporaryDirectory() as home:
        place = Path(home)
        (place / "key").write_text(simulator.key)
        (place / "seedbed.toml").write_text(f"""
            home = "{home}/data"
            engines.default = "upstream"
            [upstreams.simulator]
            dialect = "ark"
            profile = "{profile}"
            base_url = "{simulator.base_url}"
            key_file = "{home}/key"
            allow_cidrs = ["127.0.0.0/8"]
            allow_ports = [{simulator.files_url.rpartition(":")[2]}]
        """)
        command = [sys.executable, "-m", "seedbed", "serve", "--port", "0"]
        server = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True)
        try:
            said = ""
            for line in server.stdout or ():
                said += line
                key = re.search(r"API key +(sk-\S+)", said)
                url = re.search(r"serves (\S+)/v1", said)
                if key and url:
                    yield f"{url[1]}/v1", key[1]
                    break
            else:
                raise RuntimeError(f"seedbed serve ended: {said}")
        finally:
            server.terminate()
            server.communicate(timeout=60)


def ids(flavour: str) -> list[str]:
    """The model ids that a flavour of the simulator serves."""
    known = Catalog(Settings()).ids()
    return [model for model in known if FLAVOURS[flavour].ids.fullmatch(model)]


def tried(base_url: str, key: str, simulator: ArkSimulator) -> Tried:
    """Run the conformance kit, and count what reached the simulator."""
    simulator.calls.clear()
    servers: list[Server] = []
    results = asyncio.run(
        conform(
            base_url, key, seconds=120, before=lambda server, _: servers.append(server),
            after=lambda result: print(f"{result.number:>3} {result.outcome} {result.reason}"),
        )
    )  # fmt: skip
    return Tried(
        {result.number: result for result in results},
        len(simulator.generations),
        simulator.billed,
        servers[0].pictures,
    )


def text(found: Mapping[str, Tried], installed: Mapping[str, str]) -> str:
    """The report."""
    listed = ", ".join(f"{name} {version}" for name, version in installed.items())
    headings = list(found)
    lines = [
        f"# LiteLLM before the Ark simulator, {time.strftime('%Y-%m-%d', time.gmtime())}",
        "",
        "`python benchmarks/litellm_conformance.py` ran the statements of `seedbed conform` on"
        " LiteLLM's proxy, which has the Ark simulator as its only upstream, on the simulator by"
        " itself, and on Seedbed in LiteLLM's place. LiteLLM runs with one worker, no database,"
        " its defaults, and one entry for each model id; `openai/` and `cometapi/` are its two"
        " providers that fit. The simulator speaks as Ark for the first three and as CometAPI for"
        " the others.",
        "",
        f"Seedbed {__version__}, Python {platform.python_version()}, {listed}.",
        "",
        "## In short",
        "",
        "| server | passed | failed | skipped | calls upstream | pictures made | pictures told |",
        "|---|---|---|---|---|---|---|",
    ]
    for heading, one in found.items():
        counts = Counter(result.outcome for result in one.results.values())
        lines.append(
            f"| {heading} | {counts['pass']} | {counts['fail']} | {counts['skip']} |"
            f" {one.requests} | {one.made} | {one.came} |"
        )
    lines += [
        "",
        "Pictures that were made and not told were billed by the upstream and never reached the"
        " client: answers that were lost, and requests that were sent again. One in each row is"
        " the kit's own, which leaves while a picture is made. Without a database LiteLLM knows no"
        " key but its master's, which is behind what it says of statements 2 and 3; the rest does"
        " not hang on that.",
        "",
        "## Statement by statement",
        "",
        f"| # | statement | {' | '.join(headings)} |",
        f"|---|---|{'---|' * len(headings)}",
    ]
    lines += rows(found)
    lines += ["", "## Why", ""]
    for heading, one in found.items():
        failed = [result for result in one.results.values() if result.outcome == "fail"]
        if failed:
            lines += [f"### {heading}", "", "| # | what was seen |", "|---|---|"]
            lines += [f"| {result.number} | {cell(result.reason)} |" for result in failed]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def rows(found: Mapping[str, Tried]) -> Sequence[str]:
    """One line for each statement, with every server's outcome."""
    said = {number: result.text for one in found.values() for number, result in one.results.items()}
    lines = []
    for number in sorted(said):
        outcomes = [
            one.results[number].outcome if number in one.results else "-" for one in found.values()
        ]
        shown = [f"**{outcome}**" if outcome == "fail" else outcome for outcome in outcomes]
        lines.append(f"| {number} | {cell(said[number])} | {' | '.join(shown)} |")
    return lines


def cell(said: str) -> str:
    """Text that stays within a table's cell, without addresses that differ from run to run."""
    return " ".join(said.replace("|", "\\|").split())[:300]


if __name__ == "__main__":
    main()
