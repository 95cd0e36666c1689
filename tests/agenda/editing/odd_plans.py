"""Plans as people and programs have written them: each can be read, none is laid out as the bundled ones are."""

from __future__ import annotations

from pathlib import Path

PLAIN = """\
# My day
title: A day   # for us
starts: "09:30"
finishes: "11:00"
outcomes:
  LO1: One
  LO2: Two
details:
  quiet room: ""
agencies: [Police, "Health"]
agenda:
  # how we begin
  - id: a01
    title: 'Welcome'   # hello
    minutes: 15
    outcomes: [LO1, LO2]
    prompts:
      # first
      - "Who is here?"
      - 'Who is not?'   # careful

  # ---- the work ----

  - id: a02
    kind: exercise
    title: Exercise
    minutes: 30
    capture: issues
    cues: {10: "Ten left", 5: {say: Five, public: true}}
  - id: a03
    kind: report-back
    of: a02
    title: Report-back
    minutes: 20
    aims:
      - Hear them
    # least: 5
"""

FLUSH_LEFT = PLAIN.replace("\n  - id", "\n- id").replace("\n    ", "\n  ").replace("\n  # how", "\n# how")

NOT_LAST = """\
title: Agenda in the middle
agenda:
    -   title: Welcome
        id: x1
        minutes: 10
    -   {id: x2, title: "Tea, and a biscuit", minutes: 5, kind: break}   # short
    -
        id: x3
        title: >
          Folded over
          two lines
        minutes: 15
        prompts: [
          one, # the first
          "two"
        ]


starts: '10:00'
# before the end
finishes: '10:30'
groups: 3
...
"""

BRACKETS = """\
{"title": "From a program", "starts": "09:00", "finishes": "09:20", "agenda": [
  {"id": "p1", "title": "One", "minutes": 10},  # first
  {"id": "p2", "title": "Two: the second", "minutes": 10}
]}
"""

FLOWING_ITEMS = """\
title: Items on lines of their own
starts: "09:00"
finishes: "09:20"
agenda: [
  {id: f1, title: One, minutes: 10},  # begins
  {id: f2, title: Two, minutes: 10}
]
keep_days: 30
"""

BLOCK_TEXT = """\
--- # a plan
title: |
  Text below its key
starts: "09:00"
finishes: "09:25"
agenda:
  - id: b1
    title: "Over
      two lines"
    minutes: 10
    aims:
    - |
      # not a remark

      more
    -
      plain over
      two lines
  - minutes: 15
    title: Last, with its text kept
    id: b2
    prompts:
      - |+
        kept

"""

NOT_ENDED = PLAIN.rstrip("\n").removesuffix("\n    # least: 5")
WINDOWS = "\ufeff" + PLAIN.replace("\n", "\r\n")
OLD_MAC = PLAIN.replace("\n", "\r")
MIXED_ENDS = PLAIN.replace("minutes: 15\n", "minutes: 15\r\n").replace("title: Exercise\n", "title: Exercise\x85")
TABS = PLAIN.replace("title: Exercise\n", "title:\tExercise\t # tabs\n")
LOOKALIKES = PLAIN.replace("Exercise\n", "\u201cExercise\u201d\n").replace("minutes: 20", "minutes:\u00a020")
TWICE = PLAIN.replace("    minutes: 15\n", "    minutes: 15\n    minutes: 16\n")
WRONG_BELOW = NOT_LAST.replace("groups: 3", "grops: 30\nkeep_days: many\nagencies: [Police, police]")

SESSIONS = Path(__file__).resolve().parents[3] / "sessions"

ODD = {
    "plain": PLAIN,
    "flush left": FLUSH_LEFT,
    "not last": NOT_LAST,
    "brackets": BRACKETS,
    "flowing items": FLOWING_ITEMS,
    "block text": BLOCK_TEXT,
    "not ended": NOT_ENDED,
    "Windows": WINDOWS,
    "old Mac": OLD_MAC,
    "mixed ends": MIXED_ENDS,
    "tabs": TABS,
    "lookalikes": LOOKALIKES,
    "twice": TWICE,
    "wrong below": WRONG_BELOW,
}
BUNDLED = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(SESSIONS.glob("*.yaml"))}
EVERY = {**ODD, **BUNDLED}
