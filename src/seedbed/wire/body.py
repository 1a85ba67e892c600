"""Reading a request's body, with its limits."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request

from seedbed.errors import InvalidRequest, TooLarge


async def read_body(request: Request, *, largest: int, silence_seconds: float) -> bytes:
    """The whole body. Bytes are counted as they arrive, whatever Content-Length claims.

    Raises: TooLarge above `largest` bytes; InvalidRequest when the sender falls silent.
    """
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > largest:
        raise TooLarge(_too_large(largest))
    parts: list[bytes] = []
    count = 0
    stream = request.stream()
    while True:
        try:
            part = await asyncio.wait_for(anext(stream), silence_seconds)
        except StopAsyncIteration:
            return b"".join(parts)
        except TimeoutError:
            raise InvalidRequest(
                f"The request's body stopped arriving for {silence_seconds:g} seconds."
            ) from None
        except ClientDisconnect as error:
            raise InvalidRequest("The client left before its body was complete.") from error
        count += len(part)
        if count > largest:
            raise TooLarge(_too_large(largest))
        parts.append(part)


def _too_large(largest: int) -> str:
    return f"The request body is larger than the {largest} bytes this server takes."
