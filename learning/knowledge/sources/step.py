"""What an import does to an article that is there already: it never overwrites what a person wrote."""

from dataclasses import dataclass
from enum import StrEnum

from learning.knowledge.errors import DraftInTheWay, RevisionNotOpen
from learning.knowledge.revision import RevisionState


class ImportStep(StrEnum):
    """What to do with the file."""

    START = "start"
    REPLACE = "replace"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """The revision that is not approved yet."""

    digest: str
    by: str
    is_submitted: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands. Digests are of texts; `imported` is that of the last file."""

    imported: str | None
    approved: str | None
    draft: OpenDraft | None


def import_step(digest: str, standing: Standing) -> ImportStep:
    """The step for a file with this digest.

    A file that says what it said at the last import says nothing new, even if the article has moved on since.
    A draft that nobody touched since its import gives way to a newer file; any other stays, and the import is refused.
    """
    draft = standing.draft
    if draft is None:
        is_known = standing.approved is not None and digest in {standing.imported, standing.approved}
        return ImportStep.NOTHING if is_known else ImportStep.START
    if digest in {standing.imported, draft.digest}:
        return ImportStep.NOTHING
    if draft.is_submitted:
        raise RevisionNotOpen(RevisionState.SUBMITTED, "replaced by an import")
    if draft.digest != standing.imported:
        raise DraftInTheWay(draft.by)
    return ImportStep.REPLACE
