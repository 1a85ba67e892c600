"""People: figures posed and dressed by tables, with their faces, hair, hats and clothes."""

from seedbed.engines.illustrator.subjects.people import (  # noqa: F401  # entering their drawings
    babies,
    enchanted,
    figures,
    people,
    visitors,
)
