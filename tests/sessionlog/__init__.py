"""Tests of the session log: what it holds, what it is written as, and taking a run in again."""
