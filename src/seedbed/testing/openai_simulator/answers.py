"""What the servers say: pictures, usage, errors and events in each one's own form."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from typing import Any

from PIL import Image

from seedbed.testing.ark_simulator.pictures import Asked, draw
from seedbed.testing.openai_simulator.judging import Order, Refused
from seedbed.testing.openai_simulator.servers import Server

_TOKEN_AREA = 256  # pixels of one output token; the real figure also depends on quality
_TOKENS_PER_REFERENCE = 323


def picture(order: Order, index: int, weight: int) -> bytes:
    """The file of one picture: what it was asked for stands in a comment."""
    seed = order.seeds[index]
    asked = Asked(order.prompt, seed, index, order.size, order.format == "png", None)
    comment = f"prompt={order.prompt!r} seed={seed} references={len(order.references)}"
    file = draw(asked, comment.encode("ascii", "backslashreplace").decode(), weight)
    if order.format != "webp":
        return file
    out = BytesIO()
    with Image.open(BytesIO(file)) as drawn:
        drawn.save(out, "WEBP", quality=60, method=0)
    return out.getvalue()


def body(
    server: Server, order: Order, items: list[dict[str, Any]], *, created: int, request_id: str
) -> dict[str, Any]:
    """The JSON answer around its items."""
    if server.name == "openai":
        return {
            "created": created,
            "background": "opaque",
            "data": items,
            "output_format": order.format,
            "quality": "medium",
            "size": str(order.size),
            "usage": usage(order, len(items)),
        }
    if server.name == "vllm-omni":
        rest = {"output_format": order.format, "size": str(order.size), "metrics": None}
        return {"created": created, "data": items, **rest}
    if server.name == "sglang":
        counted = {"prompt_tokens": None, "total_tokens": None, "image_count": len(items)}
        told = {"peak_memory_mb": 1024.0, "inference_time_s": 0.1, "usage": counted}
        return {"id": request_id, "created": created, "data": items, **told}
    if server.name == "localai":
        zeros = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return {"created": created, "id": request_id, "data": items, "usage": zeros}
    return {"created": created, "data": items, "output_format": order.format}


def item(server: Server, file: bytes, url: str | None, prompt: str) -> dict[str, Any]:
    """One element of `data`."""
    given = {"url": url} if url else {"b64_json": base64.b64encode(file).decode()}
    if server.name == "vllm-omni":
        return {"b64_json": None, "url": None, "revised_prompt": None, **given}
    if server.name == "sglang":
        return {"b64_json": None, "url": None, "revised_prompt": prompt, "file_path": None, **given}
    if server.name == "localai":
        return {"embedding": None, "index": 0, **given}
    return given


def usage(order: Order, pictures: int) -> dict[str, Any]:
    """OpenAI's count of tokens."""
    seen = _TOKENS_PER_REFERENCE * len(order.references)
    text = max(1, len(order.prompt) // 4)
    drawn = order.size.pixels // _TOKEN_AREA * pictures
    return {
        "input_tokens": seen + text,
        "input_tokens_details": {"image_tokens": seen, "text_tokens": text},
        "output_tokens": drawn,
        "output_tokens_details": {"image_tokens": drawn, "text_tokens": 0},
        "total_tokens": seen + text + drawn,
    }


def event(
    order: Order, kind: str, file: bytes, *, edits: bool, created: int, partial: int | None = None
) -> bytes:
    """One event of OpenAI's stream: `kind` is "partial_image" or "completed"."""
    name = f"{'image_edit' if edits else 'image_generation'}.{kind}"
    told: dict[str, Any] = {
        "type": name,
        "b64_json": base64.b64encode(file).decode(),
        "background": "opaque",
        "created_at": created,
        "output_format": order.format,
        "quality": "medium",
        "size": str(order.size),
    }
    if partial is None:
        told["usage"] = usage(order, 1)
    else:
        told["partial_image_index"] = partial
    return frame(name, told)


def frame(name: str, told: dict[str, Any]) -> bytes:
    """An SSE event."""
    return f"event: {name}\ndata: {json.dumps(told)}\n\n".encode()


def error_body(server: Server, refused: Refused) -> dict[str, Any]:
    """An error in the server's form."""
    if server.errors == "detail" and refused.status == 503:  # of vLLM-Omni, its only one
        return {"detail": "Diffusion engine not initialized. Start server with a diffusion model."}
    if server.errors == "detail":
        return {"detail": refused.message}
    if server.errors == "coded":
        return {"error": {"code": refused.status, "message": refused.message, "type": ""}}
    if server.errors == "text":
        if refused.status >= 500:
            return {"error": "server_error", "message": refused.message}
        return {"error": refused.message}
    told = {"type": refused.type, "param": refused.param, "code": refused.code}
    return {"error": {"message": refused.message, **told, **refused.more}}
