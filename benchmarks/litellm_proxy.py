"""LiteLLM's proxy, in an environment of its own, to be looked at beside Seedbed.

    python benchmarks/litellm_proxy.py .venv-litellm     # make the environment (about 750 MB)

It is no dependency of Seedbed's, and nothing here imports it: it runs as its users run it.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

REQUIREMENT = "litellm[proxy]==1.106.2"
KEY = "sk-litellm-master-key-of-the-benchmark"
_START_SECONDS = 240.0  # it takes most of a minute on a busy machine


class Running(NamedTuple):
    """A proxy that answers: its base URL as a client sets it, and its process."""

    base_url: str
    pid: int


def install(venv: Path) -> None:
    """Make the environment, unless it is there. Raises: CalledProcessError."""
    if (venv / "bin" / "litellm").exists():
        return
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", REQUIREMENT], check=True)


def versions(venv: Path) -> dict[str, str]:
    """What matters of what is installed there: package to version."""
    listed = subprocess.run(
        [str(venv / "bin" / "pip"), "list", "--format", "json"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    wanted = ("litellm", "openai", "fastapi", "httpx", "aiohttp", "uvicorn")
    found = {row["name"]: row["version"] for row in json.loads(listed.stdout)}
    return {name: found[name] for name in wanted if name in found}


@contextmanager
def litellm(
    venv: Path, models: Mapping[str, str], *, api_base: str, api_key: str
) -> Iterator[Running]:
    """The proxy with one worker and no database, for one upstream.

    `models`: the id that is asked for to LiteLLM's name of it, such as "openai/their-id". Its
    price list is the one it ships and its telemetry is off, so that nothing leaves the machine.
    """
    config = {
        "model_list": [
            {
                "model_name": model,
                "litellm_params": {"model": theirs, "api_base": api_base, "api_key": api_key},
            }
            for model, theirs in models.items()
        ],
        "litellm_settings": {"telemetry": False},
        "general_settings": {"master_key": KEY},
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as home:
        place = Path(home) / "config.yaml"
        place.write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML
        port = _free_port()
        command = [
            str((venv / "bin" / "litellm").absolute()), "--config", str(place),
            "--host", "127.0.0.1", "--port", str(port), "--num_workers", "1",
        ]  # fmt: skip
        with (Path(home) / "log").open("w+b") as log:
            process = subprocess.Popen(
                command, env=_environment(home), cwd=home, stdout=log, stderr=subprocess.STDOUT
            )
            try:
                _await(f"http://127.0.0.1:{port}/health/liveliness", process)
                yield Running(f"http://127.0.0.1:{port}/v1", process.pid)
            except RuntimeError:
                log.seek(0)
                print(log.read().decode("utf-8", "replace")[-3000:], file=sys.stderr)
                raise
            finally:
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _environment(home: str) -> Mapping[str, str]:
    passed = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **passed,
        "HOME": home,
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "LITELLM_TELEMETRY": "False",
        "DISABLE_ADMIN_UI": "True",
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until it answers. Raises: RuntimeError if it ends or takes too long."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"litellm ended with status {process.returncode}")
        try:
            with opener.open(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise RuntimeError(f"litellm did not answer within {_START_SECONDS:g} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make LiteLLM's environment.")
    parser.add_argument("venv", type=Path)
    place = parser.parse_args().venv
    install(place)
    print(versions(place))
