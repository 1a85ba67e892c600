"""A connection to a server whose name may have several addresses, some of which do not answer."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from functools import cache
from ipaddress import ip_address
from itertools import zip_longest
from socket import SOCK_STREAM

from seedbed.engines.upstream.http1 import Broken, Connection

_HEAD_START = 0.25  # seconds until the next address is tried beside it (RFC 8305 section 5)
_KNOWN_SECONDS = 60.0


class Dialling:
    """How one server is reached. It may be made before the event loop runs.

    `tls`: a context, or whether to speak TLS as the usual authorities vouch for it.
    """

    def __init__(self, host: str, port: int, tls: ssl.SSLContext | bool) -> None:
        self._host, self._port, self._tls = host, port, tls
        self._known: list[str] = []
        self._known_until = 0.0

    async def connect(self, make: Callable[[], Connection]) -> Connection:
        """An open connection, TLS included. Raises: OSError, or UnicodeError for a bad name."""
        if self._tls is True:
            self._tls = await asyncio.to_thread(_trusted)
        addresses = await self._addresses()
        try:
            if len(addresses) == 1:
                return await self._connect(addresses[0], make)
            return await self._first(addresses, make)
        except OSError:
            self._known_until = 0.0
            raise

    async def _addresses(self) -> list[str]:
        """The name's addresses, looked up at most once a minute while one of them answers."""
        if _is_address(self._host):
            return [self._host]
        loop = asyncio.get_running_loop()
        if loop.time() >= self._known_until:
            found = await loop.getaddrinfo(self._host, self._port, type=SOCK_STREAM)
            self._known = _in_turn([(entry[0], str(entry[4][0])) for entry in found])
            self._known_until = loop.time() + _KNOWN_SECONDS
        return self._known

    async def _first(self, addresses: list[str], make: Callable[[], Connection]) -> Connection:
        """The first connection that is there, each address having a head start on the next."""
        left, failed = list(addresses), OSError("no address")
        tries: set[asyncio.Task[Connection]] = set()
        made: list[Connection] = []
        try:
            while left or tries:
                if left:
                    tries.add(asyncio.create_task(self._connect(left.pop(0), make)))
                wait = _HEAD_START if left else None
                done, tries = await asyncio.wait(
                    tries, timeout=wait, return_when=asyncio.FIRST_COMPLETED
                )
                for task in done:
                    error = task.exception()
                    if error is None:
                        made.append(task.result())
                    elif isinstance(error, OSError):
                        failed = error
                    else:
                        raise error
                if made:
                    return made.pop(0)
            raise failed
        finally:
            for task in tries:
                task.cancel()
            late = await asyncio.gather(*tries, return_exceptions=True)
            for connection in (*made, *late):
                if isinstance(connection, Connection):
                    connection.hang_up(Broken("another was there first"))

    async def _connect(self, address: str, make: Callable[[], Connection]) -> Connection:
        _, connection = await asyncio.get_running_loop().create_connection(
            make,
            address,
            self._port,
            ssl=self._tls or None,
            server_hostname=self._host.rstrip(".") if self._tls else None,
        )
        return connection


@cache
def _trusted() -> ssl.SSLContext:
    """The system's authorities; to read them takes some hundredths of a second."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def _in_turn(found: list[tuple[int, str]]) -> list[str]:
    """Addresses with their families: one of each family after the other, best first."""
    families: dict[int, list[str]] = {}
    for family, address in found:
        families.setdefault(family, []).append(address)
    return [address for turn in zip_longest(*families.values()) for address in turn if address]


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
