import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.database import DatabaseUnreachable, connect
from api.database_url import parse_database_url
from api.embedded.account import server_account
from api.embedded.cluster import running_cluster
from tests.api.served import a_free_port

BINARIES = Path("/usr/lib/postgresql/15/bin")

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(not (BINARIES / "initdb").exists(), reason="needs PostgreSQL 15 of the distribution"),
]


@dataclass(frozen=True, slots=True)
class TlsServer:
    address: str
    root: Path
    stranger: Path

    async def is_encrypted(self, parameters: str) -> bool:
        connection = await connect(parse_database_url(f"{self.address}?{parameters}"))
        try:
            return await connection.fetchval("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
        finally:
            await connection.close()


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for `localhost` that signs itself, and its key."""
    public, private = folder / f"{name}.crt", folder / f"{name}.key"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    command = ["/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject]
    subprocess.run(  # our own words
        [*command, "-keyout", str(private), "-out", str(public)], check=True, capture_output=True
    )
    return public, private


@pytest.fixture(scope="module")
def server() -> Iterator[TlsServer]:
    folder = Path(tempfile.mkdtemp(prefix="interlude-test-"))
    folder.chmod(0o711)
    account = server_account(print)
    public, private = certificate(folder, "server")
    stranger, _ = certificate(folder, "stranger")
    if os.geteuid() == 0:
        os.chown(private, account.uid, account.gid)
        public.chmod(0o644)
    port = a_free_port()
    settings = {
        "fsync": "off",
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "ssl": "on",
        "ssl_cert_file": str(public),
        "ssl_key_file": str(private),
    }
    with running_cluster(folder, binaries_folder=BINARIES, settings=settings) as cluster:
        yield TlsServer(
            f"postgresql://interlude:{cluster.password}@localhost:{port}/interlude", public, stranger
        )
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("mode", "encrypted"),
    [("disable", False), ("allow", False), ("prefer", True), ("require", True)],
)
async def test_a_server_with_tls_is_used_as_the_mode_says(
    server: TlsServer, mode: str, encrypted: bool
) -> None:
    assert await server.is_encrypted(f"sslmode={mode}") is encrypted


@pytest.mark.parametrize("mode", ["verify-ca", "verify-full"])
async def test_a_certificate_that_the_root_signed_is_taken(server: TlsServer, mode: str) -> None:
    assert await server.is_encrypted(f"sslmode={mode}&sslrootcert={server.root}")


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
async def test_a_certificate_that_the_root_did_not_sign_is_refused(server: TlsServer, mode: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="certificate verify failed"):
        await server.is_encrypted(f"sslmode={mode}&sslrootcert={server.stranger}")


async def test_another_name_is_refused_only_where_names_are_checked(server: TlsServer) -> None:
    elsewhere = TlsServer(server.address.replace("localhost", "127.0.0.1"), server.root, server.stranger)

    assert await elsewhere.is_encrypted(f"sslmode=verify-ca&sslrootcert={server.root}")
    with pytest.raises(DatabaseUnreachable, match="certificate verify failed"):
        await elsewhere.is_encrypted(f"sslmode=verify-full&sslrootcert={server.root}")
