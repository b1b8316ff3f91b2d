import ssl
import subprocess
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.database import credentials_of
from api.database_url import DEFAULT_POOL, DatabaseUrlUnreadable, parse_database_url


def test_everything_may_stand_in_the_address() -> None:
    read = parse_database_url("postgresql://clerk:secret@db.bank.example:6432/learning")

    assert (read["host"], read["port"]) == ("db.bank.example", 6432)
    assert (read["user"], read["password"], read["database"]) == ("clerk", "secret", "learning")


def test_everything_may_stand_in_the_parameters() -> None:
    read = parse_database_url("postgres://?host=/run/db&port=5433&user=clerk&password=secret&dbname=learning")

    assert (read["host"], read["port"]) == ("/run/db", 5433)
    assert (read["user"], read["password"], read["database"]) == ("clerk", "secret", "learning")


def test_percent_signs_are_decoded_everywhere() -> None:
    read = parse_database_url("postgresql://cl%40rk:p%2Fw%3A%40@%2Frun%2Fdb/le%20arning")

    assert (read["user"], read["password"]) == ("cl@rk", "p/w:@")
    assert (read["host"], read["database"]) == ("/run/db", "le arning")


def test_a_password_may_contain_a_bare_at_sign() -> None:
    assert parse_database_url("postgresql://clerk:p@w@db/learning")["password"] == "p@w"


def test_what_is_not_said_is_left_to_the_driver() -> None:
    read = parse_database_url("postgresql:///learning")

    assert (read["host"], read["user"], read["password"]) == (None, None, None)


@pytest.mark.parametrize(
    ("address", "hosts", "port"),
    [
        ("one,two", ["one", "two"], 5432),
        ("one:6432,two:6432", ["one", "two"], 6432),
        ("[::1]:6432", "::1", 6432),
        ("[2001:db8::1]", "2001:db8::1", 5432),
    ],
    ids=["two hosts", "two hosts with one port", "IPv6 with port", "IPv6"],
)
def test_hosts_are_read_as_libpq_reads_them(address: str, hosts: object, port: int) -> None:
    read = parse_database_url(f"postgresql://clerk@{address}/learning?target_session_attrs=read-write")

    assert (read["host"], read["port"]) == (hosts, port)
    assert read["target_session_attrs"] == "read-write"


@pytest.mark.parametrize(
    ("parameters", "pool"),
    [
        ("", DEFAULT_POOL),
        ("minsize=1&maxsize=4", (1, 4)),
        ("min_size=3&max_size=7", (3, 7)),
        ("maxsize=1", (1, 1)),
        ("minsize=20", (20, 20)),
    ],
    ids=["unsaid", "Tortoise's names", "the driver's names", "only the most", "only the fewest"],
)
def test_the_pool_has_the_size_that_was_asked_for(parameters: str, pool: tuple[int, int]) -> None:
    read = parse_database_url(f"postgresql://db/learning?{parameters}")

    assert (read["minsize"], read["maxsize"]) == pool


def test_times_and_caches_reach_the_driver_under_its_own_names() -> None:
    read = parse_database_url("postgresql://db/x?connect_timeout=5&command_timeout=9&statement_cache_size=0")

    assert (read["timeout"], read["command_timeout"], read["statement_cache_size"]) == (5, 9, 0)


def test_no_connect_timeout_is_written_as_zero() -> None:
    assert "timeout" not in parse_database_url("postgresql://db/x?connect_timeout=0")


def test_every_session_counts_in_utc() -> None:
    read = parse_database_url("postgresql://db/x?application_name=reports&options=-c%20work_mem%3D8MB")

    assert read["server_settings"] == {
        "application_name": "reports",
        "options": "-c work_mem=8MB",
        "timezone": "UTC",
    }


@pytest.mark.parametrize(
    "url",
    [
        "mysql://db/x",
        "postgresql://one:1,two:2/x",
        "postgresql://db:port/x",
        "postgresql://db/x?sslmode=maybe",
        "postgresql://db/x?connection_limit=5",
        "postgresql://db/x?minsize=5&maxsize=2",
        "postgresql://db/x?maxsize=0",
        "postgresql://db/x?statement_cache_size=-1",
        "postgresql://db/x?channel_binding=require",
        "postgresql://db/x?sslmode=verify-full&sslrootcert=/nowhere/root.crt",
        "postgresql://db/x?sslmode=verify-ca&sslrootcert=system",
    ],
)
def test_what_cannot_be_done_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUrlUnreadable) as refusal:
        parse_database_url(url)

    assert str(refusal.value).startswith("DATABASE_URL ")


def test_a_refusal_does_not_tell_the_password() -> None:
    with pytest.raises(DatabaseUrlUnreadable) as refusal:
        credentials_of(SecretStr("postgresql://clerk:secret@db:x/learning"))

    assert "secret" not in str(refusal.value)


def test_an_unset_address_is_refused() -> None:
    with pytest.raises(DatabaseUrlUnreadable, match="not set"):
        credentials_of(None)


@pytest.mark.parametrize(
    ("parameters", "meaning"),
    [("", "prefer"), ("sslmode=prefer", "prefer"), ("sslmode=allow", "allow"), ("sslmode=disable", False)],
    ids=["unsaid", "prefer", "allow", "disable"],
)
def test_what_may_fall_back_is_left_to_the_driver(parameters: str, meaning: object) -> None:
    assert parse_database_url(f"postgresql://db/x?{parameters}")["ssl"] == meaning


def context_of(parameters: str) -> ssl.SSLContext:
    context = parse_database_url(f"postgresql://db/x?{parameters}")["ssl"]
    assert isinstance(context, ssl.SSLContext)
    return context


@pytest.fixture
def home_without_certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def root_certificate(tmp_path: Path) -> Path:
    path = tmp_path / "ca.crt"
    command = [
        "/usr/bin/openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=root",
        "-days",
        "2",
    ]
    subprocess.run(  # our own words
        [*command, "-keyout", str(tmp_path / "ca.key"), "-out", str(path)], check=True, capture_output=True
    )
    return path


@pytest.mark.usefixtures("home_without_certificates")
def test_require_without_a_root_encrypts_and_verifies_nothing() -> None:
    context = context_of("sslmode=require")

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_NONE, False)


@pytest.mark.usefixtures("home_without_certificates")
def test_verifying_without_a_root_is_refused() -> None:
    with pytest.raises(DatabaseUrlUnreadable, match="needs sslrootcert"):
        context_of("sslmode=verify-full")


@pytest.mark.parametrize(
    ("mode", "checks_name"),
    [("require", False), ("verify-ca", False), ("verify-full", True)],
)
def test_with_a_root_the_chain_is_verified(root_certificate: Path, mode: str, checks_name: bool) -> None:
    context = context_of(f"sslmode={mode}&sslrootcert={root_certificate}")

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, checks_name)
    assert len(context.get_ca_certs()) == 1


def test_the_root_in_the_usual_place_is_found(
    home_without_certificates: Path, root_certificate: Path
) -> None:
    (home_without_certificates / ".postgresql").mkdir()
    root_certificate.rename(home_without_certificates / ".postgresql" / "root.crt")

    assert context_of("sslmode=require").verify_mode == ssl.CERT_REQUIRED


def test_the_systems_roots_verify_the_name_too() -> None:
    context = context_of("sslrootcert=system")

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
