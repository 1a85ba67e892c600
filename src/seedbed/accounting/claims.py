"""Idempotency keys: one request is done once, however often it is sent.

A claim ties a caller's `Idempotency-Key` to the fingerprint of its request and to the request id
under which the work is done. The ledger's rows of that id say which pictures exist, so a claim
left behind by a crash is taken up where it stopped, and an answered one is told again. Source of
the rules: reliability.md, promise P3.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from typing import Any

from seedbed.accounting.database import Place, Server, storage_errors
from seedbed.accounting.opening import open_database
from seedbed.errors import InvalidParameter, KeyInUse, KeyReused, StorageFailed
from seedbed.types import ImageFailed, Note, Usage
from seedbed.values import dataclass

LONGEST_KEY = 255
_HERE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What of an answer is not in the ledger: the pictures that failed, and the notes; the usage
    as it was told, None for an answer that was kept before this was; and what was said of each
    layer of a picture in layers, by its index."""

    failures: tuple[ImageFailed, ...]
    notes: tuple[Note, ...]
    input_images: int
    usage: Usage | None = None
    layers: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A caller's key, now ours to work on or to answer from.

    `request_id` and `created` are those of the first time. `seed` is None until the work
    began; `answer` is None until it was done.
    """

    key_id: str
    key: str
    request_id: str
    created: int
    seed: int | None = None
    answer: StoredAnswer | None = None


class Claims:
    """The claims in the database at `place`: in a file one server at a time takes them, in a
    PostgreSQL several do.

    `lifetime_seconds`: how long an answer can be told again; as long as its files live.
    """

    def __init__(self, place: Place, lifetime_seconds: int) -> None:
        self._place = place
        self._lifetime = lifetime_seconds
        self._owner = secrets.token_hex(8)  # claims of others who do not live were left by a crash
        # Ours that are worked on, (key_id, key): what counts here, since the disk may fail when
        # one is given back.
        self._at_work: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._database = open_database(place, self._owner)

    def take(self, key_id: str, key: str, fingerprint: str, request_id: str, now: int) -> Claim:
        """Claim `key` for a request; waits for the disk.

        Gives a new claim, or the old one of the same request: with its answer if it was
        answered, else to be taken up again. Raises: InvalidParameter for a key that cannot be
        one; KeyReused if it was used for another request; KeyInUse while it is worked on.
        """
        if not (0 < len(key) <= LONGEST_KEY and key.isprintable()):
            raise InvalidParameter(
                "Idempotency-Key", f"it must have 1 to {LONGEST_KEY} printable characters."
            )
        with self._lock, storage_errors(self._place):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                claim = self._take(key_id, key, fingerprint, request_id, now)
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:  # a disk that fails may have ended it already
                    self._database.execute("ROLLBACK")
                raise
            if claim.answer is None:
                self._at_work.add((key_id, key))
            return claim

    @property
    def at_work(self) -> set[str]:
        """The Idempotency-Keys that are worked on now, of all callers."""
        return {key for _, key in self._at_work}

    def begin(self, claim: Claim, seed: int) -> None:
        """Note the seed the work began with, so that a resumed set is the same set."""
        self._change("UPDATE claims SET seed = ? WHERE key_id = ? AND key = ?", seed, claim)

    def finish(self, claim: Claim, answer: StoredAnswer) -> None:
        """Keep the answer, to be told again until the claim's lifetime is over."""
        text = json.dumps(asdict(answer), ensure_ascii=False)
        self._change("UPDATE claims SET answer = ? WHERE key_id = ? AND key = ?", text, claim)
        self._at_work.discard((claim.key_id, claim.key))

    def release(self, claim: Claim) -> None:
        """Give the key back: it may be tried again, also when this could not be written down.
        If no work had begun under it, it is as if it had never been used."""
        try:
            with self._lock, storage_errors(self._place):
                self._database.execute(
                    "DELETE FROM claims WHERE key_id = ? AND key = ? AND seed IS NULL",
                    (claim.key_id, claim.key),
                )
            self._change("UPDATE claims SET owner = ? WHERE key_id = ? AND key = ?", "", claim)
        finally:
            self._at_work.discard((claim.key_id, claim.key))

    async def keep_here(self) -> None:
        """Let other servers find us in the database, although a connection to it was lost; for
        as long as this server works."""
        while isinstance(self._place, Server):
            await asyncio.sleep(_HERE_SECONDS)
            with contextlib.suppress(StorageFailed):
                await asyncio.to_thread(self._look)

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def _take(self, key_id: str, key: str, fingerprint: str, request_id: str, now: int) -> Claim:
        run = self._database.execute
        run("DELETE FROM claims WHERE created < ?", (now - self._lifetime,))
        found = run(
            "SELECT fingerprint, request_id, created, owner, seed, answer FROM claims"
            " WHERE key_id = ? AND key = ?",
            (key_id, key),
        ).fetchone()
        if found is None:
            run(
                "INSERT INTO claims (key_id, key, fingerprint, request_id, created, owner)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (key_id, key, fingerprint, request_id, now, self._owner),
            )
            return Claim(key_id, key, request_id, now)
        told, first_id, created, owner, seed, answer = found
        if told != fingerprint:
            raise KeyReused()
        claim = Claim(key_id, key, first_id, created, seed)
        if answer is not None:
            return replace(claim, answer=_answer(json.loads(answer)))
        if owner == self._owner and (key_id, key) in self._at_work:
            raise KeyInUse()
        if owner and self._database.lives(owner):
            raise KeyInUse()
        run("UPDATE claims SET owner = ? WHERE key_id = ? AND key = ?", (self._owner, key_id, key))
        return claim

    def _look(self) -> None:
        with self._lock, storage_errors(self._place):
            self._database.execute("SELECT 1")

    def _change(self, statement: str, value: int | str, claim: Claim) -> None:
        with self._lock, storage_errors(self._place):
            self._database.execute(statement, (value, claim.key_id, claim.key))


def _answer(stored: dict[str, Any]) -> StoredAnswer:
    return StoredAnswer(
        tuple(ImageFailed(**item) for item in stored["failures"]),
        tuple(Note(**item) for item in stored["notes"]),
        stored["input_images"],
        Usage(**stored["usage"]) if stored.get("usage") else None,
        {int(index): layer for index, layer in stored.get("layers", {}).items()},
    )
