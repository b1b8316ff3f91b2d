"""Tables of persons, teams, roles, sign-in sessions and the access log."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields import OnDelete
from tortoise.models import Model


class TeamRow(Model):
    """A named group in the organisation's tree; the root has no parent."""

    id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=80)
    parent: fields.ForeignKeyNullableRelation[TeamRow] = fields.ForeignKeyField(
        "interlude.TeamRow", related_name="children", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    parent_id: str | None

    class Meta:
        table = "team"


class PersonRow(Model):
    """Someone with an account. `sign_in` is the number or name she signs in with (工号)."""

    id = fields.UUIDField(primary_key=True)
    sign_in = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=80)
    language = fields.CharField(max_length=8, db_default="zh-CN")
    theme = fields.CharField(max_length=8, db_default="system")
    password_hash = fields.CharField(max_length=200)
    team: fields.ForeignKeyNullableRelation[TeamRow] = fields.ForeignKeyField(
        "interlude.TeamRow", related_name="people", null=True, on_delete=OnDelete.RESTRICT, db_index=True
    )
    left_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "person"


class RoleGrantRow(Model):
    """One role held by one person; a person may hold several."""

    id = fields.UUIDField(primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="grants", on_delete=OnDelete.CASCADE, db_index=True
    )
    role = fields.CharField(max_length=16)

    class Meta:
        table = "role_grant"
        unique_together = (("person", "role"),)


class SessionRow(Model):
    """A signed-in browser. The cookie's value is never stored, only its SHA-256 in hex."""

    token_hash = fields.CharField(max_length=64, primary_key=True)
    person: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="sessions", on_delete=OnDelete.CASCADE, db_index=True
    )
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"


class AccessLogRow(Model):
    """Who looked at whose data, when and what for. Append-only."""

    id = fields.UUIDField(primary_key=True)
    at = fields.DatetimeField()
    viewer: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="looks", on_delete=OnDelete.RESTRICT, db_index=True
    )
    subject: fields.ForeignKeyRelation[PersonRow] = fields.ForeignKeyField(
        "interlude.PersonRow", related_name="looked_at", on_delete=OnDelete.RESTRICT, db_index=True
    )
    purpose = fields.CharField(max_length=32)

    class Meta:
        table = "access_log"
