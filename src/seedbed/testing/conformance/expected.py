"""What most statements expect of an answer."""

from __future__ import annotations

from typing import Any

from seedbed.testing.conformance.server import Answer, Server
from seedbed.testing.conformance.statement import expect


def refused(answer: Answer, status: int, *words: str) -> dict[str, Any]:
    """The error of an answer that must have this status and these words in its message."""
    expect(answer.status == status, f"status {answer.status}, not {status}: {answer.brief}")
    error = answer.error
    message = str(error.get("message", ""))
    for word in words:
        expect(word in message, f"{word!r} is not in the message {message[:160]!r}")
    return error


def good(answer: Answer, pictures: int | None = None) -> list[dict[str, Any]]:
    """The items of a good answer, as many as named."""
    expect(answer.status == 200, f"status {answer.status}: {answer.brief}")
    items = answer.items
    expect(items, f"no data: {answer.brief}")
    if pictures is not None:
        expect(len(items) == pictures, f"{len(items)} items, not {pictures}")
    return items


def with_code(server: Server, error: dict[str, Any], *codes: str) -> None:
    """The error has one of these codes; CometAPI words its own errors and is not asked."""
    if not server.comet:
        expect(error.get("code") in codes, f"code {error.get('code')!r}, not {' or '.join(codes)}")
