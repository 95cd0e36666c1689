"""What the program costs, each figure beside a floor measured in the same run: `python -m tests.benchmarks`.

Absolute times differ from machine to machine and from minute to minute; ratios hold. What is compared is measured in
turns (floor, program, program, floor, ...), and medians are given. To add a benchmark, write a function that gives
`Figure`s and name it in `suite.BENCHMARKS`.
"""
