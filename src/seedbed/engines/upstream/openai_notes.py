"""What a server of OpenAI's images API will not do of a plan as it was asked, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedbed.engines.upstream.openai_body import at_once, cleaned
from seedbed.engines.upstream.openai_sizes import nearest
from seedbed.errors import InvalidParameter
from seedbed.types import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seedbed.engines.upstream.openai_profile import Profile
    from seedbed.types import ImageFile, ImageText, Plan, Size

_HAS_NONE = "the upstream has none"


def notes(profile: Profile, model: str, plan: Plan, most_pixels: int = 0) -> Iterator[Note]:
    """One for each field that is emulated, done in part or ignored; `model` is the upstream's id.

    Raises: InvalidParameter for what it can neither do nor leave out.
    """
    yield from _about_prompt(profile, plan)
    yield from _about_count(profile, plan)
    yield from _about_references(profile, plan)
    yield from about_size(profile, model, plan, most_pixels)
    if plan.finish.watermark is not None:
        yield Note("watermark", "emulated", "drawn on the upstream's picture")
    kind = plan.finish.media_type.removeprefix("image/")
    if kind != profile.writes and kind not in profile.output_formats:
        yield from _about_encoding(plan)
    yield from _about_seed(profile, plan)
    if plan.guidance is not None and not profile.guidance:
        yield Note("guidance_scale", "ignored", _HAS_NONE)
    yield from _about_background(profile, model, plan, most_pixels)
    yield from _about_the_rest(profile, plan)


def _about_prompt(profile: Profile, plan: Plan) -> Iterator[Note]:
    prompt = cleaned(profile, plan.prompt)
    if prompt == plan.prompt:
        return
    if not prompt.strip():
        raise InvalidParameter("prompt", "the upstream would read none of it as a prompt.")
    found = [text for text in profile.reserved if text in plan.prompt]
    yield Note("prompt", "partial", f"{' '.join(found)} left out")


def about_size(profile: Profile, model: str, plan: Plan, most_pixels: int) -> Iterator[Note]:
    """A note if the size is made of another. None while it hangs on a reference."""
    if plan.size is None:
        return
    asked = nearest(profile, model, plan.size, most_pixels)
    if asked != plan.size:
        yield Note("size", "emulated", f"asked as {asked} and then scaled and cut")


def about_picture(
    profile: Profile, model: str, plan: Plan, most_pixels: int, came: ImageFile | ImageText
) -> Iterator[Note]:
    """What was done to a picture, now that it `came`: servers do not always draw what is asked,
    and a tier's shape may have hung on a reference until now."""
    if came.size == nearest(profile, model, plan.pixels, most_pixels):
        yield from about_size(profile, model, plan, most_pixels)
    elif came.size != plan.pixels:
        yield _made_of(came.size, plan.pixels)
    if came.size != plan.pixels and plan.order.get("background") == "transparent":
        yield _over_white("the size")
    if came.media_type != plan.finish.media_type:
        yield from _about_encoding(plan)


def _made_of(came: Size, wanted: Size) -> Note:
    """How a picture of another size became the wanted one; enlarged, it shows less than it is."""
    scale = max(wanted.width / came.width, wanted.height / came.height)
    if scale == 1:
        return Note("size", "emulated", f"cut from {came}")
    cut = "" if came.width * wanted.height == came.height * wanted.width else " and cut"
    if scale > 1:
        return Note("size", "partial", f"enlarged from {came}{cut}")
    return Note("size", "emulated", f"scaled down from {came}{cut}")


def _about_encoding(plan: Plan) -> Iterator[Note]:
    """A note on a picture of another format, unless nobody asked and the mark changes it too."""
    if "output_format" in plan.order or plan.finish.watermark is None:
        yield Note("output_format", "emulated", "encoded anew")


def _over_white(why: str) -> Note:
    return Note("background", "partial", f"laid over white for {why}")


def _about_seed(profile: Profile, plan: Plan) -> Iterator[Note]:
    if not plan.seed_given:
        return
    if not profile.seed:
        yield Note("seed", "ignored", _HAS_NONE)
    elif plan.seed < profile.least_seed:
        yield Note("seed", "partial", f"sent as {profile.least_seed}")


def _about_background(profile: Profile, model: str, plan: Plan, most_pixels: int) -> Iterator[Note]:
    if plan.order.get("background") != "transparent":
        return
    if "transparent" not in profile.backgrounds:
        raise InvalidParameter("background", "this model's upstream draws no transparency.")
    if plan.finish.media_type != "image/png":
        raise InvalidParameter("background", "transparent needs `output_format` png.")
    marked = plan.finish.watermark is not None
    if marked or any(about_size(profile, model, plan, most_pixels)):
        yield _over_white("the watermark" if marked else "the size")


def _about_the_rest(profile: Profile, plan: Plan) -> Iterator[Note]:
    order = plan.order
    if order.get("layer_decomposition"):
        raise InvalidParameter("layer_decomposition", "this model's upstream draws no layers.")
    if "quality" in order and order["quality"] not in profile.qualities:
        yield Note("quality", "ignored", _HAS_NONE)
    for field in ("style", "optimize_prompt_options", "optimize_prompt"):
        if field in order:
            yield Note(field, "ignored", _HAS_NONE)
    if plan.web_search:
        yield Note("tools", "ignored", "web_search")


def _about_count(profile: Profile, plan: Plan) -> Iterator[Note]:
    if len(plan.shots) == 1:
        return
    if plan.related:
        yield Note("sequential_image_generation", "emulated", "one call for each picture")
    elif at_once(profile, plan) == 1:
        yield Note("n", "emulated", "one call for each picture")


def _about_references(profile: Profile, plan: Plan) -> Iterator[Note]:
    if len(plan.sources) > profile.references:
        yield Note("image", "partial", f"first {profile.references} used")
    elif plan.sources and profile.references_by == "edits":
        yield Note("image", "emulated", "an edit of these pictures")
