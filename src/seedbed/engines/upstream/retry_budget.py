"""How many calls may be sent again to an upstream: a share of its calls, so that trouble is not
multiplied by repeats. (Source: reliability.md, promise P6.)
"""

from __future__ import annotations

_RESERVE, _LARGEST = 3, 10  # repeats that a quiet upstream has at first, and at most


class RetryBudget:
    """Repeats of one upstream's calls: a tenth of the calls, and a few that are had at once.

    >>> budget = RetryBudget()
    >>> [budget.take() for _ in range(4)]
    [True, True, True, False]
    """

    def __init__(self) -> None:
        self._tenths = _RESERVE * 10  # of a repeat, so that ten calls make exactly one

    @property
    def left(self) -> bool:
        """Whether a call may be repeated now."""
        return self._tenths >= 10

    def add(self) -> None:
        """A call was sent for the first time."""
        self._tenths = min(self._tenths + 1, _LARGEST * 10)

    def take(self) -> bool:
        """Count a repeat; False if there may be none."""
        if not self.left:
            return False
        self._tenths -= 10
        return True
