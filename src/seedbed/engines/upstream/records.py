"""One call's row in the record of calls, from before it is sent to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seedbed.engines.upstream.dialect import Told
from seedbed.types import Picture

if TYPE_CHECKING:
    from seedbed.accounting.upstream_calls import State, UpstreamCalls
    from seedbed.engines.upstream.dialect import Heard
    from seedbed.types import Plan


class CallRecord:
    """What is known of one call; make it with `begun`."""

    def __init__(self, calls: UpstreamCalls, clock: Callable[[], float], number: int) -> None:
        self.request_id = ""
        """The upstream's, when it said so."""
        self.accepted = False
        """Whether the head of a good answer came."""
        self._calls, self._clock, self._number = calls, clock, number
        self._pictures: int | None = None
        self._tokens: int | None = None
        self._handed = 0
        self._ended = False

    @classmethod
    async def begun(
        cls,
        calls: UpstreamCalls,
        clock: Callable[[], float],
        plan: Plan,
        upstream: str,
        model: str,
        pictures: int,
    ) -> CallRecord:
        """A row in the state "unknown", which survives a killed process. Raises: StorageFailed."""
        number = await calls.begin(
            request_id=plan.request_id,
            upstream=upstream,
            model=model,
            pictures=max(1, pictures),
            now=clock(),
        )
        return cls(calls, clock, number)

    def heard(self, heard: Heard) -> None:
        """Take note of what the call brought."""
        if isinstance(heard, Picture):
            self._handed += 1
        if not isinstance(heard, Told):
            return
        self.accepted = True
        self.request_id = heard.request_id or self.request_id
        if heard.usage is not None:
            self._pictures, self._tokens = heard.usage.generated_images, heard.usage.output_tokens
        if heard.pictures is not None:
            self._pictures = heard.pictures
        if heard.tokens is not None:
            self._tokens = heard.tokens

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
            handed=self._handed,
            cause=cause,
            now=self._clock(),
        )
