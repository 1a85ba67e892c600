"""A short run of each fuzzer (test 15); the long one is `python fuzz/decode_fuzz.py`."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sizes import scaled

FUZZ = Path(__file__).parents[2] / "fuzz"


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris has no wheel for this version of Python",
)
@pytest.mark.parametrize("name", ["decode_fuzz.py", "body_fuzz.py"])
def test_mutated_input_breaks_nothing(tmp_path: Path, name: str) -> None:
    runs = scaled(3000, 300_000)
    done = subprocess.run(
        [sys.executable, FUZZ / name, "--runs", str(runs)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        errors="replace",
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-4000:]
    finished = re.search(r"Done (\d+) (?:runs )?in", said)
    assert finished, said[-4000:]
    assert int(finished[1]) >= runs
    assert not list(tmp_path.glob("crash-*"))
