"""The campaign of reliability: trials that break something under load and check what must hold.

`make campaign` runs each at full length and writes docs/reliability.md; tests/gates/test_campaign.py runs each briefly.
"""
