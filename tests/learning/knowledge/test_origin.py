import pytest

from learning.knowledge.errors import MasteredElsewhere, SourceRefused
from learning.knowledge.origin import Origin, check_comes_from_there, check_kept_here, origin_of
from learning.knowledge.sources.source import read_source

OA = Origin("OA", "2026-118", "https://oa.bank.example/118")
TEXT = "# 退款\n\n7 天内到账。\n"
HEAD = "---\nslug: refunds\nsource_system: OA\nexternal_id: 2026-118\nsource_url: https://oa.bank.example/118\n---\n"


def test_front_matter_names_the_system_that_keeps_the_article() -> None:
    assert read_source("a.md", (HEAD + TEXT).encode()).origin == OA


def test_without_an_id_of_its_own_the_slug_is_its_id_there() -> None:
    assert read_source("refunds.md", TEXT.encode(), system="OA").origin == Origin("OA", "refunds")


def test_a_file_that_names_no_system_is_ours() -> None:
    assert read_source("refunds.md", TEXT.encode()).origin is None


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        (("", "118", ""), "without source_system"),
        (("OA", "118", "javascript:alert(1)"), "no address"),
        (("O" * 41, "118", ""), "longer than 40"),
        (("OA", "1" * 121, ""), "longer than 120"),
    ],
)
def test_what_cannot_be_an_origin_is_refused(parts: tuple[str, str, str], why: str) -> None:
    with pytest.raises(SourceRefused, match=why):
        origin_of(*parts)


def test_an_article_of_another_system_is_not_written_here_and_the_refusal_says_whose_it_is() -> None:
    with pytest.raises(MasteredElsewhere, match=r"kept in OA \(https://oa\.bank\.example/118\)"):
        check_kept_here(OA)


@pytest.mark.parametrize("sent", [None, Origin("OA", "119"), Origin("CMS", "2026-118")])
def test_a_text_must_come_from_where_the_article_is_kept(sent: Origin | None) -> None:
    with pytest.raises(MasteredElsewhere):
        check_comes_from_there(OA, sent)


@pytest.mark.parametrize(("kept", "sent"), [(None, None), (None, OA), (OA, Origin("OA", "2026-118"))])
def test_an_article_of_ours_may_go_over_and_one_of_theirs_may_get_another_address(
    kept: Origin | None, sent: Origin | None
) -> None:
    check_comes_from_there(kept, sent)
