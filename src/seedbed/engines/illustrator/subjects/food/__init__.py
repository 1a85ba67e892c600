"""Food and drink, and where they are made and shared."""

from seedbed.engines.illustrator.subjects.food import (  # noqa: F401  # entering their drawings
    bakehouse,
    bowls,
    coffee,
    gatherings,
    groceries,
    meals,
    overhead,
    suppers,
)
