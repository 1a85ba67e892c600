"""Result links of this server's that come back as references: clients edit what they were given.

Such a link is judged as if it were fetched, and its file is read from the store: nothing is
dialled, for a server that fetches from itself can be made to ask itself anything. Every other
address of ours stays out of reach (references/dialling.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from seedbed.delivery.keyring import KeyRing
from seedbed.delivery.names import ObjectName
from seedbed.delivery.signing import FILES, SHORT, Place
from seedbed.delivery.store import Store
from seedbed.delivery.verifying import Denied, missing, verify
from seedbed.errors import InvalidImage, InvalidParameter, StorageFailed
from seedbed.references.urls import parse

_PIECE = 512 * 1024  # bytes read and written at a time
_WORDS = {
    "SignatureDoesNotMatch": "It was changed; send it exactly as it was given.",
    "InvalidAccessKeyId": "The key it was signed with is unknown or was revoked.",
    "NoSuchKey": "Its file is not there any more.",
}


class OwnLinks:
    """Knows our own result links, by the public address they are made with, and their files."""

    def __init__(
        self, store: Store, ring: KeyRing, public_url: str, clock: Callable[[], float]
    ) -> None:
        self._store, self._ring, self._clock = store, ring, clock
        self._place = Place(public_url)
        self._begins: tuple[str, ...] = ()
        with suppress(InvalidParameter):  # or no link of ours is a URL that anybody may send
            base = parse(self._place.base).origin + self._place.prefix
            self._begins = (base + FILES, base + SHORT)

    def include(self, url: str) -> bool:
        """Whether it looks like one of them. Raises: InvalidParameter for what is no URL."""
        target = parse(url)
        return (target.origin + target.target).startswith(self._begins)

    async def save(self, url: str, path: Path, *, most: int) -> str:
        """Copy its file of at most `most` bytes into a new one; its format, "jpeg" or "png".

        Raises: InvalidParameter, saying why, if the link is not or no longer good;
        InvalidImage for a file that is too large; StorageFailed.
        """
        raw_path, _, query = parse(url).target.partition("?")
        judged = verify(self._ring, self._place, raw_path.encode(), query.encode(), self._clock())
        if isinstance(judged, Denied):
            raise _refused(judged)
        work = asyncio.get_running_loop().run_in_executor(
            self._store.threads, self._copy, judged.name, path, most
        )
        if not await work:
            raise _refused(missing(judged.name))
        return judged.name.extension

    def _copy(self, name: ObjectName, path: Path, most: int) -> bool:
        """Whether there was such a file."""
        file = self._store.open(name)
        if file is None:
            return False
        try:
            count = file.stored.byte_count
            if count > most:
                raise InvalidImage(f"the file must be at most {most} bytes; this one has {count}.")
            with path.open("xb", buffering=0) as copy:
                at = 0
                while at < count:
                    piece = file.read(at, min(_PIECE, count - at))
                    if not piece:
                        raise StorageFailed(cause=f"{name.key} ends at {at}")
                    at += copy.write(piece)
        finally:
            file.close()
        return True


def _refused(denied: Denied) -> InvalidParameter:
    why = _WORDS.get(denied.code) or denied.more.get("Advice") or f"{denied.message}."
    return InvalidParameter(
        "image", f"the url is a result link of this server, which refuses it: {denied.code}. {why}"
    )
