"""What travels: on wheels and rails, on water, through the air."""

from seedbed.engines.illustrator.subjects.travel import (  # noqa: F401  # entering their drawings
    afloat,
    aircraft,
    airliners,
    boats,
    campers,
    cartage,
    fronts,
    machines,
    orbit,
    roadside,
    smallcraft,
    sports,
    transports,
    vehicles,
    voyages,
    wheeled,
)
