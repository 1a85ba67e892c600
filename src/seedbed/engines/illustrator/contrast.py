"""How well letters can be read on what is behind them (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RGB = tuple[float, float, float]
ENOUGH = 4.5


def luminance(rgb: NDArray[np.uint8] | RGB) -> NDArray[np.float32]:
    """Relative luminance 0..1 of sRGB colours (... x 3, 0..255)."""
    unit = np.asarray(rgb, np.float32) / 255
    linear = np.where(unit <= 0.04045, unit / 12.92, ((unit + 0.055) / 1.055) ** 2.4)
    out: NDArray[np.float32] = (linear @ np.array([0.2126, 0.7152, 0.0722])).astype(np.float32)
    return out


def ratio(
    one: NDArray[np.float32] | float, other: NDArray[np.float32] | float
) -> NDArray[np.float32]:
    """Contrast ratio 1..21 between two relative luminances."""
    high, low = np.maximum(one, other), np.minimum(one, other)
    out: NDArray[np.float32] = np.asarray((high + 0.05) / (low + 0.05), np.float32)
    return out


def against(colour: RGB, behind: NDArray[np.uint8]) -> float:
    """The contrast that nine tenths of the pixels behind (N x 3) reach or pass."""
    if behind.size == 0:
        return 21.0
    return float(np.percentile(ratio(float(luminance(colour)), luminance(behind)), 10))


def scrim(colour: RGB, behind: NDArray[np.uint8], most: float = 0.8) -> tuple[RGB, float, RGB]:
    """What makes letters of `colour` readable: (veil colour, veil strength 0..most, letters').

    The veil is dark under light letters and light under dark ones, no stronger than needed;
    only when the strongest is too weak do the letters themselves move towards white or black.
    """
    light = float(luminance(colour)) > 0.30
    veil: RGB = (12.0, 14.0, 24.0) if light else (250.0, 248.0, 242.0)
    end: RGB = (255.0, 255.0, 255.0) if light else (10.0, 10.0, 14.0)
    base = behind.astype(np.float32)
    ground = np.array(veil, np.float32)
    for step in np.linspace(0, 1, 9):
        letters = tuple(float(c + (e - c) * step) for c, e in zip(colour, end, strict=True))
        final: RGB = (letters[0], letters[1], letters[2])
        for strength in np.linspace(0, most, 17):
            shaded = base * (1 - strength) + ground * strength
            if against(final, shaded.astype(np.uint8)) >= ENOUGH * 1.04:
                return veil, float(strength), final
    return veil, most, end
