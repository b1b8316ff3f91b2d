"""Everything an operator can set, read once from the environment (`INTERLUDE_…`, and `DATABASE_URL` as everybody has it)."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.framing import Framing, parse_origins
from api.proxies import Network, parse_networks

SOURCE_TREE = Path(__file__).resolve().parent.parent


def shipped(name: str, in_source_tree: str) -> Path:
    """Where a folder that we ship lies: in the source tree, or inside the installed package."""
    packaged = Path(__file__).resolve().parent / "_data" / name
    return packaged if packaged.is_dir() else SOURCE_TREE / in_source_tree


class Settings(BaseSettings):
    """The settings of one installation. Frozen; tests build their own."""

    model_config = SettingsConfigDict(env_prefix="INTERLUDE_", frozen=True, extra="forbid")

    database_url: Annotated[
        SecretStr | None,
        Field(
            description="PostgreSQL 15 or later; empty starts the embedded one.",
            validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        ),
    ] = None
    database_direct_url: Annotated[
        SecretStr | None,
        Field(
            description="The same database without a pooler in between, for migrations, jobs and LISTEN.",
            validation_alias=AliasChoices("DATABASE_DIRECT_URL", "database_direct_url"),
        ),
    ] = None
    data_dir: Annotated[
        Path | None,
        Field(
            description="Where the embedded database and the secret lie; empty takes the platform's place."
        ),
    ] = None
    pg_bin: Annotated[
        Path | None,
        Field(description="Folder with PostgreSQL's programs; empty takes those of the installed package."),
    ] = None
    secret: Annotated[
        SecretStr | None,
        Field(
            description="At least 32 characters that sign tickets and form tokens; kept in the data folder if empty."
        ),
    ] = None
    private_key: Annotated[
        SecretStr | None,
        Field(
            description="Keys of private texts, 32 bytes in base64 each; the first seals, all open. Goes before the file."
        ),
    ] = None
    private_key_file: Annotated[
        Path | None,
        Field(
            description="File with those keys, one a line; empty beside the embedded database makes `private-key` there."
        ),
    ] = None
    watermark: Annotated[
        Literal["faint", "visible", "off"],
        Field(
            description="The reader's number and the time across pages with the bank's content, on screen and on paper."
        ),
    ] = "faint"
    host: Annotated[str, Field(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on.")] = 8420
    workers: Annotated[int, Field(ge=1, le=64, description="Serving processes.")] = 1
    bank_name: Annotated[str, Field(description="The bank's name on the screens.")] = "远汀银行"
    time_zone: Annotated[str, Field(description="The bank's time zone, by which rules take effect.")] = (
        "Asia/Shanghai"
    )
    daily_cap_seconds: Annotated[
        int, Field(ge=0, description="Practice offered to one person a day, in seconds.")
    ] = 360
    gap_probability: Annotated[
        float,
        Field(
            gt=0.5, lt=1, description="How likely no call must come before what is offered in a gap is over."
        ),
    ] = 0.8
    rest_after_contacts: Annotated[
        int,
        Field(
            ge=1, le=100, description="After so many contacts without a rest, rest comes before any offer."
        ),
    ] = 6
    rest_seconds: Annotated[
        int, Field(ge=0, le=900, description="How long such a rest lasts, in seconds.")
    ] = 60
    quiet_hours: Annotated[
        str,
        Field(
            pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$",
            description="From when to when nothing is offered, on the bank's clock; equal ends mean never.",
        ),
    ] = "02:00-05:00"
    learning_share: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            description="Which part of the minutes that fewer contacts than forecast save becomes learning time.",
        ),
    ] = 0.3
    session_hours: Annotated[int, Field(ge=1, le=72, description="How long a sign-in lasts, in hours.")] = 12
    secure_cookies: Annotated[
        bool, Field(description="Send cookies over https only; leave off on an intranet without TLS.")
    ] = False
    framed_by: Annotated[
        str,
        Field(
            description="Origins of work systems that may frame the pages, parted by commas; sign-in there needs https."
        ),
    ] = ""
    trusted_proxies: Annotated[
        str,
        Field(
            description="Addresses or networks of your reverse proxies, parted by commas; their X-Forwarded-For is believed."
        ),
    ] = ""
    looks_years: Annotated[
        int, Field(ge=3, le=30, description="How long the log of looks at people's data is kept, in years.")
    ] = 3
    with_jobs: Annotated[bool, Field(description="Run background jobs in the serving process.")] = True
    pages_dir: Annotated[Path, Field(description="The built pages.")] = shipped("pages", "frontend/dist")
    content_dir: Annotated[Path, Field(description="Starter skills, articles and lessons.")] = shipped(
        "content", "content"
    )
    log_format: Annotated[
        str, Field(pattern="^(json|text)$", description="Log lines for machines or for people.")
    ] = "json"
    metrics_from: Annotated[
        Literal["loopback", "anywhere"],
        Field(description="Who may read /metrics without a sign-in: this machine alone, or anyone."),
    ] = "loopback"
    metrics_dir: Annotated[
        Path | None,
        Field(
            description="Where the serving processes add up their request figures; empty makes a new place at every start."
        ),
    ] = None

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, written: str) -> str:
        parse_networks(written)
        return written

    @field_validator("framed_by")
    @classmethod
    def _are_origins(cls, written: str) -> str:
        parse_origins(written)
        return written

    @property
    def framing(self) -> Framing:
        """Who may frame the pages, and whether cookies can be kept there."""
        return Framing(parse_origins(self.framed_by), self.secure_cookies)

    @property
    def proxies(self) -> tuple[Network, ...]:
        """The networks of `trusted_proxies`."""
        return parse_networks(self.trusted_proxies)

    @property
    def quiet_span(self) -> tuple[time, time]:
        """Begin and end of `quiet_hours`."""
        begins, _, ends = self.quiet_hours.partition("-")
        return time.fromisoformat(begins), time.fromisoformat(ends)

    @property
    def signing_key(self) -> bytes:
        """The secret as bytes."""
        assert self.secret is not None, "create_app asks for it"
        return self.secret.get_secret_value().encode()

    @property
    def zone(self) -> ZoneInfo:
        """The bank's time zone."""
        return ZoneInfo(self.time_zone)
