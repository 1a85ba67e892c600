"""Every way a request can fail, and the words the caller sees.

SeedbedError
├── InvalidRequest (400)
│   ├── MissingParameter
│   ├── InvalidParameter
│   │   ├── UnsupportedParameter
│   │   └── InvalidImage (InvalidImageURL.EmptyURL, InvalidImageURL.InvalidFormat)
│   └── ContentRefused (InputText..., InputImage..., OutputImageSensitiveContentDetected)
├── Unauthorised (401)
├── Forbidden (403)
├── NotFound (404)
│   └── UnknownModel
├── MethodNotAllowed (405)
├── ClientLeft (499)
├── Conflict (409)
│   └── KeyInUse
├── KeyReused (422)
├── TooSlow (408)
├── TooLarge (413)
├── TooMany (429)
│   ├── Overloaded
│   └── QuotaExceeded
├── Unavailable (503)
└── InternalError (500)
    ├── EngineFailed
    ├── StorageFailed
    └── WorkerDied

Each carries an API code, an HTTP status, the type string of Ark's body and the parameter it
is about. `message` is public and complete without the request id, which wire/ appends.
`cause` is for the operator's log only and never reaches the caller.
Codes, statuses and types: contract.md section 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar


class SeedbedError(Exception):
    """Base of all: see the module's tree."""

    code: ClassVar[str] = "InternalServiceError"
    status: ClassVar[int] = 500
    type: ClassVar[str] = "InternalServerError"

    def __init__(
        self,
        message: str,
        *,
        param: str = "",
        code: str | None = None,
        cause: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.api_code = code or type(self).code
        self.cause = cause
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole."""
        return (
            _rebuild,
            (type(self), self.message, self.param, self.api_code, self.cause, self.retry_after),
        )


def _rebuild(
    kind: type[SeedbedError],
    message: str,
    param: str,
    code: str,
    cause: str,
    retry_after: float | None,
) -> SeedbedError:
    error = SeedbedError.__new__(kind)
    SeedbedError.__init__(
        error, message, param=param, code=code, cause=cause, retry_after=retry_after
    )
    return error


class InvalidRequest(SeedbedError):
    """The request itself is at fault; sending it again unchanged cannot help."""

    code = "InvalidParameter"
    status = 400
    type = "BadRequest"


class MissingParameter(InvalidRequest):
    """A required field is absent, null or empty."""

    code = "MissingParameter"

    def __init__(self, param: str) -> None:
        super().__init__(
            "The request failed because it is missing one or multiple required parameters: "
            f"`{param}`.",
            param=param,
        )


class InvalidParameter(InvalidRequest):
    """A field's value is outside what is allowed; the message names field and range."""

    code = "InvalidParameter"

    def __init__(self, param: str, why: str, *, code: str | None = None, cause: str = "") -> None:
        super().__init__(
            f"The parameter `{param}` specified in the request is not valid: {why}",
            param=param,
            code=code,
            cause=cause,
        )


class UnsupportedParameter(InvalidParameter):
    """The field exists, but this model does not take it."""

    def __init__(self, param: str, model: str) -> None:
        super().__init__(
            param,
            f"the parameter `{param}` is not supported by the current model ({model}).",
        )


class InvalidImage(InvalidParameter):
    """A reference that is empty or cannot be read as one of the six formats."""

    code = "InvalidImageURL.InvalidFormat"

    def __init__(self, why: str, *, empty: bool = False, cause: str = "") -> None:
        code = "InvalidImageURL.EmptyURL" if empty else "InvalidImageURL.InvalidFormat"
        super().__init__("image", why, code=code, cause=cause)


class ContentRefused(InvalidRequest):
    """An engine or an upstream refused the content of the prompt, a reference or a result."""

    code = "InputTextSensitiveContentDetected"


class Unauthorised(SeedbedError):
    """No key, a malformed header, or a key that is unknown or revoked: all told alike."""

    code = "AuthenticationError"
    status = 401
    type = "Unauthorized"

    def __init__(self) -> None:
        super().__init__("the API key or AK/SK in the request is missing or invalid.")


class Forbidden(SeedbedError):
    """The key is good, but may not do this."""

    code = "AccessDenied"
    status = 403
    type = "Forbidden"


class NotFound(SeedbedError):
    """No such route."""

    code = "NotFound"
    status = 404
    type = "NotFound"


class UnknownModel(NotFound):
    """The model id is in no card and no alias."""

    code = "InvalidEndpointOrModel.NotFound"

    def __init__(self, model: str) -> None:
        super().__init__(
            f"The model or endpoint {model} does not exist or you do not have access to it.",
            param="model",
        )
        self.model = model

    def __reduce__(self) -> tuple[object, ...]:
        return (UnknownModel, (self.model,))


class MethodNotAllowed(SeedbedError):
    """The route exists; the method is not one it answers."""

    code = "MethodNotAllowed"
    status = 405
    type = "BadRequest"


class ClientLeft(SeedbedError):
    """The client left and had asked that its request be cancelled then."""

    code = "RequestCanceled"
    status = 499
    type = "BadRequest"

    def __init__(self) -> None:
        super().__init__("The client left before its pictures were ready.")

    def __reduce__(self) -> tuple[object, ...]:
        return (ClientLeft, ())


class Conflict(SeedbedError):
    """What was asked for is being done already."""

    code = "OperationConflict"
    status = 409
    type = "Conflict"


class KeyInUse(Conflict):
    """A request with this Idempotency-Key is being worked on."""

    def __init__(self) -> None:
        super().__init__(
            "A request with this Idempotency-Key is being worked on. Please retry later.",
            param="Idempotency-Key",
            retry_after=1.0,
        )

    def __reduce__(self) -> tuple[object, ...]:
        return (KeyInUse, ())


class KeyReused(SeedbedError):
    """This Idempotency-Key was used for another request."""

    code = "IdempotentParameterMismatch"
    status = 422
    type = "BadRequest"

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key was used for a request with other parameters."
            " Use a new key for a new request.",
            param="Idempotency-Key",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return (KeyReused, ())


class TooSlow(SeedbedError):
    """The body stopped arriving, or came too slowly."""

    code = "RequestTimeout"
    status = 408
    type = "BadRequest"


class TooLarge(SeedbedError):
    """The body is larger than the server takes."""

    code = "RequestEntityTooLarge"
    status = 413
    type = "BadRequest"


class TooMany(SeedbedError):
    """Try again later: others are using the machine, or the key used its share."""

    code = "ServerOverloaded"
    status = 429
    type = "TooManyRequests"


class Overloaded(TooMany):
    """The queue is full; nothing was started and nothing charged."""


class QuotaExceeded(TooMany):
    """The key's pictures for this period are used up."""

    code = "ModelAccountIpmRateLimitExceeded"


class Unavailable(SeedbedError):
    """The server is stopping or the model's engine cannot run here."""

    code = "ServiceUnavailable"
    status = 503
    type = "ServiceUnavailable"


class InternalError(SeedbedError):
    """Our fault. The public text never says why; the log does."""

    def __init__(self, message: str = "", **more: object) -> None:
        text = message or "The service encountered an internal error. Please retry later."
        super().__init__(text, cause=str(more.get("cause", "")))


class EngineFailed(InternalError):
    """An engine raised, or gave pixels of the wrong shape."""


class StorageFailed(InternalError):
    """The store could not take the file; nothing was charged."""


class WorkerDied(InternalError):
    """A worker process ended under this picture. It has been replaced."""


# The codes of a 429. Source: contract.md section 5.1.
_OF_LIMITS = re.compile(
    r".*RateLimitExceeded(\..*)?|QuotaExceeded|SetLimitExceeded|RequestBurstTooFast"
    r"|ServerOverloaded|InflightBatchsizeExceeded"
)

_RETRY_AFTER = 1.0  # seconds, where nobody said


def is_of_a_limit(code: str) -> bool:
    """Whether it is the code of a 429."""
    return _OF_LIMITS.fullmatch(code) is not None


def error_of(code: str, message: str) -> SeedbedError:
    """What a picture's error is as that of the whole request, by its code alone."""
    if code == InternalError.code:
        return InternalError(message)
    if code == Unavailable.code:
        return Unavailable(message, retry_after=_RETRY_AFTER)
    if is_of_a_limit(code):
        return TooMany(message, code=code, retry_after=_RETRY_AFTER)
    return ContentRefused(message, code=code)


def error_of_all(errors: Iterable[SeedbedError]) -> SeedbedError:
    """What a request comes to whose pictures all failed so, at least one: the first, but for one
    that says "come again" where another was paid for, perhaps, and must not be repeated."""
    first, *others = errors
    again = (TooMany, Unavailable)
    return next((one for one in (first, *others) if not isinstance(one, again)), first)
