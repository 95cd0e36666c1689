"""What the plan editor's screen is made of beside its painting: the plan in hand, its bench, its desks.

As on a run, the screen is a list of desks on a bench (`facilitator.console.screens.editor`): a desk declares its keys
over its methods, makes an edit of the plan (`facilitator.agenda.editing`) and hands it to the bench, which takes it,
has it written and shows what follows from it.
"""
