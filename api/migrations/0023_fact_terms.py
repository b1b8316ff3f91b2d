"""Facts found by their words while a customer waits.

`terms` is written by a job (`learning/knowledge/lookup/records.py`); a null one is not indexed yet and is searched as it
stands. What a fact version says never changes, nor does the title of its article, so terms are written once.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

FORWARD = """
alter table fact_version add column terms tsvector;
create index fact_version_terms on fact_version using gin (terms);
create index fact_version_without_terms on fact_version (id) where terms is null;
comment on column fact_version.terms is 'Terms of title, path, topic, statement and value.';
"""

BACKWARD = """
alter table fact_version drop column terms;
"""


class Migration(migrations.Migration):
    dependencies = [("interlude", "0022_flash_notices")]

    operations = [ops.RunSQL(FORWARD, BACKWARD)]
