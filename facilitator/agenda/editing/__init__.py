"""A plan edited as text: what the editor's screen stands on. Pure: text in, text out, no disk and no clock.

A plan is a value that does not change. Every edit gives a new one whose untouched bytes are the old ones: remarks,
order, quotation marks, line ends, byte order mark. Each edit is read again before it is given back; what would come out
otherwise than it was meant is refused in words, and the plan in hand is as it was.

    from facilitator.agenda.editing import details, items
    from facilitator.agenda.editing.plan_text import NotReadable, PlanText
    from facilitator.agenda.editing.problems_at import problems_of
    from facilitator.agenda.editing.timeline import timeline
    from facilitator.agenda.editing.values import EditRefused

    plan = PlanText.of(text)                            # NotReadable: .problem has the sentence and the line
    plan.text                                           # what the file is to hold
    plan.items[3].title, .id, .values, .form            # an item as written, and as the reader understands it
    plan.rest.values["title"], plan.rest.form           # the plan's own fields in the same way

    plan = items.set_field(plan, 3, "minutes", "25 min")    # typed words or values; "" takes the field out
    plan = items.set_field(plan, 3, "cues", {"5": "Time to choose", "0": {"say": "Pens down", "public": True}})
    plan = items.put_in(plan, 4, {"title": "Tea", "kind": "break", "minutes": 10})
    plan = items.move(plan, 3, 4);  items.delete(plan, 3);  items.duplicate(plan, 3);  items.cut(plan, 3, minutes=10)
    plan = details.set_plan_field(plan, "organisation", "Our Trust")     # title, starts, finishes, groups, agencies ...
    plan = details.set_detail(plan, "quiet room", "Room 4")
    plan = details.set_outcome(plan, details.new_outcome(plan), "Say what ...")
    plan.said                                           # what the edit did beside what was asked for; "" for nothing

    timeline(plan).slots[3].begins                      # minutes from midnight; .words is the line with total and end
    problems_of(plan)                                   # each with .item (an index, or -1), .field and .problem.what

Items are named by where they stand, from 0, since an id may be missing. The names of fields are those of
`facilitator.agenda.fields`; values are text, whole numbers, true and false, lists and groups of them, as YAML has them
(a time is "09:30"). EditRefused carries a sentence for the screen.

`history` keeps plans and other files of one trainer's edits for undo and redo; `pages` edits the pages of a deck or a
case in the same way.
"""
