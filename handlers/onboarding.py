"""What the signed-in person answered when coming on board."""

from db import onboarding
from openapi import types


def get_mine() -> types.Onboarding:
    return onboarding.get_mine()


def answer(body: types.OnboardingAnswer) -> types.Onboarding:
    return onboarding.save(body)
