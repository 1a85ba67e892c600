"""A cable to a PostgreSQL server that a test can cut, at a COMMIT too, or let fall silent."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Literal

State = Literal["whole", "cut before a commit", "cut after a commit", "cut", "silent"]


class Cable:
    """Listens on `port` and leads to `target` on the loopback. "cut before a commit": the server
    never hears of the next one; "after": it does it, and its word gets lost. Both happen once."""

    def __init__(self, target: int) -> None:
        self.state: State = "whole"
        self.connections = 0
        """How many were made so far."""
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break every connection, and take no other until the state is "whole"."""
        self.state = "cut"
        for end in self._open:
            _shut(end)
        self._open.clear()

    def close(self) -> None:
        """Break everything for good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.state == "cut":
                client.close()
                continue
            self.connections += 1
            server = socket.create_connection(("127.0.0.1", self._target))
            self._open += [client, server]
            swallow = threading.Event()
            for pump in (self._to_server, self._to_client):
                threading.Thread(target=pump, args=(client, server, swallow), daemon=True).start()

    def _to_server(
        self, client: socket.socket, server: socket.socket, swallow: threading.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                if self.state == "silent":
                    continue
                if data.endswith(b"COMMIT\0"):
                    if self.state == "cut before a commit":
                        self.state = "whole"
                        break
                    if self.state == "cut after a commit":
                        self.state = "whole"
                        swallow.set()
                server.sendall(data)
        _shut(server)
        _shut(client)

    def _to_client(
        self, client: socket.socket, server: socket.socket, swallow: threading.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                if swallow.is_set():
                    break
                if self.state != "silent":
                    client.sendall(data)
        _shut(server)
        _shut(client)


def _shut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
