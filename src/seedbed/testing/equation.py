"""The ledger's equation: what was charged is what exists, after every fault.

    rows of the ledger  =  pictures that exist  (+ pictures that were only ever sent as base64)
    spent, by key       =  rows of the ledger, by key

`read_books` looks at a server's data folder, `imbalances` says in words what does not add up.
The crash tests, the fault tests and the simulation all ask this one function.
Source of the rules: reliability.md section 3, promise P1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from seedbed.accounting.database import Database, Place
from seedbed.accounting.opening import open_database
from seedbed.delivery.names import FOLDER, ObjectName


@dataclass(frozen=True, slots=True)
class Charge:
    """One row of the ledger. `stored`: its file went to the store, so it must be there; base64
    without an Idempotency-Key is sent and forgotten."""

    name: ObjectName
    byte_count: int
    key_id: str
    stored: bool


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """An Idempotency-Key without an answer yet; `owner` is empty when it was given back."""

    key: str
    owner: str


@dataclass(frozen=True, slots=True)
class Books:
    """What a server's data folder says of itself.

    `objects`: bytes by name of every file in the store, `staged`: names in its staging folder;
    `spent`: pictures by key as the quotas count them, `reserved`: those held for requests at
    work.
    """

    charges: tuple[Charge, ...]
    objects: Mapping[str, int]
    staged: frozenset[str] = frozenset()
    open_claims: tuple[OpenClaim, ...] = ()
    spent: Mapping[str, int] = field(default_factory=dict)
    reserved: int = 0

    def charged(self, request_id: str) -> list[int]:
        """The indexes of a request's pictures that were charged, in order."""
        return sorted(one.name.index for one in self.charges if one.name.request_id == request_id)

    @property
    def unknown(self) -> set[str]:
        """Files of the store that no row tells of: what a crash may leave, and the sweep takes."""
        return set(self.objects) - {charge.name.key for charge in self.charges}


def imbalances(
    books: Books, *, left_behind: bool = False, at_work: Collection[str] | None = None
) -> list[str]:
    """Everything that does not add up, in words; empty when all does.

    `left_behind` allows what a killed or cancelled piece of work may leave for the sweep: files
    that nobody was told of, in the store or in staging, and reservations that will run out.
    `at_work` are the Idempotency-Keys that cannot be tried again, being worked on: none may be
    open, since nothing is; leave it None while requests are.
    """
    found = []
    times = Counter((charge.name.request_id, charge.name.index) for charge in books.charges)
    found += [f"charged {count} times: {place}" for place, count in times.items() if count > 1]
    for charge in books.charges:
        there = books.objects.get(charge.name.key)
        if charge.stored and there is None:
            found.append(f"charged but missing: {charge.name.key}")
        elif charge.stored and there != charge.byte_count:
            found.append(f"charged {charge.byte_count} bytes, has {there}: {charge.name.key}")
    counted = Counter(charge.key_id for charge in books.charges)
    if books.spent and counted != Counter(books.spent):
        found.append(f"spent says {dict(books.spent)}, the ledger {dict(counted)}")
    for claim in books.open_claims:
        if at_work is not None and claim.key in at_work:
            found.append(f"cannot be tried again: {claim.key}")
    if not left_behind:
        found += [f"nobody knows of: {key}" for key in sorted(books.unknown)]
        found += [f"left in staging: {name}" for name in sorted(books.staged)]
        if books.reserved and at_work is not None:
            found.append(f"{books.reserved} pictures are still reserved")
    return found


def read_books(database: Place, store: Path) -> Books:
    """The books of a data folder, whether its server runs or not.

    Raises: StorageFailed, sqlite3.Error if the database is damaged.
    """
    objects = {
        f"{folder.name}/{file.name}": file.stat().st_size
        for folder in store.iterdir()
        if FOLDER.fullmatch(folder.name)
        for file in folder.iterdir()
    }
    staged = frozenset(path.name for path in (store / "staging").iterdir())
    with closing(open_database(database)) as connection:
        return Books(
            charges=tuple(_charges(connection)),
            objects=objects,
            staged=staged,
            open_claims=tuple(
                OpenClaim(*row)
                for row in connection.execute("SELECT key, owner FROM claims WHERE answer IS NULL")
            ),
            spent=dict(connection.execute("SELECT key_id, total FROM spent")),
            reserved=connection.execute(
                "SELECT COALESCE(SUM(pictures), 0) FROM reservations"
            ).fetchone()[0],
        )


def intact(database: Path) -> str:
    """SQLite's own verdict on the file: "ok", or what is wrong with it."""
    with closing(open_database(database)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def _charges(connection: Database) -> list[Charge]:
    found = connection.execute(
        "SELECT request_id, image_index, media_type, byte_count, key_id,"
        " delivery = 'url' OR request_id IN (SELECT request_id FROM claims) FROM pictures"
    )
    return [
        Charge(ObjectName(request_id, index, media_type), byte_count, key_id, bool(stored))
        for request_id, index, media_type, byte_count, key_id, stored in found
    ]
