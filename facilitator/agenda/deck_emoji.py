"""Short names of pictures, such as :warning:, as decks from chat programs and GitHub have them: the usual ones.

A name that is not here stays as it was written, so nothing is lost.
"""

from __future__ import annotations

import re

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
