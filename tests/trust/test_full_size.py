"""The command that runs the full sizes: what it says of tests, and what it keeps."""

from __future__ import annotations

from pathlib import Path

import full_size
import pytest

GOOD = """
import os, pytest
def test_says():
    print("size", os.environ["SEEDBED_TEST_SCALE"])
def test_skips():
    pytest.skip("no such thing here")
"""
BAD = "def test_fails():\n    assert 1 == 2, 'one is not two'\ndef test_passes():\n    pass\n"
CUT = "import os\ndef test_passes():\n    pass\ndef test_ends_it_all():\n    os._exit(0)\n"
INTERRUPTED = "def test_passes():\n    pass\ndef test_ends():\n    raise KeyboardInterrupt\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(full_size, "HERE", tmp_path)
    monkeypatch.setattr(full_size, "OUT", tmp_path)
    return tmp_path


def test_what_passed_is_kept_until_it_changes(here: Path) -> None:
    (here / "test_good.py").write_text(GOOD)
    first = full_size.outcome("test_good")
    assert (first.passed, first.failed) == (1, {})
    assert "no such thing here" in first.skipped["test_skips"]
    assert first.printed == {"test_says": "size 1000"}
    assert full_size.outcome("test_good") == first  # with the same seconds: it was not run again
    (here / "test_good.py").write_text(GOOD + "\n")
    assert full_size.outcome("test_good").seconds != first.seconds
    told = "\n".join(full_size.report([first]))
    assert "1 passed, 0 failed, 1 skipped" in told
    assert "    size 1000" in told


@pytest.mark.parametrize("source", [BAD, CUT, INTERRUPTED, "no python", ""])
def test_what_did_not_pass_is_told_and_not_kept(here: Path, source: str) -> None:
    (here / "test_bad.py").write_text(source)
    found = full_size.outcome("test_bad")
    assert len(found.failed) == 1
    assert found.passed == (source == BAD)
    assert not list(here.glob("*.json"))
    assert "## Failed" in "\n".join(full_size.report([found]))
