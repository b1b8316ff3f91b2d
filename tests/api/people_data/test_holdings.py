"""What is stored about one person, shown to her and given to her."""

from datetime import datetime

from api.people_holdings import HOLDINGS, WORDS
from learning.people.own_data.holding import Kind
from learning.people.person import Role
from learning.queries import fetch
from tests.api.people_data.life import MARKS, Visit, a_life


async def test_every_table_that_names_a_person_is_in_the_list(database: object) -> None:
    columns = await fetch(
        "select c.conrelid::regclass::text as name, a.attname as column_name from pg_constraint c"
        " join pg_class t on t.oid = c.conrelid and not t.relispartition"
        " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
        " where c.contype = 'f' and c.confrelid = 'person'::regclass"
        " union select table_name, column_name from information_schema.columns col"
        " join pg_class t on t.relname = col.table_name and not t.relispartition"
        " where table_schema = 'public' and column_name = 'person_id'"
    )

    named = {(str(row["name"]), str(row["column_name"])) for row in columns} | {("person", "id")}
    assert named == {(each.table, each.column) for each in HOLDINGS}


def test_every_kind_is_explained_in_both_languages() -> None:
    assert {language: set(words) for language, words in WORDS.items()} == {
        "zh-CN": set(Kind),
        "en": set(Kind),
    }


async def test_she_reads_how_much_is_stored_and_why_in_her_language(visit: Visit, now: datetime) -> None:
    person = await visit(Role.AGENT)
    await a_life(person.person_id, now)

    held = (await person.http.get("/me/data")).json()["held"]

    assert {each["kind"]: each["count"] for each in held} == {
        "account": 2,
        "sessions": 1,
        "answers": 2,
        "sittings": 2,
        "memory": 1,
        "badges": 1,
        "work": 2,
        "looks": 0,
        "disclosures": 0,
        "qualifications": 0,
        "roster": 0,
        "assignments": 0,
        "phone": 3,
        "flashes": 0,
    }
    assert next(each for each in held if each["kind"] == "answers")["purpose"].startswith("To plan reviews")


async def test_the_export_is_everything_of_hers_and_no_secret(visit: Visit, now: datetime) -> None:
    person = await visit(Role.AGENT)
    await a_life(person.person_id, now)

    answer = await person.http.get("/me/data/export")

    assert answer.headers["content-disposition"] == 'attachment; filename="interlude-2026-11-21.json"'
    assert [mark for mark in MARKS if mark not in answer.text] == []
    assert {"password_hash", "token_hash", "code_hash"} & set(answer.text.split('"')) == set()
    counted = {each["kind"]: each["count"] for each in (await person.http.get("/me/data")).json()["held"]}
    assert {each["kind"]: each["count"] for each in answer.json()["held"]} == counted


async def test_the_export_holds_nothing_of_anybody_else(visit: Visit, now: datetime) -> None:
    await a_life((await visit(Role.AGENT)).person_id, now)
    other = await visit(Role.AGENT)

    answer = await other.http.get("/me/data/export")

    assert [mark for mark in MARKS if mark in answer.text] == []
