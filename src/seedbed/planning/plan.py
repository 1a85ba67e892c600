"""From a request to a Plan: every default resolved, every rule of the model's card applied."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from seedbed.errors import InvalidParameter, MissingParameter, UnsupportedParameter
from seedbed.planning.prompt import language_of
from seedbed.planning.shots import MOST_TOGETHER, plan_shots, reader, room
from seedbed.planning.size import resolve_size, row
from seedbed.references.data_uri import source_of
from seedbed.types import Finish, Note, Plan

if TYPE_CHECKING:
    from seedbed.planning.card import ModelCard
    from seedbed.planning.catalog import Catalog
    from seedbed.settings import PictureSettings, Settings
    from seedbed.types import Language, Reference, Size
    from seedbed.wire.request import GenerationRequest

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_MOST_UNKNOWN_TOLD = 8
# Values that say what happens anyway.
_NO_WISH: dict[str, tuple[object, ...]] = {
    "stream": (False,),
    "tools": ([],),
    "layer_decomposition": (False,),
    "background": ("opaque", "auto"),
    "sequential_image_generation": ("disabled",),
    "optimize_prompt": (False,),
}
_MOST_LAYERS = 17  # 16 and the base image (contract sections 7 and 9)
_REPLACED_BY_READING = "the engine reads the prompt as it is written"


def make_plan(
    request: GenerationRequest,
    *,
    catalog: Catalog,
    settings: Settings,
    request_id: str,
    now: float,
    as_asked: bool = False,
) -> Plan:
    """The plan of a request that was heard at `now`, Unix seconds.

    Its `size` is None when a tier's shape hangs on the first reference; `settle_size` fills
    it. With `as_asked` an engine that takes the request itself will say what becomes of fields
    that no engine of our own knows. Raises: UnknownModel, MissingParameter, InvalidParameter,
    UnsupportedParameter, InvalidImage.
    """
    card = catalog.resolve(request.model)
    strict = settings.server.strict
    _refuse_fields(request, card, strict=strict, as_asked=as_asked)
    if card.layers and request.layer_decomposition:
        card = card.in_layers()
    guidance = _guidance(request, card)
    images = request.images
    _check_references(len(images), card)
    if card.one_image or card.no_jpeg:
        _check_together(request, card)
    size, tier = resolve_size(request.size, card, request.prompt, references=bool(images))
    most = settings.references.max_bytes
    sources = tuple([source_of(image, max_bytes=most) for image in images])
    seed_given = request.seed is not None and request.seed >= 0
    seed = request.seed if request.seed is not None and seed_given else random.getrandbits(31)
    auto = request.sequential_image_generation == "auto" and _takes(
        card, "sequential_image_generation"
    )
    language = language_of(request.prompt)
    shots, related = plan_shots(
        request.prompt,
        language,
        sequential="auto" if auto else "disabled",
        max_images=request.max_images,
        reference_count=len(images),
        n=_independent(request),
        seed=seed,
    )
    return Plan(
        request_id=request_id,
        created=int(now),
        model=request.model,
        engine=card.engine,
        prompt=request.prompt,
        language=language,
        size=size,
        tier=tier,
        shots=shots,
        related=related,
        sources=sources,
        seed=seed,
        seed_given=seed_given,
        guidance=guidance,
        delivery=request.response_format or "url",
        stream=bool(request.stream) and _takes(card, "stream"),
        finish=_finish(request, settings.pictures, language),
        strict=strict,
        web_search=bool(request.tools) and _takes(card, "tools"),
        counts_input_images=card.counts_input_images,
        echoes_output_format=card.echoes_output_format,
        notes=(
            *_notes(request, card, strict=strict, as_asked=as_asked),
            *_counted_out(request, len(shots)),
        ),
        order=_order(request, card),
        most=_most(request, len(shots), auto=auto),
        family=card.family,
    )


def load_rules() -> None:
    """Load what reads sets and shapes out of prompts, before anybody needs it.

    To compile its patterns takes a third of the time in which a server can be ready, so a server
    does this when it is.
    """
    from seedbed.planning.shape import shape_of_prompt

    shape_of_prompt("")
    reader("en")
    reader("zh")


def settle_size(plan: Plan, references: Sequence[Reference], catalog: Catalog) -> Plan:
    """The plan with its size known and its sources let go.

    A tier that waited takes the row nearest to the first reference's upright shape; without
    references it is square.
    """
    if plan.size is not None:
        return plan.settled(plan.size)
    shape = references[0].original.ratio if references else 1.0
    return plan.settled(settle_shape(plan, shape, catalog))


def settle_shape(plan: Plan, shape: float, catalog: Catalog) -> Size:
    """The pixels of a tier that waited, for a reference of that shape (width over height)."""
    card = catalog.resolve(plan.model)
    return row(card, plan.tier or card.default_size, shape)


# ── Fields the card refuses, checks or passes over ──────────────────────────────────────────


def _takes(card: ModelCard, field: str) -> bool:
    return field not in card.ignored and field not in card.rejected


def _order(request: GenerationRequest, card: ModelCard) -> Mapping[str, Any]:
    """The request's own fields, as far as this model takes them; see Plan.order."""
    left_out = {"image", *card.ignored, *card.rejected, *request.unknown_fields}
    # Not read without `auto`, and so not checked either.
    if request.sequential_image_generation != "auto":
        left_out.add("sequential_image_generation_options")
    if request.background == "auto":  # OpenAI's; it says what happens anyway
        left_out.add("background")
    order = request.model_dump(exclude=left_out, exclude_none=True)
    options = order.get("optimize_prompt_options")
    if options and _other_mode(request, card):  # reported as ignored
        del options["mode"]
        if not options:
            del order["optimize_prompt_options"]
    if card.default_size_is_ours:  # nobody else knows of it
        order.setdefault("size", card.default_size)
    return order


def _refuse_fields(
    request: GenerationRequest, card: ModelCard, *, strict: bool, as_asked: bool
) -> None:
    """Raise for a field that this model, or this server, does not take."""
    refused = card.rejected | card.strict_only if strict else card.rejected
    for field in sorted(refused & request.model_fields_set):
        if _given(request, field, strict=strict):
            raise UnsupportedParameter(field, card.id)
    if card.layers and not as_asked:
        for field in ("layer_decomposition", "background"):
            if _asks(request, field):
                raise _unavailable(field)
    if strict and (mode := _other_mode(request, card)):
        raise InvalidParameter(
            "optimize_prompt_options.mode",
            f"the current model ({card.id}) takes {' or '.join(map(repr, card.modes))},"
            f" not {mode!r}.",
        )


def _given(request: GenerationRequest, field: str, *, strict: bool) -> bool:
    """Whether a field asks for something. `stream: false` asks for nothing, yet Ark refuses
    it where it does not stream; so does `strict`."""
    value = getattr(request, field)
    if field == "stream" and not strict:
        return value is True
    return value is not None and value != []


def _unavailable(field: str) -> InvalidParameter:
    return InvalidParameter(
        field, "it is not available on this server.", code="InvalidParameter.UnsupportedParameter"
    )


def _guidance(request: GenerationRequest, card: ModelCard) -> float | None:
    """guidance_scale for the engine: None when it was not given or the model ignores it."""
    asked = request.guidance_scale
    if asked is not None and card.guidance is not None:
        least, most = card.guidance
        if not least <= asked <= most:
            raise InvalidParameter(
                "guidance_scale", f"must be from {least:g} to {most:g}, not {asked:g}."
            )
    return asked if _takes(card, "guidance_scale") else None


def _check_references(count: int, card: ModelCard) -> None:
    if count > card.max_references:
        raise InvalidParameter(
            "image", f"at most {card.max_references} images are taken by {card.id}, not {count}."
        )
    if count < card.min_references:
        raise MissingParameter("image")


def _check_together(request: GenerationRequest, card: ModelCard) -> None:
    """Raise for fields that do not go with as many images, or with such a file, as were asked."""
    count = len(request.images)
    for field in sorted(card.one_image):
        if count != 1 and _asks(request, field):
            raise InvalidParameter(
                "image", f"exactly 1 image goes with {_as_written(request, field)}, not {count}."
            )
    for field in sorted(card.no_jpeg):
        if request.output_format == "jpeg" and _asks(request, field):
            raise InvalidParameter(
                "output_format", f"must be 'png' with {_as_written(request, field)}, not 'jpeg'."
            )


def _as_written(request: GenerationRequest, field: str) -> str:
    return f"`{field}: {json.dumps(getattr(request, field))}`"


def _most(request: GenerationRequest, shots: int, *, auto: bool) -> int:
    """How many pictures may come of it, where that is not said: of a set, of layers."""
    if request.layer_decomposition:
        return _MOST_LAYERS
    return room(request.max_images, len(request.images)) if auto else shots


def _independent(request: GenerationRequest) -> int:
    """How many independent pictures `n` asks for; a request that says whether it wants a set
    has said how many it wants."""
    if request.sequential_image_generation is not None:
        return 1
    return request.n or 1


def _other_mode(request: GenerationRequest, card: ModelCard) -> str | None:
    """The way to rewrite the prompt that was asked for, if this model has no such."""
    options = request.optimize_prompt_options
    if options is None or isinstance(options, bool) or options.mode in card.modes:
        return None
    return options.mode


def _finish(request: GenerationRequest, pictures: PictureSettings, language: Language) -> Finish:
    marked = pictures.watermark if request.watermark is None else request.watermark
    text = pictures.watermark_text
    if text == "auto":  # source: contract.md section 8
        text = "AI生成" if language == "zh" else "AI generated"
    return Finish(
        media_type="image/png" if request.output_format == "png" else "image/jpeg",
        watermark=text if marked and text else None,
        producer=pictures.producer if pictures.label else None,
        jpeg_quality=pictures.jpeg_quality,
    )


# ── The fidelity report, as far as it is known before the engine is asked ───────────────────


def _notes(
    request: GenerationRequest, card: ModelCard, *, strict: bool, as_asked: bool
) -> tuple[Note, ...]:
    notes = [
        Note(field, "ignored", "not a field of this model")
        for field in sorted(card.ignored & request.model_fields_set)
        if _asks(request, field)
    ]
    if not strict and _other_mode(request, card):
        notes.append(Note("optimize_prompt_options.mode", "ignored", f"{card.modes[0]} is used"))
    if not as_asked:
        notes += _about_optimizing(request, card)
        notes += [
            Note(field, "ignored")
            for field in ("quality", "style")
            if getattr(request, field) is not None
        ]
    if request.unknown_fields:
        notes += _about_unknown(request.unknown_fields)
    return tuple(notes)


def _about_unknown(fields: Sequence[str]) -> list[Note]:
    told = [name for name in fields if _FIELD_NAME.fullmatch(name)][:_MOST_UNKNOWN_TOLD]
    notes = [Note(name, "ignored", "no such field") for name in told]
    if len(told) < len(fields):
        notes.append(Note("other", "ignored", f"{len(fields) - len(told)} unknown fields"))
    return notes


def _asks(request: GenerationRequest, field: str) -> bool:
    """Whether an ignored field was given a value that would have changed something."""
    value = getattr(request, field)
    if field == "sequential_image_generation_options":
        return value is not None and request.sequential_image_generation == "auto"
    return value is not None and value not in _NO_WISH.get(field, ())


def _about_optimizing(request: GenerationRequest, card: ModelCard) -> list[Note]:
    return [
        Note(field, "emulated", _REPLACED_BY_READING)
        for field in ("optimize_prompt_options", "optimize_prompt")
        if getattr(request, field) is not None and _takes(card, field)
    ]


def _counted_out(request: GenerationRequest, drawn: int) -> tuple[Note, ...]:
    """What became of `n`, when not as many pictures come as it says."""
    asked = request.n or 1
    if asked == 1:
        return ()
    if request.sequential_image_generation is not None:
        return (Note("n", "ignored", "sequential_image_generation says how many"),)
    if drawn < asked:
        room = f"references and pictures are at most {MOST_TOGETHER}"
        return (Note("n", "partial", f"{drawn} pictures; {room}"),)
    return ()
