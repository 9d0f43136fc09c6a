"""Generate both clients, and build their distributions."""

from sdk.generate import BUILT
from sdk.package import distributions

for each in distributions(BUILT / "dist"):
    print(f"{each} ({each.stat().st_size / 1000:.0f} kB)")
