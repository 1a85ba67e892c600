"""Connections that can only reach addresses a reference may come from.

The check sits on the socket address being dialled, after every name has become a number, so
no spelling of a URL and no second answer of a name server can get around it: what was checked
is what is connected to.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from ssl import SSLContext
from typing import TYPE_CHECKING, Any

from aiohttp import TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from seedbed.references.addresses import Network, refusal
from seedbed.references.urls import Target

if TYPE_CHECKING:
    from aiohttp.client_proto import ResponseHandler

_MOST_ADDRESSES = 8  # of one name, tried in the resolver's order

Lookup = Callable[[str], Awaitable[Sequence[str]]]


class Blocked(OSError):
    """A place that references may not be fetched from; the text is for the operator."""


class Guard:
    """What may be dialled: `ports`, public addresses and those in `allow`, and never ourselves.

    `own` holds (host, port) of our listeners and of the public base URL: names or addresses,
    "0.0.0.0" and "::" standing for every address of this machine.
    """

    def __init__(
        self,
        *,
        ports: Collection[int],
        allow: Sequence[Network] = (),
        own: Collection[tuple[str, int]] = (),
    ) -> None:
        self._ports = frozenset(ports)
        self._allow = tuple(allow)
        self._own = frozenset((_plain(host), port) for host, port in own)
        self._own_ports = frozenset(port for _, port in own)

    def check_target(self, target: Target) -> None:
        """Judge what the URL itself says. Raises: Blocked."""
        if target.port not in self._ports:
            raise Blocked(f"port {target.port} is not in references.allow_ports")
        if (_plain(target.host), target.port) in self._own:
            raise Blocked(f"{target.origin} is this server")
        if target.ip is not None:
            self.check_address(target.host, target.port)

    def check_address(self, ip: str, port: int) -> None:
        """Judge a socket address before it is dialled. Raises: Blocked."""
        if port not in self._ports:
            raise Blocked(f"port {port} is not in references.allow_ports")
        why = refusal(ip, self._allow)
        if why is not None:
            raise Blocked(why)
        if (_plain(ip), port) in self._own:
            raise Blocked(f"{ip} port {port} is this server")

    def check_connected(self, here: Any, there: Any) -> None:
        """Judge both ends of an open connection, as the system reports them. Raises: Blocked.

        Finds what cannot be known before: that some address is one of this machine's own.
        """
        if not here or not there:
            raise Blocked("the connection's ends are unknown")
        ip, port = there[0], there[1]
        self.check_address(ip, port)
        inward = _plain(ip) == _plain(here[0]) or ip_address(ip).is_loopback
        if port in self._own_ports and inward:
            raise Blocked(f"{ip} port {port} is this server")

    def open_socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A new socket for one (family, type, protocol, name, address) about to be dialled.

        Raises: Blocked.
        """
        family, kind, protocol, _, address = info
        if family not in (socket.AF_INET, socket.AF_INET6):
            raise Blocked("not an internet address")
        self.check_address(address[0], address[1])
        return socket.socket(family, kind, protocol)


class GuardedConnector(TCPConnector):
    """aiohttp's connector with a Guard at the name, at the socket and at the open connection.

    Connections are used once, so that none outlives the check that let it through.
    """

    def __init__(
        self,
        guard: Guard,
        lookup: Lookup,
        *,
        dns_seconds: float,
        connect_seconds: float,
        tls: SSLContext | None = None,
    ) -> None:
        super().__init__(
            resolver=_GuardedResolver(guard, lookup, dns_seconds),
            use_dns_cache=False,
            force_close=True,
            limit=0,  # the fetcher counts
            ssl=tls or True,
            socket_factory=guard.open_socket,
        )
        self._guard = guard
        self._seconds = dns_seconds + connect_seconds

    async def _create_connection(self, *args: Any, **more: Any) -> ResponseHandler:
        """Called once per connection, before anything is sent on it."""
        async with asyncio.timeout(self._seconds):  # over all addresses of the name together
            protocol = await super()._create_connection(*args, **more)
        transport = protocol.transport
        try:
            self._guard.check_connected(
                transport and transport.get_extra_info("sockname"),
                transport and transport.get_extra_info("peername"),
            )
        except BaseException:
            protocol.close()
            raise
        return protocol


class _GuardedResolver(AbstractResolver):
    """Resolves a name once; one bad address among the answers refuses them all."""

    def __init__(self, guard: Guard, lookup: Lookup, seconds: float) -> None:
        self._guard = guard
        self._lookup = lookup
        self._seconds = seconds

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        async with asyncio.timeout(self._seconds):
            addresses = await self._lookup(host)
        if not addresses:
            raise OSError(f"{host} has no addresses")
        for address in addresses:
            self._guard.check_address(address, port)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in list(dict.fromkeys(addresses))[:_MOST_ADDRESSES]
        ]

    async def close(self) -> None:
        """Nothing is held; the lookup belongs to the fetcher."""


class SystemLookup:
    """The system's resolver, in threads of its own: slow names must not hold up other work."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="names")

    async def __call__(self, host: str) -> list[str]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        )
        return [str(info[4][0]) for info in found]

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _plain(host: str) -> str:
    """One spelling per host: lower case, no final dot, addresses as ipaddress writes them."""
    host = host.lower().strip("[]").removesuffix(".")
    try:
        ip = ip_address(host)
    except ValueError:
        return host
    return str(getattr(ip, "ipv4_mapped", None) or ip)
