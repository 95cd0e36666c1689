"""A run of Markdown text into spans: styles are kept, everything else is told apart for the page to deal with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.deck_html import Tag, tag_of
from facilitator.agenda.deck_remarks import take_comments
from facilitator.agenda.model import Span
from facilitator.agenda.placeholders import Details

if TYPE_CHECKING:
    from markdown_it.token import Token


MARP_SIZES = re.compile(r"(?:w|h|width|height|blur|brightness|contrast|opacity|sepia):\S+|\d+%|fit|cover|contain|auto")
MARP_SIDES = re.compile(r"(?:left|right)(?::\d+%)?|vertical|bg")
BREAKS = re.compile(r" *\n[ \n]*")
"""A line break inside a run, with the spaces around it."""


class Image(msgspec.Struct, frozen=True):
    """A picture as the text names it: `source` is still percent-encoded, `alternative` stands for it in words."""

    source: str
    alternative: str
    background: bool = False


class Inline(msgspec.Struct, frozen=True):
    """A run of text, taken apart. `html` holds the tags that were left out.

    `unclosed` is what follows a comment that is opened and not closed in this run: nothing of it is in `spans`.
    `placed` says which picture stands before which of the `pieces`, which are the words before they are joined.
    """

    spans: tuple[Span, ...]
    pieces: tuple[Span, ...]
    placed: tuple[tuple[int, Image], ...]
    images: tuple[Image, ...]
    comments: tuple[str, ...]
    html: tuple[str, ...]
    unclosed: str | None
    details: Details

    def spans_between(self, begin: int, end: int | None) -> tuple[Span, ...]:
        """The words of some of the pieces."""
        return _spans(self.pieces[begin:end], self.details)


def read_inline(token: Token, details: Details) -> Inline:
    """The parts of an inline token."""
    reader = _Inline()
    for child in token.children or ():
        reader.take(child)
    return Inline(
        spans=_spans(reader.pieces, details),
        pieces=tuple(reader.pieces),
        placed=tuple(reader.placed),
        images=tuple(reader.images),
        comments=tuple(reader.comments),
        html=tuple(reader.html),
        unclosed=reader.hidden,
        details=details,
    )


class _Inline:
    """Goes through the children of an inline token."""

    def __init__(self) -> None:
        self.style = {"em": 0, "strong": 0, "s": 0}
        self.links: list[str] = []
        self.pieces: list[Span] = []
        self.images: list[Image] = []
        self.placed: list[tuple[int, Image]] = []
        self.comments: list[str] = []
        self.html: list[str] = []
        self.silent: Tag | None = None
        self.said = ""
        self.hidden: str | None = None

    def take(self, child: Token) -> None:
        """One child, in order. Silent HTML and a comment that is never closed swallow what follows."""
        name, _, end = child.type.rpartition("_")
        if child.type == "html_inline":
            self._html(child.content)
        elif child.type == "image":
            if self.hidden is None and self.silent is None:
                background = "bg" in child.content.split()
                self._image(Image(str(child.attrs.get("src", "")), _words(child.content), background))
        elif name in self.style:
            self.style[name] += 1 if end == "open" else -1
        elif name == "link":
            if end == "open":
                self.links.append(clean_line(str(child.attrs.get("href", ""))))
            elif self.links:
                self.links.pop()
        elif child.type.endswith("break"):
            self._text("\n", code=False)
        elif child.type in ("text", "text_special", "code_inline"):
            self._text(child.content, code=child.type == "code_inline")

    def _image(self, image: Image) -> None:
        self.images.append(image)
        if not image.background:
            self.placed.append((len(self.pieces), image))

    def _text(self, text: str, *, code: bool) -> None:
        if self.hidden is not None:
            self.hidden += text
        elif self.silent is not None:
            self.said += text
        elif "<!--" in text and not code:
            before, _, self.hidden = text.partition("<!--")
            self._span(before, code)
        else:
            self._span(text, code)

    def _span(self, text: str, code: bool) -> None:
        strong, emphasis, strike = (self.style[name] > 0 for name in ("strong", "em", "s"))
        shown = text if code else with_pictures(text)
        self.pieces.append(Span(shown, strong, emphasis, code, strike, self.links[-1] if self.links else ""))

    def _html(self, text: str) -> None:
        bodies, rest = take_comments(text)
        if self.hidden is not None:
            self.hidden += text
            return
        self.comments += bodies
        if not rest.strip():
            return
        self.html.append(rest)
        tag = tag_of(rest)
        if tag is None:
            return
        if self.silent is not None:
            if tag.closes and tag.name == self.silent.name:
                if self.silent.notes and self.said.strip():
                    self.comments.append(self.said)
                self.silent, self.said = None, ""
        elif tag.silent and not tag.closes:
            self.silent = tag
        elif tag.name == "br":
            self._span("\n", False)
        elif tag.name == "img" and not tag.closes:
            self._image(Image(tag.source, clean_line(tag.words)))


def _spans(pieces: Sequence[Span], details: Details) -> tuple[Span, ...]:
    """Neighbours of one style joined, so that a blank is whole before it is filled; then cleaned and trimmed."""
    runs: list[tuple[Span, list[str]]] = []
    for piece in pieces:
        if runs and _style(runs[-1][0]) == _style(piece):
            runs[-1][1].append(piece.text)
        else:
            runs.append((piece, [piece.text]))
    texts = [BREAKS.sub("\n", clean(details.fill("".join(parts))).replace("\t", " ")) for _, parts in runs]
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip()
    return tuple(Span(text, *_style(first)) for (first, _), text in zip(runs, texts, strict=True) if text)


def _style(span: Span) -> tuple[bool, bool, bool, bool, str]:
    return span.strong, span.emphasis, span.code, span.strike, span.link


def _words(alternative: str) -> str:
    """The words for a picture, without the ones that tell Marp its size and side."""
    words = clean_line(alternative).split(" ")
    words = [word for word in words if not MARP_SIZES.fullmatch(word)]
    if "bg" in words:
        words = [word for word in words if not MARP_SIDES.fullmatch(word)]
    return " ".join(words)


def plain_text(spans: Sequence[Span]) -> str:
    """The words without their styles, in one line."""
    return "".join(span.text for span in spans).replace("\n", " ")


# -- short names of pictures, such as :warning:, as decks from chat programs and GitHub have them: the usual ones ------
# A name that is not here stays as it was written, so nothing is lost.


NAME = re.compile(r":([a-z0-9_+-]+):")

FACES = (
    "smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 joy 😂 blush 😊 wink 😉 "
    "slightly_smiling_face 🙂 heart_eyes 😍 thinking 🤔 neutral_face 😐 confused 😕 "
    "worried 😟 slightly_frowning_face 🙁 cry 😢 sob 😭 angry 😠 rage 😡 scream 😱 fearful 😨 "
    "sleeping 😴 sunglasses 😎 upside_down_face 🙃 hugs 🤗 relieved 😌 tired_face 😫 "
    "sweat_smile 😅"
)
HANDS = (
    "wave 👋 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 clap 👏 raised_hands 🙌 pray 🙏 ok_hand 👌 "
    "point_right 👉 point_left 👈 point_up 👆 point_down 👇 raised_hand ✋ hand ✋ muscle 💪 "
    "handshake 🤝 writing_hand ✍️ fist ✊ v ✌️ eyes 👀 ear 👂 eye 👁️ brain 🧠 footprints 👣"
)
PEOPLE = (
    "family 👪 baby 👶 boy 👦 girl 👧 man 👨 woman 👩 older_man 👴 older_woman 👵 child 🧒 "
    "people_holding_hands 🧑‍🤝‍🧑 busts_in_silhouette 👥 bust_in_silhouette 👤 "
    "speaking_head 🗣️ police_officer 👮 teacher 🧑‍🏫 student 🧑‍🎓 health_worker 🧑‍⚕️ "
    "judge 🧑‍⚖️ detective 🕵️ pregnant_woman 🤰"
)
SIGNS = (
    "warning ⚠️ heart ❤️ broken_heart 💔 star ⭐ sparkles ✨ fire 🔥 white_check_mark ✅ "
    "heavy_check_mark ✔️ x ❌ negative_squared_cross_mark ❎ no_entry ⛔ no_entry_sign 🚫 "
    "stop_sign 🛑 exclamation ❗ question ❓ grey_question ❔ bangbang \u203c️ 100 💯 "
    "information_source \u2139️ ok 🆗 new 🆕 sos 🆘 recycle ♻️ arrow_right ➡️ arrow_left ⬅️ "
    "arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄 repeat 🔁 heavy_plus_sign \u2795 "
    "heavy_minus_sign \u2796 red_circle 🔴 large_blue_circle 🔵 green_circle 🟢 yellow_circle 🟡 "
    "orange_circle 🟠 black_circle ⚫ white_circle ⚪ zzz 💤 one 1️⃣ two 2️⃣ three 3️⃣ "
    "four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣"
)
THINGS = (
    "bulb 💡 coffee ☕ tea 🍵 cake 🍰 pizza 🍕 apple 🍎 bread 🍞 tada 🎉 balloon 🎈 gift 🎁 "
    "trophy 🏆 dart 🎯 bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 "
    "thought_balloon 💭 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 clipboard 📋 pushpin 📌 "
    "paperclip 📎 calendar 📆 date 📅 chart_with_upwards_trend 📈 "
    "chart_with_downwards_trend 📉 bar_chart 📊 mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 key 🔑 "
    "link 🔗 email 📧 envelope ✉️ phone ☎️ telephone ☎️ telephone_receiver 📞 iphone 📱 "
    "computer 💻 camera 📷 movie_camera 🎥 tv 📺 hourglass ⌛ hourglass_flowing_sand ⏳ "
    "alarm_clock ⏰ stopwatch ⏱️ watch ⌚ clock1 🕐 clock3 🕒 clock9 🕘 clock12 🕛 hammer 🔨 "
    "wrench 🔧 gear ⚙️ toolbox 🧰 puzzle_piece 🧩 jigsaw 🧩 balance_scale ⚖️ scales ⚖️ "
    "shield 🛡️ pill 💊 syringe 💉 thermometer 🌡️ door 🚪 bed 🛏️ teddy_bear 🧸 soccer ⚽ "
    "art 🎨 music 🎵 musical_note 🎵 microphone 🎤 moneybag 💰 package 📦 inbox_tray 📥 "
    "outbox_tray 📤 wastebasket 🗑️ label 🏷️ bookmark 🔖 triangular_flag_on_post 🚩 "
    "checkered_flag 🏁 flag_white 🏳️"
)
PLACES = (
    "house 🏠 house_with_garden 🏡 school 🏫 hospital 🏥 office 🏢 classical_building 🏛️ "
    "world_map 🗺️ earth_africa 🌍 globe_with_meridians 🌐 car 🚗 bus 🚌 ambulance 🚑 "
    "police_car 🚓 fire_engine 🚒 bike 🚲 train 🚆 walking 🚶 running 🏃 rocket 🚀 "
    "airplane ✈️ sunny ☀️ cloud ☁️ umbrella ☔ rainbow 🌈 snowflake ❄️ zap ⚡ seedling 🌱 "
    "deciduous_tree 🌳 evergreen_tree 🌲 herb 🌿 tulip 🌷 rose 🌹 sunflower 🌻 dog 🐶 cat 🐱 "
    "bear 🐻 bird 🐦 butterfly 🦋 bee 🐝 turtle 🐢 owl 🦉 elephant 🐘"
)


def _pairs(words: str) -> dict[str, str]:
    parts = words.split(" ")
    return dict(zip(parts[::2], parts[1::2], strict=True))


PICTURES = {k: v for words in (FACES, HANDS, PEOPLE, SIGNS, THINGS, PLACES) for k, v in _pairs(words).items()}


def with_pictures(text: str) -> str:
    """The text with a picture for every short name that is known."""
    return NAME.sub(lambda found: PICTURES.get(found[1], found[0]), text) if ":" in text else text
