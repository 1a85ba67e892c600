"""What one server of OpenAI's images API takes, read from openai_profiles.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal

from seedbed.types import Size

if TYPE_CHECKING:
    from seedbed.engines.upstream.upstream import Upstream
    from seedbed.references.headers import Kind


@dataclass(frozen=True, slots=True)
class Profile:
    """One table of openai_profiles.toml. What it does not say has the defaults here."""

    names_model: bool = True
    """Whether the model's name is always sent; else only one that the settings give."""
    response_format: bool = False
    """Whether it takes `response_format`, and then it is told "b64_json"."""
    output_formats: tuple[str, ...] = ()
    """What `output_format` may be, of "png" and "jpeg"; empty: it has no such field."""
    writes: Literal["", "png", "jpeg"] = ""
    """The only format of its pictures, where it has no `output_format`; empty: any."""
    pictures: int = 1
    """Most pictures of one call (`n`), where they differ from each other."""
    set_context: bool = False
    """Whether its models follow words about the set that a picture belongs to."""
    stream: bool = False
    """Whether it sends OpenAI's events when `stream` is set."""
    qualities: tuple[str, ...] = ()
    """What `quality` may be; empty: it has no such field."""
    backgrounds: tuple[str, ...] = ()
    """What `background` may be; empty: it has no such field."""
    user: str = ""
    """The field for the caller's end user; empty: none."""
    seed: Literal["", "field", "list", "prompt"] = ""
    """How a seed is told: not at all, in `seed`, there also as a list for `n` pictures, or in
    sd-server's tag in the prompt."""
    least_seed: int = 0
    """Smaller seeds are sent as this one."""
    guidance: Literal["", "field", "prompt"] = ""
    """How guidance is told: not at all, in `guidance_scale`, or as the seed in the prompt."""
    most_guidance: float = 1000.0
    """Largest guidance."""
    references: int = 0
    """Most references."""
    reads: tuple[Kind, ...] = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
    """Formats of references that it reads; others go as PNG."""
    references_by: Literal["edits", "ref_images"] = "edits"
    """How references go: as files of a form to images/edits, or as base64 in `ref_images`."""
    reserved: tuple[str, ...] = ()
    """Text in a prompt that the server reads as something else."""
    grid: int = 1
    """Sides are multiples of it."""
    longest: int = 16_384
    """Longest side, pixels."""
    ratio: float = 16.0
    """Longest side over shortest side, at most."""
    least_pixels: int = 1
    """Fewest pixels of a picture."""
    most_pixels: int = 67_108_864
    """Most pixels of a picture."""
    listed: Mapping[str, tuple[Size, ...]] = field(default_factory=dict)
    """The only sizes of models whose names begin so."""

    def sizes(self, model: str) -> tuple[Size, ...]:
        """The only sizes that this model draws; none when any within the limits will do."""
        return next((sizes for name, sizes in self.listed.items() if model.startswith(name)), ())


def profile_of(upstream: Upstream) -> Profile:
    """The profile of an upstream, as its table says."""
    known = {part.name for part in fields(Profile)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in upstream.profile.items()
        if name in known
    }
    values["listed"] = {
        name: tuple(_size(text) for text in sizes)
        for name, sizes in upstream.profile.get("listed", {}).items()
    }
    return Profile(**values)


def _size(text: str) -> Size:
    width, _, height = text.partition("x")
    return Size(int(width), int(height))
