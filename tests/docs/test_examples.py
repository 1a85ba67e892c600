"""The examples run as they stand."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from serving import Served

ROOT = Path(__file__).parents[2]


def run(name: str, server: Served, where: Path) -> str:
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / name],
        env={**os.environ, "SEEDBED_URL": server.url, "SEEDBED_KEY": server.key},
        cwd=where,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_openai_sdk(server: Served, tmp_path: Path) -> None:
    lines = run("openai_sdk.py", server, tmp_path).split()
    assert server.fetch(lines[0]).status_code == 200
    assert [path.name for path in sorted(tmp_path.glob("*.jpeg"))] == lines[1:]
    assert len(lines) == 5


def test_ark_sdk(server: Served, tmp_path: Path) -> None:
    lines = run("ark_sdk.py", server, tmp_path).splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["0", "1", "2", "3"]
    assert lines[-1] == "pictures: 4"


async def test_my_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "examples"))
    my_engine = importlib.import_module("my_engine")

    from seedbed.engines.kit import EngineKit
    from seedbed.settings import Settings
    from seedbed.testing.engine_suite import a_plan
    from seedbed.types import Picture, Progress, Size
    from seedbed.workers import Workers

    workers = Workers(1, name="example")
    await workers.start()
    try:
        engine = my_engine.make(EngineKit(workers, tmp_path, Settings(home=tmp_path)))
        plan = a_plan(size=Size(64, 32))
        drawn = [item async for item in engine.draw(plan, ()) if not isinstance(item, Progress)]
    finally:
        await workers.close()
    assert len(drawn) == 1
    assert isinstance(drawn[0], Picture)
