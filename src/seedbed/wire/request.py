"""What a caller asks for, in the API's own field names, checked one field at a time.

`parse`, `parse_apart` and `from_fields` are the only doors. What depends on the model (sizes,
reference counts, which fields it takes) is decided later, in planning/. Field meanings and
ranges: contract.md section 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    Strict,
    ValidationError,
    WithJsonSchema,
)

from seedbed.errors import InvalidParameter, InvalidRequest, MissingParameter
from seedbed.types import InlineSource
from seedbed.wire.json_text import check_meaning, check_shape

MOST_PICTURES = 15
"""Pictures of one request, references included (contract section 2.3)."""
LONGEST_PROMPT = 32_000
"""Characters; the vendor only advises (600 words), OpenAI's images API has this limit."""
_LARGE = 256 * 1024  # characters


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("has a NUL character")
    return text


def _whole(value: Any) -> Any:
    """JSON has one kind of number: 4.0 is an integer as much as 4 is."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


Text = Annotated[str, AfterValidator(_without_nul)]
# The bounds stand before the validator, so that the document states them as JSON Schema does.
Seed = Annotated[int, Strict(), Field(ge=-1, le=2**31 - 1), BeforeValidator(_whole)]
Count = Annotated[int, Strict(), Field(ge=1), BeforeValidator(_whole)]
Flag = Annotated[bool, Strict()]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]


class _Options(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SequentialOptions(_Options):
    """How many pictures a set may have."""

    max_images: Annotated[
        Any, WithJsonSchema({"type": ["integer", "null"], "minimum": 1, "maximum": MOST_PICTURES})
    ] = None
    """Most pictures of a set, 1 to 15; default 15. Read only with
    `sequential_image_generation: "auto"`. References and pictures together are at most 15."""


class OptimizePromptOptions(_Options):
    """How the prompt may be rewritten before drawing."""

    mode: Literal["standard", "fast"] | None = None
    """`standard` or `fast`; Seedream 4.5 and 5.0 lite know only `standard`."""
    thinking: Literal["auto", "enabled", "disabled"] | None = None
    """Whether the model may reason about the prompt first."""


class Tool(_Options):
    """Something the model may use while it works."""

    type: Literal["web_search"]
    """Only `web_search`, and only for Seedream 5.0 lite."""


class GenerationRequest(BaseModel):
    """The body of POST /v1/images/generations. A field that is null counts as absent."""

    model_config = ConfigDict(frozen=True, extra="allow")

    model: Text
    """A Seedream model id in any spelling (GET /v1/models lists them), or an id of the
    server's own settings."""
    prompt: Text
    """What to draw, in English or Chinese. Words to be written in the picture go in quotation
    marks. At most 32000 characters."""
    image: Text | list[Text] | None = None
    """References, one or several: http(s) URLs, or data URIs such as
    `data:image/png;base64,...` with the format in lower case. At most 14 (10 for 5.0 pro and
    flash, 1 for SeedEdit). Their order makes them "image 1", "image 2" in the prompt."""
    size: Text | None = None
    """`WIDTHxHEIGHT` in pixels, drawn exactly; or a tier (`1K`, `1.5K`, `2K`, `3K`, `4K`), whose
    shape follows the prompt ("16:9", "portrait format"), else the first reference, else is
    square. Default `2048x2048` for most models."""
    response_format: Literal["url", "b64_json"] | None = None
    """`url` (default): a link that is good for 24 hours; `b64_json`: the file itself."""
    output_format: Literal["png", "jpeg"] | None = None
    """File format of the pictures; default `jpeg`."""
    watermark: Flag | None = None
    """Whether a visible "AI generated" stands in the lower right corner. The default is the
    server's setting."""
    seed: Seed | None = None
    """-1 (default) for a different picture each time, or 0 to 2147483647 to repeat one."""
    guidance_scale: Number | None = None
    """How closely the prompt is followed, 1 to 10; Seedream 3.0 and SeedEdit 3.0 only."""
    sequential_image_generation: Literal["auto", "disabled"] | None = None
    """`auto`: the prompt decides whether to draw a set and of how many; `disabled` (default):
    one picture. Not taken by 5.0 pro and flash."""
    sequential_image_generation_options: SequentialOptions | None = None
    """Limits of a set."""
    stream: Flag | None = None
    """Send each picture's event as soon as it is ready, as text/event-stream."""
    optimize_prompt_options: OptimizePromptOptions | Flag | None = None
    """How the prompt may be rewritten; engines that draw offline read it as it is written."""
    optimize_prompt: Flag | None = None
    """An older switch of the Ark SDK for the same."""
    tools: list[Tool] | None = None
    """`[{"type": "web_search"}]`, for Seedream 5.0 lite."""
    layer_decomposition: Flag | None = None
    """Return the picture in layers (5.0 pro). Not available on this server."""
    background: Literal["opaque", "transparent", "auto"] | None = None
    """`opaque` is what is drawn; `transparent` (5.0 pro) is not available on this server."""
    n: Count | None = None
    """OpenAI's: this many independent pictures of the same prompt, at most 15. Read only when
    `sequential_image_generation` is absent."""
    user: Text | None = None
    """OpenAI's: the caller's own name for its end user. Not used."""
    quality: Text | None = None
    """OpenAI's; ignored."""
    style: Text | None = None
    """OpenAI's; ignored. Say the style in the prompt."""

    @property
    def images(self) -> tuple[str | InlineSource, ...]:
        """The references as one tuple, in order; empty when there are none."""
        if self.image is None:
            return ()
        return (self.image,) if isinstance(self.image, str) else tuple(self.image)

    @property
    def is_large(self) -> bool:
        """Whether its references are so long that work on their text belongs in a thread."""
        if self.image is None:
            return False
        return sum(len(image) for image in self.images if isinstance(image, str)) > _LARGE

    @property
    def max_images(self) -> int:
        """Most pictures of a set: as asked with `auto`, else 15."""
        options = self.sequential_image_generation_options
        if self.sequential_image_generation != "auto" or options is None:
            return MOST_PICTURES
        return MOST_PICTURES if options.max_images is None else int(options.max_images)

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """Names that are no field of the API, sorted; their values are never used."""
        return tuple(sorted(self.model_extra or ()))


class _Apart(GenerationRequest):
    """A request of whose references some were read apart from the rest: its `image` has names
    that stand for them."""

    model_config = ConfigDict(defer_build=True)

    _files: Mapping[Any, InlineSource] = PrivateAttr(default_factory=dict)

    @property
    def images(self) -> tuple[str | InlineSource, ...]:
        return tuple(self._files.get(text, text) for text in super().images)


def parse(body: bytes) -> GenerationRequest:
    """The request in a JSON body.

    Raises: InvalidRequest for a body that is not one JSON object, or that json_text.py refuses;
    MissingParameter, InvalidParameter naming the field, what it got and what it may be.
    """
    check_shape(body)
    try:
        request = GenerationRequest.model_validate_json(body)
    except ValidationError as error:
        raise _refusal(error) from None
    check_meaning(body, len(request.model_fields_set))
    return _checked(request)


def parse_apart(body: bytes, files: Mapping[str, InlineSource]) -> GenerationRequest | None:
    """The request in a body in which names stand for these files (inline_files.py); None if one
    of them stands elsewhere than in `image`, or if something is wrong, which `parse` tells best
    of the whole body. Raises: as `parse`, of what is wrong besides.
    """
    check_shape(body)
    try:
        request = _Apart.model_validate_json(body)
    except ValidationError:
        return None
    if sum(text in files for text in request.images if isinstance(text, str)) != len(files):
        return None
    check_meaning(body, len(request.model_fields_set))
    request._files = files
    return _checked(request)


def from_fields(
    fields: Mapping[str, Any], files: Mapping[str, InlineSource] | None = None
) -> GenerationRequest:
    """The request in a mapping of API field names to values as JSON would give them; names in
    `image` stand for `files`.

    Raises: MissingParameter, InvalidParameter, as `parse`.
    """
    try:
        request = (_Apart if files else GenerationRequest).model_validate(dict(fields))
    except ValidationError as error:
        raise _refusal(error) from None
    if isinstance(request, _Apart) and files:
        request._files = files
    return _checked(request)


def _checked(request: GenerationRequest) -> GenerationRequest:
    """The checks that a field's type cannot express."""
    if not request.model.strip():
        raise MissingParameter("model")
    if not request.prompt.strip():
        raise MissingParameter("prompt")
    if len(request.prompt) > LONGEST_PROMPT:
        raise InvalidParameter(
            "prompt",
            f"at most {LONGEST_PROMPT} characters are read, not {len(request.prompt)}.",
        )
    options = request.sequential_image_generation_options
    if request.sequential_image_generation == "auto" and options is not None:
        most = _whole(options.max_images)
        good = isinstance(most, int) and not isinstance(most, bool) and 1 <= most <= MOST_PICTURES
        if most is not None and not good:
            raise _out_of_range("sequential_image_generation_options.max_images", most)
    return request


# ── What a refusal says ─────────────────────────────────────────────────────────────────────

_ALLOWED = {
    "image": "must be a URL or data URI, or an array of them",
    "size": "must be a string: 'WIDTHxHEIGHT' or a tier such as '2K'",
    "response_format": "must be 'url' or 'b64_json'",
    "output_format": "must be 'png' or 'jpeg'",
    "seed": "must be an integer from -1 to 2147483647",
    "guidance_scale": "must be a number",
    "sequential_image_generation": "must be 'auto' or 'disabled'",
    "sequential_image_generation_options": "must be an object",
    "sequential_image_generation_options.max_images": "must be an integer from 1 to 15",
    "optimize_prompt_options": "must be an object",
    "optimize_prompt_options.mode": "must be 'standard' or 'fast'",
    "optimize_prompt_options.thinking": "must be 'auto', 'enabled' or 'disabled'",
    "tools": """must be an array such as [{"type": "web_search"}]""",
    "tools.type": "must be 'web_search', the only tool there is",
    "background": "must be 'opaque' or 'transparent'",
    "n": "must be an integer of at least 1",
} | dict.fromkeys(
    ("watermark", "stream", "optimize_prompt", "layer_decomposition"), "must be true or false"
)
_REQUIRED = frozenset({"model", "prompt"})
_FIELD_PART = re.compile(r"[a-z][a-z_]*")
_LONGEST_SHOWN = 40


def _refusal(error: ValidationError) -> InvalidRequest:
    """Our error for pydantic's first one, in the order of the fields."""
    first = error.errors(include_url=False, include_context=True)[0]
    if first["type"] == "json_invalid":
        why = str(first.get("ctx", {}).get("error", "it cannot be read"))
        return InvalidRequest(f"The request body is not valid JSON: {why}.")
    if not first["loc"]:
        return InvalidRequest("The request body must be a JSON object.")
    field = _path(first["loc"])
    value = first["input"]
    if field in _REQUIRED and (first["type"] == "missing" or value is None):
        return MissingParameter(field)
    if first["type"] == "missing":
        return InvalidParameter(field, f"{_ALLOWED.get(field, 'must be given')}.")
    if first["type"] == "value_error":
        return InvalidParameter(field, "must not contain NUL characters.")
    return _out_of_range(field, value)


def _path(loc: tuple[int | str, ...]) -> str:
    """ "optimize_prompt_options.mode": positions in arrays and names of variants left out."""
    top, *rest = loc
    inner = [
        part
        for part in rest
        if isinstance(part, str) and _FIELD_PART.fullmatch(part) and part not in ("str", "bool")
    ]
    return ".".join([str(top), *inner])


def _out_of_range(field: str, value: Any) -> InvalidParameter:
    return InvalidParameter(
        field, f"{_ALLOWED.get(field, 'must be a string')}, not {_shown(value)}."
    )


def _shown(value: Any) -> str:
    """The value as a message may quote it: short, and never the bulk of a file."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
        return repr(short)
    if isinstance(value, int | float):
        # An integer may have more digits than Python agrees to print.
        return repr(value) if abs(value) < 1e30 else "a number that large"
    return "an array" if isinstance(value, list) else "an object"
