"""Inline references taken out of a body before it is parsed, and put back after.

A parser holds the interpreter until it has read the whole body, and every other request waits
for that: a millisecond a megabyte. Without its references a body is a few hundred bytes, and
each of them is read in a step of its own.
"""

from __future__ import annotations

import secrets

LONG = 64 * 1024
"""Bytes; shorter strings stay where they are."""
_START = b'"data:image/'


def without_long_strings(body: bytes) -> tuple[bytes, dict[str, str]]:
    """The body with short names in the place of long data URIs, and what each stands for.

    Only strings that mean just what they say are taken: ASCII without escapes. Between the
    quotes of what is taken there are none, so the result is valid JSON exactly if the body is,
    but for control characters in the strings taken, which no base64 has.
    """
    taken: dict[str, str] = {}
    pieces: list[bytes] = []
    mark = secrets.token_hex(8)  # so that nobody can write such a name
    view = memoryview(body)
    done = at = 0
    while (start := body.find(_START, at)) >= 0:
        end = body.find(b'"', start + 1)
        if end < 0:
            break
        at = end
        if end - start <= LONG or body[start - 1 : start] == b"\\":
            continue
        if body.find(b"\\", start, end) >= 0:
            continue
        try:
            text = str(view[start + 1 : end], "ascii")
        except UnicodeDecodeError:
            continue
        name = f"{mark} {len(taken)}"
        taken[name] = text
        pieces += [body[done:start], f'"{name}"'.encode()]
        done = at = end + 1
    if not taken:
        return body, taken
    return b"".join([*pieces, body[done:]]), taken
