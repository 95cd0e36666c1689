"""Every command of the console, from wherever it is declared: for the README, for `keys.yaml` and for the tests."""

from __future__ import annotations

from facilitator.console.desks import lead, scribe
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import Key, keys_of
from facilitator.console.screens.bringing import BringScreen
from facilitator.console.screens.case_fields import CaseScreen
from facilitator.console.screens.catch_up import CatchUpScreen
from facilitator.console.screens.change import ChangeScreen
from facilitator.console.screens.clocks import BackdateScreen, SecondClockScreen
from facilitator.console.screens.details import DetailsScreen
from facilitator.console.screens.doubtful import DoubtfulSheet
from facilitator.console.screens.editor import EditorScreen
from facilitator.console.screens.entries import EndingSheet, EntriesSheet
from facilitator.console.screens.forms import FormsSheet
from facilitator.console.screens.groups import AttendanceSheet, ReadBackSheet, WalkSheet
from facilitator.console.screens.handed import HandedSheet
from facilitator.console.screens.happened import HappenedSheet
from facilitator.console.screens.heaps import HeapsSheet
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.hypotheses import HypothesesSheet
from facilitator.console.screens.menu import MenuScreen
from facilitator.console.screens.message import MessageSheet
from facilitator.console.screens.own_keys import OwnKeysScreen
from facilitator.console.screens.pages import PagesScreen
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pasting import PastingSheet
from facilitator.console.screens.photograph import PhotographScreen
from facilitator.console.screens.photographs import PhotographsSheet
from facilitator.console.screens.pick import PickScreen
from facilitator.console.screens.picture import PictureScreen
from facilitator.console.screens.review import ReviewScreen
from facilitator.console.screens.review_compare import ComparedScreen
from facilitator.console.screens.review_list import ReviewListScreen
from facilitator.console.screens.room import RoomScreen
from facilitator.console.screens.settings import SettingsScreen
from facilitator.console.screens.setup import SetupScreen
from facilitator.console.screens.tally import TallySheet
from facilitator.console.screens.themes import MatrixSheet, SplittingSheet
from facilitator.console.screens.wall import WallSheet

KEYS: tuple[Key, ...] = tuple(
    dict.fromkeys(
        (
            *keys_of(
                (
                    HomeScreen,
                    BringScreen,
                    SetupScreen,
                    DetailsScreen,
                    CaseScreen,
                    EditorScreen,
                    PagesScreen,
                    PictureScreen,
                )
            ),
            *keys_of((*lead.KINDS, *scribe.KINDS, Everywhere)),
            *keys_of((SettingsScreen, OwnKeysScreen)),
            *keys_of((FormsSheet, HappenedSheet, WalkSheet, TallySheet, AttendanceSheet, HypothesesSheet)),
            *keys_of((ReadBackSheet, MatrixSheet)),
            *keys_of((EntriesSheet, DoubtfulSheet, PastingSheet, SplittingSheet, HeapsSheet, MessageSheet)),
            *keys_of(
                (HandedSheet, EndingSheet, MenuScreen, PickScreen, PaperScreen, PhotographsSheet, PhotographScreen)
            ),
            *keys_of((WallSheet, SecondClockScreen, BackdateScreen)),
            *keys_of((CatchUpScreen, ChangeScreen, ReviewListScreen, ReviewScreen, ComparedScreen, RoomScreen)),
        )
    )
)

BY_ID: dict[str, Key] = {key.id: key for key in KEYS}
