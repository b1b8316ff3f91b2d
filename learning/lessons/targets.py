"""Which fact a name in a lesson means: one that the lesson's update moved, or a standing one of some article."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from learning.knowledge import records as knowledge
from learning.knowledge.recording import FactsChanged
from learning.knowledge.records import RevisionRow, to_revision
from learning.knowledge.revision import latest_approved
from learning.knowledge.update import statements
from learning.lessons.compilation import FactTarget
from learning.lessons.fact_names import split_fact_name, statements_named


def targets_of(changed: FactsChanged) -> dict[str, FactTarget]:
    """The facts that an update moved, by the names its drafted lessons use."""
    return {
        move.change.id: FactTarget(move.fact_id, move.version_id, old=move.change.old, new=move.change.new)
        for move in changed.moves
    }


async def targets_named(
    names: Iterable[str], moved: Mapping[str, FactTarget], *, at: datetime
) -> dict[str, FactTarget]:
    """The facts behind these names. A name that leads to no fact, or to more than one, is left out.

    `at` is the moment whose version a standing fact is taken in.
    """
    by_fact = {target.fact_id: target for target in moved.values()}
    found: dict[str, FactTarget] = {}
    for name in names:
        if name in moved:
            found[name] = moved[name]
        elif (fact_id := await _fact_named(name)) is not None:
            found[name] = by_fact.get(fact_id) or await _standing(fact_id, at)
    return found


async def _fact_named(name: str) -> UUID | None:
    named = split_fact_name(name)
    revision = await _newest(named[0]) if named else None
    if named is None or revision is None:
        return None
    meant = statements_named(named[1], statements(revision.body))
    stated = await knowledge.facts_stated(revision.id)
    return stated.get(meant[0].key) if len(meant) == 1 else None


async def _newest(slug: str) -> RevisionRow | None:
    """The newest approved revision of the article, which may still be to come."""
    article = await knowledge.article_if_any(slug)
    rows = await knowledge.revisions_of(article.id) if article else []
    newest = latest_approved([to_revision(row) for row in rows])
    return next((row for row in rows if newest and row.id == newest.id), None)


async def _standing(fact_id: UUID, at: datetime) -> FactTarget:
    version = await knowledge.version_at(fact_id, at)
    return FactTarget(fact_id, version.id if version else None)
