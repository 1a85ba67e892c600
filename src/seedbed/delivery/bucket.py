"""An S3-compatible bucket in seven verbs, each with tries, deadlines and a circuit breaker.

The protocol, its signatures and the tries are obstore's (the extra `s3`). Here are the rest:
which answer means what, when the bucket is left alone, and what may be said of a failure. The
keys' files are read again while the server runs, so that they can be changed under it.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import urlsplit

from seedbed.breaker import Breaker, State
from seedbed.errors import StorageFailed
from seedbed.logs import log
from seedbed.settings import BucketSettings, SettingsError
from seedbed.values import dataclass

if TYPE_CHECKING:
    from obstore import ObjectMeta
    from obstore.store import ClientConfig, S3Config, S3Credential, S3Store

Verb = Literal["put", "head", "read", "remove", "list"]
End = Literal["done", "failed", "refused"]
"""How a call ended: "failed" after all its tries, "refused" because the bucket is left alone."""
VERBS: tuple[Verb, ...] = get_args(Verb)
ENDS: tuple[End, ...] = get_args(End)

_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.1, 2.0  # between tries, doubling, with jitter
_KEYS_SECONDS = 300  # after which the keys are read again
_STATUS = re.compile(r"status code: (\d{3})")
_CODE = re.compile(r"<Code>(\w{1,64})</Code>")
_KIND = re.compile(r"\bkind: (\w{1,32})")
_REPEATS = re.compile(r"\bretries: (\d{1,2}),")


@dataclass(frozen=True, slots=True)
class Held:
    """An object in the bucket; `modified` by the bucket's clock, Unix seconds."""

    key: str
    byte_count: int
    modified: float
    etag: str


@dataclass(frozen=True, slots=True)
class BucketStanding:
    """How the bucket is doing: its breaker, and its calls by verb and end."""

    breaker: State
    calls: Mapping[tuple[Verb, End], int]


class Bucket:
    """The bucket that `settings` name. Calls block, for `total_seconds` and one try more at
    most, and may come from any thread. Keys are relative to the settings' prefix.

    Any call raises StorageFailed when the bucket could not be asked or refused; one that did not
    go out, because the bucket has kept failing, raises it at once. Making a `Bucket` sends
    nothing. Raises: SettingsError for keys that are missing, or without obstore.
    """

    def __init__(
        self, settings: BucketSettings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = settings.name
        self._breaker = Breaker(clock)
        self._calls: Counter[tuple[Verb, End]] = Counter()
        self._lock = threading.Lock()
        self._client = _client(settings)

    @property
    def ready(self) -> bool:
        """Whether a call would be let through now."""
        with self._lock:
            return self._breaker.ready

    def standing(self) -> BucketStanding:
        """How it is doing now."""
        with self._lock:
            calls = {(verb, end): self._calls[verb, end] for verb in VERBS for end in ENDS}
            return BucketStanding(self._breaker.state, calls)

    def put(self, key: str, data: bytes, media_type: str) -> None:
        """Store an object whole, in place of any other. Its hash is under the signature, so the
        bucket takes these bytes or none."""
        with self._called("put", key, absent=False):
            self._client.put(
                key, data, attributes={"Content-Type": media_type}, use_multipart=False
            )

    def head(self, key: str) -> Held | None:
        """What is known of an object, or None."""
        with self._called("head", key):
            return _held(self._client.head(key))
        return None

    def read(self, held: Held, start: int, count: int) -> bytes:
        """Exactly these bytes of the object as `held` knows it; another version, or none any
        more, is a failure."""
        data = b""
        with self._called("read", held.key):
            end = start + count
            got = self._client.get(held.key, options={"if_match": held.etag, "range": (start, end)})
            data = bytes(got.bytes())
        if len(data) != count:
            raise StorageFailed(cause=f"bucket: {held.key} is gone or was cut while it was read")
        return data

    def remove(self, *keys: str) -> None:
        """Forget objects; those that are gone already are no failure."""
        if keys:
            with self._called("remove", keys[0]):
                self._client.delete(list(keys))

    def folders(self) -> list[str]:
        """The names of the folders below the prefix, in order."""
        found: list[str] = []
        with self._called("list", ""):
            found = list(self._client.list_with_delimiter()["common_prefixes"])
        return sorted(folder.rstrip("/").rpartition("/")[2] for folder in found)

    def pages(self, folder: str, size: int) -> Iterator[list[Held]]:
        """Everything in a folder, so many at a time; a call for each page."""
        listing = self._client.list(f"{folder}/", chunk_size=size)  # sends nothing yet
        while True:
            page = None
            with self._called("list", folder):
                page = next(listing, None)
            if page is None:
                return
            yield [_held(meta) for meta in page]

    def signed(self, key: str, seconds: int) -> str:
        """An address of the bucket's own that gives the object to anyone for so long."""
        from obstore import sign

        try:
            return sign(self._client, "GET", key, timedelta(seconds=seconds))
        except Exception as error:
            raise StorageFailed(cause=f"bucket: cannot sign for {key}: {_why(error)}") from None

    @contextlib.contextmanager
    def _called(self, verb: Verb, key: str, *, absent: bool = True) -> Iterator[None]:
        """A call that the breaker lets through, counted by its end.

        `absent`: that there is no such object is an answer, and the block just ends.
        """
        from obstore.exceptions import BaseError, PreconditionError

        era = self._enter(verb, key)
        try:
            yield
        except (FileNotFoundError, PreconditionError) as error:
            if not absent:
                raise self._failed(verb, key, era, error) from None
            self._done(verb, era)
        except (BaseError, OSError) as error:
            raise self._failed(verb, key, era, error) from None
        except BaseException:
            with self._lock:
                self._breaker.abandoned(era)
            raise
        else:
            self._done(verb, era)

    def _enter(self, verb: Verb, key: str) -> int:
        with self._lock:
            if self._breaker.ready:
                return self._breaker.enter()
            self._calls[verb, "refused"] += 1
        raise StorageFailed(cause=f"bucket: {verb} {key}: not asked, since it keeps failing")

    def _done(self, verb: Verb, era: int) -> None:
        with self._lock:
            was_open = self._breaker.state != "closed"
            self._breaker.succeeded(era)
            self._calls[verb, "done"] += 1
            is_open = self._breaker.state != "closed"
        if was_open and not is_open:
            log.info("bucket is well again")

    def _failed(self, verb: Verb, key: str, era: int, error: BaseException) -> StorageFailed:
        """What to raise. Each try that failed counts, so that silence is soon enough."""
        # The library's text may hold what was signed: only its gist goes on.
        cause = f"bucket: {verb} {key}: {_why(error)}"
        repeats = _REPEATS.search(str(error))
        with self._lock:
            was_ready = self._breaker.state != "open"
            self._breaker.failed(era, tries=1 + int(repeats[1] if repeats else 0))
            self._calls[verb, "failed"] += 1
            is_open = self._breaker.state == "open"
        if is_open and was_ready:
            log.warning("bucket keeps failing and is left alone for a while", cause=cause)
        return StorageFailed(cause=cause)


class Keys:
    """The access key, as the settings say where it lies; obstore asks for it when it needs one.

    Raises: SettingsError, when it is made, for what is missing. A file that cannot be read later
    changes nothing: the keys that are known go on.
    """

    def __init__(self, settings: BucketSettings) -> None:
        self._settings = settings
        self._known = self._read()

    def __call__(self) -> S3Credential:
        """The keys, good for some minutes."""
        with contextlib.suppress(SettingsError):
            self._known = self._read()
        access, secret, token = self._known
        return {
            "access_key_id": access,
            "secret_access_key": secret,
            "token": token or None,
            "expires_at": datetime.now(UTC) + timedelta(seconds=_KEYS_SECONDS),
        }

    def _read(self) -> tuple[str, str, str]:
        wanted = self._settings
        # A token of the environment's belongs to a key of the environment's.
        variable = "" if wanted.access_key_file.name else wanted.session_token_env
        return (
            _secret("access_key", wanted.access_key_file, wanted.access_key_env),
            _secret("secret_key", wanted.secret_key_file, wanted.secret_key_env),
            _secret("session_token", wanted.session_token_file, variable, may_lack=True),
        )


def _secret(what: str, file: Path, variable: str, *, may_lack: bool = False) -> str:
    if file.name:
        try:
            text = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"bucket.{what}_file: {file}: {error}") from error
        where = f"bucket.{what}_file: {file}"
    else:
        text, where = os.environ.get(variable, "").strip(), f"bucket.{what}_env: {variable}"
    if text.isascii() and text.isprintable() and " " not in text and (text or may_lack):
        return text
    # Never the text itself.
    raise SettingsError(f"{where} {'does not hold one key' if text else 'is not set or empty'}")


def _client(settings: BucketSettings) -> S3Store:
    try:
        from obstore.store import S3Store
    except ImportError:
        raise SettingsError(
            "bucket.name: a bucket needs the extra s3: pip install 'seedbed[s3]'"
        ) from None

    config: S3Config = {
        "region": settings.region,
        "disable_bulk_delete": True,  # not every bucket knows it
        # Said, so that no variable of the environment says otherwise.
        "skip_signature": False,
        "unsigned_payload": False,
    }
    endpoint = settings.endpoint
    if settings.addressing == "host":
        config["virtual_hosted_style_request"] = True
    if endpoint:
        if settings.addressing == "host":
            parts = urlsplit(endpoint)
            endpoint = parts._replace(netloc=f"{settings.name}.{parts.netloc}").geturl()
        # Under both names, or the environment's AWS_ENDPOINT_URL_S3 would be stronger.
        config["endpoint"] = config["aws_endpoint_url_s3"] = endpoint
    options: ClientConfig = {
        "allow_http": endpoint.startswith("http://"),
        "connect_timeout": timedelta(seconds=settings.connect_seconds),
        "timeout": timedelta(seconds=settings.try_seconds),
        "user_agent": "seedbed",
    }
    if settings.ca_file.name:
        try:
            options["root_certificate"] = settings.ca_file.read_bytes()
        except OSError as error:
            raise SettingsError(f"bucket.ca_file: {settings.ca_file}: {error}") from error
    try:
        return S3Store(
            settings.name,
            prefix=settings.prefix.strip("/") or None,
            config=config,
            client_options=options,
            retry_config={
                "max_retries": settings.tries - 1,
                "retry_timeout": timedelta(seconds=settings.total_seconds),
                "backoff": {
                    "init_backoff": timedelta(seconds=_FIRST_PAUSE_SECONDS),
                    "max_backoff": timedelta(seconds=_LONGEST_PAUSE_SECONDS),
                    "base": 2,
                },
            },
            credential_provider=Keys(settings) if settings.credentials == "keys" else None,
        )
    except SettingsError:
        raise
    except Exception as error:
        raise SettingsError(f"bucket: {str(error).splitlines()[0]}") from None


def _held(meta: ObjectMeta) -> Held:
    # A bucket that gives no ETag cannot promise one version; "*" is any that exists.
    etag = meta["e_tag"] or "*"
    return Held(meta["path"], meta["size"], meta["last_modified"].timestamp(), etag)


def _why(error: BaseException) -> str:
    """The gist of a failure: the bucket's status and code, or what became of the connection."""
    text = str(error)
    found = [match[1] for pattern in (_STATUS, _CODE) if (match := pattern.search(text))]
    if not found and (kind := _KIND.search(text)):
        found = [kind[1]]
    return " ".join(found) or type(error).__name__
