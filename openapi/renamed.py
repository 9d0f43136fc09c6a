"""operationIds of 0.1.0 that 0.2.0 has renamed."""

FORMER_IDS = {
    "accesses.list_mine": "accesses.mine",
    "consults.create": "consults.record",
    "document.get_json": "document.as_json",
    "document.get_json_3_0": "document.as_older_json",
    "document.get_yaml": "document.as_yaml",
    "encounters.update_status": "encounters.move",
    "exports.get_mine": "exports.mine",
    "medications.update_status": "medications.move",
    "metrics.append": "metrics.record",
    "metrics.append_batch": "metrics.record_batch",
    "metrics.get_series": "metrics.series",
    "metrics.list_latest": "metrics.latest",
    "onboarding.get_mine": "onboarding.mine",
    "researchers.get_mine": "researchers.mine",
    "treatments.list_mine": "treatments.mine",
    "treatments.upsert": "treatments.put",
    "treatments.upsert_consultation": "treatments.put_consultation",
    "treatments.upsert_prescription": "treatments.put_prescription",
}
"""The id in 0.1.0 by the id in 0.2.0. To be removed in 0.3: the hash of a request with an Idempotency-Key contains the
former id, so that keys stay valid while both versions run."""
