"""Language and theme, which stay with her."""

import httpx
import pytest

from tests.api.sign_in.conftest import an_account, signing_in


async def test_language_and_theme_stay_with_her(http: httpx.AsyncClient) -> None:
    await an_account()
    await signing_in(http)

    answer = await http.put("/api/v1/me", json={"language": "en", "theme": "dark"})

    assert answer.status_code == 200
    kept = (await http.get("/api/v1/session")).json()["person"]
    assert (kept["language"], kept["theme"]) == ("en", "dark")
    assert answer.json()["person"] == kept


@pytest.mark.parametrize("body", [{"language": "fr", "theme": "dark"}, {"language": "en", "theme": "neon"}])
async def test_a_language_or_theme_we_do_not_have_is_invalid(
    http: httpx.AsyncClient, body: dict[str, str]
) -> None:
    await an_account()
    await signing_in(http)

    answer = await http.put("/api/v1/me", json=body)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-request")
