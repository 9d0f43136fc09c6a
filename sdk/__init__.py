"""Client packages for other programs, generated from the contract: `python -m sdk` makes them under `build/sdk/`."""
