"""The plan of a day: its frozen model, and the readers that make one of the files a trainer writes.

`model`, `kinds` and `cleaning` are pure. Import the readers (`plan_reader`, `library`, ...) by name and only where a
file is really read: they bring YAML and Markdown with them.
"""
