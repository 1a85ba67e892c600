"""The value each stage hands to the next, in path order. Imports none of ours.

request -> plan -> references -> pictures -> files -> delivered -> usage

All values are frozen: a later stage never looks back at the request, and never edits an
earlier stage's answer. Sizes are pixels, width before height; arrays are H x W x 3 uint8
sRGB unless said otherwise; times are Unix seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from seedbed.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    U8 = NDArray[np.uint8]

MediaType = Literal["image/jpeg", "image/png"]
Delivery = Literal["url", "b64_json"]
Language = Literal["en", "zh"]


class Size(NamedTuple):
    """Pixels, width before height; `str()` gives the API's own form, "2048x1024"."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def ratio(self) -> float:
        """Width divided by height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking: the API key's public id and the name its owner gave it."""

    key_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the fidelity report: what became of one field of the request.

    `emulated`: done by other means than the field says (a set by single pictures, ...).
    `ignored`: not done. `partial`: done in part; `detail` says which part is missing.
    """

    field: str
    state: Literal["emulated", "ignored", "partial"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class UrlSource:
    """A reference to fetch: an http(s) address, not yet checked."""

    url: str


@dataclass(frozen=True, slots=True)
class InlineSource:
    """A reference that came inside the request: the file's own bytes, not yet looked at, and
    the format its data URI claims ("png", "jpg")."""

    data: bytes = field(repr=False)
    claimed: str = field(default="png", compare=False)


@dataclass(frozen=True, slots=True)
class FileSource:
    """A reference that lies in a file already, and the format it is in ("png", "jpeg")."""

    path: Path
    claimed: str


ReferenceSource = UrlSource | InlineSource | FileSource


@dataclass(frozen=True, slots=True)
class Reference:
    """A decoded reference: upright, sRGB, flattened over white, perhaps at reduced scale.

    The pixels lie in a file that every worker can map, so they never travel through a pipe:
    `path` holds H x W x 3 uint8 rows, and `alpha_path`, when the source had transparency,
    H x W uint8. `original` is the upright size of the source before any reduction.
    """

    path: Path
    size: Size
    original: Size
    digest: str
    alpha_path: Path | None = None

    def rgb(self) -> U8:
        """Map the pixels: H x W x 3 uint8 sRGB, read-only, nothing copied."""
        import numpy as np

        shape = (self.size.height, self.size.width, 3)
        return np.memmap(self.path, np.uint8, "r", shape=shape)

    def alpha(self) -> U8 | None:
        """Map the transparency: H x W uint8 (0 clear, 255 solid), or None if it was opaque."""
        import numpy as np

        if self.alpha_path is None:
            return None
        shape = (self.size.height, self.size.width)
        return np.memmap(self.alpha_path, np.uint8, "r", shape=shape)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture that is wanted: its place in the answer, what it shows, and its seed.

    In a set of related pictures every shot has the plan's seed, so that cast and palette
    agree, and `prompt` is the shot's own step with what it shares with the others already
    written into it. Independent pictures (`n`) share the prompt and differ in seed.
    """

    index: int
    prompt: str
    seed: int


@dataclass(frozen=True, slots=True)
class Finish:
    """What is done to a picture's pixels before they are a file.

    `watermark` is the visible text, or None for none. `producer` names who made the picture
    in its machine-readable label, or None for no label.
    """

    media_type: MediaType
    watermark: str | None
    producer: str | None
    jpeg_quality: int = 90


@dataclass(frozen=True, slots=True)
class Plan:
    """A request with every default resolved and every number checked; nothing drawn yet.

    `size` is None only until the first reference is known and gives the shape of a tier;
    `settled` fills it. `created` is when the request was heard, Unix seconds. With `keep` every
    file goes to the store, base64 or not, so that the answer can be told again.

    `order` is the request as it was asked: its known fields in the API's names, checked, without
    nulls and without `image`; for engines that take it so. `most` is how many pictures such an
    engine may draw of it; the shots are how many our own reading of the prompt wants. `family`
    is the table of cards.toml that the model is in.
    """

    request_id: str
    created: int
    model: str
    engine: str
    prompt: str
    language: Language
    size: Size | None
    tier: str | None
    shots: tuple[Shot, ...]
    related: bool
    sources: tuple[ReferenceSource, ...]
    seed: int
    seed_given: bool
    guidance: float | None
    delivery: Delivery
    stream: bool
    finish: Finish
    strict: bool = False
    web_search: bool = False
    counts_input_images: bool = False
    echoes_output_format: bool = False
    notes: tuple[Note, ...] = ()
    keep: bool = False
    order: Mapping[str, Any] = field(default_factory=dict, repr=False)
    most: int = 0
    family: str = ""

    def settled(self, size: Size) -> Plan:
        """The plan with its size known and the references' bytes let go."""
        return replace(self, size=size, sources=())

    @property
    def only_sent(self) -> bool:
        """Whether its pictures are for one answer and nothing else."""
        return self.delivery == "b64_json" and not self.keep

    @property
    def pixels(self) -> Size:
        """The exact output size. Raises: RuntimeError while it still hangs on a reference."""
        if self.size is None:
            raise RuntimeError("the plan's size is not settled yet")
        return self.size


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A finished file in the store's staging folder, not yet visible to anyone.

    Once it was sent and nobody wants it any more, `give_back` is called in place of removing it,
    from the event loop, if its maker can use it again.
    """

    path: Path
    media_type: MediaType
    size: Size
    byte_count: int
    give_back: Callable[[], None] | None = field(
        default=None, repr=False, compare=False, kw_only=True
    )


@dataclass(frozen=True, slots=True)
class ImageText:
    """A finished picture as the base64 that it will be sent as, in parts, in memory; for a plan
    that is `only_sent`. The memory is free again when nobody refers to it."""

    parts: tuple[memoryview, ...] = field(repr=False, compare=False)
    media_type: MediaType
    size: Size
    byte_count: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A picture that lies in an upstream's store, under the upstream's own link to it.

    `byte_count` is 0 when the upstream does not say. `expires` is Unix seconds.
    """

    url: str
    expires: int
    media_type: MediaType
    size: Size
    byte_count: int = 0


Finished = ImageFile | ImageText | Elsewhere
"""A picture that nothing is to be done to any more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What an engine drew for one shot.

    `image` is pixels (H x W x 3 uint8 sRGB), or bytes that an upstream already encoded, or
    the finished file when the engine's worker finished the picture where its pixels were, or
    what an upstream sent as it is to be sent on, or a picture that stays where an upstream keeps
    it. `layer` is what the API's answer says of one
    layer of a picture in layers, in the API's names. `drawer` names who drew it, if that is not
    simply the plan's engine: "upstream:<name>", or the local engine that stood in.
    """

    index: int
    image: U8 | bytes | Finished = field(repr=False)
    notes: tuple[Note, ...] = ()
    layer: Mapping[str, Any] = field(default_factory=dict)
    drawer: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one shot is: `fraction` in [0, 1], `stage` in a word for a person; `notes` are what
    is known by then of how it will not be done as asked."""

    index: int
    fraction: float
    stage: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An engine's no for one shot. With `stop` the later shots are not attempted; `drawer` as
    for Picture."""

    index: int
    code: str
    message: str
    stop: bool = False
    drawer: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Delivered by address: a signed URL, good until `expires` (Unix seconds)."""

    url: str
    expires: int


@dataclass(frozen=True, slots=True)
class Inline:
    """Delivered in the answer itself: the file is read and sent as base64, then removed,
    unless it is `kept` in the store, to be told again; or it is sent as it is."""

    file: ImageFile | ImageText
    kept: bool = False


Delivered = Link | Inline


@dataclass(frozen=True, slots=True)
class Usage:
    """What is charged: `generated_images` counts successes only.

    `output_tokens` is floor(sum(width * height) / 256) over successes
    (source: contract.md section 3, the published samples). The last two are None for
    models whose answers do not carry them.
    """

    generated_images: int
    output_tokens: int
    input_images: int | None = None
    web_search: int | None = None

    @property
    def total_tokens(self) -> int:
        return self.output_tokens


Drawn = Picture | Progress | Refusal | Usage
"""What an engine yields. Usage comes last and at most once, from an engine that is told it by
somebody else; of the others it is computed."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The request passed every check and drawing starts; `notes` is known before any work."""

    plan: Plan
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ImageReady:
    """One picture is durable, in the ledger, and can be fetched."""

    index: int
    created: int
    size: Size
    media_type: MediaType
    delivered: Delivered
    layer: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImageFailed:
    """One picture will not come; the others may. Nothing was charged for it."""

    index: int
    created: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Completed:
    """Always the last event of a request that was accepted."""

    created: int
    usage: Usage
    notes: tuple[Note, ...] = ()


Event = Accepted | Progress | ImageReady | ImageFailed | Completed
