"""Articles found by their words, and what an import remembers of them.

`terms` is written by the application (`learning/search/terms.py`); a null one is not indexed yet, or holds more terms
than an index takes, and is searched as it stands.
"""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

FORWARD = """
alter table article add column terms tsvector;
alter table revision add column terms tsvector;
create index article_terms on article using gin (terms);
create index revision_terms on revision using gin (terms);
create index article_without_terms on article (id) where terms is null;
create index revision_without_terms on revision (id) where terms is null and approved_at is not null;
create index article_title on article (title);
comment on column article.terms is 'Terms of the title.';
comment on column revision.terms is 'Terms of the title and the approved text.';
"""

BACKWARD = """
drop index article_title;
alter table revision drop column terms;
alter table article drop column terms;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0004_people_for_real")]

    operations = [
        ops.AddField(
            model_name="ArticleRow",
            name="imported_digest",
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.RunSQL(FORWARD, BACKWARD),
    ]
