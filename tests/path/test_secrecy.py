"""A server's output at its most talkative tells nothing of what was asked, nor any secret."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from serving import data_uri, picture

WORD = "zanzibarium"
"""Stands in every prompt and nowhere else."""
PRIVATE = "http://127.0.0.1:9/private-album/photo.png?token=hush-hush-42"


@dataclass
class Told:
    """All that one server wrote, and what it must not have written."""

    log: str
    key: str
    links: list[str] = field(default_factory=list)
    request_ids: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Serve from a process of its own, ask everything of it, end it, and read its log."""
    home = tmp_path_factory.mktemp("secrecy")
    environment = {
        **os.environ,
        "SEEDBED_HOME": str(home / "home"),
        "SEEDBED_ENGINES__DEFAULT": "swatch",
        "SEEDBED_ENGINES__WORKERS": "1",
        "SEEDBED_LOG__LEVEL": "debug",
        "SEEDBED_LOG__FORMAT": "json",
        "PYTHONUNBUFFERED": "1",
    }
    log_file = home / "log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "seedbed", "serve", "--port", "0"],
            env=environment, cwd=home, stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
        try:
            url, key = _greeting(process)
            found = Told("", key)
            _ask_everything(url, key, found)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
    found.log = log_file.read_text()
    assert process.returncode in (0, -signal.SIGTERM)
    yield found


def _greeting(process: subprocess.Popen[str]) -> tuple[str, str]:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if "python -c" in line:
            break
    url = re.search(r"base URL +(\S+)/v1", said)
    key = re.search(r"API key +(sk-\S+)", said)
    assert url, said
    assert key, said
    return url[1], key[1]


def _ask_everything(url: str, key: str, found: Told) -> None:
    with httpx.Client(
        base_url=url,
        headers={"Authorization": f"Bearer {key}"},
        timeout=60,
        trust_env=False,
        transport=httpx.HTTPTransport(retries=50),  # until it listens
    ) as client:
        reference = picture(64, 64)
        bodies: list[dict[str, Any]] = [
            {},
            {"response_format": "b64_json"},
            {"stream": True},
            {"stream": True, "response_format": "b64_json"},
            {"image": data_uri(reference)},
            {"image": PRIVATE},
            {"image": f"data:image/png;base64,{WORD}="},
            {"image": data_uri(b"\x89PNG\r\n\x1a\n" + WORD.encode() * 20)},
            {"size": f"{WORD}x1"},
            {WORD: WORD, "quality": WORD, "style": WORD, "user": WORD},
            {"model": WORD},
            {"prompt": f"{WORD} #refuse"},
            {"prompt": f"{WORD} #refuse-text"},
            {"prompt": f"{WORD} #fail"},
            {"prompt": f"{WORD} #fail", "stream": True},
            {"prompt": f"a set of 3 posters of {WORD} #fail:1", "stream": True,
             "sequential_image_generation": "auto"},
        ]  # fmt: skip
        for body in bodies:
            asked = {
                "model": "seedream-4-0-250828", "prompt": f"a cat, {WORD}", "size": "1280x720",
                **body,
            }  # fmt: skip
            response = client.post("/v1/images/generations", json=asked)
            found.request_ids.append(response.headers["x-request-id"])
            if response.status_code == 200 and not asked.get("stream"):
                found.links += [item["url"] for item in response.json()["data"] if "url" in item]
        assert found.links
        client.post("/v1/images/generations", content=f'{{"prompt": "{WORD}')
        client.post(
            "/v1/images/edits",
            data={"model": "seedream-4-0", "prompt": WORD, "size": "1280x720"},
            files={"image": (f"{WORD}.png", reference)},
        )
        client.get(f"/v1/{WORD}?{WORD}={WORD}")
        for headers in ({"Authorization": f"Bearer {key}x"}, {"Authorization": f"Basic {key}"}):
            client.get("/v1/models", headers=headers)
        for link in found.links:
            httpx.get(link, trust_env=False)
            httpx.get(link[:-1] + ("0" if link[-1] != "0" else "1"), trust_env=False)
            httpx.get(link.partition("&")[0], trust_env=False)
        client.get(f"/f/{WORD}")


def test_every_request_is_logged(told: Told) -> None:
    lines = [json.loads(line) for line in told.log.splitlines()]
    seen = {line.get("request_id") for line in lines if line.get("event") == "request"}
    assert set(told.request_ids) <= seen
    for line in lines:
        if line.get("event") == "request":
            assert {"method", "route", "status", "ms", "key"} <= line.keys()


def test_no_prompt(told: Told) -> None:
    _absent(told, WORD)


def test_no_key(told: Told) -> None:
    secret = told.key.split("-", 3)[3]
    assert len(secret) > 20
    _absent(told, told.key)
    _absent(told, secret)
    assert "Bearer " not in told.log


def test_no_link(told: Told) -> None:
    for link in told.links:
        signature = re.search(r"X-Tos-Signature=([0-9a-f]{64})", link)
        assert signature
        _absent(told, signature[1])
        _absent(told, link.partition("?")[0].rpartition("/")[2])
    assert "X-Tos-" not in told.log


def test_no_reference(told: Told) -> None:
    _absent(told, "hush-hush-42")
    _absent(told, "private-album")
    encoded = base64.b64encode(picture(64, 64)).decode()
    _absent(told, encoded[:40])
    assert "base64," not in told.log
    assert not re.search(r"[A-Za-z0-9+/]{200}", told.log)


def _absent(told: Told, secret: str) -> None:
    assert len(secret) >= 8
    where = told.log.lower().find(secret.lower())
    assert where < 0, told.log[max(0, where - 400) : where + 200]
