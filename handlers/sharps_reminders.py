"""Reminders of the sharps container."""

from db import sharps
from openapi import types


def set(compound: str, body: types.SharpsReminderSet) -> types.SharpsReminder:
    return sharps.set_mine(compound, body["enabled"])
