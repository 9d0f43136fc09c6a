"""Worlds of `adherence_cases.json` in a running service: built and asked by the API, at the time of the world."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx2

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.overrides import clock_env
from tests.support.plain_regimen import World, slug_of, zone_at

Item = dict[str, Any]

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class LiveWorlds:
    """A service with a clock that stands at the time of a world."""

    def __init__(self, directory: Path) -> None:
        self._clock = directory / "clock"
        self.set_clock("2026-01-01T00:00:00Z")
        self._service = LiveService(**clock_env(self._clock)).start()
        self.clean_up = self._service.clean_up

    def set_clock(self, moment: str) -> None:
        self._clock.write_text(moment, encoding="ascii")

    @contextmanager
    def world(self, brand: str) -> Iterator["LiveWorld"]:
        """Yield an empty world in a brand."""
        mint = partial(LocalTokens(self._service.data_dir).mint, brand=brand, scopes=every_scope())
        with self._service.api(mint()) as api, self._service.api(mint(subject=PERSON)) as me:
            yield LiveWorld(api, me, brand, self.set_clock)


def text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


class LiveWorld:
    """A world in a brand of its own. Responses have the ids of the world instead of the service's."""

    def __init__(self, api: httpx2.Client, me: httpx2.Client, brand: str, set_clock: Callable[[str], None]) -> None:
        self.api, self.me, self.brand, self.set_clock = api, me, brand, set_clock
        self.ids: dict[str, str] = {}
        self.patient = self.register(external_ids={"identity": PERSON})
        self.time_zone = ""
        self.doses: list[str] = []
        self.posted: list[Item] = []

    def send(self, method: str, path: str, status: int = 201, api: httpx2.Client | None = None, **options: Any) -> Any:
        response = (api or self.api).request(method, path, **options)
        assert response.status_code == status, f"{method} {path} {options}\n{response.status_code} {response.text}"
        return response.json()

    def register(self, **values: Any) -> str:
        person = {"brand_id": self.brand, "first_name": "Ada", "last_name": "Lovelace"}
        return str(self.send("POST", "/v1/patients", json=person | values)["id"])

    def build(self, world: World, *, in_batches: bool = False) -> None:
        self.start(world)
        for enrollment in world["enrollments"]:
            self.enroll(enrollment)
        self.add_layers(world)
        if in_batches and "time_zone_changes" not in world:
            self.post_batches(world)
        else:
            for dose in world.get("doses", []):
                self.go_to(world, dose.get("at", world["now"]))
                self.post_dose(world, dose)
        self.go_to(world, world["now"])

    def build_carrying(self, world: World) -> list[Item]:
        """Build a world, but change the versions after the overrides are made, so that these are carried along.

        Return what the changes of versions carry and drop.
        """
        self.start(world)
        ids = [self.start_enrollment(enrollment) for enrollment in world["enrollments"]]
        self.add_layers(world)
        changes = [
            self.change_version(id, pin, carry_overrides=True)
            for id, enrollment in zip(ids, world["enrollments"], strict=True)
            for pin in enrollment["pins"][1:]
        ]
        self.post_batches(world)
        return changes

    def start(self, world: World) -> None:
        self.go_to(world, world["now"])
        for protocol in world["protocols"]:
            self.add_protocol(protocol)

    def go_to(self, world: World, moment: str) -> None:
        """Set the clock, and the time zone in which the patient is at that time."""
        self.set_clock(moment)
        zone = zone_at(world, datetime.fromisoformat(moment)).key
        if zone != self.time_zone:
            self.send("PUT", f"/v1/patients/{self.patient}/time-zone", 200, json={"time_zone": zone})
            self.time_zone = zone

    def add_layers(self, world: World) -> None:
        for change in world.get("schedule", []):
            self.replace_schedule(world, change)
        for override in world.get("overrides", []):
            self.add_override(override)

    def add_protocol(self, protocol: Item) -> None:
        body = {"brand_id": self.brand, "slug": protocol["slug"], "name": protocol["slug"]}
        self.ids[protocol["id"]] = self.send("POST", "/v1/protocols", json=body)["id"]
        before: set[str] = set()
        for version in protocol["versions"]:
            before = self.add_version(protocol, version, before)

    def add_version(self, protocol: Item, version: Item, before: set[str]) -> set[str]:
        """Make the newest version what this one is, and pin another patient to it, so that the next is a new one."""
        path = f"/v1/protocols/{self.ids[protocol['id']]}"
        compounds = [compound_body(each, position) for position, each in enumerate(version["compounds"])]
        upserted = self.send("PUT", f"{path}/compounds", 200, json=compounds)["compounds"]
        by_slug = {each["compound_slug"]: each for each in upserted}
        slugs = set()
        for compound in version["compounds"]:
            slugs.add(compound["slug"])
            self.ids[compound["id"]] = by_slug[compound["slug"]]["id"]
            self.ids[compound["compound_id"]] = by_slug[compound["slug"]]["compound_id"]
        for slug in sorted(before - slugs):
            self.send("DELETE", f"{path}/compounds/{by_slug[slug]['compound_id']}", 200)
        versions = self.send("GET", f"{path}/versions", 200)["versions"]
        self.ids[version["id"]] = max(versions, key=lambda each: int(each["number"]))["id"]
        if version is not protocol["versions"][-1]:
            self.pin(protocol, version)
        return slugs

    def pin(self, protocol: Item, version: Item) -> None:
        body = {"protocol_id": self.ids[protocol["id"]], "version_id": self.ids[version["id"]]}
        self.send("POST", f"/v1/patients/{self.register()}/enrollments", json=body)

    def enroll(self, enrollment: Item) -> None:
        id = self.start_enrollment(enrollment)
        for pin in enrollment["pins"][1:]:
            self.change_version(id, pin, carry_overrides=False)
        if enrollment["ends_on"]:
            body = {"status": "stopped", "ends_on": enrollment["ends_on"]}
            self.send("PATCH", f"/v1/enrollments/{id}/status", 200, json=body)

    def start_enrollment(self, enrollment: Item) -> str:
        body = {
            "protocol_id": self.ids[enrollment["protocol"]],
            "version_id": self.ids[enrollment["pins"][0]["version"]],
            "starts_on": enrollment["starts_on"],
        }
        return str(self.send("POST", f"/v1/patients/{self.patient}/enrollments", json=body)["id"])

    def change_version(self, id: str, pin: Item, *, carry_overrides: bool) -> Item:
        body = {"version_id": self.ids[pin["version"]], "effective_from": pin["effective_from"]}
        changed = self.send("POST", f"/v1/enrollments/{id}/versions", json={**body, "carry_overrides": carry_overrides})
        return {name: changed[name] for name in ("carried", "dropped")}

    def replace_schedule(self, world: World, change: Item) -> None:
        protocol = protocol_of(world, change["compound"])
        path = f"/v1/patients/{self.patient}/protocols/{self.ids[protocol]}/schedule"
        named = {"protocol_compound_id": self.ids[change["compound"]], "effective_from": change["effective_from"]}
        if change["rows"]:
            self.send("PUT", path, 200, json=[{**row, **named} for row in change["rows"]])
        else:
            path = f"{path}/{named['protocol_compound_id']}"
            self.send("DELETE", path, 200, params={"effective_from": change["effective_from"]})

    def add_override(self, override: Item) -> None:
        body = {
            "override_type": override["type"],
            "payload": override["payload"],
            "version_id": self.ids[override["version"]],
            "compound_id": self.ids.get(override["compound_id"] or ""),
            "starts_on": override["starts_on"],
            "ends_on": override["ends_on"],
        }
        path = f"/v1/patients/{self.patient}/protocols/{self.ids[override['protocol']]}/overrides"
        added = self.send("POST", path, json=body)
        self.ids[override["id"]] = added["id"]
        if override["compound_id"]:
            self.ids[override["compound_id"]] = added["compound_id"]

    def dose_body(self, world: World, dose: Item) -> Item:
        return {
            **{name: value for name, value in dose.items() if name not in ("compound", "at")},
            "protocol_id": self.ids[protocol_of(world, dose["compound"])],
            "protocol_compound_id": self.ids[dose["compound"]],
            "peptide_id": slug_of(world, dose["compound"]),
        }

    def post_dose(self, world: World, dose: Item) -> None:
        response = self.api.post(f"/v1/patients/{self.patient}/doses", json=self.dose_body(world, dose))
        if response.status_code != 201:
            self.posted.append(refusal(response))
            return
        made = response.json()
        reply = {"status": 201, "dose": self.number(made["id"])}
        reply |= {"date": made["slot_date"], "slot": made["slot"], "dose_status": made["status"]}
        kept = {"kept": made["status"]} if dose["status"] == "scheduled" != made["status"] else {}
        self.posted.append({**reply, **kept})

    def post_batches(self, world: World, size: int = 40) -> None:
        """Post the doses by batches. Doses that are refused make all of a batch be refused; it is sent without them."""
        path = f"/v1/patients/{self.patient}/dose-batches"
        bodies = [self.dose_body(world, dose) for dose in world["doses"]]
        for first in range(0, len(bodies), size):
            batch = bodies[first : first + size]
            response = self.api.post(path, json={"doses": batch})
            refused = refusals(response) if response.status_code == 400 else {}
            left = [body for number, body in enumerate(batch) if number not in refused]
            if refused and left:
                response = self.api.post(path, json={"doses": left})
            assert response.status_code == 201 or not left, response.text
            ids = iter(response.json().get("ids", []))
            self.posted += [
                refused.get(number) or {"status": 201, "dose": self.number(next(ids))} for number in range(len(batch))
            ]

    def number(self, id: str) -> int:
        """Return which of the doses has this id, in the order in which they were made."""
        if id not in self.doses:
            self.doses.append(id)
        return self.doses.index(id) + 1

    # --- questions

    def respond(self, ask: Item) -> Any:
        return self.named(getattr(self, f"ask_{ask['op']}")(ask))

    def named(self, value: Any) -> Any:
        """Return a response with the ids of the world, and instants in one form."""
        if isinstance(value, dict):
            return {self.named(key): self.named(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.named(item) for item in value]
        if isinstance(value, str) and UUID.fullmatch(value):
            return next((id for id, uuid in self.ids.items() if uuid == value), value)
        if isinstance(value, str) and INSTANT.fullmatch(value):
            return text(datetime.fromisoformat(value))
        return value

    def get(self, path: str, ask: Item, *names: str) -> Any:
        query = {name: ask[name] for name in names if name in ask}
        if "protocol" in ask:
            query["protocol_id"] = self.ids[ask["protocol"]]
        return self.api.get(f"/v1/adherence/{path}", params={"patient_id": self.patient, **query})

    def ask_resolved(self, ask: Item) -> Any:
        return self.get("resolved-compounds", ask, "date").json()

    def ask_today(self, ask: Item) -> Any:
        return self.get("today-schedule", ask, "date").json()

    def ask_summary(self, ask: Item) -> Any:
        return self.get("summary", ask).json()

    def ask_calendar(self, ask: Item) -> Any:
        response = self.get("calendar", ask, "start", "end", "from", "to", "month")
        if response.status_code != 200:
            return refusal(response)
        calendar = response.json()
        return {"status": 200, **calendar, "days": {each["date"]: each["status"] for each in calendar["days"]}}

    def ask_streak(self, ask: Item) -> Any:
        return self.send("GET", "/v1/adherence/streak/me", 200, api=self.me)

    def ask_adherence_7d(self, ask: Item) -> Any:
        body = {"patient_ids": [self.patient], "days": 7}
        (summary,) = self.send("POST", "/v1/adherence/summaries", 200, json=body)["adherence"]
        return {"adherence_pct_7d": summary["adherence_pct"]}

    def ask_doses(self, ask: Item) -> Any:
        """Return all doses, by pages, in the order in which they were made."""
        query, found = {"patient_id": self.patient, "limit": 50}, []
        while True:
            page = self.send("GET", "/v1/adherence/doses", 200, params=query)
            found += page["doses"]
            if page["next_cursor"] is None:
                break
            query["cursor"] = page["next_cursor"]
        assert len(found) == page["total"] == len(self.doses)
        assert found == sorted(found, key=lambda dose: str(dose["slot_date"]), reverse=True)
        found.sort(key=lambda dose: self.doses.index(dose["id"]))
        return [{**dose, "compound": dose["protocol_compound_id"], "date": dose["slot_date"]} for dose in found]

    def ask_posted(self, ask: Item) -> Any:
        return self.posted


def refusal(response: httpx2.Response) -> Item:
    """Return the status of an error with the place and the code of its first error detail."""
    first = response.json().get("details", [{}])[0]
    return {"status": response.status_code, "pointer": first.get("pointer"), "code": first.get("code")}


def refusals(response: httpx2.Response) -> dict[int, Item]:
    """Return the refusal of each dose of a batch that is refused, by its place."""
    found: dict[int, Item] = {}
    for detail in response.json()["details"]:
        _, _, number, pointer = detail["pointer"].split("/")
        found.setdefault(int(number), {"status": 400, "pointer": f"/{pointer}", "code": detail["code"]})
    return found


def compound_body(compound: Item, position: int) -> Item:
    names = ("dose_amount", "dose_unit", "route", "days_of_week", "time_of_day", "time_local")
    return {
        "compound_slug": compound["slug"],
        "display_name": compound["name"],
        "position": position,
        **{name: compound[name] for name in names if name in compound},
    }


def protocol_of(world: World, protocol_compound_id: str) -> str:
    for protocol in world["protocols"]:
        compounds = [each["id"] for version in protocol["versions"] for each in version["compounds"]]
        if protocol_compound_id in compounds:
            return str(protocol["id"])
    return str(next(each["protocol"] for each in world["overrides"] if each["id"] == protocol_compound_id))
