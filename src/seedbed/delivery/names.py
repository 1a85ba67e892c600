"""What a result file is called: `20261123/<request id>_<index>.jpeg`.

Every part is ours, so a name that came from outside is either one this module could have
made or no name at all; nothing else ever reaches the file system.
"""

from __future__ import annotations

import calendar
import re
import time
from functools import lru_cache

from seedbed.types import MediaType
from seedbed.values import dataclass

_REQUEST_ID = re.compile(r"02([0-9]{13})[0-9a-f]{38}")
_FILE = re.compile(r"(02[0-9]{13}[0-9a-f]{38})_(0|[1-9][0-9]{0,2})\.(jpeg|png)")
_DAY_MS = 86_400_000
_MEDIA_TYPES: dict[str, MediaType] = {"jpeg": "image/jpeg", "png": "image/png"}

FOLDER = re.compile(r"[0-9]{8}")
"""A day's folder."""


@dataclass(frozen=True, slots=True)
class ObjectName:
    """One result file's name: whose request, which picture of it, and what kind of file.

    The shape of a key, `<53 characters>_<index>.<jpeg|png>`, is the service's own; its folder
    there is the model's, and here the day on which the request was heard (UTC), so that a day
    can be swept without looking at the others. Source: contract.md sections 1 and 6.
    Raises: ValueError for a request id or an index that no request of ours can have.
    """

    request_id: str
    index: int
    media_type: MediaType

    def __post_init__(self) -> None:
        if not _REQUEST_ID.fullmatch(self.request_id) or not 0 <= self.index <= 999:
            raise ValueError(f"no object can be named {self.request_id!r}, {self.index}")

    @classmethod
    def of_file(cls, file: str) -> ObjectName | None:
        """The name behind a bare file name, or None if it is not one of ours."""
        match = _FILE.fullmatch(file)
        if match is None:
            return None
        return cls(match[1], int(match[2]), _MEDIA_TYPES[match[3]])

    @classmethod
    def of_key(cls, key: str) -> ObjectName | None:
        """The name behind `folder/file`, or None if it is not one of ours."""
        folder, _, file = key.partition("/")
        name = cls.of_file(file)
        return name if name is not None and name.folder == folder else None

    @property
    def extension(self) -> str:
        """`jpeg` or `png`."""
        return self.media_type.removeprefix("image/")

    @property
    def file(self) -> str:
        """The name inside its folder."""
        return f"{self.request_id}_{self.index}.{self.extension}"

    @property
    def folder(self) -> str:
        """The UTC day of the request, `yyyymmdd`, read from the time inside the request id."""
        return _day_of(int(self.request_id[2:15]) // _DAY_MS)

    @property
    def key(self) -> str:
        """`folder/file`: the whole name, as links show it."""
        return f"{self.folder}/{self.file}"


@lru_cache(maxsize=64)  # asked for several times a picture, and days are few
def _day_of(number: int) -> str:
    """The folder of the day so many days after 1970-01-01 (UTC)."""
    return time.strftime("%Y%m%d", time.gmtime(number * _DAY_MS // 1000))


def day_start(folder: str) -> float:
    """Unix seconds of a day folder's first second; a date that does not exist never comes."""
    try:
        return calendar.timegm(time.strptime(folder, "%Y%m%d"))
    except ValueError:
        return float("inf")
