"""The files of deployment pass the checks of their tools, and the image builds and serves."""

import gzip
import json
import os
import platform
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from deploy import vendor
from release.image import build_image
from tests.support.live_service import ROOT
from tests.support.tools import needs
from tests.support.waiting import LONG

pytestmark = pytest.mark.gate

DEPLOY = ROOT / "deploy"
TOOLS = Path(sys.executable).parent
ALERT_TESTS = Path(__file__).parent / "deploy" / "alerts_test.yaml"


def check(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=10 * LONG)


def assert_passes(*command: str | Path) -> None:
    done = check(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_hadolint_finds_nothing_in_the_dockerfile(tmp_path: Path) -> None:
    assert_passes(TOOLS / "hadolint", ROOT / "Dockerfile")
    planted = tmp_path / "Dockerfile"
    planted.write_text("FROM debian\nRUN cd /app && apt-get install curl\n", encoding="utf-8")
    assert "DL3015" in check(TOOLS / "hadolint", planted).stdout


def test_kubernetes_objects_match_their_schemas(tmp_path: Path) -> None:
    objects = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    assert len(objects) == 6
    assert_passes(TOOLS / "kubernetes-validate", "--strict", *objects)
    planted = tmp_path / "deployment.yaml"
    text = (DEPLOY / "kubernetes" / "deployment.yaml").read_text(encoding="utf-8")
    planted.write_text(text.replace("readOnlyRootFilesystem", "readonlyRootFilesystem"), encoding="utf-8")
    assert check(TOOLS / "kubernetes-validate", "--strict", planted).returncode


def test_compose_file_matches_the_specification() -> None:
    from compose_spec import PyCompose

    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    PyCompose.from_yaml(text).validate()
    with pytest.raises(ValueError, match="readonly"):
        PyCompose.from_yaml(text.replace("read_only", "readonly"))


@needs("systemd-analyze")
@pytest.mark.parametrize("name", sorted(path.name for path in (DEPLOY / "systemd").glob("*.service")))
def test_systemd_accepts_the_units(tmp_path: Path, name: str) -> None:
    unit = (DEPLOY / "systemd" / name).read_text(encoding="utf-8")
    there = unit.replace("/opt/patient-graph/.venv/bin/python", sys.executable)  # it must exist
    assert there != unit
    copy = tmp_path / name
    copy.write_text(there, encoding="utf-8")
    verify = ("systemd-analyze", "verify", "--man=no", copy)
    done = check(*verify)
    assert (done.returncode, str(copy) in done.stderr) == (0, False), done.stderr
    copy.write_text(there.replace("UMask=0077", "UMask=nobody"), encoding="utf-8")
    assert "mode value" in check(*verify).stderr


@needs("haproxy")
def test_haproxy_accepts_its_configuration(tmp_path: Path) -> None:
    certificate, configuration = tmp_path / "patient-graph.pem", tmp_path / "haproxy.cfg"
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=service")
    assert_passes("openssl", "req", "-x509", *key, "-keyout", f"{certificate}.key", "-out", certificate)
    text = (DEPLOY / "haproxy" / "patient-graph.cfg").read_text(encoding="utf-8")
    configuration.write_text(text.replace("/etc/haproxy/patient-graph.pem", str(certificate)), encoding="utf-8")
    assert_passes("haproxy", "-c", "-f", configuration)
    configuration.write_text(text.replace("leastconn", "none"), encoding="utf-8")
    assert check("haproxy", "-c", "-f", configuration).returncode


@needs("amtool")
def test_alertmanager_accepts_its_configuration(tmp_path: Path) -> None:
    text = (DEPLOY / "prometheus" / "alertmanager.yaml").read_text(encoding="utf-8")
    assert_passes("amtool", "check-config", DEPLOY / "prometheus" / "alertmanager.yaml")
    planted = tmp_path / "alertmanager.yaml"
    planted.write_text(text.replace("receiver: operators", "receiver: nobody"), encoding="utf-8")
    assert check("amtool", "check-config", planted).returncode


@needs("promtool")
def test_alerts_fire_for_their_cause_only() -> None:
    assert_passes("promtool", "check", "config", DEPLOY / "prometheus" / "scrape.yaml")
    assert_passes("promtool", "test", "rules", ALERT_TESTS)
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
    tested = {each["alertname"] for test in _alert_tests() for each in test if each["exp_alerts"]}
    assert tested == {rule["alert"] for rule in rules}


def _alert_tests() -> Iterator[list[dict[str, list[object]]]]:
    for test in yaml.safe_load(ALERT_TESTS.read_text(encoding="utf-8"))["tests"]:
        yield test.get("alert_rule_test", [])


@needs("promtool")
def test_expressions_of_the_dashboard_are_valid(tmp_path: Path) -> None:
    dashboard = json.loads((DEPLOY / "grafana" / "patient-graph.json").read_text(encoding="utf-8"))
    expressions = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    rules = [
        {"record": f"panel:{number}", "expr": text.replace("$__rate_interval", "1m").replace("$instance", ".*")}
        for number, text in enumerate(expressions)
    ]
    path = tmp_path / "rules.yaml"
    path.write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": rules}]}), encoding="utf-8")
    assert_passes("promtool", "check", "rules", path)


def test_sbom_has_every_pinned_package(tmp_path: Path) -> None:
    path = tmp_path / "sbom.json"
    assert_passes(sys.executable, "-m", "deploy.sbom", path)
    sbom = json.loads(path.read_text(encoding="utf-8"))
    requirements = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = {line.split("==")[0] for line in requirements.splitlines() if "==" in line}
    assert sbom["bomFormat"] == "CycloneDX"
    assert {component["name"] for component in sbom["components"]} == pinned | {"api-reference"}
    (renderer,) = (each for each in sbom["components"] if each["name"] == "api-reference")
    assert renderer["purl"] == f"pkg:npm/%40scalar/api-reference@{vendor.manifest()['version']}"


@needs("npm")
def test_vendored_renderer_is_that_of_the_npm_package() -> None:
    manifest, bundle = vendor.download(vendor.manifest()["version"])
    assert manifest == vendor.manifest()
    assert gzip.decompress(vendor.BUNDLE.read_bytes()) == bundle


def buildah(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return check("buildah", *arguments)


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A storage of images for buildah, without overlays and namespaces, which a container may not have.

    It has the image `base`: this Debian with Python. Skips the test where images cannot be built.
    """
    missing = [program for program in ("buildah", "mmdebstrap") if not shutil.which(program)]
    if missing or os.geteuid() != 0:
        pytest.skip(f"images are built by root with buildah and mmdebstrap; missing: {missing or 'root'}")
    folder = tmp_path_factory.mktemp("storage")
    text = f'[storage]\ndriver = "vfs"\ngraphroot = "{folder}/root"\nrunroot = "{folder}/runroot"\n'
    (folder / "storage.conf").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUILDAH_ISOLATION", "chroot")
        patch.setenv("CONTAINERS_STORAGE_CONF", str(folder / "storage.conf"))
        _build_base(folder)
        yield
        buildah("rmi", "--all", "--force")


def _build_base(folder: Path) -> None:
    suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
    (folder / "Dockerfile").write_text("FROM scratch\nADD base.tar /\nRUN python3 --version\n", encoding="utf-8")
    packages = "--include=python3,python3-venv,ca-certificates"
    made = check("mmdebstrap", "--quiet", "--variant=minbase", packages, suite, folder / "base.tar")
    if not made.returncode:
        made = buildah("build", "--tag", "localhost/base", folder)
    if made.returncode:
        pytest.skip(f"images cannot be built here: {made.stderr.strip()[-300:]}")


def _packages(folder: Path) -> list[str]:
    """Download the packages for Debian's Python. Return the options by which a build installs these."""
    python, wheels, configuration = folder / "venv/bin/python", folder / "wheels", folder / "pip.conf"
    assert_passes("/usr/bin/python3", "-m", "venv", folder / "venv")
    download = ("download", "--quiet", "--require-hashes", "--only-binary=:all:", "--dest", wheels)
    for requirements in ("requirements.txt", "guides/requirements.txt"):
        assert_passes(python, "-m", "pip", *download, "--requirement", ROOT / requirements)
    configuration.write_text("[global]\nno-index = true\nfind-links = /wheels\n", encoding="utf-8")
    return [f"--volume={wheels}:/wheels:ro", f"--volume={configuration}:/etc/pip.conf:ro"]


def _health_check() -> str:
    """Return the command of HEALTHCHECK."""
    (command,) = re.findall(r"^HEALTHCHECK .* CMD (\[.*\])$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    return shlex.join(json.loads(command))


@pytest.fixture(scope="module")
def options(storage: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the options of the build (BUILDAH_OPTIONS)."""
    return shlex.join(["--build-arg=BASE=localhost/base", *_packages(tmp_path_factory.mktemp("packages"))])


@pytest.fixture(scope="module")
def image(options: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(options, tmp_path_factory.mktemp("image") / "first.tar")


def _built(options: str, archive: Path) -> Path:
    """Build the image of a release. It has another name than others, so that it is read from the archive."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUILDAH_OPTIONS", options)
        build_image(ROOT, archive, archive.stem, epoch="1700000000")
    return archive


def test_image_of_a_release_has_the_same_layers_again(image: Path, options: str, tmp_path: Path) -> None:
    first, second = (_members(archive) for archive in (image, _built(options, tmp_path / "second.tar")))
    layers = [member for member in first if re.fullmatch(r"[0-9a-f]{64}\.tar", member)]  # named by their SHA-256
    assert len(layers) == 2
    assert set(layers) <= set(second)


def _members(archive: Path) -> list[str]:
    with tarfile.open(archive) as members:
        return members.getnames()


def test_image_of_a_release_serves_as_its_user(image: Path) -> None:
    made = buildah("from", "--ulimit=nofile=16384", f"docker-archive:{image}")
    assert made.returncode == 0, made.stderr[-2000:]
    container = made.stdout.strip()
    # Byte code of a library that is used whatever the times of files are (PEP 552). Then the mock, because it needs no
    # database. The health check waits for it, and SIGTERM ends it.
    script = f"""
        python3 -c 'import flask; exit(open(flask.__spec__.cached, "rb").read(5)[4] != 1)' || exit 88
        test -s service/http/site/index.html && ! test -e docs && ! test -e guides || exit 89
        test "$(id -u)" = 10001 && ! touch /app/file 2>/dev/null && ! python3 -m pip 2>/dev/null || exit 90
        ENVIRONMENT=local HOST=127.0.0.1 PORT=$PORT python3 -m service mock & service=$!
        until {_health_check()} 2>/dev/null; do kill -0 $service || exit 91; sleep 0.2; done
        kill -TERM $service && wait $service
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    ran = buildah("run", "--network=host", f"--env=PORT={port}", container, "--", "sh", "-c", script)
    buildah("rm", container)
    assert ran.returncode == 0, ran.stdout + ran.stderr
