"""Skills by name in the reader's language."""

from collections.abc import Sequence

from api.wire import SkillRef
from learning.skills.records import skills_named


async def skill_refs(slugs: Sequence[str], language: str) -> list[SkillRef]:
    """These skills in this order; a slug nobody knows is left out."""
    rows = {row.slug: row for row in await skills_named(slugs)}
    return [
        SkillRef(slug=slug, name=rows[slug].name_en if language == "en" else rows[slug].name)
        for slug in slugs
        if slug in rows
    ]
