"""Frames are drawn where they say and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from seedbed.engines.illustrator.ornament import KINDS, FrameKind, frame


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(200, 320), (64, 48)])
def test_a_frame_is_thin_and_near_the_border(kind: FrameKind, size: tuple[int, int]) -> None:
    picture = np.zeros((*size, 3), np.uint8)
    drawn = frame(picture, "#ffffff", kind=kind)
    lit = drawn[..., 0] > 60
    assert lit.any()
    assert lit.mean() < 0.25
    h, w = size
    assert not lit[h // 4 : -h // 4, w // 4 : -w // 4].any()
    assert not picture.any()


def test_a_frame_is_as_far_from_every_side() -> None:
    lit = frame(np.zeros((300, 500, 3), np.uint8), kind="line")[..., 0] > 60
    rows, columns = np.flatnonzero(lit[:, 250]), np.flatnonzero(lit[150])
    assert abs(rows[0] - (299 - rows[-1])) <= 1
    assert abs(columns[0] - (499 - columns[-1])) <= 1
    assert abs(rows[0] - columns[0]) <= 1
