"""Who is asking: the bearer key of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedbed.errors import Unauthorised
from seedbed.types import Caller

if TYPE_CHECKING:
    from seedbed.accounting.keys import Keys
    from seedbed.wire.call import Call

ANONYMOUS = Caller("anonymous", "anonymous")


async def caller_of(call: Call, keys: Keys | None) -> Caller:
    """The caller a valid `Authorization: Bearer <key>` names; ANONYMOUS where none is asked. The
    call knows it from then on.

    Raises: Unauthorised, the same for an absent, malformed, unknown or revoked key.
    """
    if keys is None:
        caller: Caller | None = ANONYMOUS
    else:
        scheme, _, token = (call.header(b"authorization") or "").partition(" ")
        caller = await keys.holder(token.strip()) if scheme.lower() == "bearer" else None
    if caller is None:
        raise Unauthorised()
    call.key_id = caller.key_id
    return caller
