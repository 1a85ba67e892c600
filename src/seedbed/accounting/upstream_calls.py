"""What was asked of upstreams, call by call, beside the ledger of what was delivered.

A call's row is there before its first byte leaves, in the state "unknown"; its end says what
became of it. So a row that is still "unknown" is a call that an upstream may have billed and
nobody can tell: it broke, or this server did. No prompt, no key, no address is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Coroutine
from contextlib import closing
from functools import partial
from typing import Any, Literal

from seedbed.accounting.database import Database, Place, storage_errors
from seedbed.accounting.opening import open_database
from seedbed.accounting.usage import PIXELS_PER_TOKEN
from seedbed.accounting.writer import Writer
from seedbed.values import dataclass

State = Literal["unknown", "accepted", "refused"]

_LONGEST_CAUSE = 500  # letters; a whole page of HTML would be no reason


@dataclass(frozen=True, slots=True)
class UpstreamCall:
    """One request that was sent to an upstream.

    `asked`: the pictures it was to bring; `told_pictures` and `told_tokens`: what the upstream
    says it made and counted, None if it said nothing; `handed`: the pictures that it gave us;
    `delivered`: those of its whole request that the ledger has from upstreams. `begun` and
    `ended` are Unix seconds; `ended` is None while it runs, and for ever if the server was killed.

    `told_of_request` are the tokens that this upstream told for all of the request, and
    `counted_of_request` those of the same pictures in the ledger, None if it cannot be said that
    they are the same. `compared`: whether the upstream counts tokens as the ledger does.
    """

    number: int
    request_id: str
    upstream: str
    model: str
    asked: int
    begun: float
    state: State
    ended: float | None
    upstream_request_id: str
    told_pictures: int | None
    told_tokens: int | None
    handed: int
    cause: str
    delivered: int
    handed_of_request: int
    told_of_request: int | None
    counted_of_request: int | None
    compared: bool

    @property
    def trouble(self) -> str:
        """What is not as it should be, in words for a person; "" if all is well."""
        if self.state == "unknown":
            return "ended without an answer" if self.ended is not None else "never ended"
        if self.told_pictures is not None and self.told_pictures != self.handed:
            return f"tells of {self.told_pictures} pictures, {self.handed} came"
        if self.state == "accepted" and self.told_pictures is None and self.handed < self.asked:
            return "fewer came than were asked for, and it did not say how many it made"
        if self.handed and self.handed_of_request > self.delivered:
            missing = self.handed_of_request - self.delivered
            return f"{missing} of its request's pictures came and were not delivered"
        told, counted = self.told_of_request, self.counted_of_request
        if not self.compared or self.told_tokens is None or told is None or counted is None:
            return ""
        # One for each picture: where each call, or each picture, is rounded by itself.
        if abs(told - counted) > self.handed_of_request:
            return f"tells of {told} tokens for its request, the ledger has {counted}"
        return ""


@dataclass(frozen=True, slots=True)
class UpstreamTotal:
    """One upstream's calls in a period: how many in each state, and what they brought."""

    accepted: int
    refused: int
    unknown: int
    pictures: int
    tokens: int


class UpstreamCalls:
    """Records calls with the ledger's `writer`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def begin(
        self, *, request_id: str, upstream: str, model: str, pictures: int, now: float
    ) -> Coroutine[Any, Any, int]:
        """The new call's number. Once that is told its row survives a killed process.

        Raises: StorageFailed; then the call must not be made.
        """
        values = (request_id, upstream, model, pictures, now)
        return self._writer.write(partial(_begin, values), durable=False)

    async def unsettled(self, request_id: str) -> int:
        """How much was asked for a request and never delivered, though it may have been drawn:
        calls of which nobody knows what became, or what they made, and pictures that were told
        of, or came, and are in no ledger.

        Raises: StorageFailed.
        """
        return await self._writer.write(partial(_unsettled, request_id), durable=False)

    def end(
        self,
        number: int,
        *,
        state: State,
        upstream_request_id: str = "",
        told_pictures: int | None = None,
        told_tokens: int | None = None,
        handed: int = 0,
        cause: str = "",
        now: float,
    ) -> None:
        """Say what became of a call; written soon. If that fails the call stays "unknown"."""
        values = (
            state, now, _plain(upstream_request_id), told_pictures, told_tokens, handed,
            _plain(cause[:_LONGEST_CAUSE]), number,
        )  # fmt: skip
        self._writer.post(partial(_end, values))


def calls_since(place: Place, since: float, alike: Collection[str] = ()) -> list[UpstreamCall]:
    """The calls that began at `since` (Unix seconds) or later, oldest first; waits for the disk.

    `alike` are the upstreams that count tokens as the ledger does: only theirs are compared, as
    the record holds what was told, in whatever units. Raises: StorageFailed.
    """
    with closing(open_database(place)) as database, storage_errors(place):
        rows = database.execute(_SINCE, (since, PIXELS_PER_TOKEN)).fetchall()
    return [UpstreamCall(*(*row, row[2] in alike)) for row in rows]


def totals_since(place: Place, since: float) -> dict[str, UpstreamTotal]:
    """The same calls, added up by upstream. Raises: StorageFailed."""
    with closing(open_database(place)) as database, storage_errors(place):
        return {name: UpstreamTotal(*sums) for name, *sums in database.execute(_TOTALS, (since,))}


_BEGIN = """
    INSERT INTO upstream_calls (request_id, upstream, model, asked, begun) VALUES (?, ?, ?, ?, ?)
"""
# What a call made is what it told of or what came, if that is more; but of what it was not asked
# for nothing is missing. The pictures that were drawn here do not make up for any.
_UNSETTLED = """
    SELECT COUNT(*) FILTER (
               WHERE state = 'unknown'
               OR (state = 'accepted' AND told_pictures IS NULL AND handed = 0)
           ),
           COALESCE(SUM(
               CASE WHEN handed < asked AND handed < told_pictures
                    THEN told_pictures ELSE handed END
           ), 0) - (
               SELECT COUNT(*) FROM pictures
               WHERE pictures.request_id = :request AND engine LIKE 'upstream:%'
           )
    FROM upstream_calls WHERE request_id = :request
"""
_END = """
    UPDATE upstream_calls
    SET state = ?, ended = ?, upstream_request_id = ?, told_pictures = ?, told_tokens = ?,
        handed = ?, cause = ?
    WHERE number = ?
"""
# The ledger does not say of a picture which call brought it. So tokens are compared for all calls
# of a request to one upstream, if each told its own and the ledger has as many pictures.
_SINCE = """
    WITH calls AS (
        SELECT number, request_id, upstream, model, asked, begun, state, ended,
               upstream_request_id, told_pictures, told_tokens, handed, cause,
               SUM(handed) OVER (PARTITION BY request_id) AS handed_of_request,
               SUM(handed) OVER there AS handed_there,
               SUM(told_tokens) OVER there AS told_there,
               COUNT(*) FILTER (WHERE handed > 0 AND told_tokens IS NULL) OVER there AS untold
        FROM upstream_calls WHERE begun >= ?
        WINDOW there AS (PARTITION BY request_id, upstream)
    )
    SELECT number, request_id, upstream, model, asked, begun, state, ended, upstream_request_id,
           told_pictures, told_tokens, handed, cause,
           (SELECT COUNT(*) FROM pictures
            WHERE pictures.request_id = calls.request_id AND engine LIKE 'upstream:%'),
           handed_of_request, CAST(told_there AS BIGINT),
           (SELECT CASE WHEN untold = 0 AND COUNT(*) = handed_there
                        THEN CAST(COALESCE(SUM(width * height), 0) AS BIGINT) / ? END
            FROM pictures
            WHERE pictures.request_id = calls.request_id AND engine = 'upstream:' || upstream)
    FROM calls ORDER BY number
"""
_TOTALS = """
    SELECT upstream, COUNT(*) FILTER (WHERE state = 'accepted'),
           COUNT(*) FILTER (WHERE state = 'refused'), COUNT(*) FILTER (WHERE state = 'unknown'),
           SUM(handed), COALESCE(SUM(told_tokens), 0)
    FROM upstream_calls WHERE begun >= ? GROUP BY upstream ORDER BY upstream
"""


def _plain(text: str) -> str:
    """What an upstream said, without what a database takes for no text: half characters, and
    U+0000 in PostgreSQL."""
    return text and text.encode("utf-8", "replace").decode().replace("\0", "?")


def _unsettled(request_id: str, database: Database) -> int:
    unknown, missing = database.execute(_UNSETTLED, {"request": request_id}).fetchone()
    return int(unknown + max(0, missing))


def _begin(values: tuple[str, str, str, int, float], database: Database) -> int:
    number = database.execute(_BEGIN, values).lastrowid
    return 0 if number is None else number


def _end(values: tuple[object, ...], database: Database) -> None:
    database.execute(_END, values)
