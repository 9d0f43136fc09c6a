"""The tables as Peewee models."""

from peewee import (
    BlobField,
    BooleanField,
    CompositeKey,
    DateField,
    DecimalField,
    IntegerField,
    TextField,
    UUIDField,
)
from playhouse.postgres_ext import ArrayField, DateTimeTZField, JSONField

from bench.peers.connexion_flask.database import BaseModel


class Patient(BaseModel):
    brand_id = TextField()
    id = UUIDField()
    first_name = TextField()
    last_name = TextField()
    date_of_birth = DateField(null=True)
    gender = TextField(null=True)
    email = TextField(null=True)
    phone = TextField(null=True)
    external_ids = JSONField()
    metadata = JSONField()
    status = TextField()
    age_verified_at = DateTimeTZField(null=True)
    ruo_pathway_acknowledged_at = DateTimeTZField(null=True)
    researcher_acknowledgement_id = UUIDField(null=True)
    prescription_status = TextField(null=True)
    prescription_consult_completed_at = DateTimeTZField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()
    full_name_key = TextField()
    last_name_key = TextField()
    phone_key = TextField(null=True)

    class Meta:
        table_name = "patients"
        primary_key = CompositeKey("brand_id", "id")


class PatientIdentifier(BaseModel):
    brand_id = TextField()
    patient_id = UUIDField()
    key = BlobField()
    kind = TextField()

    class Meta:
        table_name = "patient_identifiers"
        primary_key = CompositeKey("brand_id", "key")


class MetricEntry(BaseModel):
    brand_id = TextField()
    patient_id = UUIDField()
    metric_key = TextField()
    recorded_at = DateTimeTZField()
    id = UUIDField()
    value_numeric = DecimalField(max_digits=40, decimal_places=20, auto_round=False, null=True)
    value_text = TextField(null=True)
    unit = TextField(null=True)
    source = TextField()
    is_phi = BooleanField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "metric_entries"
        primary_key = CompositeKey("brand_id", "patient_id", "metric_key", "recorded_at", "id")


class TimelineEvent(BaseModel):
    brand_id = TextField()
    patient_id = UUIDField()
    occurred_at = DateTimeTZField()
    id = UUIDField()
    event_type = TextField()
    title = TextField()
    description = TextField(null=True)
    source_type = TextField(null=True)
    source_id = UUIDField(null=True)
    metadata = JSONField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "timeline"
        primary_key = CompositeKey("brand_id", "patient_id", "occurred_at", "id")


class Recorded(BaseModel):
    """The common columns of audit and outbox."""

    brand_id = TextField()
    id = UUIDField()
    occurred_at = DateTimeTZField()
    event = TextField()
    patient_id = UUIDField(null=True)
    entity_id = UUIDField(null=True)
    request_id = UUIDField()
    fields = ArrayField(TextField, index=False)


class Audit(Recorded):
    subject = TextField(null=True)
    client = TextField()
    operation = TextField(null=True)

    class Meta:
        table_name = "audit"
        primary_key = CompositeKey("brand_id", "id")


class Outbox(Recorded):
    class Meta:
        table_name = "outbox"
        primary_key = CompositeKey("brand_id", "id")


class IdempotencyKey(BaseModel):
    brand_id = TextField()
    caller = TextField()
    key = TextField()
    patient_id = UUIDField(null=True)
    request_hash = BlobField()
    status = IntegerField()
    headers = JSONField()
    body = TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "idempotency_keys"
        primary_key = CompositeKey("brand_id", "caller", "key")
