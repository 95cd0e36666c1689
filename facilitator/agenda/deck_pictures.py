"""The pictures of a deck: found in the plan's tree, or a frame with the words that stand for them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.deck_inline import Image
from facilitator.agenda.files import NotFound, Source, Tree
from facilitator.agenda.model import Picture
from facilitator.agenda.placeholders import Details
from facilitator.agenda.problems import Place, Problems

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^()]*\)|[A-Za-z]+")
"""What may stand in the place of a background picture."""


class PictureReader:
    """Reads the pictures of one deck; what is wrong with them goes to its problems."""

    def __init__(self, source: Source, tree: Tree, details: Details, problems: Problems) -> None:
        """For the deck in the file `source`."""
        self.source, self.tree, self.details, self.problems = source, tree, details, problems

    def read(self, image: Image, place: Place) -> Picture | None:
        """The picture; one that cannot be shown keeps its words alone. None for a background that is a colour."""
        source = clean_line(unquote(image.source))
        if image.background and COLOUR.fullmatch(source):
            return None
        try:
            path = self.tree.id_of(self.tree.find(source, self.source.path))
        except NotFound as error:
            what = f"picture: {error.what}; its words stand for it"
            self.problems.warn(place, what, error.expected, error.suggestion)
            return Picture("", self.details.fill(image.alternative or _file_name(source)))
        if not image.alternative:
            what = "a picture has no words for those who cannot see it"
            self.problems.warn(place, what, "![what it shows](file.png)", looks=True)
        return Picture(path, self.details.fill(image.alternative))


def _file_name(source: str) -> str:
    """What to call a picture that has neither words nor a file: the end of its path or address."""
    if source.lower().startswith("data:"):
        return "a picture"
    return source.split("?", 1)[0].split("#", 1)[0].rstrip("/").rpartition("/")[2] or source or "a picture"
