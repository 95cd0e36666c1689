"""The vocabulary in which `fields` says what a file may hold; `forms` checks by it and `schema` publishes it."""

from __future__ import annotations

import msgspec

from facilitator.agenda.cleaning import LONGEST_LINE
from facilitator.agenda.problems import listed


class Shape(msgspec.Struct, frozen=True):
    """What may stand as a value. `words` says it in an error message."""

    @property
    def words(self) -> str:
        """What is expected, for someone who never saw YAML."""
        return "a value"


class Text(Shape, frozen=True):
    """Text. `pattern` (of the whole text) and `what` go together; `several_lines` keeps line breaks.

    `loose` takes nothing at all and bare numbers too, as they were written: that is how telephone numbers come.
    """

    pattern: str = ""
    what: str = "text"
    longest: int = LONGEST_LINE
    several_lines: bool = False
    loose: bool = False

    @property
    def words(self) -> str:
        """The words of the pattern."""
        return self.what


class Whole(Shape, frozen=True):
    """A whole number within bounds."""

    minimum: int
    maximum: int

    @property
    def words(self) -> str:
        """The bounds in words, for messages and the schema."""
        return f"a whole number from {self.minimum} to {self.maximum}"


class Flag(Shape, frozen=True):
    """True or false, which YAML's older readers would also take `yes` and `no` for; here those are named as slips."""

    @property
    def words(self) -> str:
        """The two values in words, for messages."""
        return "true or false"


class TimeOfDay(Shape, frozen=True):
    """A time on the 24-hour clock, always with two digits for the hour, so that 4:00 is not taken for the afternoon."""

    @property
    def words(self) -> str:
        """The form in words, by an example."""
        return 'a time on the 24-hour clock such as "09:30"'


class FilePath(Shape, frozen=True):
    """The path of a file, as seen from the file that names it, with one of these endings."""

    endings: tuple[str, ...]

    @property
    def words(self) -> str:
        """The endings that a file may have, in words."""
        return f"the path of a file that ends in {' or '.join(self.endings)}"


class OneOf(Shape, frozen=True):
    """One of a few words."""

    choices: tuple[str, ...]

    @property
    def words(self) -> str:
        """All values that are allowed, in words."""
        return f"one of: {listed(self.choices)}"


class ListOf(Shape, frozen=True):
    """A list. `what` names its entries in messages. With `or_one` a single value stands for a list of one."""

    of: Shape
    what: str
    fewest: int = 0
    most: int = 200
    or_one: bool = False

    @property
    def words(self) -> str:
        """How to write one."""
        if self.or_one:
            return f"{self.what}, such as [this, that]"
        if self.fewest == self.most:
            return f"a list of {self.fewest} {self.what}, such as [5, 6]"
        return f"a list of {self.what}, each on its own line after '- '"


class MapOf(Shape, frozen=True):
    """Keys that the author chooses, each with a value of one shape."""

    keys: Text | Whole
    of: Shape
    what: str
    most: int = 200

    @property
    def words(self) -> str:
        """How to write one."""
        return f"{self.what}, one line of 'key: value' each"


class Field(msgspec.Struct, frozen=True):
    """A key of a table. `help` is what an editor shows; `default` is what a file that leaves the key out means.

    Without what is `vital` no day can be run; anything else that is wrong is only warned of, and left out.
    """

    name: str
    shape: Shape
    help: str
    required: bool = False
    vital: bool = False
    default: str | int | bool = ""


class TableShape(Shape, frozen=True):
    """A group of keys that mean something. `what` names it in messages ("an item").

    A single value that stands where the table is expected is taken as the value of the field `short`. `ignored` are
    keys that another program reads and this one does not.
    """

    what: str
    fields: tuple[Field, ...]
    short: str = ""
    ignored: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What it needs at least."""
        needed = [f"'{field.name}: ...'" for field in self.fields if field.required]
        return f"{self.what} with {' and '.join(needed)}" if needed else f"{self.what}, in lines of 'key: value'"

    def field(self, name: str) -> Field:
        """The field with this name. Raises KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
