"""Timetables of trainers, and the plans they become."""
