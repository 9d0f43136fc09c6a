"""A TCP address on loopback whose target can change, like the address of a database that is moved in a failover."""

import select
import socket
import threading
from contextlib import suppress
from typing import Self


class TcpProxy:
    """Forwards each new connection to the port `target` of that moment. Open connections stay where they are.

    While `loses_responses` is true, what their servers send is lost. New ones are made as always.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.loses_responses = False
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _accept(self) -> None:
        with self._listener, suppress(OSError):  # the end of the proxy
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._forward, args=(client, self.target), daemon=True).start()

    def _forward(self, client: socket.socket, port: int) -> None:
        """Forward both directions until one of them ends."""
        is_affected = not self.loses_responses
        with client, suppress(OSError), socket.create_connection(("127.0.0.1", port)) as server:
            others = {client: server, server: client}
            while True:
                for source in select.select(list(others), [], [])[0]:
                    if not (data := source.recv(65536)):
                        return
                    if source is client or not (self.loses_responses and is_affected):
                        others[source].sendall(data)
