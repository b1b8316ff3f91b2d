"""What the pages keep in the browser of a seat, read where they keep it."""

from playwright.sync_api import Page

from tests.journeys.player import until

READ = """() => new Promise(done => {
    indexedDB.open('interlude-seat').onsuccess = ({ target: { result: seat } }) => {
        seat.transaction('STORE').objectStore('STORE').ASKED().onsuccess = ({ target: { result: found } }) =>
            done((seat.close(), found.map(TOLD)))
    }
})"""


def _read(page: Page, store: str, asked: str, told: str) -> list[str]:
    script = READ.replace("STORE", store).replace("ASKED", asked).replace("TOLD", told)
    return [str(each) for each in page.evaluate(script)]


def waiting(page: Page) -> list[str]:
    """The kinds of what still has to reach the server, in its order."""
    return _read(page, "outbox", "getAll", "({ kind }) => kind")


def until_sent(page: Page) -> None:
    """Wait until nothing waits any more: then nothing can arrive twice either."""
    until(page, lambda: waiting(page) == [])


def kept(page: Page) -> list[str]:
    """The names of what was kept for a start without network."""
    return _read(page, "kept", "getAllKeys", "([, name]) => name")


def owners(page: Page) -> set[str]:
    """The ids of those for whom something was kept."""
    return set(_read(page, "kept", "getAllKeys", "([whose]) => whose"))
