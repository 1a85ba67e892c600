"""`seedbed check`: what this machine has, and how to mend what is missing."""

from __future__ import annotations

import argparse
import os
import platform
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from seedbed import __version__, settings_sources
from seedbed.accounting.database import Server, place_of
from seedbed.accounting.opening import open_database
from seedbed.engines.registry import check_engines
from seedbed.errors import StorageFailed
from seedbed.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, what was found, and how to mend it."""

    name: str
    well: bool
    found: str
    mend: str = ""


def run(args: argparse.Namespace) -> int:
    """Print every finding; 1 when something the server needs is missing."""
    loaded = settings_sources.load(args.config)
    findings = list(look(loaded))
    for finding in findings:
        print(f"{'ok ' if finding.well else 'NO '} {finding.name:<18} {finding.found}")
        if finding.mend:
            print(f"    {'':<18} {finding.mend}")
    return 0 if all(finding.well for finding in findings) else 1


def look(loaded: Settings) -> Iterator[Finding]:
    """Everything that is looked at, in order."""
    cores = os.cpu_count() or 1
    yield Finding("seedbed", True, f"{__version__}, Python {platform.python_version()}")
    yield Finding(
        "machine", True, f"{platform.machine()}, {cores} cores, {loaded.worker_count} workers"
    )
    yield _engines(loaded)
    yield _engine_illustrator()
    yield Finding("engine swatch", True, "draws colour cards for tests")
    yield _engine_upstream(loaded)
    yield from _encoders()
    yield from _fonts()
    yield _store(loaded)
    if loaded.bucket.name:
        yield _bucket(loaded)
    yield _database(loaded)


def _attempt(name: str, work: Callable[[], str], mend: str) -> Finding:
    """A finding by trying: anything `work` raises is the finding's text."""
    try:
        return Finding(name, True, work())
    except StorageFailed as error:
        return Finding(name, False, error.cause, mend)
    except Exception as error:  # the point is to report whatever is wrong here
        return Finding(
            name, False, getattr(error, "cause", "") or f"{type(error).__name__}: {error}", mend
        )


def _engines(loaded: Settings) -> Finding:
    def work() -> str:
        check_engines(loaded)
        return f"{loaded.engines.default} draws what names no other"

    return _attempt("engines", work, "name an engine that there is (docs/engines.md)")


def _engine_illustrator() -> Finding:
    def work() -> str:
        from seedbed.engines.illustrator import pack

        return f"draws offline; {len(pack.names())} pieces of art in its pack"

    return _attempt("engine illustrator", work, "run `make setup`, or `pip install .`, anew")


def _engine_upstream(loaded: Settings) -> Finding:
    def work() -> str:
        from seedbed.engines.upstream.upstreams import read_upstreams
        from seedbed.planning.catalog import Catalog

        return ", ".join(read_upstreams(loaded, Catalog(loaded))) or "none is set (docs/engines.md)"

    return _attempt("engine upstream", work, "set its key and profile as docs/engines.md shows")


def _encoders() -> Iterator[Finding]:
    from seedbed.finishing import deflate, jpeg

    if deflate.BACKEND == "isal":
        yield Finding("PNG encoder", True, "ISA-L")
    else:
        yield Finding("PNG encoder", True, "zlib, about 4 times slower", "pip install isal")
    if jpeg.BACKEND == "simplejpeg":
        yield Finding("JPEG encoder", True, "simplejpeg")
    else:
        yield Finding("JPEG encoder", True, "Pillow, slower", "pip install simplejpeg")


def _fonts() -> Iterator[Finding]:
    faces: tuple[Literal["sans", "brush", "serif", "display"], ...] = (
        "sans", "brush", "serif", "display",
    )  # fmt: skip
    for face in faces:

        def work(face: Literal["sans", "brush", "serif", "display"] = face) -> str:
            from seedbed.engines.illustrator import pack

            path = pack.font(face)
            return f"{path.name}, {path.stat().st_size // 1024} KiB"

        yield _attempt(f"font {face}", work, "run `make setup`, or `pip install .`, anew")


def _store(loaded: Settings) -> Finding:
    def work() -> str:
        import shutil

        path = loaded.store_path
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = path / ".probe"
        probe.write_bytes(b"seedbed")
        probe.unlink()
        return f"{path}, {shutil.disk_usage(path).free // 2**20} MiB free"

    return _attempt("store", work, "make the folder writable, or set store.path")


def _bucket(loaded: Settings) -> Finding:
    def work() -> str:
        from seedbed.delivery.bucket import Bucket

        bucket, probe = Bucket(loaded.bucket), f"probe-{secrets.token_hex(8)}"
        bucket.put(probe, b"seedbed", "image/png")
        held = bucket.head(probe)
        data = bucket.read(held, 0, held.byte_count) if held else b""
        bucket.remove(probe)
        days = bucket.folders()
        if data != b"seedbed":
            raise StorageFailed(cause=f"bucket: {len(data)} bytes of 7 came back")
        return f"{loaded.bucket.name} takes, gives, lists and removes; {len(days)} days in it"

    return _attempt("bucket", work, 'see "Files in a bucket" in docs/operating.md')


def _database(loaded: Settings) -> Finding:
    def work() -> str:
        place = place_of(loaded)
        if isinstance(place, Server):
            with closing(open_database(place)) as database:
                version = database.execute("SHOW server_version").fetchone()[0]
            return f"{place}, PostgreSQL {version}"
        if not loaded.database_path.exists():
            return f"{loaded.database_path}, made on first start"
        address = f"file:{loaded.database_path}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as database:
            state = database.execute("PRAGMA quick_check").fetchone()[0]
        if state != "ok":
            raise sqlite3.DatabaseError(state)
        return f"{loaded.database_path}, SQLite {sqlite3.sqlite_version}"

    return _attempt("database", work, "see accounts.database in docs/operating.md")
