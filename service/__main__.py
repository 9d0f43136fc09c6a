"""`python -m service`."""

import gc
import sys

# Nearly all objects of the start stay: collections would take a fifth of it and free nothing. The server sets the
# threshold again.
gc.set_threshold(1_000_000)
# An optional package of jsonschema, which Connexion imports. With the packages of the tests it is installed; importing
# it takes a second, for a check of URLs that nothing uses.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

from service.cli.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
