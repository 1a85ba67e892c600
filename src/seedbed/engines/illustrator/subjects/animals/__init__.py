"""Animals: on four legs, with wings, in the water, and those of legend."""

from seedbed.engines.illustrator.subjects.animals import (  # noqa: F401  # entering their drawings
    animals,
    birds,
    butterflies,
    critters,
    dragon,
    elephants,
    feathers,
    fledglings,
    grazers,
    horses,
    hunters,
    insects,
    long_dragon,
    mythical,
    oceanic,
    penguins,
    ratites,
    reptiles,
    sea,
    shoals,
)
