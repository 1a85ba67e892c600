"""Elements of a landscape and of rooms, from which the places are put together."""
