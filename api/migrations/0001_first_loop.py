from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name='ArticleRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('slug', fields.CharField(unique=True, max_length=80)),
                ('title', fields.CharField(max_length=200)),
                ('language', fields.CharField(max_length=8)),
                ('skills', ArrayField(element_type='TEXT')),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'article', 'app': 'interlude', 'pk_attr': 'id', 'table_description': 'A knowledge text with a name that stays; what it says stands in its revisions.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AwardRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person_id', fields.UUIDField()),
                ('achievement', fields.CharField(max_length=40)),
                ('awarded_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('evidence', fields.JSONField(encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('revoked_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'award', 'app': 'interlude', 'unique_together': (('person_id', 'achievement'),), 'pk_attr': 'id', 'table_description': 'That a learner earned an achievement. `awarded_at` is the moment of the evidence that completed it.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='FactRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('article', fields.ForeignKeyField('interlude.ArticleRow', source_field='article_id', db_index=True, db_constraint=True, to_field='id', related_name='facts', on_delete=OnDelete.RESTRICT)),
                ('topic', fields.TextField(unique=False)),
                ('kind', fields.CharField(max_length=16)),
            ],
            options={'table': 'fact', 'app': 'interlude', 'pk_attr': 'id', 'table_description': 'One thing a bank says is true from a moment on; its id lives on from revision to revision.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SkillRow',
            fields=[
                ('slug', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=32)),
                ('name', fields.CharField(max_length=80)),
                ('name_en', fields.CharField(max_length=120)),
                ('field', fields.CharField(max_length=32)),
                ('stage', fields.SmallIntField()),
                ('after', ArrayField(element_type='TEXT')),
                ('private', fields.BooleanField(db_default=False)),
            ],
            options={'table': 'skill', 'app': 'interlude', 'pk_attr': 'slug', 'table_description': 'What someone can do. `after` names the skills that are best practised first; nothing is locked.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='TeamRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('name', fields.CharField(max_length=80)),
                ('parent', fields.ForeignKeyField('interlude.TeamRow', source_field='parent_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='children', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'team', 'app': 'interlude', 'pk_attr': 'id', 'table_description': "A named group in the organisation's tree; the root has no parent."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='PersonRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('sign_in', fields.CharField(unique=True, max_length=64)),
                ('name', fields.CharField(max_length=80)),
                ('language', fields.CharField(db_default='zh-CN', max_length=8)),
                ('theme', fields.CharField(db_default='system', max_length=8)),
                ('password_hash', fields.CharField(max_length=200)),
                ('team', fields.ForeignKeyField('interlude.TeamRow', source_field='team_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='people', on_delete=OnDelete.RESTRICT)),
                ('left_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=True)),
            ],
            options={'table': 'person', 'app': 'interlude', 'pk_attr': 'id', 'table_description': 'Someone with an account. `sign_in` is the number or name she signs in with (工号).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='AccessLogRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('viewer', fields.ForeignKeyField('interlude.PersonRow', source_field='viewer_id', db_index=True, db_constraint=True, to_field='id', related_name='looks', on_delete=OnDelete.RESTRICT)),
                ('subject', fields.ForeignKeyField('interlude.PersonRow', source_field='subject_id', db_index=True, db_constraint=True, to_field='id', related_name='looked_at', on_delete=OnDelete.RESTRICT)),
                ('purpose', fields.CharField(max_length=32)),
            ],
            options={'table': 'access_log', 'app': 'interlude', 'pk_attr': 'id', 'table_description': 'Who looked at whose data, when and what for. Append-only.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='RevisionRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('article', fields.ForeignKeyField('interlude.ArticleRow', source_field='article_id', db_index=True, db_constraint=True, to_field='id', related_name='revisions', on_delete=OnDelete.RESTRICT)),
                ('number', fields.IntField()),
                ('body', fields.TextField(unique=False)),
                ('version', fields.IntField(db_default=1)),
                ('proposer', fields.ForeignKeyField('interlude.PersonRow', source_field='proposer_id', db_index=True, db_constraint=True, to_field='id', related_name='proposed', on_delete=OnDelete.RESTRICT)),
                ('approver', fields.ForeignKeyField('interlude.PersonRow', source_field='approver_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='approved', on_delete=OnDelete.RESTRICT)),
                ('updated_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('submitted_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('approved_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('effective_from', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('rolled_back_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('note', fields.TextField(db_default='', unique=False)),
            ],
            options={'table': 'revision', 'app': 'interlude', 'unique_together': (('article', 'number'),), 'pk_attr': 'id', 'table_description': 'One text of an article. Its state follows from its moments: see `revision.state_of`.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='FactVersionRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('fact', fields.ForeignKeyField('interlude.FactRow', source_field='fact_id', db_index=True, db_constraint=True, to_field='id', related_name='versions', on_delete=OnDelete.RESTRICT)),
                ('revision', fields.ForeignKeyField('interlude.RevisionRow', source_field='revision_id', db_index=True, db_constraint=True, to_field='id', related_name='fact_versions', on_delete=OnDelete.RESTRICT)),
                ('statement_key', fields.CharField(max_length=64)),
                ('statement', fields.TextField(unique=False)),
                ('value', fields.TextField(null=True, unique=False)),
                ('path', ArrayField(element_type='TEXT')),
                ('start', fields.IntField()),
                ('end', fields.IntField()),
                ('valid_from', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('valid_to', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('retired', fields.BooleanField(db_default=False)),
            ],
            options={'table': 'fact_version', 'app': 'interlude', 'pk_attr': 'id', 'table_description': 'The wording and value of a fact in one revision, valid in [valid_from, valid_to).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='LessonRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('slug', fields.CharField(unique=True, max_length=120)),
                ('title', fields.CharField(max_length=200)),
                ('language', fields.CharField(max_length=8)),
                ('skills', ArrayField(element_type='TEXT')),
                ('revision', fields.ForeignKeyField('interlude.RevisionRow', source_field='revision_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='lessons', on_delete=OnDelete.RESTRICT)),
                ('markdown', fields.TextField(unique=False)),
                ('version', fields.IntField(db_default=1)),
                ('seconds', fields.IntField()),
                ('drafted_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('approved_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('approver', fields.ForeignKeyField('interlude.PersonRow', source_field='approver_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='approved_lessons', on_delete=OnDelete.RESTRICT)),
                ('withdrawn_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'lesson', 'app': 'interlude', 'pk_attr': 'id', 'table_description': 'A minute or two on one change or one skill, kept as the Markdown that its author can read.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ItemRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('lesson', fields.ForeignKeyField('interlude.LessonRow', source_field='lesson_id', db_index=True, db_constraint=True, to_field='id', related_name='items', on_delete=OnDelete.RESTRICT)),
                ('position', fields.SmallIntField()),
                ('key', fields.CharField(max_length=80)),
                ('kind', fields.CharField(max_length=20)),
                ('fact', fields.ForeignKeyField('interlude.FactRow', source_field='fact_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='items', on_delete=OnDelete.RESTRICT)),
                ('skill', fields.CharField(null=True, max_length=32)),
                ('content', fields.JSONField(encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('keys', fields.JSONField(encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('keyed_on', fields.CharField(max_length=8)),
                ('kept_back', fields.BooleanField(db_default=False)),
                ('prior_difficulty', fields.FloatField()),
                ('options', fields.SmallIntField()),
                ('retired_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'item', 'app': 'interlude', 'unique_together': (('lesson', 'key'),), 'pk_attr': 'id', 'table_description': 'One thing to answer, made when its lesson is approved and never changed after.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='RoleGrantRow',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('interlude.PersonRow', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='grants', on_delete=OnDelete.CASCADE)),
                ('role', fields.CharField(max_length=16)),
            ],
            options={'table': 'role_grant', 'app': 'interlude', 'unique_together': (('person', 'role'),), 'pk_attr': 'id', 'table_description': 'One role held by one person; a person may hold several.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SessionRow',
            fields=[
                ('token_hash', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ('person', fields.ForeignKeyField('interlude.PersonRow', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='sessions', on_delete=OnDelete.CASCADE)),
                ('created_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'session', 'app': 'interlude', 'pk_attr': 'token_hash', 'table_description': "A signed-in browser. The cookie's value is never stored, only its SHA-256 in hex."},
            bases=['Model'],
        ),
    ]
