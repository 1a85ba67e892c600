"""Everything an operator can set: one frozen tree of tables, each setting with its default and
what it may be. Where values come from is settings_sources.py's.

docs/settings.md lists every one; a test compares.
"""

# Annotations are no strings here: pydantic would compile each one anew at every start.
import os
import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator


class SettingsError(Exception):
    """A setting that cannot be used; the text names it, its value and what it may be."""


def shown(value: Any) -> str:
    """A value as a SettingsError shows it: without the name and password of an address."""
    return re.sub(r"//.*@", "//…@", repr(value))


def _data_home() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "seedbed"


def _without_slash(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise ValueError("must start with http:// or https://")
    return url.rstrip("/")


def _network(value: Any) -> IPv4Network | IPv6Network:
    try:
        return ip_network(value)
    except ValueError as error:
        raise ValueError(
            "must be a range of addresses, such as 10.0.0.0/8 or fd00::/8, with 0 behind its prefix"
        ) from error


Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network)]


class Section(BaseModel):
    """One table of the settings file: frozen, and an unknown name is an error."""

    # A setting's docstring is for readers and docs/settings.md: to have pydantic find them takes
    # a tenth of the time that a server needs to start.
    model_config = ConfigDict(frozen=True, extra="forbid")


class ServerSettings(Section):
    """Where the server listens and how it answers."""

    host: str = "127.0.0.1"
    """Address to listen on. Anything but loopback makes the server reachable by others."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    """Port to listen on; 0 takes a free one."""
    public_url: Annotated[str, AfterValidator(_without_slash)] = ""
    """Base of the result links, as clients reach the server: "https://images.example.com".
    Empty: http://host:port. Never taken from a request's headers."""
    compat: Literal["ark", "comet"] = "ark"
    """Error style on /v1: Ark's, or CometAPI's with its statuses. /api/v3 is always Ark's."""
    strict: bool = False
    """Refuse, with 400, fields a model does not take or the engine would ignore."""
    max_body_bytes: Annotated[int, Field(ge=65536)] = 640 * 1024 * 1024
    """Largest request body. 14 references of 30 MB in base64 are 588 MB."""
    heartbeat_seconds: Annotated[float, Field(gt=0, le=300)] = 15.0
    """How often a stream that is waiting sends an SSE comment, so that proxies stay open."""
    bodies_in_flight_bytes: Annotated[int, Field(ge=1024 * 1024)] = 512 * 1024 * 1024
    """Memory for the bodies of all requests together; the next large one is refused with 429.
    Each takes its length, from before it is read until its references are let go; twice that if
    it is long for other reasons than the files in it. Bodies up to 64 kB take nothing, and one
    key's never more than three quarters of it."""
    body_seconds: Annotated[float, Field(gt=0)] = 60.0
    """Longest silence while a request's body arrives."""
    body_min_bytes_per_second: Annotated[int, Field(ge=0)] = 50_000
    """Slower bodies are cut off. Measured over stretches of `body_seconds`, so that a body
    which is there within one is never too slow."""
    head_seconds: Annotated[float, Field(gt=0)] = 10.0
    """Longest time for the headers of a request to arrive."""
    write_seconds: Annotated[float, Field(gt=0)] = 30.0
    """Longest time in which a client may take less than 256 kB of what there is of its answer, and
    not all of it; then its connection is cut. Its request's work goes on as `disconnect` says."""
    connections: Annotated[int, Field(ge=8)] = 1000
    """Open connections, at most as many as the process may open files, less 128. Above it the
    one that has waited longest without a request is closed for a new one."""
    disconnect: Literal["finish", "cancel"] = "finish"
    """What becomes of a request whose client left: it is finished (and can be asked for again
    by its Idempotency-Key), or the engine is stopped. The request header
    `X-Seedbed-On-Disconnect` says otherwise for one request."""
    grace_seconds: Annotated[float, Field(ge=0)] = 30.0
    """How long accepted requests may finish after SIGTERM or Ctrl-C; a second one ends it."""
    docs: bool = True
    """Serve /openapi.json and the page at /docs."""


class EngineSettings(Section):
    """Which engine draws, and in how many processes."""

    default: str = "illustrator"
    """Engine of every model that names none: "illustrator", "swatch" or "upstream"."""
    upstreams: list[str] = []
    """Upstreams (names of `[upstreams.<name>]`) of every model drawn by the engine "upstream"
    that names none of its own; empty: all of them."""
    workers: Annotated[int, Field(ge=0, le=256)] = 0
    """Worker processes that draw and encode; 0 is one per core, at most 8."""
    shot_seconds: Annotated[float, Field(gt=0)] = 120.0
    """A worker silent for this long on one picture is killed and replaced."""
    worker_memory_bytes: Annotated[int, Field(ge=0)] = 4 * 1024**3
    """Address space of a worker; a picture that needs more fails alone. The illustrator was seen
    to take 0.7 GB for 4096x4096 with references. Engines that map large models or a GPU need
    more; 0 is no limit."""


class ModelSettings(Section):
    """One model id: a new one, an alias, or other limits for a known one."""

    alias_of: str | None = None
    """Answer this id with that id's card."""
    engine: str | None = None
    """Draw it with this engine instead of `engines.default`."""
    upstreams: list[str] = []
    """Draw it with the engine "upstream" by these, names of `[upstreams.<name>]`."""
    fallback: str | None = None
    """Local engine that draws it when no upstream accepts it; none: the request fails."""
    fallback_seconds: Annotated[float, Field(ge=0, le=600)] = 2.0
    """How long a request waits for room at its upstreams, once its turn has come, until `fallback`
    draws it."""
    tiers: list[Literal["1K", "1.5K", "2K", "3K", "4K"]] | None = None
    """Size tiers it takes."""
    min_pixels: Annotated[int, Field(ge=1)] | None = None
    """Smallest width x height."""
    max_pixels: Annotated[int, Field(ge=1, le=67_108_864)] | None = None
    """Largest width x height."""
    max_references: Annotated[int, Field(ge=0, le=14)] | None = None
    """References in one request."""
    default_size: str | None = None
    """Size when the request names none: a tier or WIDTHxHEIGHT."""


class UpstreamSettings(Section):
    """One cloud or server that draws for the engine "upstream", under a name of your own. Its
    key comes from the environment or a file, never from these settings and never from a request."""

    dialect: Literal["ark", "openai"]
    """Whose API it speaks: Seedream's own, or OpenAI's images API."""
    profile: str = ""
    """Whose flavour of it, which sets what is left empty here. ark: "ark", "byteplus", "cometapi";
    openai: "openai", "vllm-omni", "sglang", "localai", "sd-server". Empty: the dialect's name."""
    base_url: Annotated[str, AfterValidator(_without_slash)] = ""
    """Base of its API, up to what precedes /images/generations. Empty: the profile's."""
    key_env: str = ""
    """Environment variable that holds its API key. Empty, with `key_file` too: the profile's."""
    key_file: Path = Path()
    """File that holds its API key, such as /run/secrets/ark; comes before `key_env`."""
    models: dict[str, str] = {}
    """Our model id to its own: "doubao-seedream-4-0-250828" to "ep-2025...". An id that is not
    named goes as the profile spells it, else unchanged."""
    weight: Annotated[int, Field(ge=1, le=1000)] = 1
    """Its share of the requests among upstreams of equal priority."""
    priority: Annotated[int, Field(ge=0, le=1000)] = 0
    """Lower ones are asked first; others when those do not accept a request."""
    concurrent: Annotated[int, Field(ge=1, le=1000)] = 8
    """Calls at once, at most. Fewer while it answers 429."""
    images_per_minute: Annotated[int, Field(ge=0)] = 0
    """Pictures a minute that are asked of it; 0 is no limit but what its 429 teach."""
    max_pixels: Annotated[int, Field(ge=0)] = 0
    """openai: largest width x height that is asked of it; larger pictures are asked for smaller
    and enlarged. 0 is no limit but the profile's."""
    connect_seconds: Annotated[float, Field(gt=0)] = 10.0
    """Longest wait for a connection, TLS included."""
    first_byte_seconds: Annotated[float, Field(gt=0)] = 300.0
    """Longest wait for an answer to begin. A whole set may be drawn before it does."""
    silence_seconds: Annotated[float, Field(gt=0)] = 120.0
    """Longest silence within an answer, as between two pictures of a stream."""
    total_seconds: Annotated[float, Field(gt=0)] = 900.0
    """Longest time for one call altogether."""
    links: Literal["rehost", "pass"] = "rehost"
    """"rehost" downloads its pictures at once and gives links of ours; "pass" hands its own links
    on, which end when it says and which no Idempotency-Key can tell again."""
    allow_cidrs: list[Network] = []
    """Private address ranges that its pictures may be downloaded from, besides public ones."""
    allow_ports: list[Annotated[int, Field(ge=1, le=65535)]] = [80, 443]
    """Ports that its pictures may be downloaded from."""


class PictureSettings(Section):
    """What is done to every picture."""

    watermark: bool = True
    """Draw the visible mark when the request does not say."""
    watermark_text: str = "auto"
    """The mark's words; "auto" is "AI generated", or "AI生成" for a Chinese prompt."""
    label: bool = True
    """Write machine-readable provenance (IPTC digital source type, AIGC label)."""
    producer: Annotated[str, Field(max_length=100)] = "Seedbed"
    """Who the provenance label names as producer."""
    jpeg_quality: Annotated[int, Field(ge=50, le=100)] = 90
    """JPEG quality, 4:2:0 below 95 and 4:4:4 from there."""


class ReferenceSettings(Section):
    """Limits on reference images and where they may be fetched from."""

    max_bytes: Annotated[int, Field(ge=1024)] = 30 * 1024 * 1024
    """Largest file of one reference (contract: 30 MB)."""
    max_pixels: Annotated[int, Field(ge=225)] = 36_000_000
    """Largest width x height of one reference (contract: 6000 x 6000)."""
    max_ratio: Annotated[float, Field(ge=1)] = 16.0
    """Longest side over shortest side (contract: 16)."""
    allow_cidrs: list[Network] = []
    """Private address ranges that references may be fetched from; none by default."""
    allow_ports: list[Annotated[int, Field(ge=1, le=65535)]] = [80, 443]
    """Ports that references may be fetched from."""
    dns_seconds: Annotated[float, Field(gt=0)] = 3.0
    """Longest wait for a name to resolve."""
    connect_seconds: Annotated[float, Field(gt=0)] = 5.0
    """Longest wait for a connection."""
    first_byte_seconds: Annotated[float, Field(gt=0)] = 10.0
    """Longest wait for the first byte of an answer."""
    total_seconds: Annotated[float, Field(gt=0)] = 30.0
    """Longest time for one reference, redirects included."""
    min_bytes_per_second: Annotated[int, Field(ge=0)] = 10_000
    """Slower downloads are cut off."""
    max_redirects: Annotated[int, Field(ge=0, le=10)] = 3
    """Redirects followed, each checked anew."""
    concurrent: Annotated[int, Field(ge=1)] = 32
    """Downloads at once, over all requests; at most 4 of one request."""
    decoders: Annotated[int, Field(ge=1, le=16)] = 1
    """Processes that decode references, apart from the ones that draw; one more stands by."""
    decode_seconds: Annotated[float, Field(gt=0)] = 15.0
    """A decode that takes longer is killed."""
    decode_memory_bytes: Annotated[int, Field(ge=256 * 1024 * 1024)] = 1536 * 1024 * 1024
    """Address space of a decoding process."""


class StoreSettings(Section):
    """Where result files lie and how their links look."""

    path: Path = Path()
    """Folder of the result files; empty: "files" in the data folder."""
    lifetime_seconds: Annotated[int, Field(ge=60, le=2_592_000)] = 86_400
    """How long links and files live (contract: 24 hours)."""
    links: Literal["tos", "short", "presigned"] = "tos"
    """Link style: TOS's query parameters, or one token without & and %; or the bucket's own
    addresses, which lead past this server."""
    sweep_seconds: Annotated[float, Field(gt=0)] = 300.0
    """How often expired files are removed."""
    linger_seconds: Annotated[int, Field(ge=0)] = 300
    """How long a file outlives its link, for downloads begun before."""
    accel: Literal["", "x-accel-redirect", "x-sendfile"] = ""
    """Let a front server send the bytes by this header instead."""


class BucketSettings(Section):
    """An S3-compatible bucket for the result files. Its keys come from the environment or from
    files, never from these settings and never from a request."""

    name: str = ""
    """Bucket that result files are kept in; empty: the folder `store.path`."""
    prefix: str = ""
    """What the names of our objects begin with, such as "seedbed/results"."""
    endpoint: Annotated[str, AfterValidator(_without_slash)] = ""
    """Base of its S3 API, without the bucket: "https://tos-s3-cn-beijing.volces.com",
    "http://minio:9000". Empty: AWS in `region`."""
    region: str = "us-east-1"
    """Region that requests are signed for."""
    addressing: Literal["path", "host"] = "path"
    """Whether the bucket is named in an address's path or in its host; TOS wants "host"."""
    credentials: Literal["keys", "role"] = "keys"
    """"keys" are read as said below; "role" asks the machine for its own (AWS only)."""
    access_key_env: str = "AWS_ACCESS_KEY_ID"
    """Environment variable that holds the id of the access key."""
    access_key_file: Path = Path()
    """File that holds it instead; read again every few minutes, as are the other two."""
    secret_key_env: str = "AWS_SECRET_ACCESS_KEY"  # noqa: S105  # a variable's name
    """Environment variable that holds the secret key."""
    secret_key_file: Path = Path()
    """File that holds it instead, such as /run/secrets/bucket."""
    session_token_env: str = "AWS_SESSION_TOKEN"  # noqa: S105  # a variable's name
    """Environment variable that holds the token of temporary keys, if those come from there, too;
    may be unset."""
    session_token_file: Path = Path()
    """File that holds it instead."""
    ca_file: Path = Path()
    """PEM file of an authority to trust besides the system's, for a bucket of your own."""
    tries: Annotated[int, Field(ge=1, le=10)] = 3
    """How often a call is tried, with growing pauses between."""
    connect_seconds: Annotated[float, Field(gt=0)] = 5.0
    """Longest wait for a connection, TLS included."""
    try_seconds: Annotated[float, Field(gt=0)] = 10.0
    """Longest time for one try, the file's bytes included."""
    total_seconds: Annotated[float, Field(gt=0)] = 30.0
    """After so long no further try is begun."""


class AdmissionSettings(Section):
    """How many requests may draw at once and how many may wait."""

    running: Annotated[int, Field(ge=0)] = 0
    """Requests drawing at once; 0 is one per worker."""
    waiting: Annotated[int, Field(ge=0)] = 64
    """Requests waiting for their turn; the next is refused with 429."""
    images_per_minute: Annotated[int, Field(ge=0)] = 500
    """Pictures per key and minute (contract section 7: 500); 0 is no limit."""


class AccountSettings(Section):
    """Keys and the ledger."""

    required: bool = True
    """Ask for an API key. Without, every caller is "anonymous"."""
    database: str = ""
    """SQLite file of keys and ledger; empty: "seedbed.db" in the data folder. Or a PostgreSQL
    database that several servers share: "postgresql://seedbed@db.example.com/seedbed"."""
    password_file: Path = Path()
    """File that holds the password of that address, such as /run/secrets/database; it is read for
    every connection. Empty: PGPASSWORD, ~/.pgpass, or none."""
    images_per_day: Annotated[int, Field(ge=0)] = 0
    """Pictures per key and day, which begins at 00:00 UTC; 0 is no limit. `seedbed keys limit`
    gives one key another limit."""
    images_in_total: Annotated[int, Field(ge=0)] = 0
    """Pictures per key, ever; 0 is no limit."""


class LogSettings(Section):
    """What is logged. Prompts, keys and signatures never are."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    """Least severe line that is written."""
    format: Literal["auto", "console", "json"] = "auto"
    """"auto" is colours on a terminal and JSON lines elsewhere."""


class Settings(Section):
    """The whole tree. Mostly made by `settings_sources.load`, which turns mistakes into one
    clear message."""

    home: Path = Field(default_factory=_data_home)
    """Data folder: keys, ledger, result files. Made on first start, readable by its owner."""
    server: ServerSettings = ServerSettings()
    engines: EngineSettings = EngineSettings()
    models: dict[str, ModelSettings] = {}
    upstreams: dict[str, UpstreamSettings] = {}
    pictures: PictureSettings = PictureSettings()
    references: ReferenceSettings = ReferenceSettings()
    store: StoreSettings = StoreSettings()
    bucket: BucketSettings = BucketSettings()
    admission: AdmissionSettings = AdmissionSettings()
    accounts: AccountSettings = AccountSettings()
    log: LogSettings = LogSettings()

    @field_validator("home")
    @classmethod
    def _absolute(cls, path: Path) -> Path:
        return path.expanduser().absolute()

    @property
    def store_path(self) -> Path:
        """Folder of the result files, absolute."""
        return (self.home / (self.store.path if self.store.path != Path() else "files")).absolute()

    @property
    def database_path(self) -> Path:
        """SQLite file of keys and ledger, absolute; not for an address (accounting/database.py)."""
        return (self.home / (self.accounts.database or "seedbed.db")).absolute()

    @property
    def worker_count(self) -> int:
        """Worker processes that draw: as set, else one per core and at most 8."""
        return self.engines.workers or min(8, os.cpu_count() or 1)
