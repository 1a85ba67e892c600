"""Tells a server that runs under crashing.py what is to happen to it, and judges its books."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

import httpx

from seedbed.testing.equation import Books, imbalances, intact, read_books
from subserver import SubServer

SCRIPT = Path(__file__).with_name("crashing.py")
GENERATIONS = "/v1/images/generations"


class Troubled(SubServer):
    """A server in a process of its own that can be told to fail at a named place."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.wishes = home.parent / f"{home.name}.trouble"
        given = {"SEEDBED_TEST_TROUBLE": str(self.wishes), **settings}
        super().__init__(home, {"SEEDBED_ADMISSION__IMAGES_PER_MINUTE": "0", **given}, SCRIPT)

    def tell(
        self,
        point: str,
        when: str,
        action: str = "kill server",
        *,
        process: str = "server",
        nth: int = 1,
        times: int = 1_000_000,
        once: bool = False,
    ) -> None:
        """Let it happen at the nth pass of that place, and so many times, in each process; or in
        only one of them, `once`."""
        self.hush()
        wish = {
            "id": secrets.token_hex(8), "point": point, "when": when, "action": action,
            "process": process, "nth": nth, "times": times, "once": once,
        }  # fmt: skip
        draft = self.wishes.with_suffix(".draft")
        draft.write_text(json.dumps(wish))
        draft.replace(self.wishes)

    def hush(self) -> None:
        """Let nothing more happen."""
        self.wishes.unlink(missing_ok=True)
        self.wishes.with_suffix(".reached").unlink(missing_ok=True)

    @property
    def reached(self) -> bool:
        """Whether what was told has happened."""
        return self.wishes.with_suffix(".reached").exists()

    @property
    def dead(self) -> bool:
        """Whether the server's process has ended."""
        assert self.process is not None
        return self.process.poll() is not None

    def client(self, **more: Any) -> httpx.Client:
        """A client that sends the key, and takes a dead server for dead."""
        return httpx.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=60,
            trust_env=False,
            verify=False,  # no TLS: nothing to load
            **more,
        )

    def up(self) -> Troubled:
        """Start it."""
        self.start()
        return self

    def books(self) -> Books:
        """The books as they are now."""
        return read_books(self.home / "seedbed.db", self.home / "files")

    def check(self, *, left_behind: bool = True, at_work: Collection[str] | None = None) -> Books:
        """The books, which must add up, in a database that is whole."""
        books = self.books()
        assert imbalances(books, left_behind=left_behind, at_work=at_work) == []
        assert intact(self.home / "seedbed.db") == "ok"
        return books

    def come_back(self) -> float:
        """Start again after a crash; seconds it took."""
        assert self.process is not None
        self.process.communicate(timeout=30)
        self.hush()
        begun = time.monotonic()
        self.start()
        return time.monotonic() - begun

    def ask(self, key: str = "", **body: Any) -> httpx.Response | None:
        """POST; None if the connection broke, an answer cut short being no answer."""
        try:
            answer = self.post({"Idempotency-Key": key} if key else {}, **body)
        except httpx.TransportError:
            return None
        if answer.headers["content-type"].startswith("text/event-stream"):
            return answer if answer.text.endswith("data: [DONE]\n\n") else None
        return answer


def pictures_of(answer: httpx.Response) -> list[dict[str, Any]]:
    """The pictures of a whole answer, streamed or not, in order, each with url or b64_json."""
    if not answer.headers["content-type"].startswith("text/event-stream"):
        return [item for item in answer.json()["data"] if "error" not in item]
    told = [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: {")]
    made = [event for event in told if event["type"].endswith("partial_succeeded")]
    return sorted(made, key=lambda event: int(event["image_index"]))


def plant_expired(home: Path) -> Path:
    """A leftover in staging that the next sweep removes."""
    path = home / "files" / "staging" / secrets.token_hex(8)
    path.write_bytes(b"left")
    os.utime(path, (1, 1))
    return path
