"""Onboarding answers of the caller."""

from db import onboarding
from openapi import types


def get_mine() -> types.Onboarding:
    return onboarding.get_mine()


def answer(body: types.OnboardingAnswer) -> types.Onboarding:
    return onboarding.save(body)
