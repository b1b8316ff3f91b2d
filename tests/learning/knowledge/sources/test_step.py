import pytest

from learning.knowledge.errors import DraftInTheWay, RevisionNotOpen
from learning.knowledge.sources.step import ImportStep, OpenDraft, Standing, import_step


def a_draft(digest: str, *, is_submitted: bool = False) -> OpenDraft:
    return OpenDraft(digest, "林知", is_submitted)


@pytest.mark.parametrize(
    ("standing", "step"),
    [
        (Standing(None, None, None), ImportStep.START),
        (Standing("file", None, None), ImportStep.START),
        (Standing("old", "old", None), ImportStep.START),
        (Standing(None, "file", None), ImportStep.NOTHING),
        (Standing("file", "moved on", None), ImportStep.NOTHING),
        (Standing("old", "old", a_draft("file")), ImportStep.NOTHING),
        (Standing("file", None, a_draft("edited since")), ImportStep.NOTHING),
        (Standing("old", None, a_draft("old")), ImportStep.REPLACE),
        (Standing("file", None, a_draft("file", is_submitted=True)), ImportStep.NOTHING),
    ],
    ids=[
        "new article",
        "its only draft was discarded",
        "new text",
        "already in force",
        "moved on since the import",
        "already drafted",
        "drafted from this file and edited",
        "drafted from an older file and untouched",
        "submitted as it is",
    ],
)
def test_an_import_does_no_more_than_the_file_says_anew(standing: Standing, step: ImportStep) -> None:
    assert import_step("file", standing) is step


def test_a_draft_that_somebody_edited_is_not_overwritten() -> None:
    with pytest.raises(DraftInTheWay, match="林知"):
        import_step("file", Standing("old", None, a_draft("edited")))


def test_a_draft_that_no_import_made_is_not_overwritten() -> None:
    with pytest.raises(DraftInTheWay):
        import_step("file", Standing(None, "old", a_draft("by hand")))


def test_a_submitted_text_is_not_replaced() -> None:
    with pytest.raises(RevisionNotOpen):
        import_step("file", Standing("old", None, a_draft("old", is_submitted=True)))
