"""The files of deployment and the documents of operation are complete and name only what exists."""

import ast
import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
import yaml
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

import relay.metrics
from deploy import licenses, vendor
from service.process.open_files import MAX_UNACCEPTED
from service.process.server import GRACE_SECONDS
from service.settings import Settings, from_file
from service.telemetry import metrics
from tests.support.live_service import ROOT

DEPLOY = ROOT / "deploy"
RUNBOOK = (ROOT / "docs/runbook.md").read_text(encoding="utf-8")
ALERTS: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((DEPLOY / "prometheus/alerts.yaml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
DEPLOYMENT = yaml.safe_load((DEPLOY / "kubernetes/deployment.yaml").read_text(encoding="utf-8"))["spec"]["template"]
RELAY = next(yaml.safe_load_all((DEPLOY / "kubernetes/relay.yaml").read_text(encoding="utf-8")))["spec"]["template"]
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((DEPLOY / "kubernetes/migration-job.yaml").read_text(encoding="utf-8"))
MIGRATE_UNIT = (DEPLOY / "systemd/patient-graph-migrate.service").read_text(encoding="utf-8")
UNIT = (DEPLOY / "systemd/patient-graph.service").read_text(encoding="utf-8")
RELAY_UNIT = (DEPLOY / "systemd/patient-graph-relay.service").read_text(encoding="utf-8")
BACKUP_UNIT = (DEPLOY / "systemd/patient-graph-backup.service").read_text(encoding="utf-8")
PROXY = (DEPLOY / "nginx/patient-graph.conf").read_text(encoding="utf-8")
BALANCER = (DEPLOY / "haproxy/patient-graph.cfg").read_text(encoding="utf-8")
SETTINGS = Settings(issuer="https://id.example.com")


def sections(part: str) -> list[str]:
    """Return the headings of the runbook's sections in a part."""
    (text,) = re.findall(rf"^## {part}\n(.*?)(?=^## |\Z)", RUNBOOK, re.DOTALL | re.MULTILINE)
    return re.findall(r"^### (.*)$", text, re.MULTILINE)


def test_runbook_has_every_alert_and_no_other() -> None:
    assert sections("Alerts") == [rule["alert"] for rule in ALERTS]


def documented_events() -> list[str]:
    """Return the events of the table in docs/operations.md."""
    operations = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| event \| meaning \|\n\|---\|---\|\n(.*?)\n\n", operations, re.DOTALL | re.MULTILINE)
    return [name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def logged_events() -> Iterator[str]:
    """Yield the constants that the code passes to `log_event` or as the event of `log_error`."""
    for path in (path for folder in ("db", "relay", "service") for path in (ROOT / folder).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in ("log_event", "log_error"):
                first = call.args[:1] if ast.unparse(call.func).endswith("log_event") else []
                for event in [*first, *(each.value for each in call.keywords if each.arg == "event")]:
                    constants = [each.value for each in ast.walk(event) if isinstance(each, ast.Constant)]
                    yield from (each for each in constants if isinstance(each, str))


def test_runbook_has_every_event_of_the_log_and_no_other() -> None:
    assert sections("Events of the log") == documented_events()


def test_every_logged_event_is_documented() -> None:
    logged = set(logged_events())
    assert "process_ended" in logged
    assert logged <= set(documented_events())


def test_every_section_of_the_runbook_says_what_to_do() -> None:
    for section in re.findall(r"^### .*?(?=^##|\Z)", RUNBOOK, re.DOTALL | re.MULTILINE):
        labels = " ".join(re.findall(r"\*\*(.*?)\.\*\*", section)).lower()
        assert all(label in labels for label in ("symptom", "look at", "do")), section


def test_every_alert_links_to_its_section() -> None:
    for rule in ALERTS:
        assert rule["annotations"]["runbook"] == f"docs/runbook.md#{rule['alert'].lower()}"
        assert rule["labels"]["severity"] in ("critical", "warning")


def exposed() -> Iterator[str]:
    """Yield the names of the metrics of the service and of its backups, as Prometheus stores them."""
    yield from re.findall(r"\bpatient_graph_\w+", BACKUP_UNIT)
    for metric in REGISTRY.collect():
        suffixes = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"]}.get(metric.type, [""])
        yield from (metric.name + suffix for suffix in suffixes)


def dashboard_expressions() -> list[str]:
    dashboard = json.loads((DEPLOY / "grafana/patient-graph.json").read_text(encoding="utf-8"))
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


@pytest.mark.parametrize("expressions", [[rule["expr"] for rule in ALERTS], dashboard_expressions()])
def test_alerts_and_dashboard_use_metrics_that_exist(expressions: list[str]) -> None:
    assert metrics.REQUEST_SECONDS
    assert relay.metrics.UNDELIVERED
    used = set(re.findall(r"\bpatient_graph_\w+", " ".join(expressions)))
    assert used
    assert used <= set(exposed())


def test_backup_leaves_its_time_as_a_metric(tmp_path: Path) -> None:
    (command,) = re.findall(r"^ExecStartPost=-\+/bin/sh -c '(.*)'$", BACKUP_UNIT, re.MULTILINE)
    script = command.replace("%%", "%").replace("$$", "$").replace("/var/lib/prometheus/node-exporter", str(tmp_path))
    before = int(time.time())
    subprocess.run(["/bin/sh", "-c", f"umask 077 && {script}"], check=True)
    (file,) = tmp_path.iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == ("patient-graph-backup.prom", 0o644)
    (family,) = text_string_to_metric_families(file.read_text(encoding="utf-8"))
    (sample,) = family.samples
    assert (sample.name, sample.labels) == ("patient_graph_backup_completed_timestamp_seconds", {})
    assert before <= sample.value <= time.time()


def test_stops_have_the_time_that_the_service_takes() -> None:
    longest = SETTINGS.drain_time + 2 * GRACE_SECONDS
    assert DEPLOYMENT["spec"]["terminationGracePeriodSeconds"] > longest
    assert float(COMPOSE["services"]["service"]["stop_grace_period"].removesuffix("s")) > longest
    assert float(re.findall(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)[0]) > longest


def test_open_files_allow_the_connections() -> None:
    needed = SETTINGS.max_connections + MAX_UNACCEPTED + 1000
    assert int(re.findall(r"^LimitNOFILE=(\d+)$", UNIT, re.MULTILINE)[0]) > needed
    assert COMPOSE["services"]["service"]["ulimits"]["nofile"] > needed


def test_proxy_accepts_the_largest_body_of_the_contract() -> None:
    contract = (ROOT / "openapi/patient-graph.yaml").read_text(encoding="utf-8")
    (mebibytes,) = re.findall(r"client_max_body_size (\d+)m;", PROXY)
    assert int(mebibytes) * 1024 * 1024 == max(map(int, re.findall(r"x-max-bytes: (\d+)", contract)))


def test_proxy_closes_idle_connections_before_the_service() -> None:
    (seconds,) = re.findall(r"keepalive_timeout (\d+)s;", PROXY)
    assert int(seconds) < uvicorn.Config("").timeout_keep_alive
    assert "option http-server-close" in BALANCER


def test_balancer_notices_a_drain_in_time() -> None:
    ((interval, checks),) = re.findall(r"check inter (\d+)s fall (\d+)", BALANCER)
    assert int(interval) * int(checks) < SETTINGS.drain_time
    (timeout,) = re.findall(r"timeout server (\d+)s", BALANCER)
    assert int(timeout) > SETTINGS.request_timeout


def environments() -> Iterator[set[str]]:
    """Yield the settings that each file of deployment has."""
    for deployment in (DEPLOYMENT, RELAY):
        (container,) = deployment["spec"]["containers"]
        yield {variable["name"] for variable in container["env"]}
    (job,) = JOB["spec"]["template"]["spec"]["containers"]
    yield {variable["name"] for variable in job["env"]}
    for name in ("service", "migrate", "relay"):
        yield set(COMPOSE["services"][name]["environment"])
    for unit in (UNIT, RELAY_UNIT, MIGRATE_UNIT, BACKUP_UNIT):
        yield set(re.findall(r"\b([A-Z_]+)=", " ".join(re.findall("^Environment=(.*)$", unit, re.MULTILINE))))
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    yield set(re.findall(r"\b([A-Z_]+)=", re.findall(r"^ENV (.*?)[^\\]\n", dockerfile, re.DOTALL | re.MULTILINE)[0]))
    guide = (ROOT / "docs/deployment.md").read_text(encoding="utf-8")
    for file in re.findall(r"environment <<END\n(.*?) END\n", guide, re.DOTALL):
        yield set(re.findall(r"^    ([A-Z_]+)=", file, re.MULTILINE))


def test_environments_have_settings_of_the_service_only() -> None:
    known = {name.upper() for name in Settings.model_fields} | {"PATH", "PYTHONDONTWRITEBYTECODE"}
    known |= {f"{name.upper()}_FILE" for name in from_file()}
    for environment in environments():
        assert environment
        assert environment <= known


def test_service_has_no_login_of_the_owner() -> None:
    (container,) = DEPLOYMENT["spec"]["containers"]
    for text in (json.dumps(container), json.dumps(COMPOSE["services"]["service"]), UNIT):
        assert "DATABASE_URL_FILE" in text or "EnvironmentFile" in text
        assert "migration" not in text.lower()
    assert "MIGRATION_URL_FILE" in json.dumps(JOB)
    assert "MIGRATION_URL_FILE" in MIGRATE_UNIT
    assert COMPOSE["services"]["service"]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_relay_has_no_login_but_its_own() -> None:
    (container,) = RELAY["spec"]["containers"]
    for text in (json.dumps(container), json.dumps(COMPOSE["services"]["relay"])):
        assert "RELAY_DATABASE_URL_FILE" in text
        assert '"DATABASE_URL_FILE' not in text
        assert "migration" not in text.lower()


def test_secrets_of_compose_are_declared() -> None:
    used = {name for service in COMPOSE["services"].values() for name in service.get("secrets", [])}
    assert used == set(COMPOSE["secrets"])


def test_volumes_of_compose_are_declared() -> None:
    mounted = {mount.split(":")[0] for service in COMPOSE["services"].values() for mount in service.get("volumes", [])}
    assert {name for name in mounted if not name.startswith(".")} == set(COMPOSE["volumes"])


def test_image_has_every_package_of_the_service() -> None:
    included = set(re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    (packages,) = re.findall(
        r"^include =\n((?:    .*\n)+)", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert included - {"LICENSE", "docs", "guides"} == {name.rstrip("*") for name in packages.split()}


def test_licenses_of_packages_are_accepted_and_listed() -> None:
    not_accepted = {name: licenses.license_of(name) for name in licenses.packages()}
    not_accepted["vendored"] = vendor.manifest()["license"]
    assert not {name: found for name, found in not_accepted.items() if not licenses.is_allowed(found)}
    assert licenses.PAGE.read_text(encoding="utf-8") == licenses.page(), "run `make licenses`"


@pytest.mark.parametrize("expression", ["", "GPL-3.0-only", "MIT OR GPL-3.0-only", "MIT AND AGPL-3.0", "UNKNOWN"])
def test_other_licenses_are_not_accepted(expression: str) -> None:
    assert not licenses.is_allowed(expression)
