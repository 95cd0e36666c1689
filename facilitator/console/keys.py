"""Every command of the console, from wherever it is declared: for the README, for `keys.yaml` and for the tests."""

from __future__ import annotations

from facilitator.console.desks import lead, scribe
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import Key, keys_of
from facilitator.console.screens.attendance import AttendanceSheet
from facilitator.console.screens.backdate import BackdateScreen
from facilitator.console.screens.catch_up import CatchUpScreen
from facilitator.console.screens.change import ChangeScreen
from facilitator.console.screens.details import DetailsScreen
from facilitator.console.screens.doubtful import DoubtfulSheet
from facilitator.console.screens.ending import EndingSheet
from facilitator.console.screens.entries import EntriesSheet
from facilitator.console.screens.forms import FormsSheet
from facilitator.console.screens.handed import HandedSheet
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.hypotheses import HypothesesSheet
from facilitator.console.screens.matrix import MatrixSheet
from facilitator.console.screens.message import MessageSheet
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pasting import PastingSheet
from facilitator.console.screens.photograph import PhotographScreen
from facilitator.console.screens.photographs import PhotographsSheet
from facilitator.console.screens.pick import PickScreen
from facilitator.console.screens.read_back import ReadBackSheet
from facilitator.console.screens.review import ReviewScreen
from facilitator.console.screens.review_compare import ComparedScreen
from facilitator.console.screens.review_list import ReviewListScreen
from facilitator.console.screens.room import RoomScreen
from facilitator.console.screens.second_clock import SecondClockScreen
from facilitator.console.screens.setup import SetupScreen
from facilitator.console.screens.splitting import SplittingSheet
from facilitator.console.screens.tally import TallySheet
from facilitator.console.screens.walk import WalkSheet
from facilitator.console.screens.wall import WallSheet

KEYS: tuple[Key, ...] = tuple(
    dict.fromkeys(
        (
            *(*HomeScreen.KEYS, *SetupScreen.KEYS, *DetailsScreen.KEYS),
            *(*keys_of(lead.KINDS), *keys_of(scribe.KINDS), *Everywhere.KEYS),
            *(*FormsSheet.KEYS, *WalkSheet.KEYS, *TallySheet.KEYS, *AttendanceSheet.KEYS, *HypothesesSheet.KEYS),
            *(*ReadBackSheet.KEYS, *MatrixSheet.KEYS, *EntriesSheet.KEYS, *DoubtfulSheet.KEYS, *PastingSheet.KEYS),
            *(
                *SplittingSheet.KEYS,
                *MessageSheet.KEYS,
                *HandedSheet.KEYS,
                *EndingSheet.KEYS,
                *PickScreen.KEYS,
                *PaperScreen.KEYS,
                *PhotographsSheet.KEYS,
                *PhotographScreen.KEYS,
            ),
            *(*WallSheet.KEYS, *SecondClockScreen.KEYS, *BackdateScreen.KEYS),
            *(*CatchUpScreen.KEYS, *ChangeScreen.KEYS, *ReviewListScreen.KEYS, *ReviewScreen.KEYS),
            *(*ComparedScreen.KEYS, *RoomScreen.KEYS),
        )
    )
)

BY_ID: dict[str, Key] = {key.id: key for key in KEYS}
