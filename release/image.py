"""The image of a release, built by buildah."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path


def build_image(source: Path, archive: Path, version: str, epoch: str) -> None:
    """Build the image into an archive that `docker load` and `podman load` read. Raises CalledProcessError.

    Without buildah, or with IMAGE=off, print that the image is left out. BUILDAH_OPTIONS are further options of the
    build, such as another BASE.
    """
    is_missing = not shutil.which("buildah")
    if is_missing or os.environ.get("IMAGE") == "off":
        print(f"The image is left out: {'buildah is missing' if is_missing else 'IMAGE is off'}.")
        return
    name = f"localhost/patient-graph:{version}"
    options = shlex.split(os.environ.get("BUILDAH_OPTIONS", ""))
    # Without the cache: it would be of another base, or of other times.
    fixed = ("--quiet", "--format=docker", "--no-cache", f"--timestamp={epoch}", f"--tag={name}")
    subprocess.run(("buildah", "build", *fixed, *options, str(source)), check=True)
    # This form has no times of its own, unlike oci-archive.
    subprocess.run(
        ("buildah", "push", "--quiet", name, f"docker-archive:{archive}:patient-graph:{version}"), check=True
    )
