"""What is built: houses and their parts, towers, streets, yards."""

from seedbed.engines.illustrator.subjects.built import (  # noqa: F401  # entering their drawings
    china,
    doorways,
    eateries,
    gear,
    grounds,
    houses,
    kiosks,
    landmarks,
    market,
    monuments,
    rooftiles,
    street,
    towers,
    yards,
)
