"""The rules of due and taken doses: pure functions of dates, layers, slots, days and streaks.

Nothing here reads a database or a clock: the caller passes what is stored (regimen/model.py) and the time.
"""
