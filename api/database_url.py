"""`DATABASE_URL` read as libpq reads it, into the keyword arguments of the driver.

Tortoise hands unknown parameters to the driver, which refuses `sslmode` and `connect_timeout` there,
and every hosted PostgreSQL hands out addresses with `sslmode`.
"""

import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from learning.errors import Kind, LearningError

Credentials = dict[str, Any]
"""Keyword arguments of asyncpg (hence `Any`), the pool's `minsize` and `maxsize`; contains the password."""

DEFAULT_POOL = (2, 10)
"""Fewest and most connections of one process; processes x most must stay under the server's limit."""
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
CERTIFICATES = Path("~/.postgresql")
_NUMBERS: Mapping[str, str] = {
    "connect_timeout": "timeout",
    "command_timeout": "command_timeout",
    "statement_cache_size": "statement_cache_size",
    "max_cached_statement_lifetime": "max_cached_statement_lifetime",
    "minsize": "minsize",
    "min_size": "minsize",
    "maxsize": "maxsize",
    "max_size": "maxsize",
}
_WORDS = ("user", "password", "dbname", "database", "host", "port", "application_name", "options")
_SSL_WORDS = ("sslmode", "sslrootcert", "sslcert", "sslkey")
_KNOWN = {*_NUMBERS, *_WORDS, *_SSL_WORDS, "target_session_attrs", "channel_binding"}


class DatabaseUrlUnreadable(LearningError):
    """`DATABASE_URL` says something we cannot do; the message never repeats the address."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "database-url-unreadable"

    def __init__(self, why: str) -> None:
        super().__init__(f"DATABASE_URL {why}.")


def parse_database_url(url: str) -> Credentials:
    """What `open_database` takes, from `postgresql://user:password@host:port/database?parameters`.

    A parameter that we do not know is refused rather than ignored: it may have been a safety.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise DatabaseUrlUnreadable("must begin with postgresql://")
    asked = _parameters(parts.query)
    login, _, address = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    hosts, port = _hosts(asked.get("host") or unquote(address), asked.get("port"))
    name = unquote(parts.path.removeprefix("/")) or asked.get("dbname") or asked.get("database")
    credentials: Credentials = {
        "host": hosts[0] if len(hosts) == 1 else hosts or None,
        "port": port,
        "user": asked.get("user") or unquote(user) or None,
        "password": asked.get("password") or unquote(password) or None,
        "database": name or None,
        "ssl": _ssl(asked),
        "server_settings": _server_settings(asked),
        **_numbers(asked),
    }
    if "target_session_attrs" in asked:
        credentials["target_session_attrs"] = asked["target_session_attrs"]
    return credentials


def _parameters(query: str) -> dict[str, str]:
    asked = dict(parse_qsl(query, keep_blank_values=True))
    for name in asked.keys() - _KNOWN:
        raise DatabaseUrlUnreadable(f"has the parameter {name}, which is not known here")
    if asked.get("channel_binding", "prefer") == "require":
        raise DatabaseUrlUnreadable(
            "asks for channel_binding=require, which the driver cannot do; use sslmode=verify-full instead"
        )
    return asked


def _hosts(spec: str, ports: str | None) -> tuple[list[str], int]:
    hosts, found = [], [port for port in (ports or "").split(",") if port]
    for entry in (entry for entry in spec.split(",") if entry):
        host, port = _host_and_port(entry)
        hosts.append(host)
        found += [port] if port else []
    numbers = {_number("port", port) for port in found} or {5432}
    if len(numbers) > 1:
        raise DatabaseUrlUnreadable("names hosts with different ports; they must share one")
    return hosts, int(numbers.pop())


def _host_and_port(entry: str) -> tuple[str, str]:
    if entry.startswith("/"):
        return entry, ""
    if entry.startswith("["):
        host, _, rest = entry[1:].partition("]")
        return host, rest.removeprefix(":")
    host, _, port = entry.partition(":")
    return host, port


def _numbers(asked: Mapping[str, str]) -> Credentials:
    found = {key: _number(name, asked[name]) for name, key in _NUMBERS.items() if name in asked}
    if found.get("timeout") == 0:
        del found["timeout"]  # To libpq, zero seconds means: wait for ever.
    largest = found.get("maxsize", max(DEFAULT_POOL[1], found.get("minsize", 0)))
    smallest = found.get("minsize", min(DEFAULT_POOL[0], largest))
    if not 0 <= smallest <= largest or largest < 1:
        raise DatabaseUrlUnreadable(f"asks for a pool of {smallest} to {largest} connections")
    return {**found, "minsize": smallest, "maxsize": largest}


def _number(name: str, text: str) -> int:
    if not text.isdecimal():
        raise DatabaseUrlUnreadable(f"has {name}={text}, which is not a whole number")
    return int(text)


def _server_settings(asked: Mapping[str, str]) -> dict[str, str]:
    # Reports cut days by the session's zone: it must not depend on whose server this is.
    settings = {"application_name": asked.get("application_name", "interlude"), "timezone": "UTC"}
    return settings | ({"options": asked["options"]} if "options" in asked else {})


def _ssl(asked: Mapping[str, str]) -> ssl.SSLContext | str | bool:
    """Libpq's meaning of `sslmode`; the two that may fall back are left to the driver, which knows how."""
    root, certificate = asked.get("sslrootcert"), asked.get("sslcert")
    mode = asked.get("sslmode", "verify-full" if root == "system" else "prefer")
    if mode not in SSL_MODES:
        raise DatabaseUrlUnreadable(f"has sslmode={mode}, which is none of {', '.join(SSL_MODES)}")
    if mode == "disable":
        return False
    if mode in {"allow", "prefer"}:
        return mode
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = mode == "verify-full"
    context.verify_mode = ssl.CERT_REQUIRED
    try:
        _trust(context, mode, root)
        if certificate:
            context.load_cert_chain(certificate, asked.get("sslkey"))
    except (OSError, ssl.SSLError) as error:
        raise DatabaseUrlUnreadable(f"names a certificate that cannot be read: {error}") from None
    return context


def _trust(context: ssl.SSLContext, mode: str, root: str | None) -> None:
    usual = (CERTIFICATES / "root.crt").expanduser()
    if root == "system":
        if mode != "verify-full":
            raise DatabaseUrlUnreadable("has sslrootcert=system, which needs sslmode=verify-full")
        context.load_default_certs()
    elif root or usual.is_file():
        context.load_verify_locations(cafile=root or usual)
    elif mode == "require":
        context.verify_mode = ssl.CERT_NONE  # Encrypted, not verified: what libpq means by it.
    else:
        raise DatabaseUrlUnreadable(f"has sslmode={mode}, which needs sslrootcert or a file {usual}")
