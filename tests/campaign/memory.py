"""The resident memory of a process (Linux), in MiB."""

from pathlib import Path


class Memory:
    """The memory of a process from now on."""

    def __init__(self, pid: int) -> None:
        self._process = Path(f"/proc/{pid}")
        (self._process / "clear_refs").write_text("5")  # from now on VmHWM is the largest value
        self.before = self._now("VmRSS")

    def growth(self, what: str, most: int) -> int:
        """Return the peak. Raises AssertionError if it exceeds the memory at the start by more than `most`."""
        peak = self._now("VmHWM")
        assert peak - self.before <= most, f"{what} took {peak - self.before} MiB"
        return peak

    def figures(self, peak: int) -> dict[str, int]:
        return {"memory before, MiB": self.before, "at the peak, MiB": peak, "after, MiB": self._now("VmRSS")}

    def _now(self, field: str) -> int:
        lines = dict(line.split(":", 1) for line in (self._process / "status").read_text(encoding="ascii").splitlines())
        return int(lines[field].split()[0]) // 1024
