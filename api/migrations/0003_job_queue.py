"""The job queue's own tables, as its library defines them."""

from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment
from tortoise import migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("interlude", "0002_answer_log")]

    operations = [
        ops.RunSQL(
            QueryBuilderEnvironment().build_install_query(),
            QueryBuilderEnvironment().build_uninstall_query(),
        )
    ]
