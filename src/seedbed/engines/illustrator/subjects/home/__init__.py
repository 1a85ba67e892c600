"""What stands and lies in a home."""

from seedbed.engines.illustrator.subjects.home import (  # noqa: F401  # entering their drawings
    appliances,
    comforts,
    consoles,
    dressing,
    footwear,
    furniture,
    handicraft,
    household,
    keepsakes,
    packs,
    parlour,
    seats,
    strands,
    vessels,
)
