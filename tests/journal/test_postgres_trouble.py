"""A real server that is stopped, killed, cut off or frozen in the middle of a day: nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.controller import Controller
from facilitator.journal.port import Overtaken, WriteRefused
from facilitator.journal.postgres import PostgresJournal
from facilitator.journal.postgres_connecting import RETRY, OutOfReach
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.issues import CaptureIssue
from tests.makers import HandClock, start_command, texts_said
from tests.pool_server import PoolServer
from tests.rooms import RUN, say

from .samples import a_day, record


@pytest.fixture
def server_of_its_own() -> Iterator[PoolServer]:
    """A server that may be ended."""
    made = PoolServer()
    yield made
    made.remove()


class Waiting:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        """Begin at some moment."""
        self.now = 100.0

    def __call__(self) -> float:
        """The moment."""
        return self.now

    def past_retry(self) -> None:
        """Let enough pass for another attempt to reach the server."""
        self.now += RETRY + 0.1


def lead(server: PoolServer, waiting: Waiting) -> Controller:
    """The window that leads a day on this server, at the first exercise."""
    clock = HandClock()
    controller = Controller(PostgresJournal(server.address("ana"), monotonic=waiting, asked_every=0), clock, RUN)
    controller.dispatch(start_command())
    controller.dispatch(GoTo("ex1"))
    return controller


def said(server: PoolServer) -> list[str]:
    """All that groups said, in order, as the server has it."""
    journal = PostgresJournal(server.address("ana"))
    entries = journal.read(RUN)
    journal.close()
    return list(texts_said(entries).values())


def until_stored(controller: Controller, waiting: Waiting) -> None:
    """Let the window try again until all is stored; it may take some attempts while a server comes up."""
    for _ in range(20):
        waiting.past_retry()
        assert isinstance(controller.clock, HandClock)
        controller.clock.wait(2)
        controller.tick()
        if not controller.saving.waiting:
            return
    raise AssertionError(controller.saving.trouble)


def stopped(server: PoolServer) -> None:
    """Stop it as its keeper would."""
    server.stop()


def killed(server: PoolServer) -> None:
    """End it as a power cut would."""
    server.kill()


@pytest.mark.parametrize("end", [stopped, killed])
def test_a_day_goes_on_while_the_server_is_gone(
    server_of_its_own: PoolServer, end: Callable[[PoolServer], None]
) -> None:
    """It says so in words, keeps what is said, and stores it, once, when the server is back."""
    server, waiting = server_of_its_own, Waiting()
    controller = lead(server, waiting)
    controller.dispatch(say("G1", "before"))
    end(server)
    controller.dispatch(say("G1", "meanwhile"))
    controller.dispatch(say("G2", "also meanwhile"))
    assert "cannot be reached" in controller.saving.trouble
    assert controller.saving.waiting == 2
    server.start()
    until_stored(controller, waiting)
    controller.dispatch(say("G1", "after"))
    assert said(server) == ["before", "meanwhile", "also meanwhile", "after"]
    controller.journal.close()


def test_a_connection_that_is_cut_is_made_again(pool: PoolServer) -> None:
    """The word that met the cut is held and stored by the next look."""
    waiting = Waiting()
    controller = lead(pool, waiting)
    pool.cut()
    controller.dispatch(say("G1", "into the cut"))
    assert controller.saving.waiting == 1
    until_stored(controller, waiting)
    assert said(pool) == ["into the cut"]
    controller.journal.close()


def test_a_server_that_answers_nothing_stores_once_what_it_was_given(server_of_its_own: PoolServer) -> None:
    """It was frozen with the words in its hands and stores them when it goes on: the window finds its own words."""
    server, waiting = server_of_its_own, Waiting()
    controller = lead(server, waiting)
    for number in range(8):  # by then the server knows the statement and needs no more of it than one message
        controller.dispatch(say("G1", f"{number}"))
    server.freeze()
    controller.dispatch(say("G1", "into the ice"))
    assert controller.saving.waiting == 1
    controller.dispatch(say("G2", "said meanwhile"))
    server.thaw()
    until_stored(controller, waiting)
    kept = [*(str(number) for number in range(8)), "into the ice", "said meanwhile"]
    assert said(server) == kept
    assert controller.recorded() == controller.journal.read(RUN)
    controller.journal.close()


def test_what_the_server_has_stored_without_saying_so_is_not_taken_for_anothers(pool: PoolServer) -> None:
    """The answer alone was lost: the window reads on before it tries again, and does not see its own words twice."""
    journal = PostgresJournal(pool.address("ana"), asked_every=0)
    entries = a_day(5)
    journal.append("r", 0, entries[:2])
    save = journal._server.save

    def loses_the_answer(query: bytes | str, values: tuple[object, ...] = ()) -> None:
        save(query, values)
        journal._server._let_go()
        raise OutOfReach("The answer was lost.", unsure=True)

    journal._server.save = loses_the_answer  # type: ignore[method-assign,assignment]
    with pytest.raises(WriteRefused):
        journal.append("r", 2, entries[2:4])
    journal._server.save = save  # type: ignore[method-assign]
    assert journal.read("r", 2) == ()
    assert journal.read("r") == entries[:2]
    journal.append("r", 2, entries[2:3])
    assert journal.read("r", 2) == entries[2:3]
    journal.append("r", 3, entries[3:4])
    assert journal.read("r") == entries[:4]
    with pytest.raises(Overtaken):
        journal.append("r", 3, entries[3:4])
    journal.append("r", 4, entries[4:5])
    journal.close()


def test_another_window_that_was_faster_is_still_told_from_ones_own_words(pool: PoolServer) -> None:
    """In doubt, what stands there is somebody else's: overtaken as ever."""
    waiting = Waiting()
    journal = PostgresJournal(pool.address("ana"), monotonic=waiting, asked_every=0)
    entries = a_day(4)
    journal.append("r", 0, entries[:2])
    pool.cut()
    with pytest.raises(OutOfReach):
        journal.append("r", 2, entries[2:3])
    second = PostgresJournal(pool.address("ana"))
    second.append("r", 2, record([entries[3].event], after=2))
    waiting.past_retry()
    with pytest.raises(Overtaken):
        journal.append("r", 2, entries[2:3])
    assert len(journal.read("r")) == 3
    for one in (journal, second):
        one.close()


def test_twenty_windows_write_at_once(pool: PoolServer) -> None:
    """On one run: no line is lost, and every one has a number of its own."""
    first = lead(pool, Waiting())

    def writes(window: int) -> None:
        journal = PostgresJournal(pool.address("ana"), asked_every=0)
        controller = Controller(journal, HandClock(), RUN, f"scribe-{window}")
        for line in range(5):
            controller.dispatch(CaptureIssue("G1", f"{window}: {line}", exercise="ex1"))
            controller.tick()
        for _ in range(50):
            if controller.saving.waiting:
                controller.tick()
        assert not controller.saving.waiting, controller.saving.trouble
        journal.close()

    with ThreadPoolExecutor(20) as windows:
        list(windows.map(writes, range(20)))
    entries = first.journal.read(RUN)
    assert [one.seq for one in entries] == list(range(1, len(entries) + 1))
    assert sorted(said(pool)) == sorted(f"{window}: {line}" for window in range(20) for line in range(5))
    first.journal.close()
