"""What the service makes of a body: a plan, or the refusal in the vendor's words.

The rules are Seedbed's own reading of the contract, at its strictest; what Seedbed adds to the
API (`n`) has no effect here, as it has none at Ark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from seedbed.errors import ContentRefused, InvalidImage, InvalidParameter, UnknownModel
from seedbed.planning.catalog import Catalog
from seedbed.planning.plan import make_plan
from seedbed.planning.size import row
from seedbed.references import headers
from seedbed.references.addresses import refusal
from seedbed.references.decode import DecodeLimits, check_size
from seedbed.settings import Settings
from seedbed.testing.ark_simulator.flavours import SHUT_DOWN, Flavour
from seedbed.types import InlineSource, Plan, ReferenceSource, Size, UrlSource
from seedbed.wire.request import GenerationRequest, parse

_LIMITS = DecodeLimits(max_pixels=36_000_000, max_ratio=16)  # contract section 2.2
_NOT_PLANNED = ("n", "user", "quality", "style")  # not in the vendor's API


class Judge:
    """Reads requests as one service would.

    `endpoints` are inference endpoints: id ("ep-...") to the model id they stand for. With
    `private_references`, links to this machine and its network count as reachable; without, only
    those among its own results (`made` tells). No link is ever fetched.
    """

    def __init__(
        self,
        flavour: Flavour,
        endpoints: Mapping[str, str],
        made: Callable[[str], bool],
        *,
        private_references: bool,
    ) -> None:
        self._flavour, self._endpoints = flavour, dict(endpoints)
        self._made, self._private = made, private_references
        self._settings = Settings.model_validate(
            {"server": {"strict": True}, "admission": {"images_per_minute": 0}}
        )
        self._catalog = Catalog(self._settings)

    def judge(self, body: bytes, request_id: str, now: float) -> tuple[GenerationRequest, Plan]:
        """The request and its plan, its size settled and `model` the versioned id.

        Raises: SeedbedError, as the service refuses.
        """
        request = parse(body)
        model = self._endpoints.get(request.model, request.model)
        if not self._flavour.ids.fullmatch(model):
            raise UnknownModel(request.model)
        nothing = dict.fromkeys(_NOT_PLANNED)
        plan = make_plan(
            request.model_copy(update={"model": model, **nothing}),
            catalog=self._catalog,
            settings=self._settings,
            request_id=request_id,
            now=now,
            as_asked=True,  # it draws what Seedbed's own engines do not
        )
        shape = [self._shape(source) for source in plan.sources]
        size = plan.size
        if size is None:
            card = self._catalog.resolve(model)
            size = row(card, plan.tier or card.default_size, shape[0] if shape else 1.0)
        return request, plan.settled(size)

    def models(self) -> list[tuple[str, str, int, str]]:
        """Id, name, creation time and status of every model in the service's list."""
        rows = []
        for entry in self._catalog.entries():
            card = self._catalog.resolve(entry.id)
            if self._flavour.ids.fullmatch(entry.id):
                rows.append((entry.id, entry.name, entry.created, ""))
            elif self._flavour.name == "ark" and _is_shut_down(entry.id, card.family):
                rows.append((entry.id, entry.name, entry.created, "Shutdown"))
        return rows

    def _shape(self, source: ReferenceSource) -> float:
        """Width over height of a reference; a link's is not known and counts as square."""
        if isinstance(source, InlineSource):
            return _size_of(source.data).ratio
        if isinstance(source, UrlSource) and not self._reaches(source.url):
            raise InvalidParameter("image", f"Timeout while downloading url={source.url[:200]}")
        return 1.0

    def _reaches(self, url: str) -> bool:
        host = urlsplit(url).hostname or ""
        return self._private or self._made(url) or not _is_out_of_reach(host)


def refused_content(what: str) -> ContentRefused:
    """The refusal of `text`, `image` or `output`."""
    codes = {
        "text": ("InputTextSensitiveContentDetected", "input text"),
        "image": ("InputImageSensitiveContentDetected", "input image"),
        "output": ("OutputImageSensitiveContentDetected", "output image"),
    }
    code, words = codes[what]
    text = f"The request failed because the {words} may contain sensitive information."
    return ContentRefused(text, code=code)


def prompt_of(parsed: Any) -> str:
    """The prompt in a body of unknown form, or nothing."""
    prompt = parsed.get("prompt") if isinstance(parsed, dict) else None
    return prompt if isinstance(prompt, str) else ""


def _size_of(data: bytes) -> Size:
    kind = headers.kind_of(data)
    if kind is None:
        raise InvalidImage("it is not a jpeg, png, webp, bmp, tiff or gif file.")
    size = headers.claimed_size(data, kind) or _size_by_pillow(data)
    check_size(size, _LIMITS)
    return size


def _size_by_pillow(data: bytes) -> Size:
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as picture:
            return Size(*picture.size)
    except (OSError, ValueError, SyntaxError) as error:
        raise InvalidImage("the file is damaged or cannot be decoded.") from error


def _is_out_of_reach(host: str) -> bool:
    """Whether a cloud could not fetch from there. `.invalid` never resolves (RFC 2606)."""
    if host in ("localhost", "") or host.endswith((".invalid", ".localhost", ".local")):
        return True
    is_address = ":" in host or host.replace(".", "").isdigit()
    return is_address and refusal(host) is not None


def _is_shut_down(model: str, family: str) -> bool:
    return family in SHUT_DOWN and model.startswith("doubao-") and model[-6:].isdigit()
