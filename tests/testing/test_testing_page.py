"""docs/testing.md: its examples run, and its tables say what there is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from seedbed.testing import fault_proxy
from seedbed.testing.ark_simulator import FAULTS, simulated
from seedbed.testing.ark_simulator.faults import VALUES

PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def rows() -> dict[str, str]:
    """The first cells of every table, one by one, with their second."""
    found = {}
    for names, words in re.findall(r"^\| (`[^|]+) \| (.+) \|$", PAGE, re.MULTILINE):
        found.update(dict.fromkeys(re.findall(r"`([^`]+)`", names), words))
    return found


def test_every_fault_is_in_the_table() -> None:
    told = rows()
    assert {name: told.get(name) for name in FAULTS} == dict(FAULTS)


def test_every_value_is_told_with_its_range() -> None:
    text = " ".join(PAGE.split())
    for name, words in FAULTS.items():
        told = {word.split(":")[0] for word in re.findall(r"`:([A-Z:]+)`", words)}
        if "as above" not in words:
            assert told == ({VALUES[name].name} if name in VALUES else set()), name
    for value in VALUES.values():
        kind = "whole number" if value.kind is int else "number"
        assert re.search(
            rf"`{value.name}`(?: is)? a {kind} from {value.least} to {value.most}\b", text
        )


def test_every_fault_of_the_proxy_is_in_the_table() -> None:
    kinds = {kind.__name__ for kind in fault_proxy.Fault.__args__}
    assert kinds <= set(rows())
    assert set(rows()) <= kinds | set(FAULTS)


def test_shell_examples(tmp_path: Path) -> None:
    heard = []
    with simulated() as simulator:
        seedbed = f"{shlex.quote(sys.executable)} -m seedbed"
        for block in blocks("sh"):
            if block.startswith("seedbed simulate"):
                continue  # below
            script = block.replace("http://127.0.0.1:8100", simulator.url)
            script = re.sub(r"^seedbed", seedbed, script, flags=re.MULTILINE)
            done = subprocess.run(
                ["/bin/sh", "-eu", "-c", script],
                env={**os.environ, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"},
                cwd=tmp_path, capture_output=True, text=True, timeout=120,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr + done.stdout
            heard.append(done.stdout)
    plain, limited, slot, cut, _ = heard
    assert '"url"' in plain
    assert "429" in limited
    assert "retry-after: 2" in limited.lower()
    assert "partial_failed" in slot
    assert slot.count("partial_succeeded") == 4  # twice in each event
    assert "curl ends with 18" in cut  # "transferred a partial file"
    assert (tmp_path / "conformance.md").exists()


def test_the_simulator_as_a_program() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "seedbed", "simulate", "--port", "0", "--always", "503:1"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        greeting = process.stdout.readline()
        found = re.search(r"at (http://127\.0\.0\.1:\d+/api/v3), key ark-simulator-key", greeting)
        assert found, greeting
    finally:
        process.terminate()
        rest = process.stdout.read()
        process.stdout.close()
        assert process.wait(30) == 0
    assert "0 calls, 0 pictures billed" in rest


def test_python_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("python"):
        exec(compile(block, "testing.md", "exec"), {"__name__": "example"})
    assert "point a client at http://127.0.0.1:" in capsys.readouterr().out
