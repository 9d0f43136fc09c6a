"""`python -m service`."""

import gc
import sys

# Nearly all that a start makes stays, and a request leaves no cycles: to look for garbage often takes a fifth of the
# start, and finds none.
gc.set_threshold(100_000)

from service.cli.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
