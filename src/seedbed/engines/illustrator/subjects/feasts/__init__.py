"""Things of feasts and of fine crafts."""

from seedbed.engines.illustrator.subjects.feasts import (  # noqa: F401  # entering their drawings
    crafts,
    festivals,
    foldings,
    opera,
    roundels,
    treasures,
    trifles,
)
