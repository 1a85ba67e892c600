"""A run: what there is to try, what it will cost, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seedbed.testing.conformance.access import access
from seedbed.testing.conformance.links import links
from seedbed.testing.conformance.load import load
from seedbed.testing.conformance.options import options
from seedbed.testing.conformance.pictures import answers
from seedbed.testing.conformance.references import references
from seedbed.testing.conformance.server import Server, connected
from seedbed.testing.conformance.sets import sets
from seedbed.testing.conformance.sizes import sizes
from seedbed.testing.conformance.statement import Ask, Check, Failed, Result, Skipped
from seedbed.testing.conformance.streams import streams

GROUPS = (access, answers, sizes, references, sets, streams, options, links, load)

NOT_TRIED = {
    58: ("One picture of a group blocked: 200, that slot has error", "content that is refused"),
    59: ("Internal failure in a group: earlier pictures kept", "a failure inside the server"),
    60: ("Blocked prompt, reference or output: 400 with its code", "content that is refused"),
    65: ("A stream with a failed slot: partial_failed, later ones come", "content that is refused"),
    77: ("A link after 86400 s: 403", "24 hours"),
    79: ("Above the image quota: 429 with Retry-After", "hundreds of pictures"),
    81: ("The official SDKs parse the answers", "the SDKs; tests/contract/test_sdks.py does it"),
}
"""Statements that a black-box run does not try: text, and what it would take."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run will ask for: pictures at most, in so many requests."""

    pictures: int
    requests: int


class Plan:
    """The checks of one run, and those that are left out with their reason."""

    def __init__(self, server: Server, *, cheap: bool = False) -> None:
        self._server = server
        self.chosen: list[Check] = []
        self.left_out: list[Result] = []
        asked: set[Ask] = set()
        more = 0
        for group in GROUPS:
            spent = 0
            for check in group:
                reason = self._unfit(check)
                new = {one for one in check.asks if one not in asked}
                price = sum(one.pictures for one in new) + check.more
                if not reason and cheap and spent + price > 1:
                    reason = f"left out by --cheap: {price} more pictures"
                if reason:
                    self.left_out.append(Result(check.number, check.text, "skip", reason))
                    continue
                self.chosen.append(check)
                asked |= new
                spent += price
                more += check.more
        self.cost = Cost(sum(one.pictures for one in asked) + more, len(asked) + more)

    def _unfit(self, check: Check) -> str:
        """Why a check's requests cannot be sent to this server, or nothing."""
        try:
            for one in check.asks:
                self._server.model(one.family)
        except Skipped as reason:
            return str(reason)
        return ""


async def conform(
    base_url: str,
    key: str,
    *,
    models: Sequence[str] = (),
    cheap: bool = False,
    seconds: float = 300.0,
    before: Callable[[Server, Cost], None] = lambda _server, _cost: None,
    after: Callable[[Result], None] = lambda _result: None,
) -> list[Result]:
    """Try every statement on a server; the results in the order of their numbers.

    `models` are the only ids that are asked for, if any are named. With `cheap` each class of
    statements asks for at most one picture. `before` is told the cost, before the first
    picture is asked for, and may raise to stop; `after` is told each result as it comes.
    Raises: Failed if the server cannot be reached, Skipped if it has no model to try.
    """
    async with connected(base_url, key, seconds) as server:
        await server.look(models)
        server.model("main")
        plan = Plan(server, cheap=cheap)
        before(server, plan.cost)
        results = list(plan.left_out)
        for check in plan.chosen:
            result = await tried(server, check)
            results.append(result)
            after(result)
    for number, (text, needs) in NOT_TRIED.items():
        results.append(Result(number, text, "skip", f"not tried: it takes {needs}"))
    return sorted(results, key=lambda result: result.number)


async def tried(server: Server, check: Check) -> Result:
    """One check, and what came of it."""
    try:
        seen = [await server.answer(one) for one in check.asks]
        await check.run(server, *seen)
    except Failed as reason:
        return Result(check.number, check.text, "fail", str(reason))
    except Skipped as reason:
        return Result(check.number, check.text, "skip", str(reason))
    except Exception as error:  # one odd answer must not lose what the others cost
        return Result(check.number, check.text, "fail", f"an answer of no known form: {error!r}")
    return Result(check.number, check.text, "pass")
