"""One call's row in the record of calls, from before it is sent to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seedbed.accounting.upstream_calls import State, UpstreamCalls
    from seedbed.engines.upstream.dialect import Told


class CallRecord:
    """What is known of one call, whose row has this `number` and is in the state "unknown"."""

    def __init__(self, calls: UpstreamCalls, clock: Callable[[], float], number: int) -> None:
        self.request_id = ""
        """The upstream's, when it said so."""
        self.accepted = False
        """Whether the head of a good answer came."""
        self._calls, self._clock, self._number = calls, clock, number
        self._pictures: int | None = None
        self._tokens: int | None = None
        self.handed = 0
        """The pictures that it brought."""
        self._ended = False

    def told(self, told: Told) -> None:
        """Take note of what the upstream said about it."""
        self.accepted = True
        self.request_id = told.request_id or self.request_id
        if told.usage is not None:
            self._pictures, self._tokens = told.usage.generated_images, told.usage.output_tokens
        if told.pictures is not None:
            self._pictures = told.pictures
        if told.tokens is not None:
            self._tokens = told.tokens

    def end(self, state: State, cause: str = "", request_id: str = "") -> None:
        """Write the end; only the first one counts."""
        if self._ended:
            return
        self._ended = True
        self.request_id = request_id or self.request_id
        self._calls.end(
            self._number,
            state=state,
            upstream_request_id=self.request_id,
            told_pictures=self._pictures,
            told_tokens=self._tokens,
            handed=self.handed,
            cause=cause,
            now=self._clock(),
        )
