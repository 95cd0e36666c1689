"""Who is let in, and above all who is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.serving.doorkeeper import FOR_THE_PAGE, Doorkeeper, Request

HOST = "127.0.0.1:8123"
ORIGIN = "http://127.0.0.1:8123"


def invited(keeper: Doorkeeper) -> Request:
    """The request of the address that was given out."""
    return Request("/", HOST, token=keeper.address.partition("?token=")[2])


def test_the_address_works_once_and_its_cookie_from_then_on() -> None:
    """Somebody who reads it later over a shoulder, or in a browser's history, does not get in."""
    keeper = Doorkeeper(8123)
    request = invited(keeper)
    assert keeper.judge(request) == "welcome"
    assert keeper.judge(request) == "refuse"
    assert keeper.judge(Request("/", HOST, cookie=keeper.cookie)) == "enter"
    assert keeper.judge(Request("/view", HOST, ORIGIN, cookie=keeper.cookie)) == "enter"


def test_a_spent_token_is_not_an_empty_one() -> None:
    """Nor is an empty one ever right."""
    keeper = Doorkeeper(8123)
    assert keeper.judge(Request("/", HOST)) == "refuse"
    keeper.judge(invited(keeper))
    assert keeper.judge(Request("/", HOST)) == "refuse"


def test_a_name_that_leads_here_is_refused_even_with_the_token() -> None:
    """DNS rebinding; and the token is not spent on it."""
    keeper = Doorkeeper(8123)
    for host in (
        "evil.example:8123",
        "localhost:8123",
        "127.0.0.1",
        "127.0.0.1:8124",
        "127.0.0.1:8123.evil.example",
        "",
    ):
        assert keeper.judge(replace(invited(keeper), host=host)) == "refuse"
    assert keeper.judge(invited(keeper)) == "welcome"


def test_another_page_gets_no_stream_even_with_the_cookie() -> None:
    """And neither does a request that hides where it comes from."""
    keeper = Doorkeeper(8123)
    for origin in ("http://evil.example", "null", "", "https://127.0.0.1:8123", "http://127.0.0.1:8123.evil.example"):
        for path in FOR_THE_PAGE:
            assert keeper.judge(Request(path, HOST, origin, cookie=keeper.cookie)) == "refuse"
    assert keeper.judge(Request("/", HOST, "http://evil.example", cookie=keeper.cookie)) == "refuse"


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_nobody_guesses_the_way_in(path: str, host: str, origin: str, token: str, cookie: str) -> None:
    """Any words at all, lone surrogates and umlauts too, are turned away and never raise."""
    keeper = Doorkeeper(8123)
    assert keeper.judge(Request(path, host, origin, token, cookie)) == "refuse"
    assert keeper.judge(Request("/", HOST, "", token, cookie)) == "refuse"


def test_each_server_has_secrets_of_its_own() -> None:
    """Long ones."""
    keepers = [Doorkeeper(8123) for _ in range(20)]
    assert len({keeper.cookie for keeper in keepers} | {keeper.address for keeper in keepers}) == 40
    assert all(len(keeper.cookie) >= 43 for keeper in keepers)
