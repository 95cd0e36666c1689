"""How an item tells its case: which agency's part each group reads, and whether it comes in stages."""

from __future__ import annotations

from facilitator.agenda.forms import Form, Put
from facilitator.agenda.model import Case, GroupView
from facilitator.agenda.problems import Problems, nearest, quoted


def read_views(form: Form, case: Case | None, problems: Problems) -> tuple[GroupView, ...]:
    """The agencies of each group by its number, those alone that the case knows; the others go to `problems`."""
    if "views" not in form:
        return ()
    known = [view.agency for view in case.views] if case is not None else []
    if not known:
        problems.warn(form.where("views"), "the item's case has no 'views'", "a case that says what each agency knew")
        return ()
    found = []
    for pair in sorted(form.pairs("views"), key=lambda one: int(one.key)):
        agencies = []
        for put in pair.value if isinstance(pair.value, tuple) else ():
            if not isinstance(put, Put):
                continue
            if put.value in known:
                agencies.append(str(put.value))
            else:
                what = f"the case has no agency {quoted(put.value)}"
                problems.warn(put.place, what, "", nearest(str(put.value), known))
        if agencies:
            found.append(GroupView(int(pair.key), tuple(dict.fromkeys(agencies))))
    return tuple(found)


def read_stages(form: Form, case: Case | None, problems: Problems) -> bool:
    """Whether the item's case is told in stages; one that has none goes to `problems`."""
    wanted = form.flag("stages")
    if wanted and (case is None or not case.stages):
        problems.warn(form.where("stages"), "the item's case has no 'stages'", "a case that is told in stages")
        return False
    return wanted
