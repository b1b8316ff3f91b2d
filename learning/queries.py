"""One way to ask the database from the records of every room: a named statement and its values.

Inside `in_transaction` both speak through the transaction's own connection.
"""

from typing import Any

from tortoise import connections


async def fetch(statement: str, *values: object) -> list[dict[str, Any]]:  # Any: a row of the driver
    """The rows a statement answers with, each by the names of its columns; a driver's error passes through."""
    rows: list[dict[str, Any]] = await connections.get("default").execute_query_dict(statement, list(values))
    return rows


async def execute(statement: str, *values: object) -> None:
    """Run a statement whose answer is not read."""
    await connections.get("default").execute_query(statement, list(values))
