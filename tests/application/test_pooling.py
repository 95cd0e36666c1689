"""Runs that go to a pool's server and come from it: several laptops, each with its own journal, and one real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.application.pooling import POOLED, Pooling, laptop_in, open_pool
from facilitator.controller import Controller
from facilitator.journal.port import Journal, JournalProblem
from facilitator.journal.postgres_archive import PoolArchive
from facilitator.journal.postgres_connecting import OutOfReach
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.review import MakeComment
from facilitator.live.rules import replay
from tests.makers import Day, HandClock, started
from tests.pool_server import PoolServer

RUN, OTHER = "2026-03-02-abc", "2026-03-02-xyz"
SECRET = "The trainer's own words about Kai"


class Laptop:
    """A laptop with its own data folder, and one login to the pool."""

    def __init__(self, folder: Path, pool: PoolServer, login: str) -> None:
        """With an empty journal."""
        folder.mkdir()
        self.folder = folder
        self.address = pool.address(login)
        self.journal = SqliteJournal(folder / "journal.db")
        self.clock = HandClock()
        self.clock.wait(len(login))
        self._opened: list[Journal | PoolArchive] = []
        self.pooling = self._open()

    def _open(self) -> Pooling:
        pooling, self._opened = open_pool(self.journal, self.address, self.clock, self.folder)
        return pooling

    def reconnects(self) -> None:
        """The program is started again."""
        for one in self._opened:
            one.close()
        self.pooling = self._open()

    def leads(self, run: str = RUN) -> None:
        """A day that was led on it and has ended."""
        day: Day = started()
        day.goes_to("ex1").does(CaptureIssue("G1", "Nobody asked the children"), AddNote(SECRET), EndRun())
        self.journal.append(run, 0, day.entries)

    def comments(self, words: str, run: str = RUN) -> None:
        """Somebody reviews the run on this laptop."""
        self.clock.wait(60)
        Controller(self.journal, self.clock, run, "review").dispatch(MakeComment(words, "CD"))

    def comments_here(self, run: str = RUN) -> list[str]:
        """What was commented, as this laptop has it."""
        return sorted(comment.text for comment in replay(self.journal.read(run)).comments.values())

    def pushes(self, *chosen: str) -> list[str]:
        """Send."""
        return [*self.pooling.push(chosen), *self.pooling.settle()]

    def pulls(self, *chosen: str) -> list[str]:
        """Fetch."""
        return [*self.pooling.pull(chosen), *self.pooling.settle()]

    def close(self) -> None:
        """Let everything go."""
        for one in self._opened:
            one.close()
        self.journal.close()


@pytest.fixture
def laptop(tmp_path: Path, pool: PoolServer) -> Iterator[Callable[[str], Laptop]]:
    """Gives anybody's laptop."""
    made: list[Laptop] = []

    def of(login: str) -> Laptop:
        made.append(Laptop(tmp_path / f"{login}-{len(made)}", pool, login))
        return made[-1]

    yield of
    for one in made:
        one.close()


Of = Callable[[str], Laptop]


def test_nothing_is_sent_that_was_not_chosen_once(laptop: Of, pool: PoolServer) -> None:
    """A day that has ended is offered; chosen, it goes as it is, and from then on what is added to it."""
    ana = laptop("ana")
    ana.leads()
    assert [run.run for run in ana.pooling.offer().new] == [RUN]
    assert ana.pushes() == []
    with pool.admin() as db:
        assert db.execute("SELECT count(*) FROM facilitator.events").fetchone() == (0,)
    assert "taken in" in ana.pushes(RUN)[0]
    assert ana.pooling.offer().new == ()
    ana.comments("Well led")
    assert ana.pushes() == [f"{RUN} taken in: 1 event more."]
    assert ana.pushes() == []


def test_unfinished_days_and_rehearsals_are_not_offered(laptop: Of) -> None:
    """They are the trainer's own."""
    ana = laptop("ana")
    ana.journal.append(RUN, 0, started().entries)
    assert ana.pooling.offer().new == ()


def test_a_colleague_who_may_read_gets_the_run_and_comments_come_back(laptop: Of) -> None:
    """Two people's comments on two laptops unite, and nothing is doubled however often it goes to and fro."""
    ana, cora = laptop("ana"), laptop("cora")
    ana.leads()
    ana.pushes(RUN)
    assert "taken in" in cora.pulls()[0]
    assert cora.journal.read(RUN) == ana.journal.read(RUN)
    cora.comments("What of the school?")
    ana.comments("I was late")
    ana.pushes()
    cora.pulls()
    cora.pushes()
    for _ in range(2):
        ana.pulls()
        ana.pushes()
        cora.pulls()
        cora.pushes()
    both = ["I was late", "What of the school?"]
    assert ana.comments_here() == cora.comments_here() == both


def test_a_reviewer_without_the_right_gets_what_may_be_passed_on(laptop: Of) -> None:
    """As a file, without a private word; never the run. It is written again only when it has changed."""
    ana, rhea = laptop("ana"), laptop("rhea")
    ana.leads()
    ana.pushes(RUN)
    (said,) = rhea.pulls()
    assert "may be passed on" in said
    assert rhea.journal.runs() == ()
    (file,) = (rhea.folder / POOLED / RUN).iterdir()
    content = file.read_text("utf-8")
    assert "Nobody asked the children" in content
    assert SECRET not in content
    assert rhea.pulls() == []
    assert not any(SECRET in path.read_text("utf-8", "replace") for path in rhea.folder.rglob("*") if path.is_file())


def test_a_deletion_by_the_co_ordinator_reaches_every_laptop(laptop: Of) -> None:
    """It is told, done once agreed to, and until then the pool says where the run still is; it is never sent again."""
    ana, cora, kim = laptop("ana"), laptop("cora"), laptop("kim")
    ana.leads()
    ana.pushes(RUN)
    cora.pulls()
    kim.pooling._pool.delete(RUN)
    still = kim.pulls()
    assert len(still) == 1
    assert all(laptop_in(one.folder) in still[0] for one in (ana, cora))
    assert ana.pushes() == list(ana.pooling.settle())
    offer = ana.pooling.offer()
    assert [(gone.run, gone.by) for gone in offer.deleted] == [(RUN, "kim")]
    assert offer.new == ()
    said = [*ana.pooling.agree_to_deletions(offer.deleted, ())]
    assert said[-1] == f"{RUN} is deleted here, as kim deleted it from the pool."
    assert ana.journal.runs() == ()
    ana.pulls()
    (still,) = (kim.pulls(),)
    assert laptop_in(ana.folder) not in still[0]
    assert laptop_in(cora.folder) in still[0]
    offer = cora.pooling.offer()
    list(cora.pooling.agree_to_deletions(offer.deleted, ()))
    cora.pulls()
    assert kim.pulls() == []


def test_a_deletion_reaches_what_was_passed_on_too(laptop: Of) -> None:
    """A reviewer without the right has a page of it alone; it is told of, and deleted once she agrees."""
    ana, rhea, kim = laptop("ana"), laptop("rhea"), laptop("kim")
    ana.leads()
    ana.pushes(RUN)
    rhea.pulls()
    page = rhea.folder / POOLED / RUN
    assert page.is_dir()
    kim.pooling._pool.delete(RUN)
    (still,) = kim.pulls()
    assert laptop_in(rhea.folder) in still
    (gone,) = rhea.pooling.offer().deleted
    assert list(rhea.pooling.agree_to_deletions((gone,), ())) == [
        f"{RUN} is deleted here, as kim deleted it from the pool."
    ]
    assert not page.exists()
    rhea.pulls()
    assert rhea.pooling.offer().deleted == ()
    (still,) = kim.pulls()
    assert laptop_in(rhea.folder) not in still


def test_who_is_given_the_right_later_gets_the_run_itself(laptop: Of, pool: PoolServer) -> None:
    """Though her laptop has said that it holds what may be passed on of it."""
    ana, rhea = laptop("ana"), laptop("rhea")
    ana.leads()
    ana.pushes(RUN)
    rhea.pulls()
    assert rhea.journal.runs() == ()
    with pool.admin() as db:
        db.execute("GRANT facilitator_confidential TO rhea")
    try:
        assert rhea.pulls() == [f"{RUN} taken in: 6 events."]
        assert [run.run for run in rhea.journal.runs()] == [RUN]
    finally:
        with pool.admin() as db:
            db.execute("REVOKE facilitator_confidential FROM rhea")


def test_a_run_deleted_from_the_pool_is_not_sent_again(laptop: Of) -> None:
    """Not even when it is chosen by name."""
    ana = laptop("ana")
    ana.leads()
    ana.pushes(RUN)
    ana.pooling._pool.delete(RUN)
    assert ana.pushes(RUN)[0] == f"{RUN} was deleted from the pool by ana, so it is not sent there again."


def test_what_was_deleted_here_is_offered_to_be_deleted_there_and_never_comes_back_by_itself(laptop: Of) -> None:
    """A colleague's copy that was deleted stays away, too, until it is asked for by name."""
    ana, cora = laptop("ana"), laptop("cora")
    ana.leads()
    ana.pushes(RUN)
    cora.pulls()
    cora.journal.delete(RUN)
    assert cora.pulls() == []
    assert cora.journal.runs() == ()
    assert "taken in" in cora.pulls(RUN)[0]
    ana.journal.delete(RUN)
    assert ana.pulls() == []
    offer = ana.pooling.offer()
    assert [run.run for run in offer.missed] == [RUN]
    assert [*ana.pooling.agree_to_deletions((), offer.missed)] == [
        f"{RUN} is deleted from the pool, as it was deleted here."
    ]


def test_a_sync_that_broke_off_goes_on_with_what_is_left(laptop: Of, pool: PoolServer) -> None:
    """The connection is cut after the first run; the next time only the second goes."""
    ana = laptop("ana")
    ana.leads(RUN)
    ana.leads(OTHER)
    sent = ana.pooling.push((RUN, OTHER))
    first = next(sent)
    assert "taken in" in first
    pool.cut()
    with pytest.raises(JournalProblem):
        list(sent)
    ana.reconnects()
    said = ana.pushes(RUN, OTHER)
    assert len([one for one in said if "taken in" in one]) == 1
    assert len(ana.pooling._pool.runs()) == 2


def test_a_pool_out_of_reach_harms_nothing(laptop: Of, tmp_path: Path) -> None:
    """It is told in words."""
    journal: Journal = SqliteJournal(tmp_path / "own.db")
    with pytest.raises(OutOfReach, match="cannot be reached"):
        open_pool(journal, "postgresql://ana@/days?host=/nowhere", HandClock(), tmp_path)
    journal.close()


def test_a_laptop_keeps_the_name_that_the_pool_knows(tmp_path: Path) -> None:
    """Two of one name are told apart."""
    first, second = tmp_path / "one", tmp_path / "two"
    assert laptop_in(first) == laptop_in(first)
    assert laptop_in(first) != laptop_in(second)
