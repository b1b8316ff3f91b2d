"""Sealed text: who opens it, what moving or changing it does, and what becomes of it when keys change."""

import base64
import stat
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from tortoise import connections

from api.private import KeyFile, Keyring, kept_key_file, keyring_of, new_key, put_first, read_keys
from api.private_texts import SEALED, check_keys, forget, keys_in_use, reseal
from api.settings import Settings
from learning.people.private.errors import (
    PrivateKeyMissing,
    PrivateKeyUnfit,
    PrivateKeyUnreadable,
    PrivateTextClosed,
)
from learning.people.private.seal import key_named, place_of
from tests.api.commands import typed

KEY, OTHER = (read_keys(base64.b64encode(bytes([n]) * 32).decode())[0] for n in (1, 2))
PLACE = "disclosure.reason_sealed:1"


@given(text=st.text(max_size=200), place=st.text(max_size=40))
def test_what_was_sealed_opens_as_it_was(text: str, place: str) -> None:
    keyring = Keyring([KEY])

    assert keyring.open(keyring.seal(text, place), place) == text


def test_the_text_is_not_in_what_is_stored_and_no_two_are_alike() -> None:
    keyring = Keyring([KEY])
    first, second = (keyring.seal("secret reason", PLACE) for _ in range(2))

    assert b"secret" not in first
    assert first != second


@given(where=st.integers(min_value=0, max_value=39), bit=st.integers(min_value=0, max_value=7))
def test_a_changed_bit_closes_the_text(where: int, bit: int) -> None:
    sealed = bytearray(Keyring([KEY]).seal("1234567", PLACE))
    sealed[where % len(sealed)] ^= 1 << bit

    with pytest.raises(PrivateTextClosed):
        Keyring([KEY]).open(bytes(sealed), PLACE)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        pytest.param([OTHER], PLACE, id="another-key"),
        pytest.param([], PLACE, id="no-key"),
        pytest.param([KEY], "disclosure.reason_sealed:2", id="moved-to-another-row"),
        pytest.param([KEY], "disclosure.bar_sealed:1", id="moved-to-another-column"),
    ],
)
def test_what_does_not_open_a_text(keys: list[bytes], place: str) -> None:
    with pytest.raises(PrivateTextClosed):
        Keyring(keys).open(Keyring([KEY]).seal("原因", PLACE), place)


@pytest.mark.parametrize("cut", [0, 1, 4, 5, 12, 20])
def test_a_text_cut_short_is_closed_and_no_crash(cut: int) -> None:
    with pytest.raises(PrivateTextClosed):
        Keyring([KEY]).open(Keyring([KEY]).seal("原因", PLACE)[:cut], PLACE)


def test_of_several_keys_the_first_seals_and_all_open() -> None:
    old = Keyring([KEY]).seal("原因", PLACE)
    both = Keyring([OTHER, KEY])

    assert both.open(old, PLACE) == "原因"
    assert key_named(both.seal("原因", PLACE)) == Keyring([OTHER]).names[0]


def test_without_a_key_nothing_is_sealed() -> None:
    with pytest.raises(PrivateKeyMissing):
        Keyring([]).seal("原因", PLACE)


@pytest.mark.parametrize("text", ["short", base64.b64encode(b"x" * 31).decode(), "不是钥匙", "=" * 44])
def test_what_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(PrivateKeyUnreadable) as refused:
        read_keys(f"# a remark\n{text}")

    assert text not in str(refused.value)


def test_the_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = kept_key_file(tmp_path)
    first = path.read_text()

    assert kept_key_file(tmp_path).read_text() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(read_keys(first)) == 1


def test_a_new_key_in_the_file_seals_without_a_restart_and_the_old_one_still_opens(tmp_path: Path) -> None:
    path = kept_key_file(tmp_path)
    seal = KeyFile(path)
    old = seal.seal("原因", PLACE)

    put_first(path, new_key())

    assert key_named(seal.seal("原因", PLACE)) != key_named(old)
    assert seal.open(old, PLACE) == "原因"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PrivateKeyUnreadable, match="gone"):
        KeyFile(tmp_path / "gone").seal("原因", PLACE)


def settings(database_url: str, *keys: bytes) -> Settings:
    text = ",".join(base64.b64encode(key).decode() for key in keys)
    return Settings(database_url=SecretStr(database_url), private_key=SecretStr(text) if keys else None)


async def a_sealed_reason(key: bytes) -> UUID:
    """A request whose reason is sealed with this key, between two people who do not matter."""
    row, run = uuid4(), connections.get("default").execute_query
    people = [uuid4(), uuid4()]
    for person in people:
        await run(
            "insert into person (id, sign_in, name, password_hash, created_at) values ($1, $1::uuid::text, '', '', now())",
            [person],
        )
    await run(
        "insert into disclosure (id, asker_id, subject_id, ground, scope, covers_from, covers_until, asked_at, ends_at,"
        " reason_sealed) values ($1, $2, $3, 'audit', '{answers}', now() - interval '1 day', now(), now(),"
        " now() + interval '1 day', $4)",
        [row, *people, Keyring([key]).seal("原因", place_of("disclosure", "reason_sealed", row))],
    )
    return row


async def reason_of(row: UUID) -> bytes | None:
    rows = await connections.get("default").execute_query_dict(
        "select reason_sealed from disclosure where id = $1", [row]
    )
    return rows[0]["reason_sealed"]


async def test_every_column_for_sealed_text_is_in_the_list(database: object) -> None:
    rows = await connections.get("default").execute_query_dict(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'"
        " and (column_name like '%\\_sealed' or (table_name = 'disclosure' and data_type = 'bytea'))"
    )

    assert {(row["table_name"], row["column_name"]) for row in rows} == set(SEALED)


async def test_a_start_is_refused_while_a_text_needs_a_key_that_is_not_here(
    database: object, database_url: str
) -> None:
    await a_sealed_reason(KEY)

    with pytest.raises(PrivateKeyUnfit, match=Keyring([KEY]).names[0]):
        await check_keys(settings(database_url, OTHER))
    with pytest.raises(PrivateKeyUnfit):
        await check_keys(settings(database_url))
    await check_keys(settings(database_url, OTHER, KEY))


async def test_an_installation_without_private_texts_starts_without_a_key(
    database: object, database_url: str
) -> None:
    await check_keys(settings(database_url))


async def test_resealing_leaves_no_text_with_the_old_key_and_all_readable(
    database: object, database_url: str
) -> None:
    old, new = await a_sealed_reason(KEY), await a_sealed_reason(OTHER)
    both = settings(database_url, OTHER, KEY)

    number = await reseal(both, keyring_of(both))

    alone = Keyring([OTHER])
    assert number == 1
    assert await keys_in_use(both) == {alone.names[0]: 2}
    for row in (old, new):
        sealed = await reason_of(row)
        assert sealed
        assert alone.open(sealed, place_of("disclosure", "reason_sealed", row)) == "原因"


async def test_texts_whose_key_is_lost_can_be_given_up_and_no_others(
    database: object, database_url: str
) -> None:
    lost, kept = await a_sealed_reason(KEY), await a_sealed_reason(OTHER)

    number = await forget(settings(database_url, OTHER), Keyring([OTHER]).names)

    assert (number, await reason_of(lost)) == (1, None)
    assert await reason_of(kept) is not None
    await check_keys(settings(database_url, OTHER))


async def keys(database_url: str, path: Path, word: str) -> tuple[int, str]:
    """Exit code and whatever `interlude keys …` says with this key file."""
    done = await typed(database_url, "keys", word, INTERLUDE_PRIVATE_KEY_FILE=str(path))
    return done.code, done.output + done.errors


@pytest.mark.long
async def test_one_command_changes_the_key_of_every_text_and_another_tells_of_lost_ones(
    database: object, database_url: str, tmp_path: Path
) -> None:
    path = kept_key_file(tmp_path)
    row = await a_sealed_reason(read_keys(path.read_text())[0])

    rotated = await keys(database_url, path, "rotate")
    first, _ = read_keys(path.read_text())
    path.write_text(new_key())
    lost = await keys(database_url, path, "list")
    refused = await keys(database_url, path, "rotate")

    fresh = Keyring([first]).names[0]
    sealed = await reason_of(row)
    assert rotated == (0, f"1 texts are now sealed with {fresh}.\n")
    assert sealed
    assert Keyring([first]).open(sealed, place_of("disclosure", "reason_sealed", row)) == "原因"
    assert f"{fresh}  1 texts, MISSING" in lost[1]
    assert refused[0] == 1
    assert f"needs a key that is not here ({fresh})" in refused[1]
