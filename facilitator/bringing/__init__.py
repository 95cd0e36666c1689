"""What trainers have already, made into a plan of their own: timetables from spreadsheets, documents and e-mails.

Three steps, each of which can be read by itself: `grids` makes rows of cells out of any file, `timetable` finds out
what a row says, and `draft` writes the plan. Nothing is written before a person has seen what each row becomes, and
no word of the source is lost: what was not understood stays as a note of its item.
"""
