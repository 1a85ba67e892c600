"""What grows, and what hangs in the sky."""

from seedbed.engines.illustrator.subjects.nature import (  # noqa: F401  # entering their drawings
    airborne,
    celestial,
    flowers,
    gathered,
    heaps,
    trees,
    undergrowth,
    wilds,
)
