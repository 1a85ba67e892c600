"""Frames, rules and scrims draw where they say and nowhere else."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from seedbed.engines.illustrator.ornament import FrameKind, RuleKind, frame, rule, scrim


@pytest.mark.parametrize("kind", get_args(FrameKind))
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


@pytest.mark.parametrize("kind", get_args(RuleKind))
def test_a_rule_lies_where_it_is_put(kind: RuleKind) -> None:
    lit = rule(np.zeros((400, 400, 3), np.uint8), 0.5, 0.25, 0.3, kind=kind)[..., 0] > 40
    rows, columns = np.flatnonzero(lit.any(1)), np.flatnonzero(lit.any(0))
    assert abs(rows.mean() - 100) < 3
    assert abs(columns.mean() - 200) < 3
    assert np.ptp(columns) <= 122


def test_a_scrim_darkens_towards_its_side_only() -> None:
    picture = np.full((200, 100, 3), 200, np.uint8)
    drawn = scrim(picture, 0.5, 1.0, towards="bottom")
    assert (drawn[:95] == 200).all()
    means = drawn[100:].mean((1, 2))
    assert means[-1] < means[0] - 60
    assert np.diff(means).max() < 2
    assert np.array_equal(scrim(picture, 0.6, 0.6), picture)
