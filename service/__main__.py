"""`python -m service`."""

import gc
import sys

# Nearly all objects of the start stay, and requests leave no reference cycles: frequent collections would take a fifth
# of the start and free nothing.
gc.set_threshold(100_000)

from service.cli.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
