"""The desk for what is read: the lead's private notes, the prompts and the background."""

from __future__ import annotations

from facilitator.agenda.model import Block
from facilitator.console.desk import Desk
from facilitator.console.key import key
from facilitator.console.painting.pages import blanks
from facilitator.console.painting.paper import line, title, words


class PapersDesk(Desk):
    """Long texts that open over the screen: notes, prompts, background."""

    @key("papers.read", "i", "read", "Read your private notes, the prompts and the background in full")
    def read(self) -> None:
        now, plan = self.bench.now.now, self.bench.now.plan
        if now is None:
            self.bench.say("There is something to read once the day has begun.")
            return
        item = plan.item(now.id)
        blocks: list[Block] = []
        if now.page and (missing := blanks(now.page)):
            blocks += [title("Not filled in yet"), words(f"{', '.join(missing)}: write it under details in the plan.")]
        if now.page and now.page.notes:
            blocks += [title("This page"), *(words(note) for note in now.page.notes)]
        if item.aims:
            blocks += [title("Aims"), *(line(aim) for aim in item.aims)]
        if item.prompts:
            blocks += [title("Prompts"), *(line(prompt) for prompt in item.prompts)]
        case = plan.cases.get(item.case)
        if case is not None and case.points:
            blocks += [title(f"Learning points: {case.title}"), *(line(point.text) for point in case.points)]
            blocks += [title("What went right"), *(line(text) for text in case.went_right)] if case.went_right else []
            blocks += [title("Criteria"), words(case.criteria)] if case.criteria else []
            blocks += [title("Hypotheses"), *(line(text) for text in case.hypotheses)] if case.hypotheses else []
        for name in item.background:
            for page in plan.background[name].pages if name in plan.background else ():
                blocks += page.blocks
        self.bench.show_paper(f"For you: {now.title}", blocks or [words("There are no notes for this item.")])
