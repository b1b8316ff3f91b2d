"""The models and the schema that the migrations make are one thing; what Tortoise leaves out is looked for here."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from tortoise import Model, Tortoise
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.migration import Migration
from tortoise.migrations.operations import AddField, RemoveField, RenameField, RenameModel, RunSQL

import api.migrations
from api.database import APP_LABEL, ORM

BORROWED = ("pgqueuer", "tortoise_migrations")
"""Tables that libraries define, each its own way."""


def migrations() -> list[Migration]:
    names = sorted(module.name for module in iter_modules(api.migrations.__path__))
    return [import_module(f"api.migrations.{name}").Migration(name, APP_LABEL) for name in names]


def later_operations() -> Iterator[tuple[str, object]]:
    """What is done to tables that may hold rows by then: all but the first migration's operations."""
    for migration in migrations()[1:]:
        for operation in migration.operations:
            yield migration.name, operation


def statements(operation: object) -> list[str]:
    if not isinstance(operation, RunSQL):
        return []
    parts = operation.sql if isinstance(operation.sql, list | tuple) else [operation.sql]
    text = "\n".join(part if isinstance(part, str) else part[0] for part in parts)
    return [" ".join(statement.split()).lower() for statement in text.split(";")]


def unsafe_columns(statement: str) -> list[str]:
    """Clauses of an `alter table` that add a column which old rows could not have."""
    if not statement.startswith("alter table"):
        return []
    clauses = re.split(r",\s*(?=add |drop |alter )", statement)
    return [
        clause
        for clause in clauses
        if re.search(r"add column .*not null", clause) and "default" not in clause
    ]


def models() -> list[type[Model]]:
    assert Tortoise.apps is not None
    return [model for model in Tortoise.apps[APP_LABEL].values() if not model._meta.abstract]


@pytest.mark.usefixtures("opened_database")
async def test_the_migrations_lack_nothing_that_the_models_say() -> None:
    assert Tortoise.apps is not None

    writers = await MigrationAutodetector(Tortoise.apps, ORM["apps"]).changes()

    assert [operation.describe() for writer in writers for operation in writer.operations] == []


async def test_every_table_and_column_of_a_model_exists(opened_database) -> None:
    rows = await opened_database.execute_query_dict(
        "select table_name, column_name, is_nullable from information_schema.columns where table_schema = 'public'"
    )

    present = {(row["table_name"], row["column_name"], row["is_nullable"] == "YES") for row in rows}
    named = {
        (model._meta.db_table, column, model._meta.fields_map[field].null)
        for model in models()
        for field, column in model._meta.fields_db_projection.items()
    }
    assert named - present == set()


async def test_every_constraint_that_a_model_names_exists(opened_database) -> None:
    rows = await opened_database.execute_query_dict(
        "select conname from pg_constraint where connamespace = 'public'::regnamespace"
    )

    present = {row["conname"] for row in rows}
    named = {constraint.name for model in models() for constraint in model._meta.constraints}
    assert named - present == set()


async def test_what_a_model_calls_unique_is_unique(opened_database) -> None:
    rows = await opened_database.execute_query_dict(
        "select i.indrelid::regclass::text as name, array_agg(a.attname::text) as columns"
        " from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
        " where i.indisunique and i.indpred is null group by i.indexrelid, i.indrelid"
    )

    present = {(row["name"], frozenset(row["columns"])) for row in rows}
    named = set()
    for model in models():
        columns = model._meta.fields_db_projection
        for group in model._meta.unique_together:
            sources = {model._meta.fields_map[name].source_field or name for name in group}
            named.add((model._meta.db_table, frozenset(sources)))
        for name, column in columns.items():
            if model._meta.fields_map[name].unique:
                named.add((model._meta.db_table, frozenset({column})))
    assert named - present == set()


async def test_every_foreign_key_has_an_index_that_begins_with_it(opened_database) -> None:
    rows = await opened_database.execute_query_dict(
        "select c.conrelid::regclass::text as name, pg_get_constraintdef(c.oid) as rule from pg_constraint c"
        " join pg_class t on t.oid = c.conrelid where c.contype = 'f' and not t.relispartition and not exists ("
        "  select from pg_index i where i.indrelid = c.conrelid and i.indpred is null"
        "  and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)"
    )

    assert [f"{row['name']}: {row['rule']}" for row in rows] == []


async def test_every_moment_is_stored_with_its_zone(opened_database) -> None:
    rows = await opened_database.execute_query_dict(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'public' and data_type = 'timestamp without time zone'"
    )

    naive = [
        f"{row['table_name']}.{row['column_name']}"
        for row in rows
        if not row["table_name"].startswith(BORROWED)
    ]
    assert naive == []


def test_a_column_added_to_a_table_with_rows_has_a_default() -> None:
    lacking = [
        f"{name}: {operation.model_name}.{operation.name}"
        for name, operation in later_operations()
        if isinstance(operation, AddField)
        and not operation.field.null
        and not operation.field.has_db_default()
    ]
    lacking += [
        f"{name}: {clause}"
        for name, operation in later_operations()
        for statement in statements(operation)
        for clause in unsafe_columns(statement)
    ]

    assert lacking == []


@pytest.mark.parametrize(
    ("statement", "unsafe"),
    [
        ("alter table person add column age integer not null", 1),
        ("alter table person add column age integer not null default 0, add column shift text not null", 1),
        ("alter table person add column age integer, add column shift text not null default ''", 0),
        ("create table person (age integer not null)", 0),
    ],
)
def test_columns_without_a_default_are_seen_in_sql(statement: str, unsafe: int) -> None:
    assert len(unsafe_columns(statement)) == unsafe


def test_nothing_is_dropped_or_renamed_but_by_a_migration_named_for_it() -> None:
    """Tortoise turns a renamed field into a dropped column and a new one, without asking."""
    destructive = [
        name
        for name, operation in later_operations()
        if isinstance(operation, RemoveField | RenameField | RenameModel)
        or any(
            re.search(r"\b(drop column|drop table|rename)\b", statement)
            for statement in statements(operation)
        )
    ]

    assert [name for name in destructive if not re.match(r"\d+_(drop|rename)_", name)] == []


def test_every_migration_has_its_place_in_one_line() -> None:
    expected = [[]] + [[(APP_LABEL, migration.name)] for migration in migrations()[:-1]]

    assert [migration.dependencies for migration in migrations()] == expected
