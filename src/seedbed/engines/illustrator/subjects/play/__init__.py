"""What is played: instruments, games, a dog on its lead."""

from seedbed.engines.illustrator.subjects.play import (  # noqa: F401  # entering their drawings
    instruments,
    leads,
    nets,
    pastimes,
    stringed,
)
