"""The tables of merges: the merges, merged patients, rows that were set aside, and the values of merged fields."""

import peewee

from db.core.tables import DateTimeTZField, JsonText, PersonTable


class Merge(PersonTable):
    """A merge of one patient into another. `patient_id` is the live patient who has both now."""

    id = peewee.UUIDField()
    survivor_id = peewee.UUIDField()
    merged_id = peewee.UUIDField()
    status = peewee.TextField()
    moved = JsonText()
    conflicts = JsonText()
    fields = JsonText()
    accounts_with_access = peewee.IntegerField()
    keeps_access = peewee.BooleanField()
    subject = peewee.TextField(null=True)
    client = peewee.TextField()
    created_at = DateTimeTZField()
    undone_at = DateTimeTZField(null=True)

    class Meta:
        table_name = "merges"
        primary_key = peewee.CompositeKey("brand_id", "id")


class MergedPatient(PersonTable):
    """A merged patient: the row that `patients` had. `patient_id` is the live patient, `survivor_id` the next one."""

    id = peewee.UUIDField()
    survivor_id = peewee.UUIDField()
    merge_id = peewee.UUIDField()
    record = JsonText()

    class Meta:
        table_name = "merged_patients"
        primary_key = peewee.CompositeKey("brand_id", "id")


class SetAsideRow(PersonTable):
    """A row whose place one of another record has. `version_id` is that of the version of an enrolment."""

    id = peewee.UUIDField()
    merge_id = peewee.UUIDField()
    table_name = peewee.TextField()
    row = JsonText()
    version_id = peewee.UUIDField(null=True)

    class Meta:
        table_name = "set_aside_rows"
        primary_key = peewee.CompositeKey("brand_id", "id")


class MergeField(PersonTable):
    """A value of a field of the record `record_id`: its own at position 0, above it those of merges, in their order."""

    record_id = peewee.UUIDField()
    field = peewee.TextField()
    position = peewee.IntegerField()
    merge_id = peewee.UUIDField(null=True)
    value = JsonText(null=True)

    class Meta:
        table_name = "merge_fields"
        primary_key = peewee.CompositeKey("brand_id", "record_id", "field", "position")
