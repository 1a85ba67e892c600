"""A reference for somebody who does not read its format: the same picture as a PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedbed.errors import StorageFailed
from seedbed.references.decode import decode_alone

if TYPE_CHECKING:
    from pathlib import Path

    from seedbed.references.decode import DecodeLimits


def rewrite_alone(source: Path, limits: DecodeLimits) -> Path:
    """The picture in a file as a PNG beside it: upright, sRGB, flattened over white.

    Runs in a process of its own, as `decode_alone`, and raises what that does.
    """
    from PIL import Image

    reference = decode_alone(source, source.parent, limits)
    path = source.with_name(f"{source.name}.png")
    try:
        pixels = reference.path.read_bytes()
        Image.frombuffer("RGB", reference.size, pixels).save(path, compress_level=1)
        reference.path.unlink()
        if reference.alpha_path is not None:
            reference.alpha_path.unlink()
    except OSError as error:
        raise StorageFailed(cause=f"rewritten reference: {error}") from error
    return path
