SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.count_erased_patients() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO patient_totals AS kept (brand_id, slot, total)
    SELECT brand_id, 64 + pg_backend_pid() % 64, -count(*) FROM gone WHERE counted GROUP BY brand_id ORDER BY brand_id
    ON CONFLICT (brand_id, slot) DO UPDATE SET total = kept.total + excluded.total;
    RETURN NULL;
END $$;
CREATE FUNCTION public.know_brand() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO patient_totals (brand_id, slot, total) VALUES (NEW.brand_id, 0, 0) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.audit (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    event text,
    patient_id uuid,
    subject text,
    client text NOT NULL,
    request_id uuid NOT NULL,
    fields text[] NOT NULL,
    entity_id uuid,
    operation text
);
ALTER TABLE ONLY public.audit FORCE ROW LEVEL SECURITY;
CREATE TABLE public.compliance_acts (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    kind text NOT NULL,
    statement_version text,
    subject text NOT NULL,
    client text NOT NULL,
    occurred_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.compliance_acts FORCE ROW LEVEL SECURITY;
CREATE TABLE public.consult_outcomes (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    outcome text NOT NULL,
    completed_at timestamp with time zone NOT NULL,
    client text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.consult_outcomes FORCE ROW LEVEL SECURITY;
CREATE TABLE public.consultations (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    rimo_consultation_id text NOT NULL,
    consultation_type text,
    status text NOT NULL,
    provider_name text,
    scheduled_at timestamp with time zone,
    completed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.consultations FORCE ROW LEVEL SECURITY;
CREATE TABLE public.encounters (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    provider_id uuid,
    encounter_type text NOT NULL,
    status text NOT NULL,
    scheduled_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    chief_complaint text,
    notes text,
    metadata json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.encounters FORCE ROW LEVEL SECURITY;
CREATE TABLE public.idempotency_keys (
    brand_id text NOT NULL,
    caller text NOT NULL,
    key text NOT NULL,
    patient_id uuid,
    request_hash bytea NOT NULL,
    status integer NOT NULL,
    headers json NOT NULL,
    body text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE TABLE public.identity_forms (
    form text NOT NULL,
    since timestamp with time zone NOT NULL
);
CREATE TABLE public.identity_rekeys (
    brand_id text NOT NULL,
    form text NOT NULL,
    since timestamp with time zone NOT NULL,
    last_id uuid NOT NULL,
    done boolean NOT NULL,
    patients bigint NOT NULL,
    collisions bigint NOT NULL
);
ALTER TABLE ONLY public.identity_rekeys FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intake_responses (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    questionnaire_version text NOT NULL,
    status text NOT NULL,
    responses json NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.intake_responses FORCE ROW LEVEL SECURITY;
CREATE TABLE public.medications (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    name text NOT NULL,
    dosage text NOT NULL,
    frequency text NOT NULL,
    route text,
    prescriber_id uuid,
    status text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    notes text,
    metadata json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.medications FORCE ROW LEVEL SECURITY;
CREATE TABLE public.metric_entries (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    metric_key text NOT NULL COLLATE pg_catalog."C",
    value_numeric numeric,
    value_text text,
    unit text,
    source text NOT NULL,
    is_phi boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    source_id text
);
ALTER TABLE ONLY public.metric_entries FORCE ROW LEVEL SECURITY;
CREATE TABLE public.onboarding (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    goals json NOT NULL,
    role text NOT NULL,
    default_follows json NOT NULL,
    notifications json NOT NULL,
    onboarding_completed_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.onboarding FORCE ROW LEVEL SECURITY;
CREATE TABLE public.outbox (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    event text NOT NULL,
    patient_id uuid,
    request_id uuid NOT NULL,
    fields text[] NOT NULL,
    entity_id uuid
);
ALTER TABLE ONLY public.outbox FORCE ROW LEVEL SECURITY;
CREATE TABLE public.patient_identifiers (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    key bytea NOT NULL,
    kind text NOT NULL
);
ALTER TABLE ONLY public.patient_identifiers FORCE ROW LEVEL SECURITY;
CREATE TABLE public.patient_totals (
    brand_id text NOT NULL,
    slot smallint NOT NULL,
    total bigint NOT NULL
)
WITH (fillfactor='10');
ALTER TABLE ONLY public.patient_totals FORCE ROW LEVEL SECURITY;
CREATE TABLE public.patients (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    date_of_birth date,
    gender text,
    email text,
    phone text,
    external_ids json NOT NULL,
    metadata json NOT NULL,
    status text NOT NULL,
    age_verified_at timestamp with time zone,
    ruo_pathway_acknowledged_at timestamp with time zone,
    researcher_acknowledgement_id uuid,
    prescription_status text,
    prescription_consult_completed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    full_name_key text NOT NULL COLLATE pg_catalog."C",
    last_name_key text NOT NULL COLLATE pg_catalog."C",
    phone_key text COLLATE pg_catalog."C",
    counted boolean DEFAULT false NOT NULL
);
ALTER TABLE ONLY public.patients FORCE ROW LEVEL SECURITY;
CREATE TABLE public.prescriptions (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    rimo_order_id text NOT NULL,
    medication_name text,
    dosage text,
    quantity integer,
    refills integer,
    prescribed_date date,
    next_refill_date date,
    status text NOT NULL,
    pharmacy_id text,
    pharmacy_name text,
    tracking_number text,
    transmitted_at timestamp with time zone,
    shipped_at timestamp with time zone,
    delivered_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.prescriptions FORCE ROW LEVEL SECURITY;
CREATE TABLE public.provider_links (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    relationship text NOT NULL,
    status text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);
ALTER TABLE ONLY public.provider_links FORCE ROW LEVEL SECURITY;
CREATE TABLE public.providers (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    specialty text,
    npi text,
    email text,
    phone text,
    metadata json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.providers FORCE ROW LEVEL SECURITY;
CREATE TABLE public.researcher_acknowledgements (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    full_name text NOT NULL,
    ip_address text NOT NULL,
    source text NOT NULL,
    statement_version text NOT NULL,
    acknowledged_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.researcher_acknowledgements FORCE ROW LEVEL SECURITY;
CREATE TABLE public.schema_migrations (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.timeline (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    id uuid NOT NULL,
    event_type text NOT NULL,
    title text NOT NULL,
    description text,
    source_type text,
    source_id uuid,
    metadata json NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.timeline FORCE ROW LEVEL SECURITY;
CREATE TABLE public.treatments (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    rimo_treatment_id text NOT NULL,
    status text NOT NULL,
    billing_plan_id text,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    metadata json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.treatments FORCE ROW LEVEL SECURITY;
INSERT INTO public.audit VALUES
	('acme', '01a22521-9240-72d7-b0a6-7c41ccd2a63e', '2026-11-29 02:28:06.848038+00', 'patient.created', '01a22521-923f-7c2e-a291-9c3c30e9c802', NULL, 'local-service', '01a22521-923c-75b6-82ee-b2cb76598f30', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-92d5-7756-ad6c-c56bb462cf08', '2026-11-29 02:28:06.997413+00', 'patient.created', '01a22521-92d5-77c2-b78f-cca4333d4116', NULL, 'local-service', '01a22521-92d4-749d-9de0-11169143cd68', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9363-7d6a-9e94-db3774b491ba', '2026-11-29 02:28:07.13984+00', 'patient.created', '01a22521-9363-7c7b-b49c-77f1e4596c32', NULL, 'local-service', '01a22521-935f-7482-9c94-c48f7aeac2dd', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9401-709c-b1e6-382fbc95814f', '2026-11-29 02:28:07.297742+00', 'patient.created', '01a22521-9401-73ff-b6bb-93eba01c7f61', NULL, 'local-service', '01a22521-93ff-75bb-9008-b98f1f97421b', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-94c4-74f1-aadd-05ddf9faa853', '2026-11-29 02:28:07.492873+00', 'patient.updated', '01a22521-9401-73ff-b6bb-93eba01c7f61', NULL, 'local-service', '01a22521-9483-71ee-80eb-01362484309a', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a22521-94eb-71e1-96e2-ad33af42c704', '2026-11-29 02:28:07.531915+00', 'patient.created', '01a22521-94eb-756c-ba94-c1338fdad451', NULL, 'local-service', '01a22521-94e7-7773-865b-041d348da089', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-9554-7938-afec-736684334234', '2026-11-29 02:28:07.636187+00', 'patient.created', '01a22521-9553-71c5-a6c0-cc45f0f574de', NULL, 'local-service', '01a22521-9551-7790-b77d-b6789e77057d', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-9623-747f-98a1-f7c6c56b0ecd', '2026-11-29 02:28:07.843047+00', 'patient.created', '01a22521-9622-7412-8cef-e33590ef2cc4', NULL, 'local-service', '01a22521-961f-7543-aa6b-4a60a33ebb7d', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-96dc-758b-92d1-8d6c77048819', '2026-11-29 02:28:08.028649+00', 'patient.created', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', NULL, 'local-service', '01a22521-96db-7563-ab72-66fc79acd40a', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-97ed-72c3-8f14-c97a820def42', '2026-11-29 02:28:08.301715+00', 'patient.updated', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', NULL, 'local-service', '01a22521-9771-74d1-a605-07c081f7e504', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a22521-9835-7d6a-b242-200a90730a4f', '2026-11-29 02:28:08.373184+00', 'patient.created', '01a22521-9834-72ec-b43c-4acc86da573e', NULL, 'local-service', '01a22521-9834-768c-9098-52354796dc23', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-98e2-7a0c-bd9f-a8be0bf47802', '2026-11-29 02:28:08.546+00', 'patient.created', '01a22521-98e1-7041-ac78-ea3c7344c577', NULL, 'local-service', '01a22521-98e1-7212-a645-171183e1bf30', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-99ac-7e90-b496-f327ffce40ee', '2026-11-29 02:28:08.748181+00', 'patient.created', '01a22521-99ab-7c47-9709-6630ed50513c', NULL, 'local-service', '01a22521-99ab-735d-bc36-9dfb71743ccf', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-99f0-709f-8f34-73d58d021c8a', '2026-11-29 02:28:08.816714+00', 'patient.created', '01a22521-99f0-7308-b25d-651538d3f869', NULL, 'local-service', '01a22521-99ef-72b5-827b-1cdf59dcf727', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-9a39-7e21-bd6c-235b6281959d', '2026-11-29 02:28:08.889988+00', 'patient.updated', '01a22521-99f0-7308-b25d-651538d3f869', NULL, 'local-service', '01a22521-9a32-76e4-9c85-d761c163ad5f', '{date_of_birth,email}', NULL, 'patients.update'),
	('acme', '01a22521-9a7d-7075-ac0b-4dbd4097caf4', '2026-11-29 02:28:08.957885+00', 'patient.created', '01a22521-9a7b-7427-ba5b-edd2c81c18b1', NULL, 'local-service', '01a22521-9a77-701e-a594-137aeda91fc1', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9ac4-7d7a-866a-1a82dc3e6661', '2026-11-29 02:28:09.028705+00', 'patient.created', '01a22521-9ac4-7628-b400-d71a24da69d9', NULL, 'local-service', '01a22521-9ac3-726d-85bb-4dfa2b86db40', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9af1-792f-8274-2045fc762111', '2026-11-29 02:28:09.073313+00', 'patient.created', '01a22521-9af0-70c3-b90b-d32d3e2919c9', NULL, 'local-service', '01a22521-9af0-7135-83e8-6a57843ebd43', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9b30-7b1d-90f3-f06fb1c338db', '2026-11-29 02:28:09.136596+00', 'patient.created', '01a22521-9b30-712d-978a-df02a120c446', NULL, 'local-service', '01a22521-9b2f-7359-963b-ca53673fe989', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9b5b-75a1-8f33-f42ef27464d7', '2026-11-29 02:28:09.179092+00', 'patient.updated', '01a22521-9b30-712d-978a-df02a120c446', NULL, 'local-service', '01a22521-9b55-753c-ba32-8f4848eacedc', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a22521-9b78-77fa-990d-d026917a4428', '2026-11-29 02:28:09.20891+00', 'patient.created', '01a22521-9b78-7d4f-bbd5-75b6ad202175', NULL, 'local-service', '01a22521-9b78-7521-8798-050ccd5111fe', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-9b9c-7301-894b-4089ad626354', '2026-11-29 02:28:09.244878+00', 'patient.created', '01a22521-9b9c-7818-a168-08d0b72b1cbe', NULL, 'local-service', '01a22521-9b9c-75e2-b8d2-a8619b84d942', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-9bc6-761f-99f6-2fcd899c43b1', '2026-11-29 02:28:09.286399+00', 'patient.created', '01a22521-9bc4-70dd-8909-116ba79543c5', NULL, 'local-service', '01a22521-9bc4-71a3-af21-4585b83737a9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9c08-7fa2-ace6-e51636d17661', '2026-11-29 02:28:09.352963+00', 'patient.created', '01a22521-9c08-7f8c-905f-a410fff63b32', NULL, 'local-service', '01a22521-9c07-704c-8b91-270e04d563ad', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9c31-7862-b209-3059e20095ec', '2026-11-29 02:28:09.393973+00', 'patient.updated', '01a22521-9c08-7f8c-905f-a410fff63b32', NULL, 'local-service', '01a22521-9c30-7129-8fee-49b99a627035', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a22521-9c71-7f13-b7e9-5683b6d2a8a6', '2026-11-29 02:28:09.457496+00', 'patient.updated', '01a22521-923f-7c2e-a291-9c3c30e9c802', NULL, 'local-service', '01a22521-9c6f-77bc-9cfe-b50a92c0ef1b', '{gender}', NULL, 'patients.update'),
	('acme', '01a22521-9cab-7bb4-b736-8673a1b502ac', '2026-11-29 02:28:09.515123+00', 'patient.updated', '01a22521-923f-7c2e-a291-9c3c30e9c802', NULL, 'local-service', '01a22521-9ca9-7506-86f6-facb15b2c267', '{gender}', NULL, 'patients.update'),
	('acme', '01a22521-9d36-7470-8d86-a966527d87cc', '2026-11-29 02:28:09.654067+00', 'patient.erased', '01a22521-92d5-77c2-b78f-cca4333d4116', NULL, 'local-service', '01a22521-9d18-7747-9812-695cfdf9c410', '{}', NULL, 'patients.erase'),
	('acme', '01a22521-9d8b-76fc-9ad8-7391af47db0f', '2026-11-29 02:28:09.739403+00', 'patient.erased', '01a22521-9363-7c7b-b49c-77f1e4596c32', NULL, 'local-service', '01a22521-9d6f-710c-a76f-de8f24b456fd', '{}', NULL, 'patients.erase'),
	('acme', '01a22521-9e58-786f-a289-e9559598c515', '2026-11-29 02:28:09.944708+00', 'patient.created', '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-9e57-74bc-9106-bc2110e979cb', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9e89-7784-9a3b-81b532c59c35', '2026-11-29 02:28:09.99315+00', 'patient.updated', '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-9e84-70d8-a9a2-0142bfe7bd8a', '{gender}', NULL, 'patients.update'),
	('acme', '01a22521-9eb5-74ac-9b35-f74b1a6fbb3d', '2026-11-29 02:28:10.037549+00', 'patient.created', '01a22521-9eb5-7847-bc50-462586dcdc9b', 'someone-else', 'local-app', '01a22521-9eb4-7110-a421-9958272e6082', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-9ed3-7e86-8fdf-ab8f144efb34', '2026-11-29 02:28:10.067942+00', 'provider.created', NULL, NULL, 'local-service', '01a22521-9ed3-7616-aec2-3dcd76548910', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-9ed3-7fac-a609-7bf08ddc8729', 'providers.create'),
	('acme', '01a22521-9f0e-778b-8698-11c1163f912d', '2026-11-29 02:28:10.126462+00', 'provider_link.started', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-9f0b-7526-9b17-7b29fc13bba0', '{provider_id,relationship}', '01a22521-9f0d-7058-9915-ec74af58bd30', 'providers.link'),
	('acme', '01a22521-a3e2-71c4-9974-f203cd9490ce', '2026-11-29 02:28:11.3622+00', 'medication.moved', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a3da-7340-9462-74dc434f14d9', '{status}', '01a22521-9f88-7b0e-849a-9fb405ed4396', 'medications.update_status'),
	('acme', '01a22521-a901-772c-aa6e-21564283a4ff', '2026-11-29 02:28:12.673558+00', NULL, '01a22521-9622-7412-8cef-e33590ef2cc4', NULL, 'local-service', '01a22521-a901-771e-a67f-78f90f56ff80', '{}', NULL, 'patients.get'),
	('acme', '01a22521-ade6-7dfc-b46d-e17195e55a47', '2026-11-29 02:28:13.926839+00', NULL, '01a22521-9af0-70c3-b90b-d32d3e2919c9', NULL, 'local-service', '01a22521-ade5-71d8-82ec-c7ef2eccc3e9', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b1fb-7f50-86de-67dfdc74e35e', '2026-11-29 02:28:14.971404+00', NULL, '01a22521-96dc-72d5-8dfe-56002f3ca7bc', NULL, 'local-service', '01a22521-b1fa-77a1-a3fc-78258e33bc94', '{}', NULL, 'patients.search'),
	('acme', '01a22521-b1fb-7b5c-9b4a-26c7c4ae0937', '2026-11-29 02:28:14.971404+00', NULL, '01a22521-9c08-7f8c-905f-a410fff63b32', NULL, 'local-service', '01a22521-b1fa-77a1-a3fc-78258e33bc94', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-b667-7bad-b0d3-b0540e3df082', '2026-11-29 02:28:16.103016+00', 'patient.created', '01a22521-b666-7e5d-a18a-edc924c2e56e', NULL, 'local-service', '01a22521-b665-7495-b52e-564d712b5901', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-ba34-7716-b3c1-57a7ca3f2760', '2026-11-29 02:28:17.076909+00', 'patient.created', '01a22521-ba34-78ce-aeea-94c503154648', NULL, 'local-service', '01a22521-ba2f-7472-81fe-a6cdfeb1e1f2', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bd89-753e-a04a-455f99f4dbf1', '2026-11-29 02:28:17.929186+00', 'patient.created', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-bd87-7596-86ab-d6599c9dd767', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-c0bf-7313-9526-83b719e0bdc0', '2026-11-29 02:28:18.751787+00', 'researcher_acknowledgement.created', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-c0bd-77c4-aeae-64be0bc1b20e', '{full_name,ip_address,source,statement_version}', '01a22521-c0bf-79b2-a840-8520115600e5', 'researchers.acknowledge'),
	('borealis', '01a22521-d04e-7930-a6be-1dbada5aed6f', '2026-11-29 02:28:22.734805+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-d04d-73c3-a0e9-7946b2e8e317', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d641-7ed4-b6e2-618bf66c06eb', '2026-11-29 02:28:24.257667+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d641-75cb-99c1-599f7a815a89', '{}', NULL, 'metrics.get_series'),
	('acme', '01a22521-9f50-7804-9ca3-aaf0f3c2d089', '2026-11-29 02:28:10.192878+00', 'encounter.created', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-9f4f-745e-a1a6-bbfd500b3a97', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-9f50-7ebd-b885-fbe78157f4a5', 'encounters.create'),
	('acme', '01a22521-b23c-722a-b311-e64e40ad0e52', '2026-11-29 02:28:15.036221+00', NULL, '01a22521-9553-71c5-a6c0-cc45f0f574de', NULL, 'local-service', '01a22521-b23b-73b5-8dd2-825e712625fc', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-b6a6-754b-9cdb-c27c44c0d668', '2026-11-29 02:28:16.166573+00', 'patient.created', '01a22521-b6a6-7134-9606-a1034d6a7751', NULL, 'local-service', '01a22521-b6a5-71c4-9128-c42265a4b63c', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-ba6f-74c7-9c2d-37867673bd3e', '2026-11-29 02:28:17.135331+00', 'patient.created', '01a22521-ba6f-7faa-a7c9-07b92e5ac990', NULL, 'local-service', '01a22521-ba6e-7008-bbe8-348ed741a7d6', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bdc9-7cdc-9c78-f14d86ec3450', '2026-11-29 02:28:17.993808+00', 'patient.updated', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-bdc7-77ac-922b-edcbbe7b90c3', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22521-c0f8-7856-ad33-878ddbc18f67', '2026-11-29 02:28:18.808664+00', 'patient.onboarded', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-c0f6-73fe-ad7b-9887b171e123', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('borealis', '01a22521-c57b-76bc-a909-e97a57f34e45', '2026-11-29 02:28:19.963262+00', NULL, '01a22521-b798-7ccb-83c6-022047cc34fe', NULL, 'local-service', '01a22521-c578-7216-b19f-d68a0e7addd5', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d6be-73ce-93e8-22b0b40fd093', '2026-11-29 02:28:24.382642+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d6be-70e5-8f2f-a31bc4b8943b', '{}', NULL, 'medications.list'),
	('acme', '01a22521-9f88-7d32-aff9-17acf6a9267c', '2026-11-29 02:28:10.248413+00', 'medication.prescribed', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-9f87-729a-b834-be374520015d', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-9f88-7b0e-849a-9fb405ed4396', 'medications.prescribe'),
	('acme', '01a22521-a43c-7da9-bcfd-d1b82a3da404', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9eb5-7847-bc50-462586dcdc9b', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7362-a6bf-a53550313904', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7082-852a-7b6a1b5e5af8', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9c08-7f8c-905f-a410fff63b32', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-75b0-b6f6-84d66633c195', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9bc4-70dd-8909-116ba79543c5', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7465-b91f-d807928d4bf0', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9b9c-7818-a168-08d0b72b1cbe', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7262-9ba2-9fb65713f8d3', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9b78-7d4f-bbd5-75b6ad202175', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-702a-96a9-7eaa40370239', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9b30-712d-978a-df02a120c446', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7023-88b3-2ccf10eb684f', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9af0-70c3-b90b-d32d3e2919c9', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-71e1-b39d-b429f4192ca1', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9ac4-7628-b400-d71a24da69d9', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7503-b54f-7cc676d0094c', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9a7b-7427-ba5b-edd2c81c18b1', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7ca7-957d-d8b6e7093a8c', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-99f0-7308-b25d-651538d3f869', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-777e-9ed4-b2ec46aa2793', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-99ab-7c47-9709-6630ed50513c', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-71a6-a706-9b26eda53dc4', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-98e1-7041-ac78-ea3c7344c577', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7036-9df8-164eddbbe2b6', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9834-72ec-b43c-4acc86da573e', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-79d5-b647-75ee514c2aab', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-96dc-72d5-8dfe-56002f3ca7bc', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7051-a87f-08c4dc494208', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9622-7412-8cef-e33590ef2cc4', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7e1a-bf7f-3c4feb363601', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9553-71c5-a6c0-cc45f0f574de', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7bc0-ba8e-350bd338bea0', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-94eb-756c-ba94-c1338fdad451', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7b84-bd10-d4b640dc9cb4', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-9401-73ff-b6bb-93eba01c7f61', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a43c-7814-a732-1cbb4b9b5ad8', '2026-11-29 02:28:11.452531+00', NULL, '01a22521-923f-7c2e-a291-9c3c30e9c802', NULL, 'local-service', '01a22521-a43b-7468-8678-bc53a5ded83e', '{}', NULL, 'patients.list'),
	('acme', '01a22521-ac5d-7b51-afd3-b984c8440c93', '2026-11-29 02:28:13.533017+00', NULL, '01a22521-99f0-7308-b25d-651538d3f869', NULL, 'local-service', '01a22521-ac56-721f-9207-c6c454df3cad', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b06c-766e-801c-f3047880bc3f', '2026-11-29 02:28:14.572969+00', NULL, '01a22521-9c08-7f8c-905f-a410fff63b32', NULL, 'local-service', '01a22521-b06c-7482-97c0-de5485eedbee', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b4b3-7206-852e-213424581222', '2026-11-29 02:28:15.667311+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-b4b2-7564-911b-079cad2f91d2', '{}', NULL, 'encounters.list'),
	('borealis', '01a22521-b86d-78b4-a9e7-e9c179528143', '2026-11-29 02:28:16.621162+00', 'patient.created', '01a22521-b86c-701b-97bd-c65bd52e2e2a', NULL, 'local-service', '01a22521-b86b-76ea-82e1-3d869f0058e1', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bc14-7f9a-a01c-350a686d64cb', '2026-11-29 02:28:17.556998+00', 'patient.updated', '01a22521-b636-7fc5-a7bc-e20626554739', NULL, 'local-service', '01a22521-bc11-75e5-b82c-3d88ad2404f6', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22521-bf6e-7854-af95-69dcbfa36ed1', '2026-11-29 02:28:18.414596+00', 'consult_outcome.recorded', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-bf6a-7159-8ec8-db316eec5679', '{completed_at,outcome}', '01a22521-bf6e-79d7-a106-18f7be2fdf5b', 'consults.create'),
	('borealis', '01a22521-cded-76ad-8be0-8882d22fab31', '2026-11-29 02:28:22.12572+00', NULL, '01a22521-bb0b-77bc-b417-8c1186ed8a99', NULL, 'local-service', '01a22521-cded-764c-946d-7841674f3aba', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d477-7800-8d42-eec9ea0a3e89', '2026-11-29 02:28:23.799955+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d474-7391-b0c7-5f4bf5a604cc', '{}', NULL, 'researchers.get_mine'),
	('acme', '01a22521-9fd4-7bed-93c9-c97b21fa674b', '2026-11-29 02:28:10.324727+00', 'metric_entry.recorded', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-9fd3-7490-bf12-54933a4a4007', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-9fd4-728f-8309-5e72621ad986', 'metrics.append'),
	('acme', '01a22521-a49a-7c22-91b3-2d788612cc75', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-9af0-70c3-b90b-d32d3e2919c9', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a49a-7ee1-957e-9b3ae2681f5e', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-9ac4-7628-b400-d71a24da69d9', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a49a-7a0e-82a9-8a36316a5fa9', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-9a7b-7427-ba5b-edd2c81c18b1', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a49a-7fd6-9492-8d5b2ce94dbf', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-99f0-7308-b25d-651538d3f869', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a49a-7c87-850d-9790d45f6dba', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-99ab-7c47-9709-6630ed50513c', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a49a-7d1d-ac9d-b7543d7276e5', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-98e1-7041-ac78-ea3c7344c577', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-a49a-7e99-9632-7ca4e4e4890d', '2026-11-29 02:28:11.546488+00', NULL, '01a22521-9834-72ec-b43c-4acc86da573e', NULL, 'local-service', '01a22521-a499-75e4-81fb-3299cd4c13c9', '{}', NULL, 'patients.list'),
	('acme', '01a22521-b2d4-7e35-a9d9-ef1c5dc0f062', '2026-11-29 02:28:15.188815+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-b2d4-75cc-a3e2-68dd45b42229', '{}', NULL, 'intake.get'),
	('borealis', '01a22521-b718-78e9-902f-ae9fc2367947', '2026-11-29 02:28:16.280752+00', 'patient.updated', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', NULL, 'local-service', '01a22521-b716-73d5-b562-c8a9d347e372', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-bad0-71e6-89f9-2d327c2ec0e6', '2026-11-29 02:28:17.232425+00', 'patient.updated', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', NULL, 'local-service', '01a22521-bacd-7430-9aad-2b3be49b22aa', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-be22-73fe-9336-5f76028387e7', '2026-11-29 02:28:18.082208+00', 'provider.created', NULL, NULL, 'local-service', '01a22521-be21-7080-a8a7-191676a68f35', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-be22-7c39-b5e0-89cd205e8ec2', 'providers.create'),
	('borealis', '01a22521-c15f-7a9b-80dd-465ecf4057c2', '2026-11-29 02:28:18.911908+00', 'encounter.moved', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-c15a-724d-b09f-986dbbde001e', '{status}', '01a22521-be7c-70c1-90a6-5c8decce0e2e', 'encounters.update_status'),
	('borealis', '01a22521-c647-7726-9544-27ef41f43d5d', '2026-11-29 02:28:20.167495+00', NULL, '01a22521-b7b8-79df-adda-f7bf0f2c4095', NULL, 'local-service', '01a22521-c644-75f0-9b57-80a0d0005fca', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d187-79f5-b23b-a3919e390842', '2026-11-29 02:28:23.047307+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d186-73a7-ad5c-9413bf3e0980', '{}', NULL, 'patients.get'),
	('acme', '01a22521-a01f-7308-9d99-bff8de37832b', '2026-11-29 02:28:10.399533+00', 'metric_entries.recorded', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a019-7308-b68e-abd75706964b', '{entries}', NULL, 'metrics.append_batch'),
	('acme', '01a22521-a505-7932-bf3e-f7f9fe08e44e', '2026-11-29 02:28:11.653217+00', NULL, '01a22521-923f-7c2e-a291-9c3c30e9c802', NULL, 'local-service', '01a22521-a504-73f5-901d-54a83b547208', '{}', NULL, 'patients.get'),
	('acme', '01a22521-aaa1-7726-9f8b-f47f92e9d9ab', '2026-11-29 02:28:13.089748+00', NULL, '01a22521-9834-72ec-b43c-4acc86da573e', NULL, 'local-service', '01a22521-aaa1-77e5-94f0-1d5aab5a9ed3', '{}', NULL, 'patients.get');
INSERT INTO public.audit VALUES
	('acme', '01a22521-aee8-7586-ad97-433c07104ed4', '2026-11-29 02:28:14.184091+00', NULL, '01a22521-9b78-7d4f-bbd5-75b6ad202175', NULL, 'local-service', '01a22521-aee6-72fd-a009-c4e46ee2fbe4', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b322-7af6-8819-1906a55d7b1e', '2026-11-29 02:28:15.266382+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b321-7567-a3eb-6a2de655ef2f', '{}', NULL, 'onboarding.get_mine'),
	('borealis', '01a22521-b758-7f6e-8a33-8f906975722f', '2026-11-29 02:28:16.344022+00', 'patient.created', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', NULL, 'local-service', '01a22521-b753-7208-a252-4cc7b6c4bc12', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-baee-7ac1-ba60-f26dfbbdef93', '2026-11-29 02:28:17.262018+00', 'patient.created', '01a22521-baed-7df3-87e5-806e23d1bcbc', NULL, 'local-service', '01a22521-baed-769b-9132-157dca21958b', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-be49-78b9-8a93-f8fc7c69e2da', '2026-11-29 02:28:18.121535+00', 'provider_link.started', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-be42-71f2-8385-e4cd0030c7fa', '{provider_id,relationship}', '01a22521-be48-78f1-91ef-c9402036490c', 'providers.link'),
	('borealis', '01a22521-c194-73d3-841e-159c24e0b24e', '2026-11-29 02:28:18.964547+00', 'medication.moved', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-c192-7624-8aa2-5d953046738b', '{status}', '01a22521-beb8-799d-81fe-50f079d7cccd', 'medications.update_status'),
	('borealis', '01a22521-cc0a-76e3-9808-02d81eba60ce', '2026-11-29 02:28:21.642236+00', NULL, '01a22521-ba6f-7faa-a7c9-07b92e5ac990', NULL, 'local-service', '01a22521-cc09-7327-843f-6cf99039d373', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d1f0-7ec5-bf84-5ed096ef1ca4', '2026-11-29 02:28:23.152934+00', NULL, '01a22521-b7de-7abd-9418-655f4458271a', NULL, 'local-service', '01a22521-d1ef-7037-a76e-63f810ff5ea3', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-d1f0-7a79-8bf4-9e9b1671c03b', '2026-11-29 02:28:23.152934+00', NULL, '01a22521-bb70-7e89-9a07-f4f60f954516', NULL, 'local-service', '01a22521-d1ef-7037-a76e-63f810ff5ea3', '{}', NULL, 'patients.search'),
	('acme', '01a22521-a043-7e91-8d01-b1f893d6e639', '2026-11-29 02:28:10.435724+00', 'intake_response.submitted', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a041-7021-b82a-a2667c13dbb6', '{brand_id,questionnaire_version,responses,status}', '01a22521-a043-7035-b6fe-f7d3e9fed898', 'intake.replace'),
	('acme', '01a22521-b5b8-7066-a9ec-46d59c6a4a8c', '2026-11-29 02:28:15.928962+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b5b8-77da-bd39-401a2c3a76c7', '{}', NULL, 'medications.list'),
	('borealis', '01a22521-b95b-760d-bbc1-183a10e229e1', '2026-11-29 02:28:16.859525+00', 'patient.created', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', NULL, 'local-service', '01a22521-b959-7346-9308-fb21b841e6fd', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-bcb9-7042-a845-63ed0dddd16d', '2026-11-29 02:28:17.721984+00', 'patient.erased', '01a22521-b6a6-7134-9606-a1034d6a7751', NULL, 'local-service', '01a22521-bcb1-75e9-9e03-bf454cdf1dca', '{}', NULL, 'patients.erase'),
	('borealis', '01a22521-c015-76e9-b20f-5ac48bfe713d', '2026-11-29 02:28:18.581036+00', 'consultation.put', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-c00f-75f2-ab80-d53e57a345a8', '{completed_at,consultation_type,status}', '01a22521-c014-7929-b7ce-12215133ad9a', 'treatments.upsert_consultation'),
	('borealis', '01a22521-c41b-7bd3-b348-9eaf8ebf3f91', '2026-11-29 02:28:19.611042+00', NULL, '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', NULL, 'local-service', '01a22521-c41a-7754-90b9-737bdeac16fb', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-c9b8-7714-b0a1-06e640bc83f8', '2026-11-29 02:28:21.048241+00', NULL, '01a22521-b95a-7fbb-b149-2a75b3ac7c81', NULL, 'local-service', '01a22521-c9b7-757f-8216-5c20539d6558', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d26e-7953-8dc8-7b4762ad557e', '2026-11-29 02:28:23.278601+00', NULL, '01a22521-b798-7ccb-83c6-022047cc34fe', NULL, 'local-service', '01a22521-d26a-72b0-91a2-03385c1a1cb6', '{}', NULL, 'patients.search'),
	('acme', '01a22521-a06b-74e3-b227-0b6d998bc39b', '2026-11-29 02:28:10.47555+00', 'consult_outcome.recorded', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a067-7556-96e2-24dc1157bc97', '{completed_at,outcome}', '01a22521-a06b-73bc-bb88-d122ec1dc34b', 'consults.create'),
	('acme', '01a22521-a83f-7fb0-9d00-87b757874182', '2026-11-29 02:28:12.479289+00', NULL, '01a22521-9553-71c5-a6c0-cc45f0f574de', NULL, 'local-service', '01a22521-a83e-71d4-8047-efecb020212e', '{}', NULL, 'patients.get'),
	('acme', '01a22521-ad59-7d5a-b36d-1bb031802430', '2026-11-29 02:28:13.785963+00', NULL, '01a22521-9ac4-7628-b400-d71a24da69d9', NULL, 'local-service', '01a22521-ad59-72f0-8014-f6c8222f97e3', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b172-78ea-abc0-5cd0a2f27d67', '2026-11-29 02:28:14.834527+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-b172-754c-a32b-ba6364dc403f', '{}', NULL, 'patients.get_by_external_id'),
	('acme', '01a22521-b5f7-7910-89f8-b57d91afc6cc', '2026-11-29 02:28:15.991548+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-b5f6-722d-a28c-141eb7d2b92d', '{}', NULL, 'timeline.list'),
	('borealis', '01a22521-b9c3-7e4e-a169-597210b29783', '2026-11-29 02:28:16.963604+00', 'patient.updated', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', NULL, 'local-service', '01a22521-b9bb-73dd-911b-5f2ad6c534c7', '{date_of_birth,email}', NULL, 'patients.update'),
	('borealis', '01a22521-c052-710b-94f7-fef01dc492fb', '2026-11-29 02:28:18.642297+00', 'patient.age_verified', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-c050-7337-9c86-68ca893b2c72', '{date_of_birth}', NULL, 'acts.verify_age'),
	('borealis', '01a22521-ccab-7079-bcd4-0f2fbffac576', '2026-11-29 02:28:21.80379+00', NULL, '01a22521-ba9b-7790-98c0-d24cfe3c43cc', NULL, 'local-service', '01a22521-cca6-7410-b91d-f8e9be714437', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d2f0-7786-8fa6-62c5fc046d94', '2026-11-29 02:28:23.408566+00', NULL, '01a22521-b757-7716-b2a9-e4fa3bfb8d61', NULL, 'local-service', '01a22521-d2ef-76c3-bd54-9efefb12419e', '{}', NULL, 'patients.search'),
	('acme', '01a22521-a0bf-7c9d-9de1-ab9b82be3ce3', '2026-11-29 02:28:10.55904+00', 'treatment.put', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a0ba-726a-bea6-f080e3e4bb04', '{billing_plan_id,metadata,started_at,status}', '01a22521-a0be-7092-831f-58c50bc5c86d', 'treatments.upsert'),
	('acme', '01a22521-b1a0-7994-adaf-951601098a8b', '2026-11-29 02:28:14.880478+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b1a0-705c-a84f-247c37b7b5bf', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-b636-71d7-bce7-7dc0b7f5e5b0', '2026-11-29 02:28:16.054523+00', 'patient.created', '01a22521-b636-7fc5-a7bc-e20626554739', NULL, 'local-service', '01a22521-b634-703f-839b-7ecd34bb5f4b', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-ba07-79c7-a060-82b96c90667e', '2026-11-29 02:28:17.031489+00', 'patient.created', '01a22521-ba07-7b33-bc28-e60e766fc22a', NULL, 'local-service', '01a22521-ba02-7485-a968-26c2c4752459', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-c091-7533-87a2-679ef9c29681', '2026-11-29 02:28:18.705781+00', 'patient.ruo_acknowledged', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-c08f-76f1-a38b-326166c5207f', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('borealis', '01a22521-c4ae-70e3-8477-5fe86af2d8e5', '2026-11-29 02:28:19.758107+00', NULL, '01a22521-b757-7716-b2a9-e4fa3bfb8d61', NULL, 'local-service', '01a22521-c4ad-77ed-a2b2-9202e521033f', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-cab4-71af-96da-28783786e5a7', '2026-11-29 02:28:21.300431+00', NULL, '01a22521-ba07-7b33-bc28-e60e766fc22a', NULL, 'local-service', '01a22521-cab4-7522-8aeb-e741ed239886', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d5f3-7475-aea7-e956b72091af', '2026-11-29 02:28:24.179344+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d5f1-76e3-80f1-1bc6983b995c', '{}', NULL, 'metrics.list_latest'),
	('acme', '01a22521-a114-755b-9cff-eb96f896e3c5', '2026-11-29 02:28:10.644682+00', 'prescription.put', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a10f-7079-a8eb-20144e4e92a9', '{medication_name,prescribed_date,quantity,status}', '01a22521-a114-740e-96be-95f853e8e1ee', 'treatments.upsert_prescription'),
	('acme', '01a22521-abe2-7779-b84f-902732018e73', '2026-11-29 02:28:13.41018+00', NULL, '01a22521-99ab-7c47-9709-6630ed50513c', NULL, 'local-service', '01a22521-abde-72e3-a8b1-9b2748226eaa', '{}', NULL, 'patients.get'),
	('acme', '01a22521-aff5-79cb-af35-1da2610a1a02', '2026-11-29 02:28:14.453264+00', NULL, '01a22521-9bc4-70dd-8909-116ba79543c5', NULL, 'local-service', '01a22521-aff3-7042-a33c-f46ae0958fd7', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-b7df-73ef-b7f1-409fe1f2ed9b', '2026-11-29 02:28:16.479326+00', 'patient.created', '01a22521-b7de-7abd-9418-655f4458271a', NULL, 'local-service', '01a22521-b7dd-746d-b75c-752120afec2a', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bba2-77f5-af54-b06e3feaaa65', '2026-11-29 02:28:17.442373+00', 'patient.updated', '01a22521-bb70-7e89-9a07-f4f60f954516', NULL, 'local-service', '01a22521-bba0-7104-b470-eccc75300ca4', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a22521-bf13-725f-abf9-2da51a31ae0d', '2026-11-29 02:28:18.323228+00', 'metric_entries.recorded', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-bf12-7739-9cdc-ca9cd5982c6c', '{entries}', NULL, 'metrics.append_batch'),
	('borealis', '01a22521-cd36-701d-8cb7-1ba4104d130b', '2026-11-29 02:28:21.942312+00', NULL, '01a22521-baed-7df3-87e5-806e23d1bcbc', NULL, 'local-service', '01a22521-cd35-758d-a756-48c22df4b853', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d3c1-749c-b9a5-26457837fb64', '2026-11-29 02:28:23.617835+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d3c0-7441-b158-1b0e2a86e74f', '{}', NULL, 'onboarding.get_mine'),
	('acme', '01a22521-a15e-719c-ab06-28b8fcf674ab', '2026-11-29 02:28:10.718654+00', 'consultation.put', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a157-7559-84b8-5dd967f92e6b', '{completed_at,consultation_type,status}', '01a22521-a15e-74fe-b4bf-ab85f18072d6', 'treatments.upsert_consultation'),
	('acme', '01a22521-b46d-7741-b573-853a47035593', '2026-11-29 02:28:15.597868+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-b46c-7449-ac86-937bcdf54da0', '{}', NULL, 'providers.list_links'),
	('borealis', '01a22521-b81e-7cb8-b302-419f0ac8b1bc', '2026-11-29 02:28:16.542986+00', 'patient.updated', '01a22521-b7de-7abd-9418-655f4458271a', NULL, 'local-service', '01a22521-b81c-7371-9bf8-e502bfc6cb0a', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a22521-bbd9-7fba-836e-704a7a31aecb', '2026-11-29 02:28:17.497799+00', 'patient.updated', '01a22521-b636-7fc5-a7bc-e20626554739', NULL, 'local-service', '01a22521-bbd8-7523-aab3-c1226edee49d', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22521-bf45-7baa-b132-d6ca8e6a494a', '2026-11-29 02:28:18.373631+00', 'intake_response.submitted', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-bf43-74b8-9d29-65ed631101d3', '{brand_id,questionnaire_version,responses,status}', '01a22521-bf45-7b5e-811b-4da1e689b422', 'intake.replace'),
	('borealis', '01a22521-c845-7920-b443-878e570545f7', '2026-11-29 02:28:20.677142+00', NULL, '01a22521-b8b4-779a-a13c-f432aaeddb9b', NULL, 'local-service', '01a22521-c843-749c-9e72-ebf02683f764', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d42e-79a4-b1a0-0ef5394b4048', '2026-11-29 02:28:23.726684+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', 'self', 'local-app', '01a22521-d42e-71b4-a54a-fd3e2c2d6efe', '{}', NULL, 'treatments.list_mine'),
	('acme', '01a22521-a1b1-7383-b049-f91cdf3a8782', '2026-11-29 02:28:10.801499+00', 'patient.age_verified', '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-a1aa-72c4-b195-f140870c2dc6', '{date_of_birth}', NULL, 'acts.verify_age'),
	('acme', '01a22521-a6ea-7b4e-ad5f-26719ae4964e', '2026-11-29 02:28:12.138962+00', NULL, '01a22521-9401-73ff-b6bb-93eba01c7f61', NULL, 'local-service', '01a22521-a6e9-76fd-bc8a-15bf8ae08c15', '{}', NULL, 'patients.get'),
	('acme', '01a22521-a9c2-724d-933d-c095d90d6765', '2026-11-29 02:28:12.866762+00', NULL, '01a22521-96dc-72d5-8dfe-56002f3ca7bc', NULL, 'local-service', '01a22521-a9c1-71a4-8bfe-065ba9bef14e', '{}', NULL, 'patients.get'),
	('acme', '01a22521-ae46-70ad-a043-37000afc132f', '2026-11-29 02:28:14.022178+00', NULL, '01a22521-9b30-712d-978a-df02a120c446', NULL, 'local-service', '01a22521-ae45-7415-a8a3-aa654a845005', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b28b-7ac2-bfa9-9d5c05508262', '2026-11-29 02:28:15.115951+00', NULL, '01a22521-94eb-756c-ba94-c1338fdad451', NULL, 'local-service', '01a22521-b28a-7027-a734-ecf6f11a1219', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-b6e0-76d4-9d36-5ea1e62dbe78', '2026-11-29 02:28:16.22495+00', 'patient.created', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', NULL, 'local-service', '01a22521-b6df-7769-971b-7a7872496e6a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-ba9b-7085-98d3-8d0e110cccf3', '2026-11-29 02:28:17.17961+00', 'patient.created', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', NULL, 'local-service', '01a22521-ba99-76ab-a881-d3e6f1aa9ddf', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bdf9-7cf0-921a-0bcc74818263', '2026-11-29 02:28:18.041698+00', 'patient.created', '01a22521-bdf9-715e-95e7-5343faeb7194', 'someone-else', 'local-app', '01a22521-bdf8-7392-bc99-b38382652ecc', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-c137-70ed-aab5-dba984b5c8ef', '2026-11-29 02:28:18.871809+00', 'patient.updated', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-c136-778a-8457-b7e91d8991fe', '{external_ids,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-cb69-7921-8906-0f6fd3207beb', '2026-11-29 02:28:21.481214+00', NULL, '01a22521-ba34-78ce-aeea-94c503154648', NULL, 'local-service', '01a22521-cb68-7338-8a61-0e9a7b065e5e', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d11f-7323-9f20-8a074d0dc9b9', '2026-11-29 02:28:22.943454+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-d11e-732f-b217-61333b21a535', '{}', NULL, 'patients.get_by_external_id'),
	('borealis', '01a22521-d727-7225-ac70-f180dc6d79cb', '2026-11-29 02:28:24.487941+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-d727-7400-b114-03b251700c30', '{}', NULL, 'timeline.list'),
	('acme', '01a22521-a21c-7644-ba71-6c66525b634b', '2026-11-29 02:28:10.908825+00', 'patient.ruo_acknowledged', '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-a215-775a-93d3-a5f5e688ff41', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('acme', '01a22521-b512-7d5c-9b31-9cac8ad8cc01', '2026-11-29 02:28:15.762796+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b512-7210-bb3e-bbc2f0542183', '{}', NULL, 'metrics.list_latest'),
	('borealis', '01a22521-b8b4-7998-82b0-b3b499a40f3c', '2026-11-29 02:28:16.692306+00', 'patient.created', '01a22521-b8b4-779a-a13c-f432aaeddb9b', NULL, 'local-service', '01a22521-b8b3-7513-b102-5250da6743f6', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bfa3-75a7-8c23-a9fa174256a1', '2026-11-29 02:28:18.467843+00', 'treatment.put', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-bfa1-7049-abf6-93b98e0e8e77', '{billing_plan_id,metadata,started_at,status}', '01a22521-bfa3-7ab6-9792-e25b974fca56', 'treatments.upsert'),
	('borealis', '01a22521-c8e5-76ed-bc8c-30d226167c43', '2026-11-29 02:28:20.837797+00', NULL, '01a22521-b8f1-73c5-848b-2da48474db9d', NULL, 'local-service', '01a22521-c8e4-7229-bec9-cf3fd49667e0', '{}', NULL, 'patients.get'),
	('acme', '01a22521-a279-7623-b0d8-d4848241ddb1', '2026-11-29 02:28:11.001504+00', 'researcher_acknowledgement.created', '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-a273-737a-aaa9-9cceed8c63d6', '{full_name,ip_address,source,statement_version}', '01a22521-a278-7b16-a269-837eb67cb217', 'researchers.acknowledge'),
	('acme', '01a22521-a78a-7c62-8fb6-7d57333ce935', '2026-11-29 02:28:12.298419+00', NULL, '01a22521-94eb-756c-ba94-c1338fdad451', NULL, 'local-service', '01a22521-a78a-70bf-9c60-d3a48c353d16', '{}', NULL, 'patients.get'),
	('acme', '01a22521-acf0-78d9-9be6-e87044ead878', '2026-11-29 02:28:13.680082+00', NULL, '01a22521-9a7b-7427-ba5b-edd2c81c18b1', NULL, 'local-service', '01a22521-acef-76fd-bf1c-623735bf2ba6', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b0f4-703c-98e1-923bceb3a831', '2026-11-29 02:28:14.708249+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-b0f3-777d-86a0-f5a370f37469', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b565-7dea-b0a3-828c122e07ac', '2026-11-29 02:28:15.845532+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b564-709b-8825-f94a93ec3699', '{}', NULL, 'metrics.get_series'),
	('borealis', '01a22521-b8f1-77c2-9d31-dcaf7fea1cdc', '2026-11-29 02:28:16.753638+00', 'patient.created', '01a22521-b8f1-73c5-848b-2da48474db9d', NULL, 'local-service', '01a22521-b8ee-727d-a6e0-e62662f05925', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-bc7d-7714-8f27-f83b484fedb8', '2026-11-29 02:28:17.661836+00', 'patient.erased', '01a22521-b666-7e5d-a18a-edc924c2e56e', NULL, 'local-service', '01a22521-bc6f-77f4-9cc9-dc38e2e54e23', '{}', NULL, 'patients.erase'),
	('borealis', '01a22521-bfcf-7f82-9e1c-7cf7b80b6990', '2026-11-29 02:28:18.511899+00', 'prescription.put', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-bfcb-707e-a7e4-8464007161f0', '{medication_name,prescribed_date,quantity,status}', '01a22521-bfcf-7eb4-a180-34dfed8711d7', 'treatments.upsert_prescription'),
	('borealis', '01a22521-ceb3-784d-86ac-8be9f2132b69', '2026-11-29 02:28:22.323973+00', NULL, '01a22521-bb38-7612-8803-0f89ab1f4579', NULL, 'local-service', '01a22521-ceb3-72b0-ba22-16c1f895c714', '{}', NULL, 'patients.get'),
	('acme', '01a22521-a2dc-764a-8076-89a0da542779', '2026-11-29 02:28:11.100072+00', 'patient.onboarded', '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-a2d3-7785-99b2-e1a77f42e118', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('acme', '01a22521-b370-7ea5-94d8-e4334c91a5af', '2026-11-29 02:28:15.344495+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b370-7338-b74d-d09c74ea1cc6', '{}', NULL, 'treatments.list_mine'),
	('borealis', '01a22521-b799-7ca3-85de-161d119804f2', '2026-11-29 02:28:16.40911+00', 'patient.created', '01a22521-b798-7ccb-83c6-022047cc34fe', NULL, 'local-service', '01a22521-b798-760c-ad82-e81aa0a0692e', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-bb0c-7800-9ffb-34e03bbe9500', '2026-11-29 02:28:17.292047+00', 'patient.created', '01a22521-bb0b-77bc-b417-8c1186ed8a99', NULL, 'local-service', '01a22521-bb0a-72fa-a546-b648b039205c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-be7c-7367-9894-eba9c297cca1', '2026-11-29 02:28:18.172729+00', 'encounter.created', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-be7b-7257-bd3c-89dae305e85a', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-be7c-70c1-90a6-5c8decce0e2e', 'encounters.create'),
	('borealis', '01a22521-c1ca-7777-8a2f-034be365c9da', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-bdf9-715e-95e7-5343faeb7194', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7347-8b64-e5ad73887e3c', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-77d1-a47f-cd43f199a263', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-bb70-7e89-9a07-f4f60f954516', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7b0f-ba6d-71259ef57458', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-bb38-7612-8803-0f89ab1f4579', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7015-8c68-194f5c58d308', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-bb0b-77bc-b417-8c1186ed8a99', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-70f1-9bba-ed5e6c0d213d', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-baed-7df3-87e5-806e23d1bcbc', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7cc6-b1b8-4b7c443ef5b8', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-ba9b-7790-98c0-d24cfe3c43cc', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7bd1-aac0-0d7084a1d0f6', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-ba6f-7faa-a7c9-07b92e5ac990', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-76ed-a5dc-44c375de0d60', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-ba34-78ce-aeea-94c503154648', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-744b-85d2-3b44fd2c9e83', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-ba07-7b33-bc28-e60e766fc22a', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7bf3-9c7f-8d0a54752769', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b95a-7fbb-b149-2a75b3ac7c81', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7c48-a1f6-c36f405ae145', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b8f1-73c5-848b-2da48474db9d', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7151-be88-a5d920a416ef', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b8b4-779a-a13c-f432aaeddb9b', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7dd0-b987-45cf6da9a80c', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b86c-701b-97bd-c65bd52e2e2a', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-75d1-96ce-2cd52395c6b9', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b7de-7abd-9418-655f4458271a', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-7e6f-9c20-f1bdc6f7134d', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b7b8-79df-adda-f7bf0f2c4095', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-73d3-990a-de5ae54daf48', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b798-7ccb-83c6-022047cc34fe', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-72da-93e8-658a3bb2188c', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b757-7716-b2a9-e4fa3bfb8d61', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-795e-af7d-ef49ee863a8e', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1ca-73f5-a014-53fc9053e4a1', '2026-11-29 02:28:19.018813+00', NULL, '01a22521-b636-7fc5-a7bc-e20626554739', NULL, 'local-service', '01a22521-c1ca-74a9-9132-e6ea5be3951d', '{}', NULL, 'patients.list');
INSERT INTO public.audit VALUES
	('borealis', '01a22521-c6dd-7430-8d70-c13a7655cfbd', '2026-11-29 02:28:20.317283+00', NULL, '01a22521-b7de-7abd-9418-655f4458271a', NULL, 'local-service', '01a22521-c6dc-706d-ae57-01e7c8cda874', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d56b-7502-bb38-4f56aecf136d', '2026-11-29 02:28:24.043499+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-d56a-7002-baa5-203382e97ade', '{}', NULL, 'providers.list_links'),
	('acme', '01a22521-a339-7f0b-a3d6-b943ab030ed3', '2026-11-29 02:28:11.19345+00', 'patient.updated', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a334-758c-9bb8-152ce641cff6', '{external_ids,phone}', NULL, 'patients.update'),
	('acme', '01a22521-ab2f-7848-8cb3-4e66f41c6b4d', '2026-11-29 02:28:13.231339+00', NULL, '01a22521-98e1-7041-ac78-ea3c7344c577', NULL, 'local-service', '01a22521-ab2d-756b-a03b-b10e57dba456', '{}', NULL, 'patients.get'),
	('acme', '01a22521-af58-79ed-b07b-5fc84d636cfd', '2026-11-29 02:28:14.296227+00', NULL, '01a22521-9b9c-7818-a168-08d0b72b1cbe', NULL, 'local-service', '01a22521-af57-73d7-a070-b1cbb7bd88a1', '{}', NULL, 'patients.get'),
	('acme', '01a22521-b398-7c5d-8425-955fc73ef47f', '2026-11-29 02:28:15.384786+00', NULL, '01a22521-9e58-7838-8771-915041a8d9f1', 'self', 'local-app', '01a22521-b398-7400-8212-48a86d7dfd47', '{}', NULL, 'researchers.get_mine'),
	('borealis', '01a22521-bb38-701a-a1b9-3c672263399e', '2026-11-29 02:28:17.336251+00', 'patient.created', '01a22521-bb38-7612-8803-0f89ab1f4579', NULL, 'local-service', '01a22521-bb37-773b-a399-ab8902a70713', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-beb8-7917-9aeb-2d78e1174365', '2026-11-29 02:28:18.232698+00', 'medication.prescribed', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-beb7-7410-abb5-335aa6bf069a', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-beb8-799d-81fe-50f079d7cccd', 'medications.prescribe'),
	('borealis', '01a22521-c1fc-7c86-9542-25fba785cc67', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-ba6f-7faa-a7c9-07b92e5ac990', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1fc-7c4f-8289-f538ed3f3f42', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-ba34-78ce-aeea-94c503154648', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1fc-7fd2-bf21-d2f74de75ae3', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-ba07-7b33-bc28-e60e766fc22a', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1fc-7df9-8fa8-3905482ee21f', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-b95a-7fbb-b149-2a75b3ac7c81', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1fc-7f85-822c-5f62318e88d0', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-b8f1-73c5-848b-2da48474db9d', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1fc-722b-b56f-961bf5ee62b5', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-b8b4-779a-a13c-f432aaeddb9b', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-c1fc-7012-b181-da74cfea04b2', '2026-11-29 02:28:19.068393+00', NULL, '01a22521-b86c-701b-97bd-c65bd52e2e2a', NULL, 'local-service', '01a22521-c1fc-75b7-b492-15a94d871fba', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-cf74-725e-aafe-56c04f7abd00', '2026-11-29 02:28:22.516568+00', NULL, '01a22521-bb70-7e89-9a07-f4f60f954516', NULL, 'local-service', '01a22521-cf73-72ef-9f43-d9e56b0dbc9a', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d5af-7844-8d66-6a222f4190ed', '2026-11-29 02:28:24.111326+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-d5ac-70cd-be1f-d423d8c51157', '{}', NULL, 'encounters.list'),
	('acme', '01a22521-a391-792d-88ce-a78c232f78de', '2026-11-29 02:28:11.281482+00', 'encounter.moved', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'local-service', '01a22521-a38b-764c-a40f-c71f7d5173bf', '{status}', '01a22521-9f50-7ebd-b885-fbe78157f4a5', 'encounters.update_status'),
	('borealis', '01a22521-b7b8-727b-a925-2f82196a2466', '2026-11-29 02:28:16.440474+00', 'patient.created', '01a22521-b7b8-79df-adda-f7bf0f2c4095', NULL, 'local-service', '01a22521-b7b7-767a-a9ff-59b0391682c9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-bb70-72b3-ac2b-2baa699ad1c2', '2026-11-29 02:28:17.392499+00', 'patient.created', '01a22521-bb70-7e89-9a07-f4f60f954516', NULL, 'local-service', '01a22521-bb6f-7510-9d35-a7340444f97c', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-beeb-7ec9-a9b6-a9bb47a65feb', '2026-11-29 02:28:18.283828+00', 'metric_entry.recorded', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-beeb-71cc-842f-f659ed3ab702', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-beeb-7ef4-8e70-09f9e7d9dffd', 'metrics.append'),
	('borealis', '01a22521-c239-7ba7-b709-2c311f579929', '2026-11-29 02:28:19.129145+00', NULL, '01a22521-b636-7fc5-a7bc-e20626554739', NULL, 'local-service', '01a22521-c237-77b5-8fb5-a72780985a37', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-c795-7545-8955-b833ca178a27', '2026-11-29 02:28:20.501678+00', NULL, '01a22521-b86c-701b-97bd-c65bd52e2e2a', NULL, 'local-service', '01a22521-c795-751f-b6d2-c980275983f9', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-d35a-79f4-9906-0f64b9bb8f9e', '2026-11-29 02:28:23.514347+00', NULL, '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'local-service', '01a22521-d359-76ed-a4fd-52d2169bbed7', '{}', NULL, 'intake.get');
INSERT INTO public.compliance_acts VALUES
	('acme', '01a22521-a1b1-759b-9028-9a2602f69fe7', '01a22521-9e58-7838-8771-915041a8d9f1', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 02:28:10.801182+00'),
	('acme', '01a22521-a21c-7998-92dd-aa7c21f3e9fb', '01a22521-9e58-7838-8771-915041a8d9f1', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 02:28:10.908232+00'),
	('borealis', '01a22521-c052-73b0-8a32-21a5933fe9d5', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 02:28:18.642054+00'),
	('borealis', '01a22521-c091-7711-92e1-af7708b437ca', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 02:28:18.705564+00');
INSERT INTO public.consult_outcomes VALUES
	('acme', '01a22521-a06b-73bc-bb88-d122ec1dc34b', '01a22521-9e58-7838-8771-915041a8d9f1', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 02:28:10.475306+00'),
	('borealis', '01a22521-bf6e-79d7-a106-18f7be2fdf5b', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 02:28:18.414337+00');
INSERT INTO public.consultations VALUES
	('acme', '01a22521-a15e-74fe-b4bf-ab85f18072d6', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a0be-7092-831f-58c50bc5c86d', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 02:28:10.718174+00', '2026-11-29 02:28:10.718174+00'),
	('borealis', '01a22521-c014-7929-b7ce-12215133ad9a', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bfa3-7ab6-9792-e25b974fca56', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 02:28:18.580832+00', '2026-11-29 02:28:18.580832+00');
INSERT INTO public.encounters VALUES
	('acme', '01a22521-9f50-7ebd-b885-fbe78157f4a5', '01a22521-9e58-7838-8771-915041a8d9f1', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 02:28:11.280981+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 02:28:10.192644+00', '2026-11-29 02:28:11.280981+00'),
	('borealis', '01a22521-be7c-70c1-90a6-5c8decce0e2e', '01a22521-bd88-71db-bc28-48c9f6d392f1', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 02:28:18.911724+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 02:28:18.172511+00', '2026-11-29 02:28:18.911724+00');
INSERT INTO public.idempotency_keys VALUES
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a22521-9401-73ff-b6bb-93eba01c7f61', '\xa20dbb902e4cd9b6cd34327d5c5f25f1df801dd3fcbf3362723843a242a798fb', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9401-73ff-b6bb-93eba01c7f61", "ETag": "\"2026-11-29T02:28:07.297000Z\""}', '{"id":"01a22521-9401-73ff-b6bb-93eba01c7f61","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:07.297000Z","updated_at":"2026-11-29T02:28:07.297000Z"}', '2026-11-29 02:28:07.297034+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a22521-9401-73ff-b6bb-93eba01c7f61', '\xe6622f2377078bab7482058f8feca20cff3a2696d74b81a7bf3229eab48aa310', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:07.492589Z\""}', '{"id":"01a22521-9401-73ff-b6bb-93eba01c7f61","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:07.297000Z","updated_at":"2026-11-29T02:28:07.492589Z"}', '2026-11-29 02:28:07.4354+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a22521-9553-71c5-a6c0-cc45f0f574de', '\xddac9f72e33c1a8ffe483f08c934ae305dd9a103ef8374bedc50190ad54b33d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9553-71c5-a6c0-cc45f0f574de", "ETag": "\"2026-11-29T02:28:07.635000Z\""}', '{"id":"01a22521-9553-71c5-a6c0-cc45f0f574de","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:07.635000Z","updated_at":"2026-11-29T02:28:07.635000Z"}', '2026-11-29 02:28:07.635791+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '\xd8889969b3de3631717fe61c85c9da2d486ee698d206da711ee471ae21609d0b', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-96dc-72d5-8dfe-56002f3ca7bc", "ETag": "\"2026-11-29T02:28:08.028000Z\""}', '{"id":"01a22521-96dc-72d5-8dfe-56002f3ca7bc","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:08.028000Z","updated_at":"2026-11-29T02:28:08.028000Z"}', '2026-11-29 02:28:08.028376+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '\x568735f1c593c9ed2e22dd49402a78dee94f52969c9931cac2eabfef00614f4a', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:08.301469Z\""}', '{"id":"01a22521-96dc-72d5-8dfe-56002f3ca7bc","brand_id":"acme","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:08.028000Z","updated_at":"2026-11-29T02:28:08.301469Z"}', '2026-11-29 02:28:08.178561+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a22521-98e1-7041-ac78-ea3c7344c577', '\xefc1fab414bf1a02f04a2d69127f0e64d8d5a36d9b50b2128c2eb0b21b9d55d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-98e1-7041-ac78-ea3c7344c577", "ETag": "\"2026-11-29T02:28:08.545000Z\""}', '{"id":"01a22521-98e1-7041-ac78-ea3c7344c577","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:08.545000Z","updated_at":"2026-11-29T02:28:08.545000Z"}', '2026-11-29 02:28:08.545657+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a22521-99f0-7308-b25d-651538d3f869', '\xb6bcefb67a30674acb7d0aa2acd2ac079511b4fd820a4014502b145677579f75', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-99f0-7308-b25d-651538d3f869", "ETag": "\"2026-11-29T02:28:08.816000Z\""}', '{"id":"01a22521-99f0-7308-b25d-651538d3f869","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:08.816000Z","updated_at":"2026-11-29T02:28:08.816000Z"}', '2026-11-29 02:28:08.816396+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a22521-99f0-7308-b25d-651538d3f869', '\x6231a85bd04bd08df26035635fbf683136eecc92c963aea89d866b0baf804e33', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:08.888295Z\""}', '{"id":"01a22521-99f0-7308-b25d-651538d3f869","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:08.816000Z","updated_at":"2026-11-29T02:28:08.888295Z"}', '2026-11-29 02:28:08.883315+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a22521-9363-7c7b-b49c-77f1e4596c32', '\x5483efa796ddd4f2346e78724a1857b109553220c9a1e61f76d46a7c63280890', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 02:28:09.796421+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a22521-9e58-7838-8771-915041a8d9f1', '\x97bfcca34a4246694b20eeb7787617c9b167e2300180059436371c2f25699969', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:09.992989Z\""}', '{"id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.944000Z","updated_at":"2026-11-29T02:28:09.992989Z"}', '2026-11-29 02:28:09.991719+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a22521-9ac4-7628-b400-d71a24da69d9', '\xbf713073debbc6863b851ce1fad296f39ee7c83e2d35306e13155dc9c65f5c5a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9ac4-7628-b400-d71a24da69d9", "ETag": "\"2026-11-29T02:28:09.028000Z\""}', '{"id":"01a22521-9ac4-7628-b400-d71a24da69d9","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.028000Z","updated_at":"2026-11-29T02:28:09.028000Z"}', '2026-11-29 02:28:09.028469+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a22521-9b30-712d-978a-df02a120c446', '\x4f5e2d39492c71147ef39069cb33c3588f30fb98b8b2b6db752499ee36ecf4af', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9b30-712d-978a-df02a120c446", "ETag": "\"2026-11-29T02:28:09.136000Z\""}', '{"id":"01a22521-9b30-712d-978a-df02a120c446","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.136000Z","updated_at":"2026-11-29T02:28:09.136000Z"}', '2026-11-29 02:28:09.136332+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'create-1', '01a22521-9e58-7838-8771-915041a8d9f1', '\x2b73eb4af9b529b1179122b9dda16847ce0ba628f7a0b7d176b1baf65e633f2a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9e58-7838-8771-915041a8d9f1", "ETag": "\"2026-11-29T02:28:09.944000Z\""}', '{"id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.944000Z","updated_at":"2026-11-29T02:28:09.944000Z"}', '2026-11-29 02:28:09.94449+00'),
	('acme', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a22521-9eb5-7847-bc50-462586dcdc9b', '\x571dbc36f82d5839d7212ed4c8d2d8d201649b423a2258a3647e741885b3a428', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9eb5-7847-bc50-462586dcdc9b", "ETag": "\"2026-11-29T02:28:10.037000Z\""}', '{"id":"01a22521-9eb5-7847-bc50-462586dcdc9b","brand_id":"acme","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:10.037000Z","updated_at":"2026-11-29T02:28:10.037000Z"}', '2026-11-29 02:28:10.037254+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a22521-9e58-7838-8771-915041a8d9f1', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-a278-7b16-a269-837eb67cb217","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T02:28:11.000919Z","created_at":"2026-11-29T02:28:11.000919Z","updated_at":"2026-11-29T02:28:11.000919Z"}', '2026-11-29 02:28:10.996002+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a22521-9e58-7838-8771-915041a8d9f1', '\xef693d03721e5b03270f30069d6a6f7dad45e157b8fb04925c0513443b0563c2', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:11.193217Z\""}', '{"id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:28:10.801182Z","ruo_pathway_acknowledged_at":"2026-11-29T02:28:10.908232Z","researcher_acknowledgement_id":"01a22521-a278-7b16-a269-837eb67cb217","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:09.944000Z","updated_at":"2026-11-29T02:28:11.193217Z"}', '2026-11-29 02:28:11.189507+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a22521-b666-7e5d-a18a-edc924c2e56e', '\x0bb3619e0e2bb3e530bccbb5e18f992dc2dd35c26cdffd870fbf0555bddc0fff', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 02:28:17.651354+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x2e6ca8de9b88425ee77aa2878292c75736c64bfeb4593e83ff6eb268ef030453', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-beb8-799d-81fe-50f079d7cccd","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T02:28:18.232489Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:28:18.232489Z","updated_at":"2026-11-29T02:28:18.232489Z"}', '2026-11-29 02:28:18.232464+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xf87c5255166f50a99de82c292954ad695ee41d3a7a0c9fc0be5bd50cfe775886', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-bfcf-7eb4-a180-34dfed8711d7","brand_id":"borealis","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","treatment_id":"01a22521-bfa3-7ab6-9792-e25b974fca56","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T02:28:18.511716Z","updated_at":"2026-11-29T02:28:18.511716Z"}', '2026-11-29 02:28:18.508078+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a22521-9b30-712d-978a-df02a120c446', '\x2cf86cd7e638a4e3856242fb176141ad1b7faed875fdb6400323696b1a36d8cc', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:09.178921Z\""}', '{"id":"01a22521-9b30-712d-978a-df02a120c446","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.136000Z","updated_at":"2026-11-29T02:28:09.178921Z"}', '2026-11-29 02:28:09.17754+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '\xd43f1f575e22b9f6c7c2a963f708b0bec2835b3064ec8cd5455a80400fd208d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9b9c-7818-a168-08d0b72b1cbe", "ETag": "\"2026-11-29T02:28:09.244000Z\""}', '{"id":"01a22521-9b9c-7818-a168-08d0b72b1cbe","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.244000Z","updated_at":"2026-11-29T02:28:09.244000Z"}', '2026-11-29 02:28:09.244613+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a22521-9c08-7f8c-905f-a410fff63b32', '\x8d116e0f4025c142bdfa83f48b47a732e25608d03748a1afadecace972ea5070', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-9c08-7f8c-905f-a410fff63b32", "ETag": "\"2026-11-29T02:28:09.352000Z\""}', '{"id":"01a22521-9c08-7f8c-905f-a410fff63b32","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.352000Z","updated_at":"2026-11-29T02:28:09.352000Z"}', '2026-11-29 02:28:09.352556+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xd0a1fffbb1181f8911109d357bd98bb1005c521aa8332f33ddd7b5b2b19f2a3e', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a22521-9ed3-7fac-a609-7bf08ddc8729"}', '{"id":"01a22521-9ed3-7fac-a609-7bf08ddc8729","brand_id":"acme","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T02:28:10.067796Z","updated_at":"2026-11-29T02:28:10.067796Z"}', '2026-11-29 02:28:10.067773+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a22521-9e58-7838-8771-915041a8d9f1', '\xd9e813d38d2b8308ea30d2fbfa037d1f46a5b239f7e097debab37c708c8c0b2f', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-9f50-7ebd-b885-fbe78157f4a5","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:28:10.192644Z","updated_at":"2026-11-29T02:28:10.192644Z"}', '2026-11-29 02:28:10.192619+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a22521-9e58-7838-8771-915041a8d9f1', '\x41d8c322455b7f1a8bbcfeecf174f2794d12544f02c83ec9ea8a2c5ae44e0b26', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-9fd4-728f-8309-5e72621ad986","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","source_id":null,"is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T02:28:10.324511Z"}', '2026-11-29 02:28:10.324459+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a22521-9e58-7838-8771-915041a8d9f1', '\x6e54c49ac78e74410ad27dfa3313d8e1e66f4f1874b9efa22efa61a1ffd3d834', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-9f50-7ebd-b885-fbe78157f4a5","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T02:28:11.280981Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:28:10.192644Z","updated_at":"2026-11-29T02:28:11.280981Z"}', '2026-11-29 02:28:11.277495+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '\x87eadca99248ddc0e99f8e65e1f65131b02e640b924db068be88ac2bf33b1139', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:16.280588Z\""}', '{"id":"01a22521-b6e0-7218-aa9d-dfca8c8b3d5a","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.224000Z","updated_at":"2026-11-29T02:28:16.280588Z"}', '2026-11-29 02:28:16.279306+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '\xe819d40bf6e41d0947b8abb830aadf973579393896ca8966e75d492e5ed3e0b1', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:17.232273Z\""}', '{"id":"01a22521-ba9b-7790-98c0-d24cfe3c43cc","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.179000Z","updated_at":"2026-11-29T02:28:17.232273Z"}', '2026-11-29 02:28:17.231428+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a22521-bb70-7e89-9a07-f4f60f954516', '\xefa78a43accfc927f0eea776c5e0fe9492cf03d2697d6d633b1477ae88c5d7ac', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-bb70-7e89-9a07-f4f60f954516", "ETag": "\"2026-11-29T02:28:17.392000Z\""}', '{"id":"01a22521-bb70-7e89-9a07-f4f60f954516","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.392000Z","updated_at":"2026-11-29T02:28:17.392000Z"}', '2026-11-29 02:28:17.392277+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a22521-9c08-7f8c-905f-a410fff63b32', '\x629bb6e3e61d10ab5eab60b254ede0f2cda73d090d8bf04f6cfa96736e943d3c', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:09.393801Z\""}', '{"id":"01a22521-9c08-7f8c-905f-a410fff63b32","brand_id":"acme","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:09.352000Z","updated_at":"2026-11-29T02:28:09.393801Z"}', '2026-11-29 02:28:09.392414+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a22521-9e58-7838-8771-915041a8d9f1', '\x29c195ca62fd1a9f09c21a84d80790e6d13779caf73fb5e8183bc8959884b9b5', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","ids":["01a22521-a01f-7448-9c78-43d330d03799"],"count":1,"recorded":1}', '2026-11-29 02:28:10.399298+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xf48ce1d1aca5c77a658dcaaa1e02dd4d0312a1fbd951f2e393d28a2337f83468', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-be48-78f1-91ef-c9402036490c","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","provider_id":"01a22521-be22-7c39-b5e0-89cd205e8ec2","relationship":"primary","status":"active","started_at":"2026-11-29T02:28:18.120868Z","ended_at":null}', '2026-11-29 02:28:18.119341+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x460ea69337c9bc987194f7121ef66ad3a60d0665c363a8697243bf746ea1e867', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-beb8-799d-81fe-50f079d7cccd","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T02:28:18.232489Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:28:18.232489Z","updated_at":"2026-11-29T02:28:18.964370Z"}', '2026-11-29 02:28:18.963049+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a22521-923f-7c2e-a291-9c3c30e9c802', '\xbddcd2228696f95641fa5236fd4a1a21af136ac21099a035eb7d1ba617688f1f', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:09.457369Z\""}', '{"id":"01a22521-923f-7c2e-a291-9c3c30e9c802","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:06.847000Z","updated_at":"2026-11-29T02:28:09.457369Z"}', '2026-11-29 02:28:09.456438+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a22521-9e58-7838-8771-915041a8d9f1', '\xd969b9f1699a41797ee4082e451b52c3521fd6173db02793cbac1b925790b571', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-a043-7035-b6fe-f7d3e9fed898","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T02:28:10.435575Z","created_at":"2026-11-29T02:28:10.435575Z","updated_at":"2026-11-29T02:28:10.435575Z"}', '2026-11-29 02:28:10.434125+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '\x07da66cf1d18c2a688c01c2802b8c982c8fbfa180c4f8d0c249abda9d3f05b68', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-b95a-7fbb-b149-2a75b3ac7c81", "ETag": "\"2026-11-29T02:28:16.858000Z\""}', '{"id":"01a22521-b95a-7fbb-b149-2a75b3ac7c81","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.858000Z","updated_at":"2026-11-29T02:28:16.858000Z"}', '2026-11-29 02:28:16.858823+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x6cca70c38100dae13e9fbb0335ccbe668a8758ec3027e354db4d69f6be2de527', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-c014-7929-b7ce-12215133ad9a","brand_id":"borealis","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","treatment_id":"01a22521-bfa3-7ab6-9792-e25b974fca56","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:18.580832Z","updated_at":"2026-11-29T02:28:18.580832Z"}', '2026-11-29 02:28:18.576076+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a22521-92d5-77c2-b78f-cca4333d4116', '\x57446ea0d662b709703fa91bfddfc548c92e15410b1cdf7be3456f8467684d91', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 02:28:09.627163+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a22521-9e58-7838-8771-915041a8d9f1', '\x6a9c18b3901394a037d3975a38469613361360e5f063522a405d10a1a0cc3f30', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-a0be-7092-831f-58c50bc5c86d","brand_id":"acme","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T02:28:10.558491Z","updated_at":"2026-11-29T02:28:10.558491Z"}', '2026-11-29 02:28:10.555184+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a22521-9e58-7838-8771-915041a8d9f1', '\xa9eace92305b52dac45507150f3ed6979b7c1b8f865129a5f571e3a7f5f8f70b', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-a114-740e-96be-95f853e8e1ee","brand_id":"acme","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","treatment_id":"01a22521-a0be-7092-831f-58c50bc5c86d","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T02:28:10.644201Z","updated_at":"2026-11-29T02:28:10.644201Z"}', '2026-11-29 02:28:10.640444+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a22521-9e58-7838-8771-915041a8d9f1', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:10.908284Z\""}', '{"id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:28:10.801182Z","ruo_pathway_acknowledged_at":"2026-11-29T02:28:10.908232Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:09.944000Z","updated_at":"2026-11-29T02:28:10.908284Z"}', '2026-11-29 02:28:10.902765+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a22521-b7de-7abd-9418-655f4458271a', '\x935589d2122aaa8cf5e284d657046d6ddc5580b549d79ecf4bab994a8906c1be', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-b7de-7abd-9418-655f4458271a", "ETag": "\"2026-11-29T02:28:16.478000Z\""}', '{"id":"01a22521-b7de-7abd-9418-655f4458271a","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.478000Z","updated_at":"2026-11-29T02:28:16.478000Z"}', '2026-11-29 02:28:16.478782+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a22521-b8b4-779a-a13c-f432aaeddb9b', '\xfda846dea5358d52a7482c4dfb321914d0f2be64f3a729f3b8faba0a52c9b8a9', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-b8b4-779a-a13c-f432aaeddb9b", "ETag": "\"2026-11-29T02:28:16.692000Z\""}', '{"id":"01a22521-b8b4-779a-a13c-f432aaeddb9b","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.692000Z","updated_at":"2026-11-29T02:28:16.692000Z"}', '2026-11-29 02:28:16.692015+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a22521-bb70-7e89-9a07-f4f60f954516', '\xc6023c83e211a2eac50ff37fa6ab40c92f394bdee7effeabd80988160f0fae82', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:17.442214Z\""}', '{"id":"01a22521-bb70-7e89-9a07-f4f60f954516","brand_id":"borealis","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.392000Z","updated_at":"2026-11-29T02:28:17.442214Z"}', '2026-11-29 02:28:17.441191+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xfcff9ac2f97034c39c2c275daead1f39ec3696076ebfa79d89f8a8e3ce19dc8a', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","ids":["01a22521-bf13-7dfe-95bc-824d4349f995"],"count":1,"recorded":1}', '2026-11-29 02:28:18.322981+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xa9f8a76408de98e0f2c4b6e5bf042bfed8d8849c7cc5ea5bb8797d0e7b1c80f1', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-bfa3-7ab6-9792-e25b974fca56","brand_id":"borealis","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T02:28:18.467655Z","updated_at":"2026-11-29T02:28:18.467655Z"}', '2026-11-29 02:28:18.465734+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:18.705601Z\""}', '{"id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:28:18.642054Z","ruo_pathway_acknowledged_at":"2026-11-29T02:28:18.705564Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:17.928000Z","updated_at":"2026-11-29T02:28:18.705601Z"}', '2026-11-29 02:28:18.704211+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a22521-9e58-7838-8771-915041a8d9f1', '\xf9ceb141ed9e205fde554ac4a26628dec9e01fb96a68ae21ca62fd0e0f3ff20b', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-9f0d-7058-9915-ec74af58bd30","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","provider_id":"01a22521-9ed3-7fac-a609-7bf08ddc8729","relationship":"primary","status":"active","started_at":"2026-11-29T02:28:10.125429Z","ended_at":null}', '2026-11-29 02:28:10.1239+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a22521-9e58-7838-8771-915041a8d9f1', '\x6a97f8cb2bc6b7b8f9deaf78743b005cb74cdb34a77fce9abd53874abdd7f229', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-9f88-7b0e-849a-9fb405ed4396","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T02:28:10.248195Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:28:10.248195Z","updated_at":"2026-11-29T02:28:11.361720Z"}', '2026-11-29 02:28:11.359475+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a22521-ba34-78ce-aeea-94c503154648', '\x96045e5c68f14ab9d9858cee8c7d3aadacec04e9efe8ef734adf5b6e317b64a2', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-ba34-78ce-aeea-94c503154648", "ETag": "\"2026-11-29T02:28:17.076000Z\""}', '{"id":"01a22521-ba34-78ce-aeea-94c503154648","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.076000Z","updated_at":"2026-11-29T02:28:17.076000Z"}', '2026-11-29 02:28:17.076588+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'create-1', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x7c8db20639ddfd937cdf485da589161f26499935439e6ee84d205040f01d98c0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-bd88-71db-bc28-48c9f6d392f1", "ETag": "\"2026-11-29T02:28:17.928000Z\""}', '{"id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.928000Z","updated_at":"2026-11-29T02:28:17.928000Z"}', '2026-11-29 02:28:17.92895+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-c0bf-79b2-a840-8520115600e5","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T02:28:18.751512Z","created_at":"2026-11-29T02:28:18.751512Z","updated_at":"2026-11-29T02:28:18.751512Z"}', '2026-11-29 02:28:18.750053+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a22521-9e58-7838-8771-915041a8d9f1', '\x96c9242af8597ec1bac0583fabce0a5fda615f063452f755637804282a066b69', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-9f88-7b0e-849a-9fb405ed4396","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T02:28:10.248195Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:28:10.248195Z","updated_at":"2026-11-29T02:28:10.248195Z"}', '2026-11-29 02:28:10.248169+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a22521-9e58-7838-8771-915041a8d9f1', '\xa5d4a10b15a8748e4c2e40995235f82767c9ff539de3b84edc7c21799595d2de', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-a06b-73bc-bb88-d122ec1dc34b","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T02:28:10.475306Z"}', '2026-11-29 02:28:10.472344+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '\xb7ed789c8b056f13ad4e6e21095bb140d1a88d2021a6b05d1ead7b3416e9da26', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:16.963373Z\""}', '{"id":"01a22521-b95a-7fbb-b149-2a75b3ac7c81","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.858000Z","updated_at":"2026-11-29T02:28:16.963373Z"}', '2026-11-29 02:28:16.956792+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a22521-b6a6-7134-9606-a1034d6a7751', '\xfd2b2d661e39912967719be2cf8911e287f294410fe1577e2c341950a73b065e', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 02:28:17.795515+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xd366202807cb0aa6d92e0150b887743b1de44b415d42664c2888b5eebb4061ce', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-bf6e-79d7-a106-18f7be2fdf5b","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T02:28:18.414337Z"}', '2026-11-29 02:28:18.41094+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:18.642093Z\""}', '{"id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:28:18.642054Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:17.928000Z","updated_at":"2026-11-29T02:28:18.642093Z"}', '2026-11-29 02:28:18.640688+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a22521-9e58-7838-8771-915041a8d9f1', '\x56027ae763993d5f2f01de95538cf638498ab2f9ea6e520302836ee4b2827ab8', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-a15e-74fe-b4bf-ab85f18072d6","brand_id":"acme","patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","treatment_id":"01a22521-a0be-7092-831f-58c50bc5c86d","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:10.718174Z","updated_at":"2026-11-29T02:28:10.718174Z"}', '2026-11-29 02:28:10.71249+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a22521-b7de-7abd-9418-655f4458271a', '\xba756f0975bb6594292e9c6181a25ab05c10a5198d8bbe881968ffd038f41deb', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:16.542821Z\""}', '{"id":"01a22521-b7de-7abd-9418-655f4458271a","brand_id":"borealis","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.478000Z","updated_at":"2026-11-29T02:28:16.542821Z"}', '2026-11-29 02:28:16.541796+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a22521-b636-7fc5-a7bc-e20626554739', '\x1a74e960f849e760c0bf2a0e143fa06b9d25fb97cf305b8b94927cdf3b687051', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:17.497674Z\""}', '{"id":"01a22521-b636-7fc5-a7bc-e20626554739","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.054000Z","updated_at":"2026-11-29T02:28:17.497674Z"}', '2026-11-29 02:28:17.496821+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xbcc79923aeeacc7a16df5d339b80dbe9e7c759308b9481a09f17d01542e14ed2', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-bf45-7b5e-811b-4da1e689b422","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T02:28:18.373476Z","created_at":"2026-11-29T02:28:18.373476Z","updated_at":"2026-11-29T02:28:18.373476Z"}', '2026-11-29 02:28:18.372381+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a22521-9e58-7838-8771-915041a8d9f1', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:10.801232Z\""}', '{"id":"01a22521-9e58-7838-8771-915041a8d9f1","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:28:10.801182Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:09.944000Z","updated_at":"2026-11-29T02:28:10.801232Z"}', '2026-11-29 02:28:10.796868+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '\x1db0ed27df92c7f7004d3f8323a5e40ca58748d642308551b5fb74c10c285efe', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-b6e0-7218-aa9d-dfca8c8b3d5a", "ETag": "\"2026-11-29T02:28:16.224000Z\""}', '{"id":"01a22521-b6e0-7218-aa9d-dfca8c8b3d5a","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.224000Z","updated_at":"2026-11-29T02:28:16.224000Z"}', '2026-11-29 02:28:16.22458+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '\x559d0217bc43124cc0626bc9b96026059f08a5592440464d88f88e5226638e80', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-ba9b-7790-98c0-d24cfe3c43cc", "ETag": "\"2026-11-29T02:28:17.179000Z\""}', '{"id":"01a22521-ba9b-7790-98c0-d24cfe3c43cc","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.179000Z","updated_at":"2026-11-29T02:28:17.179000Z"}', '2026-11-29 02:28:17.179375+00'),
	('borealis', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a22521-bdf9-715e-95e7-5343faeb7194', '\x9bcd27e6cb5e2526d276e3622c8331d446918a4fb85591323dee769df540d707', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-bdf9-715e-95e7-5343faeb7194", "ETag": "\"2026-11-29T02:28:18.041000Z\""}', '{"id":"01a22521-bdf9-715e-95e7-5343faeb7194","brand_id":"borealis","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:18.041000Z","updated_at":"2026-11-29T02:28:18.041000Z"}', '2026-11-29 02:28:18.041517+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x959c9da7b5b7297c3c5faf87142569407ef77f550d13913fc4dab3364a065eb0', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:18.871654Z\""}', '{"id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:28:18.642054Z","ruo_pathway_acknowledged_at":"2026-11-29T02:28:18.705564Z","researcher_acknowledgement_id":"01a22521-c0bf-79b2-a840-8520115600e5","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:28:17.928000Z","updated_at":"2026-11-29T02:28:18.871654Z"}', '2026-11-29 02:28:18.870737+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a22521-9e58-7838-8771-915041a8d9f1', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-9e58-7838-8771-915041a8d9f1","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T02:28:11.099920Z"}', '2026-11-29 02:28:11.097846+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a22521-b798-7ccb-83c6-022047cc34fe', '\x394f71900dcd298b5791e7ea84764ca403090b303c6451f4d0761363eaf5b34d', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-b798-7ccb-83c6-022047cc34fe", "ETag": "\"2026-11-29T02:28:16.408000Z\""}', '{"id":"01a22521-b798-7ccb-83c6-022047cc34fe","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:16.408000Z","updated_at":"2026-11-29T02:28:16.408000Z"}', '2026-11-29 02:28:16.408879+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '\xc9ae7f926cf5ece8f71a44d6a232c135457294252138b40b03506be9bb8fca5f', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-bb0b-77bc-b417-8c1186ed8a99", "ETag": "\"2026-11-29T02:28:17.291000Z\""}', '{"id":"01a22521-bb0b-77bc-b417-8c1186ed8a99","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.291000Z","updated_at":"2026-11-29T02:28:17.291000Z"}', '2026-11-29 02:28:17.291678+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x11e9d8a953f1f0c7105ff5ebdc70adb6d70a894b6c450c4f3bb83eb4d5770fbf', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-be7c-70c1-90a6-5c8decce0e2e","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:28:18.172511Z","updated_at":"2026-11-29T02:28:18.172511Z"}', '2026-11-29 02:28:18.172486+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xc443a6f537e0e9be54843dc716cde5ccd774390b025a5207c42f2cb25b079a6c', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:28:17.993614Z\""}', '{"id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:28:17.928000Z","updated_at":"2026-11-29T02:28:17.993614Z"}', '2026-11-29 02:28:17.992423+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T02:28:18.808538Z"}', '2026-11-29 02:28:18.806799+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xacba6759b6750507c1d87ccf4882fcd874025e4424a82ed066cc6efa25d482ea', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a22521-be22-7c39-b5e0-89cd205e8ec2"}', '{"id":"01a22521-be22-7c39-b5e0-89cd205e8ec2","brand_id":"borealis","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T02:28:18.082066Z","updated_at":"2026-11-29T02:28:18.082066Z"}', '2026-11-29 02:28:18.082044+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x91bf3ef0f91125260aaa7c0a4773612c9c6da9e43c20d9e7eecf3a6790ec75c0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-be7c-70c1-90a6-5c8decce0e2e","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T02:28:18.911724Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:28:18.172511Z","updated_at":"2026-11-29T02:28:18.911724Z"}', '2026-11-29 02:28:18.910078+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xca3c91229bf48d7567d144c68760b368b7f8b627008b4feabc16e45c488c8313', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-beeb-7ef4-8e70-09f9e7d9dffd","patient_id":"01a22521-bd88-71db-bc28-48c9f6d392f1","brand_id":"borealis","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","source_id":null,"is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T02:28:18.283598Z"}', '2026-11-29 02:28:18.283544+00');
INSERT INTO public.identity_forms VALUES
	('2 - email external_ids name_date_of_birth_phone', '2026-11-29 02:27:56.221412+00');
INSERT INTO public.intake_responses VALUES
	('acme', '01a22521-a043-7035-b6fe-f7d3e9fed898', '01a22521-9e58-7838-8771-915041a8d9f1', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 02:28:10.435575+00', '2026-11-29 02:28:10.435575+00', '2026-11-29 02:28:10.435575+00'),
	('borealis', '01a22521-bf45-7b5e-811b-4da1e689b422', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 02:28:18.373476+00', '2026-11-29 02:28:18.373476+00', '2026-11-29 02:28:18.373476+00');
INSERT INTO public.medications VALUES
	('acme', '01a22521-9f88-7b0e-849a-9fb405ed4396', '01a22521-9e58-7838-8771-915041a8d9f1', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 02:28:10.248195+00', NULL, NULL, '{}', '2026-11-29 02:28:10.248195+00', '2026-11-29 02:28:11.36172+00'),
	('borealis', '01a22521-beb8-799d-81fe-50f079d7cccd', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 02:28:18.232489+00', NULL, NULL, '{}', '2026-11-29 02:28:18.232489+00', '2026-11-29 02:28:18.96437+00');
INSERT INTO public.metric_entries VALUES
	('acme', '01a22521-9fd4-728f-8309-5e72621ad986', '01a22521-9e58-7838-8771-915041a8d9f1', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:28:10.324511+00', NULL),
	('acme', '01a22521-a01f-7448-9c78-43d330d03799', '01a22521-9e58-7838-8771-915041a8d9f1', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:28:10.399343+00', NULL),
	('borealis', '01a22521-beeb-7ef4-8e70-09f9e7d9dffd', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:28:18.283598+00', NULL),
	('borealis', '01a22521-bf13-7dfe-95bc-824d4349f995', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:28:18.323023+00', NULL);
INSERT INTO public.onboarding VALUES
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 02:28:11.09992+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 02:28:18.808538+00');
INSERT INTO public.outbox VALUES
	('acme', '01a22521-9240-72d7-b0a6-7c41ccd2a63e', '2026-11-29 02:28:06.848038+00', 'patient.created', '01a22521-923f-7c2e-a291-9c3c30e9c802', '01a22521-923c-75b6-82ee-b2cb76598f30', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-92d5-7756-ad6c-c56bb462cf08', '2026-11-29 02:28:06.997413+00', 'patient.created', '01a22521-92d5-77c2-b78f-cca4333d4116', '01a22521-92d4-749d-9de0-11169143cd68', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9363-7d6a-9e94-db3774b491ba', '2026-11-29 02:28:07.13984+00', 'patient.created', '01a22521-9363-7c7b-b49c-77f1e4596c32', '01a22521-935f-7482-9c94-c48f7aeac2dd', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-9401-709c-b1e6-382fbc95814f', '2026-11-29 02:28:07.297742+00', 'patient.created', '01a22521-9401-73ff-b6bb-93eba01c7f61', '01a22521-93ff-75bb-9008-b98f1f97421b', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-94c4-74f1-aadd-05ddf9faa853', '2026-11-29 02:28:07.492873+00', 'patient.updated', '01a22521-9401-73ff-b6bb-93eba01c7f61', '01a22521-9483-71ee-80eb-01362484309a', '{gender,phone}', NULL),
	('acme', '01a22521-94eb-71e1-96e2-ad33af42c704', '2026-11-29 02:28:07.531915+00', 'patient.created', '01a22521-94eb-756c-ba94-c1338fdad451', '01a22521-94e7-7773-865b-041d348da089', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-9554-7938-afec-736684334234', '2026-11-29 02:28:07.636187+00', 'patient.created', '01a22521-9553-71c5-a6c0-cc45f0f574de', '01a22521-9551-7790-b77d-b6789e77057d', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-9623-747f-98a1-f7c6c56b0ecd', '2026-11-29 02:28:07.843047+00', 'patient.created', '01a22521-9622-7412-8cef-e33590ef2cc4', '01a22521-961f-7543-aa6b-4a60a33ebb7d', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-96dc-758b-92d1-8d6c77048819', '2026-11-29 02:28:08.028649+00', 'patient.created', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '01a22521-96db-7563-ab72-66fc79acd40a', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-97ed-72c3-8f14-c97a820def42', '2026-11-29 02:28:08.301715+00', 'patient.updated', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '01a22521-9771-74d1-a605-07c081f7e504', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a22521-9835-7d6a-b242-200a90730a4f', '2026-11-29 02:28:08.373184+00', 'patient.created', '01a22521-9834-72ec-b43c-4acc86da573e', '01a22521-9834-768c-9098-52354796dc23', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-98e2-7a0c-bd9f-a8be0bf47802', '2026-11-29 02:28:08.546+00', 'patient.created', '01a22521-98e1-7041-ac78-ea3c7344c577', '01a22521-98e1-7212-a645-171183e1bf30', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-99ac-7e90-b496-f327ffce40ee', '2026-11-29 02:28:08.748181+00', 'patient.created', '01a22521-99ab-7c47-9709-6630ed50513c', '01a22521-99ab-735d-bc36-9dfb71743ccf', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-99f0-709f-8f34-73d58d021c8a', '2026-11-29 02:28:08.816714+00', 'patient.created', '01a22521-99f0-7308-b25d-651538d3f869', '01a22521-99ef-72b5-827b-1cdf59dcf727', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-9a39-7e21-bd6c-235b6281959d', '2026-11-29 02:28:08.889988+00', 'patient.updated', '01a22521-99f0-7308-b25d-651538d3f869', '01a22521-9a32-76e4-9c85-d761c163ad5f', '{date_of_birth,email}', NULL),
	('acme', '01a22521-9a7d-7075-ac0b-4dbd4097caf4', '2026-11-29 02:28:08.957885+00', 'patient.created', '01a22521-9a7b-7427-ba5b-edd2c81c18b1', '01a22521-9a77-701e-a594-137aeda91fc1', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9ac4-7d7a-866a-1a82dc3e6661', '2026-11-29 02:28:09.028705+00', 'patient.created', '01a22521-9ac4-7628-b400-d71a24da69d9', '01a22521-9ac3-726d-85bb-4dfa2b86db40', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9af1-792f-8274-2045fc762111', '2026-11-29 02:28:09.073313+00', 'patient.created', '01a22521-9af0-70c3-b90b-d32d3e2919c9', '01a22521-9af0-7135-83e8-6a57843ebd43', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-9b30-7b1d-90f3-f06fb1c338db', '2026-11-29 02:28:09.136596+00', 'patient.created', '01a22521-9b30-712d-978a-df02a120c446', '01a22521-9b2f-7359-963b-ca53673fe989', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-9b5b-75a1-8f33-f42ef27464d7', '2026-11-29 02:28:09.179092+00', 'patient.updated', '01a22521-9b30-712d-978a-df02a120c446', '01a22521-9b55-753c-ba32-8f4848eacedc', '{gender,phone}', NULL),
	('acme', '01a22521-9b78-77fa-990d-d026917a4428', '2026-11-29 02:28:09.20891+00', 'patient.created', '01a22521-9b78-7d4f-bbd5-75b6ad202175', '01a22521-9b78-7521-8798-050ccd5111fe', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-9b9c-7301-894b-4089ad626354', '2026-11-29 02:28:09.244878+00', 'patient.created', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '01a22521-9b9c-75e2-b8d2-a8619b84d942', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-9bc6-761f-99f6-2fcd899c43b1', '2026-11-29 02:28:09.286399+00', 'patient.created', '01a22521-9bc4-70dd-8909-116ba79543c5', '01a22521-9bc4-71a3-af21-4585b83737a9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9c08-7fa2-ace6-e51636d17661', '2026-11-29 02:28:09.352963+00', 'patient.created', '01a22521-9c08-7f8c-905f-a410fff63b32', '01a22521-9c07-704c-8b91-270e04d563ad', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9c31-7862-b209-3059e20095ec', '2026-11-29 02:28:09.393973+00', 'patient.updated', '01a22521-9c08-7f8c-905f-a410fff63b32', '01a22521-9c30-7129-8fee-49b99a627035', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a22521-9c71-7f13-b7e9-5683b6d2a8a6', '2026-11-29 02:28:09.457496+00', 'patient.updated', '01a22521-923f-7c2e-a291-9c3c30e9c802', '01a22521-9c6f-77bc-9cfe-b50a92c0ef1b', '{gender}', NULL),
	('acme', '01a22521-9cab-7bb4-b736-8673a1b502ac', '2026-11-29 02:28:09.515123+00', 'patient.updated', '01a22521-923f-7c2e-a291-9c3c30e9c802', '01a22521-9ca9-7506-86f6-facb15b2c267', '{gender}', NULL),
	('acme', '01a22521-9d36-7470-8d86-a966527d87cc', '2026-11-29 02:28:09.654067+00', 'patient.erased', '01a22521-92d5-77c2-b78f-cca4333d4116', '01a22521-9d18-7747-9812-695cfdf9c410', '{}', NULL),
	('acme', '01a22521-9d8b-76fc-9ad8-7391af47db0f', '2026-11-29 02:28:09.739403+00', 'patient.erased', '01a22521-9363-7c7b-b49c-77f1e4596c32', '01a22521-9d6f-710c-a76f-de8f24b456fd', '{}', NULL),
	('acme', '01a22521-9e58-786f-a289-e9559598c515', '2026-11-29 02:28:09.944708+00', 'patient.created', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9e57-74bc-9106-bc2110e979cb', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9e89-7784-9a3b-81b532c59c35', '2026-11-29 02:28:09.99315+00', 'patient.updated', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9e84-70d8-a9a2-0142bfe7bd8a', '{gender}', NULL),
	('acme', '01a22521-9eb5-74ac-9b35-f74b1a6fbb3d', '2026-11-29 02:28:10.037549+00', 'patient.created', '01a22521-9eb5-7847-bc50-462586dcdc9b', '01a22521-9eb4-7110-a421-9958272e6082', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-9ed3-7e86-8fdf-ab8f144efb34', '2026-11-29 02:28:10.067942+00', 'provider.created', NULL, '01a22521-9ed3-7616-aec2-3dcd76548910', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-9ed3-7fac-a609-7bf08ddc8729'),
	('acme', '01a22521-9f0e-778b-8698-11c1163f912d', '2026-11-29 02:28:10.126462+00', 'provider_link.started', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9f0b-7526-9b17-7b29fc13bba0', '{provider_id,relationship}', '01a22521-9f0d-7058-9915-ec74af58bd30'),
	('acme', '01a22521-9f50-7804-9ca3-aaf0f3c2d089', '2026-11-29 02:28:10.192878+00', 'encounter.created', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9f4f-745e-a1a6-bbfd500b3a97', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-9f50-7ebd-b885-fbe78157f4a5'),
	('acme', '01a22521-9f88-7d32-aff9-17acf6a9267c', '2026-11-29 02:28:10.248413+00', 'medication.prescribed', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9f87-729a-b834-be374520015d', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-9f88-7b0e-849a-9fb405ed4396'),
	('acme', '01a22521-9fd4-7bed-93c9-c97b21fa674b', '2026-11-29 02:28:10.324727+00', 'metric_entry.recorded', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9fd3-7490-bf12-54933a4a4007', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-9fd4-728f-8309-5e72621ad986'),
	('acme', '01a22521-a01f-7308-9d99-bff8de37832b', '2026-11-29 02:28:10.399533+00', 'metric_entries.recorded', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a019-7308-b68e-abd75706964b', '{entries}', NULL),
	('acme', '01a22521-a043-7e91-8d01-b1f893d6e639', '2026-11-29 02:28:10.435724+00', 'intake_response.submitted', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a041-7021-b82a-a2667c13dbb6', '{brand_id,questionnaire_version,responses,status}', '01a22521-a043-7035-b6fe-f7d3e9fed898'),
	('acme', '01a22521-a06b-74e3-b227-0b6d998bc39b', '2026-11-29 02:28:10.47555+00', 'consult_outcome.recorded', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a067-7556-96e2-24dc1157bc97', '{completed_at,outcome}', '01a22521-a06b-73bc-bb88-d122ec1dc34b'),
	('borealis', '01a22521-b9c3-7e4e-a169-597210b29783', '2026-11-29 02:28:16.963604+00', 'patient.updated', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '01a22521-b9bb-73dd-911b-5f2ad6c534c7', '{date_of_birth,email}', NULL),
	('borealis', '01a22521-c052-710b-94f7-fef01dc492fb', '2026-11-29 02:28:18.642297+00', 'patient.age_verified', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c050-7337-9c86-68ca893b2c72', '{date_of_birth}', NULL),
	('acme', '01a22521-a0bf-7c9d-9de1-ab9b82be3ce3', '2026-11-29 02:28:10.55904+00', 'treatment.put', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a0ba-726a-bea6-f080e3e4bb04', '{billing_plan_id,metadata,started_at,status}', '01a22521-a0be-7092-831f-58c50bc5c86d'),
	('borealis', '01a22521-b636-71d7-bce7-7dc0b7f5e5b0', '2026-11-29 02:28:16.054523+00', 'patient.created', '01a22521-b636-7fc5-a7bc-e20626554739', '01a22521-b634-703f-839b-7ecd34bb5f4b', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-ba07-79c7-a060-82b96c90667e', '2026-11-29 02:28:17.031489+00', 'patient.created', '01a22521-ba07-7b33-bc28-e60e766fc22a', '01a22521-ba02-7485-a968-26c2c4752459', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-c091-7533-87a2-679ef9c29681', '2026-11-29 02:28:18.705781+00', 'patient.ruo_acknowledged', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c08f-76f1-a38b-326166c5207f', '{statement_version}', NULL),
	('acme', '01a22521-a114-755b-9cff-eb96f896e3c5', '2026-11-29 02:28:10.644682+00', 'prescription.put', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a10f-7079-a8eb-20144e4e92a9', '{medication_name,prescribed_date,quantity,status}', '01a22521-a114-740e-96be-95f853e8e1ee'),
	('borealis', '01a22521-b7df-73ef-b7f1-409fe1f2ed9b', '2026-11-29 02:28:16.479326+00', 'patient.created', '01a22521-b7de-7abd-9418-655f4458271a', '01a22521-b7dd-746d-b75c-752120afec2a', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-bba2-77f5-af54-b06e3feaaa65', '2026-11-29 02:28:17.442373+00', 'patient.updated', '01a22521-bb70-7e89-9a07-f4f60f954516', '01a22521-bba0-7104-b470-eccc75300ca4', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a22521-bf13-725f-abf9-2da51a31ae0d', '2026-11-29 02:28:18.323228+00', 'metric_entries.recorded', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bf12-7739-9cdc-ca9cd5982c6c', '{entries}', NULL),
	('acme', '01a22521-a15e-719c-ab06-28b8fcf674ab', '2026-11-29 02:28:10.718654+00', 'consultation.put', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a157-7559-84b8-5dd967f92e6b', '{completed_at,consultation_type,status}', '01a22521-a15e-74fe-b4bf-ab85f18072d6'),
	('borealis', '01a22521-b81e-7cb8-b302-419f0ac8b1bc', '2026-11-29 02:28:16.542986+00', 'patient.updated', '01a22521-b7de-7abd-9418-655f4458271a', '01a22521-b81c-7371-9bf8-e502bfc6cb0a', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a22521-bbd9-7fba-836e-704a7a31aecb', '2026-11-29 02:28:17.497799+00', 'patient.updated', '01a22521-b636-7fc5-a7bc-e20626554739', '01a22521-bbd8-7523-aab3-c1226edee49d', '{gender}', NULL),
	('borealis', '01a22521-bf45-7baa-b132-d6ca8e6a494a', '2026-11-29 02:28:18.373631+00', 'intake_response.submitted', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bf43-74b8-9d29-65ed631101d3', '{brand_id,questionnaire_version,responses,status}', '01a22521-bf45-7b5e-811b-4da1e689b422'),
	('acme', '01a22521-a1b1-7383-b049-f91cdf3a8782', '2026-11-29 02:28:10.801499+00', 'patient.age_verified', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a1aa-72c4-b195-f140870c2dc6', '{date_of_birth}', NULL),
	('borealis', '01a22521-b6e0-76d4-9d36-5ea1e62dbe78', '2026-11-29 02:28:16.22495+00', 'patient.created', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '01a22521-b6df-7769-971b-7a7872496e6a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-ba9b-7085-98d3-8d0e110cccf3', '2026-11-29 02:28:17.17961+00', 'patient.created', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '01a22521-ba99-76ab-a881-d3e6f1aa9ddf', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-bdf9-7cf0-921a-0bcc74818263', '2026-11-29 02:28:18.041698+00', 'patient.created', '01a22521-bdf9-715e-95e7-5343faeb7194', '01a22521-bdf8-7392-bc99-b38382652ecc', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-c137-70ed-aab5-dba984b5c8ef', '2026-11-29 02:28:18.871809+00', 'patient.updated', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c136-778a-8457-b7e91d8991fe', '{external_ids,phone}', NULL),
	('acme', '01a22521-a21c-7644-ba71-6c66525b634b', '2026-11-29 02:28:10.908825+00', 'patient.ruo_acknowledged', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a215-775a-93d3-a5f5e688ff41', '{statement_version}', NULL),
	('borealis', '01a22521-b8b4-7998-82b0-b3b499a40f3c', '2026-11-29 02:28:16.692306+00', 'patient.created', '01a22521-b8b4-779a-a13c-f432aaeddb9b', '01a22521-b8b3-7513-b102-5250da6743f6', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-bfa3-75a7-8c23-a9fa174256a1', '2026-11-29 02:28:18.467843+00', 'treatment.put', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bfa1-7049-abf6-93b98e0e8e77', '{billing_plan_id,metadata,started_at,status}', '01a22521-bfa3-7ab6-9792-e25b974fca56'),
	('acme', '01a22521-a279-7623-b0d8-d4848241ddb1', '2026-11-29 02:28:11.001504+00', 'researcher_acknowledgement.created', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a273-737a-aaa9-9cceed8c63d6', '{full_name,ip_address,source,statement_version}', '01a22521-a278-7b16-a269-837eb67cb217'),
	('borealis', '01a22521-b8f1-77c2-9d31-dcaf7fea1cdc', '2026-11-29 02:28:16.753638+00', 'patient.created', '01a22521-b8f1-73c5-848b-2da48474db9d', '01a22521-b8ee-727d-a6e0-e62662f05925', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-bc7d-7714-8f27-f83b484fedb8', '2026-11-29 02:28:17.661836+00', 'patient.erased', '01a22521-b666-7e5d-a18a-edc924c2e56e', '01a22521-bc6f-77f4-9cc9-dc38e2e54e23', '{}', NULL),
	('borealis', '01a22521-bfcf-7f82-9e1c-7cf7b80b6990', '2026-11-29 02:28:18.511899+00', 'prescription.put', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bfcb-707e-a7e4-8464007161f0', '{medication_name,prescribed_date,quantity,status}', '01a22521-bfcf-7eb4-a180-34dfed8711d7'),
	('acme', '01a22521-a2dc-764a-8076-89a0da542779', '2026-11-29 02:28:11.100072+00', 'patient.onboarded', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a2d3-7785-99b2-e1a77f42e118', '{default_follows,goals,notifications,role}', NULL),
	('borealis', '01a22521-b799-7ca3-85de-161d119804f2', '2026-11-29 02:28:16.40911+00', 'patient.created', '01a22521-b798-7ccb-83c6-022047cc34fe', '01a22521-b798-760c-ad82-e81aa0a0692e', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-bb0c-7800-9ffb-34e03bbe9500', '2026-11-29 02:28:17.292047+00', 'patient.created', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '01a22521-bb0a-72fa-a546-b648b039205c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-be7c-7367-9894-eba9c297cca1', '2026-11-29 02:28:18.172729+00', 'encounter.created', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-be7b-7257-bd3c-89dae305e85a', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-be7c-70c1-90a6-5c8decce0e2e'),
	('acme', '01a22521-a339-7f0b-a3d6-b943ab030ed3', '2026-11-29 02:28:11.19345+00', 'patient.updated', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a334-758c-9bb8-152ce641cff6', '{external_ids,phone}', NULL),
	('borealis', '01a22521-bb38-701a-a1b9-3c672263399e', '2026-11-29 02:28:17.336251+00', 'patient.created', '01a22521-bb38-7612-8803-0f89ab1f4579', '01a22521-bb37-773b-a399-ab8902a70713', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-beb8-7917-9aeb-2d78e1174365', '2026-11-29 02:28:18.232698+00', 'medication.prescribed', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-beb7-7410-abb5-335aa6bf069a', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-beb8-799d-81fe-50f079d7cccd'),
	('acme', '01a22521-a391-792d-88ce-a78c232f78de', '2026-11-29 02:28:11.281482+00', 'encounter.moved', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a38b-764c-a40f-c71f7d5173bf', '{status}', '01a22521-9f50-7ebd-b885-fbe78157f4a5'),
	('borealis', '01a22521-b7b8-727b-a925-2f82196a2466', '2026-11-29 02:28:16.440474+00', 'patient.created', '01a22521-b7b8-79df-adda-f7bf0f2c4095', '01a22521-b7b7-767a-a9ff-59b0391682c9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-bb70-72b3-ac2b-2baa699ad1c2', '2026-11-29 02:28:17.392499+00', 'patient.created', '01a22521-bb70-7e89-9a07-f4f60f954516', '01a22521-bb6f-7510-9d35-a7340444f97c', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-beeb-7ec9-a9b6-a9bb47a65feb', '2026-11-29 02:28:18.283828+00', 'metric_entry.recorded', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-beeb-71cc-842f-f659ed3ab702', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-beeb-7ef4-8e70-09f9e7d9dffd'),
	('acme', '01a22521-a3e2-71c4-9974-f203cd9490ce', '2026-11-29 02:28:11.3622+00', 'medication.moved', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a3da-7340-9462-74dc434f14d9', '{status}', '01a22521-9f88-7b0e-849a-9fb405ed4396'),
	('borealis', '01a22521-b667-7bad-b0d3-b0540e3df082', '2026-11-29 02:28:16.103016+00', 'patient.created', '01a22521-b666-7e5d-a18a-edc924c2e56e', '01a22521-b665-7495-b52e-564d712b5901', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-ba34-7716-b3c1-57a7ca3f2760', '2026-11-29 02:28:17.076909+00', 'patient.created', '01a22521-ba34-78ce-aeea-94c503154648', '01a22521-ba2f-7472-81fe-a6cdfeb1e1f2', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-bd89-753e-a04a-455f99f4dbf1', '2026-11-29 02:28:17.929186+00', 'patient.created', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bd87-7596-86ab-d6599c9dd767', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-c0bf-7313-9526-83b719e0bdc0', '2026-11-29 02:28:18.751787+00', 'researcher_acknowledgement.created', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c0bd-77c4-aeae-64be0bc1b20e', '{full_name,ip_address,source,statement_version}', '01a22521-c0bf-79b2-a840-8520115600e5'),
	('borealis', '01a22521-b6a6-754b-9cdb-c27c44c0d668', '2026-11-29 02:28:16.166573+00', 'patient.created', '01a22521-b6a6-7134-9606-a1034d6a7751', '01a22521-b6a5-71c4-9128-c42265a4b63c', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-ba6f-74c7-9c2d-37867673bd3e', '2026-11-29 02:28:17.135331+00', 'patient.created', '01a22521-ba6f-7faa-a7c9-07b92e5ac990', '01a22521-ba6e-7008-bbe8-348ed741a7d6', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-bdc9-7cdc-9c78-f14d86ec3450', '2026-11-29 02:28:17.993808+00', 'patient.updated', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bdc7-77ac-922b-edcbbe7b90c3', '{gender}', NULL),
	('borealis', '01a22521-c0f8-7856-ad33-878ddbc18f67', '2026-11-29 02:28:18.808664+00', 'patient.onboarded', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c0f6-73fe-ad7b-9887b171e123', '{default_follows,goals,notifications,role}', NULL),
	('borealis', '01a22521-b718-78e9-902f-ae9fc2367947', '2026-11-29 02:28:16.280752+00', 'patient.updated', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '01a22521-b716-73d5-b562-c8a9d347e372', '{gender,phone}', NULL),
	('borealis', '01a22521-bad0-71e6-89f9-2d327c2ec0e6', '2026-11-29 02:28:17.232425+00', 'patient.updated', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '01a22521-bacd-7430-9aad-2b3be49b22aa', '{gender,phone}', NULL),
	('borealis', '01a22521-be22-73fe-9336-5f76028387e7', '2026-11-29 02:28:18.082208+00', 'provider.created', NULL, '01a22521-be21-7080-a8a7-191676a68f35', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-be22-7c39-b5e0-89cd205e8ec2'),
	('borealis', '01a22521-c15f-7a9b-80dd-465ecf4057c2', '2026-11-29 02:28:18.911908+00', 'encounter.moved', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c15a-724d-b09f-986dbbde001e', '{status}', '01a22521-be7c-70c1-90a6-5c8decce0e2e'),
	('borealis', '01a22521-b758-7f6e-8a33-8f906975722f', '2026-11-29 02:28:16.344022+00', 'patient.created', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', '01a22521-b753-7208-a252-4cc7b6c4bc12', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-baee-7ac1-ba60-f26dfbbdef93', '2026-11-29 02:28:17.262018+00', 'patient.created', '01a22521-baed-7df3-87e5-806e23d1bcbc', '01a22521-baed-769b-9132-157dca21958b', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-be49-78b9-8a93-f8fc7c69e2da', '2026-11-29 02:28:18.121535+00', 'provider_link.started', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-be42-71f2-8385-e4cd0030c7fa', '{provider_id,relationship}', '01a22521-be48-78f1-91ef-c9402036490c'),
	('borealis', '01a22521-c194-73d3-841e-159c24e0b24e', '2026-11-29 02:28:18.964547+00', 'medication.moved', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c192-7624-8aa2-5d953046738b', '{status}', '01a22521-beb8-799d-81fe-50f079d7cccd'),
	('borealis', '01a22521-b86d-78b4-a9e7-e9c179528143', '2026-11-29 02:28:16.621162+00', 'patient.created', '01a22521-b86c-701b-97bd-c65bd52e2e2a', '01a22521-b86b-76ea-82e1-3d869f0058e1', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-bc14-7f9a-a01c-350a686d64cb', '2026-11-29 02:28:17.556998+00', 'patient.updated', '01a22521-b636-7fc5-a7bc-e20626554739', '01a22521-bc11-75e5-b82c-3d88ad2404f6', '{gender}', NULL),
	('borealis', '01a22521-bf6e-7854-af95-69dcbfa36ed1', '2026-11-29 02:28:18.414596+00', 'consult_outcome.recorded', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bf6a-7159-8ec8-db316eec5679', '{completed_at,outcome}', '01a22521-bf6e-79d7-a106-18f7be2fdf5b'),
	('borealis', '01a22521-b95b-760d-bbc1-183a10e229e1', '2026-11-29 02:28:16.859525+00', 'patient.created', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '01a22521-b959-7346-9308-fb21b841e6fd', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-bcb9-7042-a845-63ed0dddd16d', '2026-11-29 02:28:17.721984+00', 'patient.erased', '01a22521-b6a6-7134-9606-a1034d6a7751', '01a22521-bcb1-75e9-9e03-bf454cdf1dca', '{}', NULL),
	('borealis', '01a22521-c015-76e9-b20f-5ac48bfe713d', '2026-11-29 02:28:18.581036+00', 'consultation.put', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-c00f-75f2-ab80-d53e57a345a8', '{completed_at,consultation_type,status}', '01a22521-c014-7929-b7ce-12215133ad9a');
INSERT INTO public.patient_identifiers VALUES
	('acme', '01a22521-9401-73ff-b6bb-93eba01c7f61', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('acme', '01a22521-94eb-756c-ba94-c1338fdad451', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('acme', '01a22521-94eb-756c-ba94-c1338fdad451', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('acme', '01a22521-9553-71c5-a6c0-cc45f0f574de', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('acme', '01a22521-9553-71c5-a6c0-cc45f0f574de', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('acme', '01a22521-9553-71c5-a6c0-cc45f0f574de', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('acme', '01a22521-9553-71c5-a6c0-cc45f0f574de', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('acme', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('acme', '01a22521-98e1-7041-ac78-ea3c7344c577', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('acme', '01a22521-99ab-7c47-9709-6630ed50513c', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('acme', '01a22521-99ab-7c47-9709-6630ed50513c', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', '\x3bb97887188eb1a1474cefce70943ea3fc75c321a0143f55416957b95ec83d08', 'name_date_of_birth_phone'),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('acme', '01a22521-9b30-712d-978a-df02a120c446', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('acme', '01a22521-9b78-7d4f-bbd5-75b6ad202175', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('acme', '01a22521-9b78-7d4f-bbd5-75b6ad202175', '\xc15a8ed45badbc9aecf6be8353765598c4ab35788e62fc1c089982a99f835e12', 'name_date_of_birth_phone'),
	('acme', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('acme', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('acme', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('acme', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('acme', '01a22521-9c08-7f8c-905f-a410fff63b32', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone'),
	('borealis', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('borealis', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('borealis', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('borealis', '01a22521-b798-7ccb-83c6-022047cc34fe', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('borealis', '01a22521-b798-7ccb-83c6-022047cc34fe', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('borealis', '01a22521-b798-7ccb-83c6-022047cc34fe', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('borealis', '01a22521-b798-7ccb-83c6-022047cc34fe', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('borealis', '01a22521-b7de-7abd-9418-655f4458271a', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('borealis', '01a22521-b8b4-779a-a13c-f432aaeddb9b', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('borealis', '01a22521-b8f1-73c5-848b-2da48474db9d', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('borealis', '01a22521-b8f1-73c5-848b-2da48474db9d', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '\x3bb97887188eb1a1474cefce70943ea3fc75c321a0143f55416957b95ec83d08', 'name_date_of_birth_phone'),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('borealis', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('borealis', '01a22521-baed-7df3-87e5-806e23d1bcbc', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('borealis', '01a22521-baed-7df3-87e5-806e23d1bcbc', '\xc15a8ed45badbc9aecf6be8353765598c4ab35788e62fc1c089982a99f835e12', 'name_date_of_birth_phone'),
	('borealis', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('borealis', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('borealis', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('borealis', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('borealis', '01a22521-bb70-7e89-9a07-f4f60f954516', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone');
INSERT INTO public.patient_totals VALUES
	('acme', 19, 1),
	('acme', 58, 1),
	('acme', 60, 1),
	('acme', 61, 1),
	('acme', 36, 1),
	('acme', 50, 1),
	('acme', 15, 1),
	('acme', 17, 2),
	('borealis', 61, 2),
	('acme', 21, 1),
	('acme', 22, 2),
	('acme', 33, 2),
	('acme', 56, 2),
	('acme', 100, -1),
	('acme', 114, -1),
	('acme', 16, 3),
	('acme', 18, 3),
	('borealis', 21, 3),
	('borealis', 22, 2),
	('borealis', 45, 3),
	('borealis', 58, 2),
	('borealis', 17, 2),
	('borealis', 19, 2),
	('borealis', 36, 1),
	('borealis', 33, 1),
	('borealis', 15, 1),
	('borealis', 16, 1),
	('borealis', 59, 1),
	('borealis', 80, -1),
	('borealis', 123, -1),
	('borealis', 18, 1);
INSERT INTO public.patients VALUES
	('acme', '01a22521-9401-73ff-b6bb-93eba01c7f61', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:07.297+00', '2026-11-29 02:28:07.492589+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22521-94eb-756c-ba94-c1338fdad451', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:07.531+00', '2026-11-29 02:28:07.531+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('acme', '01a22521-9553-71c5-a6c0-cc45f0f574de', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:07.635+00', '2026-11-29 02:28:07.635+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('acme', '01a22521-9622-7412-8cef-e33590ef2cc4', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:07.842+00', '2026-11-29 02:28:07.842+00', 'zoë o''brien', 'o''brien', NULL, true),
	('acme', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:08.028+00', '2026-11-29 02:28:08.301469+00', '李 byron', 'byron', NULL, true),
	('acme', '01a22521-9834-72ec-b43c-4acc86da573e', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:08.372+00', '2026-11-29 02:28:08.372+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22521-98e1-7041-ac78-ea3c7344c577', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:08.545+00', '2026-11-29 02:28:08.545+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a22521-99ab-7c47-9709-6630ed50513c', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:08.747+00', '2026-11-29 02:28:08.747+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:08.816+00', '2026-11-29 02:28:08.888295+00', 'zoë o''brien', 'o''brien', '+14155550011', true),
	('acme', '01a22521-9a7b-7427-ba5b-edd2c81c18b1', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:08.955+00', '2026-11-29 02:28:08.955+00', '李 小龙', '小龙', NULL, true),
	('acme', '01a22521-9ac4-7628-b400-d71a24da69d9', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.028+00', '2026-11-29 02:28:09.028+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22521-9af0-70c3-b90b-d32d3e2919c9', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.072+00', '2026-11-29 02:28:09.072+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a22521-9b30-712d-978a-df02a120c446', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.136+00', '2026-11-29 02:28:09.178921+00', 'ada lovelace', 'lovelace', NULL, true),
	('acme', '01a22521-9b78-7d4f-bbd5-75b6ad202175', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.208+00', '2026-11-29 02:28:09.208+00', 'zoë o''brien', 'o''brien', '+14155550016', true),
	('acme', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.244+00', '2026-11-29 02:28:09.244+00', '李 小龙', '小龙', '+14155550017', true),
	('acme', '01a22521-9bc4-70dd-8909-116ba79543c5', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.284+00', '2026-11-29 02:28:09.284+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22521-9c08-7f8c-905f-a410fff63b32', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:09.352+00', '2026-11-29 02:28:09.393801+00', 'i̇rem byron', 'byron', NULL, true),
	('acme', '01a22521-923f-7c2e-a291-9c3c30e9c802', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:06.847+00', '2026-11-29 02:28:09.514989+00', 'ada lovelace', 'lovelace', NULL, true),
	('borealis', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.224+00', '2026-11-29 02:28:16.280588+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22521-9eb5-7847-bc50-462586dcdc9b', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:10.037+00', '2026-11-29 02:28:10.037+00', 'other person', 'person', NULL, true),
	('borealis', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.343+00', '2026-11-29 02:28:16.343+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('borealis', '01a22521-b798-7ccb-83c6-022047cc34fe', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.408+00', '2026-11-29 02:28:16.408+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('borealis', '01a22521-b7b8-79df-adda-f7bf0f2c4095', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.44+00', '2026-11-29 02:28:16.44+00', 'zoë o''brien', 'o''brien', NULL, true),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 02:28:10.801182+00', '2026-11-29 02:28:10.908232+00', '01a22521-a278-7b16-a269-837eb67cb217', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 02:28:09.944+00', '2026-11-29 02:28:11.193217+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a22521-b7de-7abd-9418-655f4458271a', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.478+00', '2026-11-29 02:28:16.542821+00', '李 byron', 'byron', NULL, true),
	('borealis', '01a22521-b86c-701b-97bd-c65bd52e2e2a', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.62+00', '2026-11-29 02:28:16.62+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-b8b4-779a-a13c-f432aaeddb9b', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.692+00', '2026-11-29 02:28:16.692+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a22521-b8f1-73c5-848b-2da48474db9d', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.753+00', '2026-11-29 02:28:16.753+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.858+00', '2026-11-29 02:28:16.963373+00', 'zoë o''brien', 'o''brien', '+14155550011', true),
	('borealis', '01a22521-ba07-7b33-bc28-e60e766fc22a', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.031+00', '2026-11-29 02:28:17.031+00', '李 小龙', '小龙', NULL, true),
	('borealis', '01a22521-ba34-78ce-aeea-94c503154648', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.076+00', '2026-11-29 02:28:17.076+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-ba6f-7faa-a7c9-07b92e5ac990', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.135+00', '2026-11-29 02:28:17.135+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.179+00', '2026-11-29 02:28:17.232273+00', 'ada lovelace', 'lovelace', NULL, true),
	('borealis', '01a22521-baed-7df3-87e5-806e23d1bcbc', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.261+00', '2026-11-29 02:28:17.261+00', 'zoë o''brien', 'o''brien', '+14155550016', true),
	('borealis', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.291+00', '2026-11-29 02:28:17.291+00', '李 小龙', '小龙', '+14155550017', true),
	('borealis', '01a22521-bb38-7612-8803-0f89ab1f4579', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.336+00', '2026-11-29 02:28:17.336+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-bdf9-715e-95e7-5343faeb7194', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:18.041+00', '2026-11-29 02:28:18.041+00', 'other person', 'person', NULL, true),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 02:28:18.642054+00', '2026-11-29 02:28:18.705564+00', '01a22521-c0bf-79b2-a840-8520115600e5', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 02:28:17.928+00', '2026-11-29 02:28:18.871654+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a22521-bb70-7e89-9a07-f4f60f954516', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:17.392+00', '2026-11-29 02:28:17.442214+00', 'i̇rem byron', 'byron', NULL, true),
	('borealis', '01a22521-b636-7fc5-a7bc-e20626554739', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:16.054+00', '2026-11-29 02:28:17.556863+00', 'ada lovelace', 'lovelace', NULL, true);
INSERT INTO public.prescriptions VALUES
	('acme', '01a22521-a114-740e-96be-95f853e8e1ee', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-a0be-7092-831f-58c50bc5c86d', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:10.644201+00', '2026-11-29 02:28:10.644201+00'),
	('borealis', '01a22521-bfcf-7eb4-a180-34dfed8711d7', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-bfa3-7ab6-9792-e25b974fca56', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:28:18.511716+00', '2026-11-29 02:28:18.511716+00');
INSERT INTO public.provider_links VALUES
	('acme', '01a22521-9f0d-7058-9915-ec74af58bd30', '01a22521-9e58-7838-8771-915041a8d9f1', '01a22521-9ed3-7fac-a609-7bf08ddc8729', 'primary', 'active', '2026-11-29 02:28:10.125429+00', NULL),
	('borealis', '01a22521-be48-78f1-91ef-c9402036490c', '01a22521-bd88-71db-bc28-48c9f6d392f1', '01a22521-be22-7c39-b5e0-89cd205e8ec2', 'primary', 'active', '2026-11-29 02:28:18.120868+00', NULL);
INSERT INTO public.providers VALUES
	('acme', '01a22521-9ed3-7fac-a609-7bf08ddc8729', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 02:28:10.067796+00', '2026-11-29 02:28:10.067796+00'),
	('borealis', '01a22521-be22-7c39-b5e0-89cd205e8ec2', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 02:28:18.082066+00', '2026-11-29 02:28:18.082066+00');
INSERT INTO public.researcher_acknowledgements VALUES
	('acme', '01a22521-a278-7b16-a269-837eb67cb217', '01a22521-9e58-7838-8771-915041a8d9f1', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 02:28:11.000919+00', '2026-11-29 02:28:11.000919+00', '2026-11-29 02:28:11.000919+00'),
	('borealis', '01a22521-c0bf-79b2-a840-8520115600e5', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 02:28:18.751512+00', '2026-11-29 02:28:18.751512+00', '2026-11-29 02:28:18.751512+00');
INSERT INTO public.schema_migrations VALUES
	('0001_roles', '588917b328bb70b65780a3dcd7d0bd912c9e28b339c8241a49485e6d54d2f947', '2026-11-29 02:27:55.02819+00'),
	('0002_patients', 'fffa58c3b4cfd97507245b895e6376c13c2d462cccbdd4a5fe75c2302ee8e4bd', '2026-11-29 02:27:55.031758+00'),
	('0003_records', 'bb0eabb6a714f62bc037c27bb7dad6712b571fd42752aab08a1d2394525b1065', '2026-11-29 02:27:55.050431+00'),
	('0004_idempotency', '34862273a62d9003810c8f79b38b86c14935435e1ed4065ec6ad7d8e29981b0a', '2026-11-29 02:27:55.065418+00'),
	('0005_timeline', '1500788362dcacc8ed24a87b77571d1aad0e24bbc01861025130cc02841f70d5', '2026-11-29 02:27:55.075414+00'),
	('0006_accesses', '2e48cea5a4cc5400bbb29c3faeed8010fc7c3dd2f8f7ba818b196e4aaeda35fe', '2026-11-29 02:27:55.084347+00'),
	('0007_acts', '97d2e116c78f4f5f835c10bcb3c5d1e1128fd0136b890a0bf8fe2b3ebf6df342', '2026-11-29 02:27:55.085992+00'),
	('0008_researchers', '65223a7949216ebb93e1f7ec0b31513507a45a1454903403ada1b8193e921323', '2026-11-29 02:27:55.09329+00'),
	('0009_onboarding', 'e1fbe7f46e2dbe46366dfec289bf9ebc01dd350d379ce03d84cea5a338a1587f', '2026-11-29 02:27:55.103543+00'),
	('0010_intake', 'b4157063370593bb6e45c0a4b75af2b94d9f54466cd279530a7ce503e27128a5', '2026-11-29 02:27:55.115413+00'),
	('0011_consults', '1bb620f25d3790b2250023a1b63476dc83a9cde071c50c5aeb29d1729dc2968b', '2026-11-29 02:27:55.130435+00'),
	('0012_providers', 'e39ef8830471cf0c07214a5bb6b7ee8ef628d68b071dc2a9b1aaf6422008abae', '2026-11-29 02:27:55.149932+00'),
	('0013_encounters', '476a48f86dd20c663ed98bd7e18b893017fbd3b600b610af1cfe64b0e5837b5c', '2026-11-29 02:27:55.218024+00'),
	('0014_metrics', '02db90fda134b6663759cefb4dce301c3b57e0908493c518929093f958cde830', '2026-11-29 02:27:55.233714+00'),
	('0015_medications', '4ebc09f1446fda940e2f8f0fb24734cd1d741f71359e64791d4c2c2d1232b862', '2026-11-29 02:27:55.253619+00'),
	('0016_treatments', '7974355fa042c8d62b2b114fa9d3867ba0ce2ce0bc1e870a9307a16e851c0d11', '2026-11-29 02:27:55.273733+00'),
	('0017_access_log', '606a24e0b4cff131a129c43efd23e4ed81b94ce556b821ceaa75c891ceef7dd2', '2026-11-29 02:27:55.329529+00'),
	('0018_patient_totals', 'dc91d038b384b4f729b06be2b22f4c020f3fc1b1ff36e73355cd0ca075603b01', '2026-11-29 02:27:55.334731+00'),
	('0019_names_by_index', '3b3fc9f226febe8ec386ef8371c2fc3a6a2ec13ba8156e89e8cb8bae2aae2698', '2026-11-29 02:27:55.352421+00'),
	('0020_names_by_one_index', '8532457e1cce9639ac69a30d81a320754f81fae1fac23396c6a28a5056ca0809', '2026-11-29 02:27:55.371976+00'),
	('0021_plans_for_any_brand', '4b2aacc63d5cc6e8d8c3d65fbea760abd8a42dda3e5838ce020b190a18dbe4b0', '2026-11-29 02:27:55.375696+00'),
	('0022_identity_forms', '86f27802924abff1b76d0514b82f9d34c4e843d57163feb445796e0e3da89903', '2026-11-29 02:27:55.446009+00'),
	('0024_metric_source_ids', 'e135d236a6fbba1b7b39e69c521621421d3e99cee4a5c9076187a9126bd488ab', '2026-11-29 02:27:55.479745+00'),
	('0025_metric_source_ids_once', 'fbd82f9b950912872fac12649746b2d584ad5719f95056e0085ef510fbfc1b72', '2026-11-29 02:27:55.482888+00');
INSERT INTO public.timeline VALUES
	('acme', '01a22521-923f-7c2e-a291-9c3c30e9c802', '2026-11-29 02:28:06.848038+00', '01a22521-9240-7ac9-a4a7-8aeef43bcc76', 'patient.created', 'Registered', NULL, 'patient', '01a22521-923f-7c2e-a291-9c3c30e9c802', '{"request_id":"01a22521-923c-75b6-82ee-b2cb76598f30"}', '2026-11-29 02:28:06.848038+00'),
	('acme', '01a22521-9401-73ff-b6bb-93eba01c7f61', '2026-11-29 02:28:07.297742+00', '01a22521-9401-7cc7-a697-6478d75d4766', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9401-73ff-b6bb-93eba01c7f61', '{"request_id":"01a22521-93ff-75bb-9008-b98f1f97421b"}', '2026-11-29 02:28:07.297742+00'),
	('acme', '01a22521-9401-73ff-b6bb-93eba01c7f61', '2026-11-29 02:28:07.492873+00', '01a22521-94c4-7f61-aba2-169985ae1876', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-9401-73ff-b6bb-93eba01c7f61', '{"request_id":"01a22521-9483-71ee-80eb-01362484309a"}', '2026-11-29 02:28:07.492873+00'),
	('acme', '01a22521-94eb-756c-ba94-c1338fdad451', '2026-11-29 02:28:07.531915+00', '01a22521-94eb-7471-b926-1750f652aff9', 'patient.created', 'Registered', NULL, 'patient', '01a22521-94eb-756c-ba94-c1338fdad451', '{"request_id":"01a22521-94e7-7773-865b-041d348da089"}', '2026-11-29 02:28:07.531915+00'),
	('acme', '01a22521-9553-71c5-a6c0-cc45f0f574de', '2026-11-29 02:28:07.636187+00', '01a22521-9554-7db3-b7f9-12ac9c4acc0a', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9553-71c5-a6c0-cc45f0f574de', '{"request_id":"01a22521-9551-7790-b77d-b6789e77057d"}', '2026-11-29 02:28:07.636187+00'),
	('acme', '01a22521-9622-7412-8cef-e33590ef2cc4', '2026-11-29 02:28:07.843047+00', '01a22521-9623-70f7-9ae3-20a53afe843a', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9622-7412-8cef-e33590ef2cc4', '{"request_id":"01a22521-961f-7543-aa6b-4a60a33ebb7d"}', '2026-11-29 02:28:07.843047+00'),
	('acme', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '2026-11-29 02:28:08.028649+00', '01a22521-96dc-701d-8b1b-bb9d2c8ea1c7', 'patient.created', 'Registered', NULL, 'patient', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '{"request_id":"01a22521-96db-7563-ab72-66fc79acd40a"}', '2026-11-29 02:28:08.028649+00'),
	('acme', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '2026-11-29 02:28:08.301715+00', '01a22521-97ed-767d-8e37-2a8c87967cf7', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-96dc-72d5-8dfe-56002f3ca7bc', '{"request_id":"01a22521-9771-74d1-a605-07c081f7e504"}', '2026-11-29 02:28:08.301715+00'),
	('acme', '01a22521-9834-72ec-b43c-4acc86da573e', '2026-11-29 02:28:08.373184+00', '01a22521-9835-79a2-b3c3-e537efa96819', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9834-72ec-b43c-4acc86da573e', '{"request_id":"01a22521-9834-768c-9098-52354796dc23"}', '2026-11-29 02:28:08.373184+00'),
	('acme', '01a22521-98e1-7041-ac78-ea3c7344c577', '2026-11-29 02:28:08.546+00', '01a22521-98e2-73eb-b1cd-390f829601f4', 'patient.created', 'Registered', NULL, 'patient', '01a22521-98e1-7041-ac78-ea3c7344c577', '{"request_id":"01a22521-98e1-7212-a645-171183e1bf30"}', '2026-11-29 02:28:08.546+00'),
	('acme', '01a22521-99ab-7c47-9709-6630ed50513c', '2026-11-29 02:28:08.748181+00', '01a22521-99ac-7236-a515-7680ca7d7735', 'patient.created', 'Registered', NULL, 'patient', '01a22521-99ab-7c47-9709-6630ed50513c', '{"request_id":"01a22521-99ab-735d-bc36-9dfb71743ccf"}', '2026-11-29 02:28:08.748181+00'),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', '2026-11-29 02:28:08.816714+00', '01a22521-99f0-799f-b10f-ce78e39f4120', 'patient.created', 'Registered', NULL, 'patient', '01a22521-99f0-7308-b25d-651538d3f869', '{"request_id":"01a22521-99ef-72b5-827b-1cdf59dcf727"}', '2026-11-29 02:28:08.816714+00'),
	('acme', '01a22521-99f0-7308-b25d-651538d3f869', '2026-11-29 02:28:08.889988+00', '01a22521-9a39-7b69-a51f-22ca34c392b0', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-99f0-7308-b25d-651538d3f869', '{"request_id":"01a22521-9a32-76e4-9c85-d761c163ad5f"}', '2026-11-29 02:28:08.889988+00'),
	('acme', '01a22521-9a7b-7427-ba5b-edd2c81c18b1', '2026-11-29 02:28:08.957885+00', '01a22521-9a7d-7fec-b853-b1b547077005', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9a7b-7427-ba5b-edd2c81c18b1', '{"request_id":"01a22521-9a77-701e-a594-137aeda91fc1"}', '2026-11-29 02:28:08.957885+00'),
	('acme', '01a22521-9ac4-7628-b400-d71a24da69d9', '2026-11-29 02:28:09.028705+00', '01a22521-9ac4-729e-896f-a841d8743ccb', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9ac4-7628-b400-d71a24da69d9', '{"request_id":"01a22521-9ac3-726d-85bb-4dfa2b86db40"}', '2026-11-29 02:28:09.028705+00'),
	('acme', '01a22521-9af0-70c3-b90b-d32d3e2919c9', '2026-11-29 02:28:09.073313+00', '01a22521-9af1-7de2-8666-2fa353331dde', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9af0-70c3-b90b-d32d3e2919c9', '{"request_id":"01a22521-9af0-7135-83e8-6a57843ebd43"}', '2026-11-29 02:28:09.073313+00'),
	('acme', '01a22521-9b30-712d-978a-df02a120c446', '2026-11-29 02:28:09.136596+00', '01a22521-9b30-78ee-9811-2eac34c6988e', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9b30-712d-978a-df02a120c446', '{"request_id":"01a22521-9b2f-7359-963b-ca53673fe989"}', '2026-11-29 02:28:09.136596+00'),
	('acme', '01a22521-9b30-712d-978a-df02a120c446', '2026-11-29 02:28:09.179092+00', '01a22521-9b5b-700f-8382-f4da0c05e8f8', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-9b30-712d-978a-df02a120c446', '{"request_id":"01a22521-9b55-753c-ba32-8f4848eacedc"}', '2026-11-29 02:28:09.179092+00'),
	('acme', '01a22521-9b78-7d4f-bbd5-75b6ad202175', '2026-11-29 02:28:09.20891+00', '01a22521-9b78-71e6-ab0a-9a633001e9a8', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9b78-7d4f-bbd5-75b6ad202175', '{"request_id":"01a22521-9b78-7521-8798-050ccd5111fe"}', '2026-11-29 02:28:09.20891+00'),
	('acme', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '2026-11-29 02:28:09.244878+00', '01a22521-9b9c-70b8-9d0b-9a22683e01f1', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9b9c-7818-a168-08d0b72b1cbe', '{"request_id":"01a22521-9b9c-75e2-b8d2-a8619b84d942"}', '2026-11-29 02:28:09.244878+00'),
	('acme', '01a22521-9bc4-70dd-8909-116ba79543c5', '2026-11-29 02:28:09.286399+00', '01a22521-9bc6-7415-a8d4-a1b8e4c72343', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9bc4-70dd-8909-116ba79543c5', '{"request_id":"01a22521-9bc4-71a3-af21-4585b83737a9"}', '2026-11-29 02:28:09.286399+00'),
	('acme', '01a22521-9c08-7f8c-905f-a410fff63b32', '2026-11-29 02:28:09.352963+00', '01a22521-9c08-72c2-b240-624afde9d993', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9c08-7f8c-905f-a410fff63b32', '{"request_id":"01a22521-9c07-704c-8b91-270e04d563ad"}', '2026-11-29 02:28:09.352963+00'),
	('acme', '01a22521-9c08-7f8c-905f-a410fff63b32', '2026-11-29 02:28:09.393973+00', '01a22521-9c31-7562-a6f7-2e7a73bcc763', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-9c08-7f8c-905f-a410fff63b32', '{"request_id":"01a22521-9c30-7129-8fee-49b99a627035"}', '2026-11-29 02:28:09.393973+00'),
	('acme', '01a22521-923f-7c2e-a291-9c3c30e9c802', '2026-11-29 02:28:09.457496+00', '01a22521-9c71-7299-9fbd-90ebd40772c9', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-923f-7c2e-a291-9c3c30e9c802', '{"request_id":"01a22521-9c6f-77bc-9cfe-b50a92c0ef1b"}', '2026-11-29 02:28:09.457496+00'),
	('acme', '01a22521-923f-7c2e-a291-9c3c30e9c802', '2026-11-29 02:28:09.515123+00', '01a22521-9cab-7bf5-990c-7fd38ac08e05', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-923f-7c2e-a291-9c3c30e9c802', '{"request_id":"01a22521-9ca9-7506-86f6-facb15b2c267"}', '2026-11-29 02:28:09.515123+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:09.944708+00', '01a22521-9e58-7fd8-a726-69ae7e7125f4', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-9e57-74bc-9106-bc2110e979cb"}', '2026-11-29 02:28:09.944708+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:09.99315+00', '01a22521-9e89-7b9a-b852-d7f196acb3da', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-9e84-70d8-a9a2-0142bfe7bd8a"}', '2026-11-29 02:28:09.99315+00'),
	('acme', '01a22521-9eb5-7847-bc50-462586dcdc9b', '2026-11-29 02:28:10.037549+00', '01a22521-9eb5-74f5-8327-d674b9c9f1d5', 'patient.created', 'Registered', NULL, 'patient', '01a22521-9eb5-7847-bc50-462586dcdc9b', '{"request_id":"01a22521-9eb4-7110-a421-9958272e6082"}', '2026-11-29 02:28:10.037549+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.126462+00', '01a22521-9f0e-734d-b04a-0389f0f5a45f', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a22521-9f0d-7058-9915-ec74af58bd30', '{"request_id":"01a22521-9f0b-7526-9b17-7b29fc13bba0"}', '2026-11-29 02:28:10.126462+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.192878+00', '01a22521-9f50-713e-bb41-0efa2c625f5e', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a22521-9f50-7ebd-b885-fbe78157f4a5', '{"request_id":"01a22521-9f4f-745e-a1a6-bbfd500b3a97"}', '2026-11-29 02:28:10.192878+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.248413+00', '01a22521-9f88-7739-8d24-39f1ff53793c', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a22521-9f88-7b0e-849a-9fb405ed4396', '{"request_id":"01a22521-9f87-729a-b834-be374520015d"}', '2026-11-29 02:28:10.248413+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-02 07:00:00+00', '01a22521-9fd4-7dde-b1c7-fff75a399067', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a22521-9fd4-728f-8309-5e72621ad986', '{"request_id":"01a22521-9fd3-7490-bf12-54933a4a4007"}', '2026-11-29 02:28:10.324727+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.399533+00', '01a22521-a01f-7480-bc88-fb8708e65100', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-a019-7308-b68e-abd75706964b"}', '2026-11-29 02:28:10.399533+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.435724+00', '01a22521-a043-733d-9d08-65ae607e492b', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a22521-a043-7035-b6fe-f7d3e9fed898', '{"request_id":"01a22521-a041-7021-b82a-a2667c13dbb6"}', '2026-11-29 02:28:10.435724+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-02 10:00:00+00', '01a22521-a06b-7c13-bfab-ff453255d492', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a22521-a06b-73bc-bb88-d122ec1dc34b', '{"request_id":"01a22521-a067-7556-96e2-24dc1157bc97"}', '2026-11-29 02:28:10.47555+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.55904+00', '01a22521-a0bf-79d6-93dd-a86e59083cb0', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a22521-a0be-7092-831f-58c50bc5c86d', '{"request_id":"01a22521-a0ba-726a-bea6-f080e3e4bb04"}', '2026-11-29 02:28:10.55904+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.644682+00', '01a22521-a114-73cd-b550-72a3fbeff0f4', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a22521-a114-740e-96be-95f853e8e1ee', '{"request_id":"01a22521-a10f-7079-a8eb-20144e4e92a9"}', '2026-11-29 02:28:10.644682+00'),
	('borealis', '01a22521-b636-7fc5-a7bc-e20626554739', '2026-11-29 02:28:16.054523+00', '01a22521-b636-7b94-8020-9303b81f068a', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b636-7fc5-a7bc-e20626554739', '{"request_id":"01a22521-b634-703f-839b-7ecd34bb5f4b"}', '2026-11-29 02:28:16.054523+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.718654+00', '01a22521-a15e-7da9-a945-a33a4b6a7500', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a22521-a15e-74fe-b4bf-ab85f18072d6', '{"request_id":"01a22521-a157-7559-84b8-5dd967f92e6b"}', '2026-11-29 02:28:10.718654+00'),
	('borealis', '01a22521-b7de-7abd-9418-655f4458271a', '2026-11-29 02:28:16.542986+00', '01a22521-b81e-7240-b7e3-e031c5749d81', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-b7de-7abd-9418-655f4458271a', '{"request_id":"01a22521-b81c-7371-9bf8-e502bfc6cb0a"}', '2026-11-29 02:28:16.542986+00'),
	('borealis', '01a22521-b636-7fc5-a7bc-e20626554739', '2026-11-29 02:28:17.497799+00', '01a22521-bbd9-7f5d-be28-6c9f3f214317', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-b636-7fc5-a7bc-e20626554739', '{"request_id":"01a22521-bbd8-7523-aab3-c1226edee49d"}', '2026-11-29 02:28:17.497799+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.373631+00', '01a22521-bf45-7e7a-9364-aa2511956a13', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a22521-bf45-7b5e-811b-4da1e689b422', '{"request_id":"01a22521-bf43-74b8-9d29-65ed631101d3"}', '2026-11-29 02:28:18.373631+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.801499+00', '01a22521-a1b1-760c-acd2-66832ecc9d4c', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-a1aa-72c4-b195-f140870c2dc6"}', '2026-11-29 02:28:10.801499+00'),
	('borealis', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '2026-11-29 02:28:16.22495+00', '01a22521-b6e0-7e47-addb-4bbd959e9227', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '{"request_id":"01a22521-b6df-7769-971b-7a7872496e6a"}', '2026-11-29 02:28:16.22495+00'),
	('borealis', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '2026-11-29 02:28:17.17961+00', '01a22521-ba9b-7605-8ad1-8041fc22cca1', 'patient.created', 'Registered', NULL, 'patient', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '{"request_id":"01a22521-ba99-76ab-a881-d3e6f1aa9ddf"}', '2026-11-29 02:28:17.17961+00'),
	('borealis', '01a22521-bdf9-715e-95e7-5343faeb7194', '2026-11-29 02:28:18.041698+00', '01a22521-bdf9-7a09-9266-f9c6eb9846f0', 'patient.created', 'Registered', NULL, 'patient', '01a22521-bdf9-715e-95e7-5343faeb7194', '{"request_id":"01a22521-bdf8-7392-bc99-b38382652ecc"}', '2026-11-29 02:28:18.041698+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.871809+00', '01a22521-c137-7159-83db-85607d1e55ab', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-c136-778a-8457-b7e91d8991fe"}', '2026-11-29 02:28:18.871809+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:10.908825+00', '01a22521-a21c-7caf-b9b0-df12390585f1', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-a215-775a-93d3-a5f5e688ff41"}', '2026-11-29 02:28:10.908825+00'),
	('borealis', '01a22521-b8b4-779a-a13c-f432aaeddb9b', '2026-11-29 02:28:16.692306+00', '01a22521-b8b4-7fc2-b2b0-4105ab77b95a', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b8b4-779a-a13c-f432aaeddb9b', '{"request_id":"01a22521-b8b3-7513-b102-5250da6743f6"}', '2026-11-29 02:28:16.692306+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.467843+00', '01a22521-bfa3-7f89-9d29-a02d4d005c47', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a22521-bfa3-7ab6-9792-e25b974fca56', '{"request_id":"01a22521-bfa1-7049-abf6-93b98e0e8e77"}', '2026-11-29 02:28:18.467843+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:11.001504+00', '01a22521-a279-7bde-94e2-9649996bf540', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a22521-a278-7b16-a269-837eb67cb217', '{"request_id":"01a22521-a273-737a-aaa9-9cceed8c63d6"}', '2026-11-29 02:28:11.001504+00'),
	('borealis', '01a22521-b8f1-73c5-848b-2da48474db9d', '2026-11-29 02:28:16.753638+00', '01a22521-b8f1-7fa2-af2b-74c6e8398da7', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b8f1-73c5-848b-2da48474db9d', '{"request_id":"01a22521-b8ee-727d-a6e0-e62662f05925"}', '2026-11-29 02:28:16.753638+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.511899+00', '01a22521-bfcf-749d-873b-b874467e983e', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a22521-bfcf-7eb4-a180-34dfed8711d7', '{"request_id":"01a22521-bfcb-707e-a7e4-8464007161f0"}', '2026-11-29 02:28:18.511899+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:11.100072+00', '01a22521-a2dc-7ca1-a82b-7cbed90d1a14', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-a2d3-7785-99b2-e1a77f42e118"}', '2026-11-29 02:28:11.100072+00'),
	('borealis', '01a22521-b798-7ccb-83c6-022047cc34fe', '2026-11-29 02:28:16.40911+00', '01a22521-b799-713c-89c8-c410250ee158', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b798-7ccb-83c6-022047cc34fe', '{"request_id":"01a22521-b798-760c-ad82-e81aa0a0692e"}', '2026-11-29 02:28:16.40911+00'),
	('borealis', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '2026-11-29 02:28:17.292047+00', '01a22521-bb0c-7a48-b45d-cb728845de8f', 'patient.created', 'Registered', NULL, 'patient', '01a22521-bb0b-77bc-b417-8c1186ed8a99', '{"request_id":"01a22521-bb0a-72fa-a546-b648b039205c"}', '2026-11-29 02:28:17.292047+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.172729+00', '01a22521-be7c-7bee-84bf-453edbb74543', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a22521-be7c-70c1-90a6-5c8decce0e2e', '{"request_id":"01a22521-be7b-7257-bd3c-89dae305e85a"}', '2026-11-29 02:28:18.172729+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:11.19345+00', '01a22521-a339-7a2f-96e9-b025a3ad12a1', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-9e58-7838-8771-915041a8d9f1', '{"request_id":"01a22521-a334-758c-9bb8-152ce641cff6"}', '2026-11-29 02:28:11.19345+00'),
	('borealis', '01a22521-bb38-7612-8803-0f89ab1f4579', '2026-11-29 02:28:17.336251+00', '01a22521-bb38-782e-9fd6-f30a1543b2cf', 'patient.created', 'Registered', NULL, 'patient', '01a22521-bb38-7612-8803-0f89ab1f4579', '{"request_id":"01a22521-bb37-773b-a399-ab8902a70713"}', '2026-11-29 02:28:17.336251+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.232698+00', '01a22521-beb8-7d61-b5c8-56063b81564a', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a22521-beb8-799d-81fe-50f079d7cccd', '{"request_id":"01a22521-beb7-7410-abb5-335aa6bf069a"}', '2026-11-29 02:28:18.232698+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:11.281482+00', '01a22521-a391-73d7-9608-e995484aa59c', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a22521-9f50-7ebd-b885-fbe78157f4a5', '{"request_id":"01a22521-a38b-764c-a40f-c71f7d5173bf"}', '2026-11-29 02:28:11.281482+00'),
	('borealis', '01a22521-b7b8-79df-adda-f7bf0f2c4095', '2026-11-29 02:28:16.440474+00', '01a22521-b7b8-7483-a108-6b0df83732ea', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b7b8-79df-adda-f7bf0f2c4095', '{"request_id":"01a22521-b7b7-767a-a9ff-59b0391682c9"}', '2026-11-29 02:28:16.440474+00'),
	('borealis', '01a22521-bb70-7e89-9a07-f4f60f954516', '2026-11-29 02:28:17.392499+00', '01a22521-bb70-72ab-aee9-5c930996a652', 'patient.created', 'Registered', NULL, 'patient', '01a22521-bb70-7e89-9a07-f4f60f954516', '{"request_id":"01a22521-bb6f-7510-9d35-a7340444f97c"}', '2026-11-29 02:28:17.392499+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-02 07:00:00+00', '01a22521-beeb-7386-acd3-e5ba6b91a1e4', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a22521-beeb-7ef4-8e70-09f9e7d9dffd', '{"request_id":"01a22521-beeb-71cc-842f-f659ed3ab702"}', '2026-11-29 02:28:18.283828+00'),
	('acme', '01a22521-9e58-7838-8771-915041a8d9f1', '2026-11-29 02:28:11.3622+00', '01a22521-a3e2-72b8-815e-373d1b1f705e', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a22521-9f88-7b0e-849a-9fb405ed4396', '{"request_id":"01a22521-a3da-7340-9462-74dc434f14d9"}', '2026-11-29 02:28:11.3622+00'),
	('borealis', '01a22521-ba34-78ce-aeea-94c503154648', '2026-11-29 02:28:17.076909+00', '01a22521-ba34-72d7-9722-89f39eb37837', 'patient.created', 'Registered', NULL, 'patient', '01a22521-ba34-78ce-aeea-94c503154648', '{"request_id":"01a22521-ba2f-7472-81fe-a6cdfeb1e1f2"}', '2026-11-29 02:28:17.076909+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:17.929186+00', '01a22521-bd89-7e9a-9e59-4b12bd6c8cec', 'patient.created', 'Registered', NULL, 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-bd87-7596-86ab-d6599c9dd767"}', '2026-11-29 02:28:17.929186+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.751787+00', '01a22521-c0bf-7c76-9476-265581023c94', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a22521-c0bf-79b2-a840-8520115600e5', '{"request_id":"01a22521-c0bd-77c4-aeae-64be0bc1b20e"}', '2026-11-29 02:28:18.751787+00'),
	('borealis', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '2026-11-29 02:28:16.280752+00', '01a22521-b718-7fc4-8035-59d0c1738bb3', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-b6e0-7218-aa9d-dfca8c8b3d5a', '{"request_id":"01a22521-b716-73d5-b562-c8a9d347e372"}', '2026-11-29 02:28:16.280752+00'),
	('borealis', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '2026-11-29 02:28:17.232425+00', '01a22521-bad0-7c68-a36c-aa8290cb44be', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-ba9b-7790-98c0-d24cfe3c43cc', '{"request_id":"01a22521-bacd-7430-9aad-2b3be49b22aa"}', '2026-11-29 02:28:17.232425+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.911908+00', '01a22521-c15f-7c17-b357-eee55fe0758e', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a22521-be7c-70c1-90a6-5c8decce0e2e', '{"request_id":"01a22521-c15a-724d-b09f-986dbbde001e"}', '2026-11-29 02:28:18.911908+00'),
	('borealis', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', '2026-11-29 02:28:16.344022+00', '01a22521-b758-796d-ac17-65d87296f62f', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b757-7716-b2a9-e4fa3bfb8d61', '{"request_id":"01a22521-b753-7208-a252-4cc7b6c4bc12"}', '2026-11-29 02:28:16.344022+00'),
	('borealis', '01a22521-baed-7df3-87e5-806e23d1bcbc', '2026-11-29 02:28:17.262018+00', '01a22521-baee-73f4-a54d-875f76694c54', 'patient.created', 'Registered', NULL, 'patient', '01a22521-baed-7df3-87e5-806e23d1bcbc', '{"request_id":"01a22521-baed-769b-9132-157dca21958b"}', '2026-11-29 02:28:17.262018+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.121535+00', '01a22521-be49-7a49-87c9-e37ef2ad48f7', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a22521-be48-78f1-91ef-c9402036490c', '{"request_id":"01a22521-be42-71f2-8385-e4cd0030c7fa"}', '2026-11-29 02:28:18.121535+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.964547+00', '01a22521-c194-7f0b-9b86-319e1aef1348', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a22521-beb8-799d-81fe-50f079d7cccd', '{"request_id":"01a22521-c192-7624-8aa2-5d953046738b"}', '2026-11-29 02:28:18.964547+00'),
	('borealis', '01a22521-b7de-7abd-9418-655f4458271a', '2026-11-29 02:28:16.479326+00', '01a22521-b7df-7e42-997e-ce56c89bc261', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b7de-7abd-9418-655f4458271a', '{"request_id":"01a22521-b7dd-746d-b75c-752120afec2a"}', '2026-11-29 02:28:16.479326+00'),
	('borealis', '01a22521-bb70-7e89-9a07-f4f60f954516', '2026-11-29 02:28:17.442373+00', '01a22521-bba2-711a-ac51-17c64a705038', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-bb70-7e89-9a07-f4f60f954516', '{"request_id":"01a22521-bba0-7104-b470-eccc75300ca4"}', '2026-11-29 02:28:17.442373+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.323228+00', '01a22521-bf13-7778-a7e6-b59eb96a4633', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-bf12-7739-9cdc-ca9cd5982c6c"}', '2026-11-29 02:28:18.323228+00'),
	('borealis', '01a22521-b86c-701b-97bd-c65bd52e2e2a', '2026-11-29 02:28:16.621162+00', '01a22521-b86d-71d7-9c74-8036658e6272', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b86c-701b-97bd-c65bd52e2e2a', '{"request_id":"01a22521-b86b-76ea-82e1-3d869f0058e1"}', '2026-11-29 02:28:16.621162+00'),
	('borealis', '01a22521-b636-7fc5-a7bc-e20626554739', '2026-11-29 02:28:17.556998+00', '01a22521-bc14-7e64-a4a7-4539bd960e22', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-b636-7fc5-a7bc-e20626554739', '{"request_id":"01a22521-bc11-75e5-b82c-3d88ad2404f6"}', '2026-11-29 02:28:17.556998+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-02 10:00:00+00', '01a22521-bf6e-7645-ba56-37b209c5aadf', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a22521-bf6e-79d7-a106-18f7be2fdf5b', '{"request_id":"01a22521-bf6a-7159-8ec8-db316eec5679"}', '2026-11-29 02:28:18.414596+00'),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '2026-11-29 02:28:16.859525+00', '01a22521-b95b-7416-a84a-d88801dc20b2', 'patient.created', 'Registered', NULL, 'patient', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '{"request_id":"01a22521-b959-7346-9308-fb21b841e6fd"}', '2026-11-29 02:28:16.859525+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.581036+00', '01a22521-c015-74c9-a63e-0aa87de0a209', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a22521-c014-7929-b7ce-12215133ad9a', '{"request_id":"01a22521-c00f-75f2-ab80-d53e57a345a8"}', '2026-11-29 02:28:18.581036+00'),
	('borealis', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '2026-11-29 02:28:16.963604+00', '01a22521-b9c3-7d14-b798-12b3a712e96e', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-b95a-7fbb-b149-2a75b3ac7c81', '{"request_id":"01a22521-b9bb-73dd-911b-5f2ad6c534c7"}', '2026-11-29 02:28:16.963604+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.642297+00', '01a22521-c052-7d80-b3af-0f5127340dfd', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-c050-7337-9c86-68ca893b2c72"}', '2026-11-29 02:28:18.642297+00'),
	('borealis', '01a22521-ba07-7b33-bc28-e60e766fc22a', '2026-11-29 02:28:17.031489+00', '01a22521-ba07-7941-b0c8-cb96e3d9cf06', 'patient.created', 'Registered', NULL, 'patient', '01a22521-ba07-7b33-bc28-e60e766fc22a', '{"request_id":"01a22521-ba02-7485-a968-26c2c4752459"}', '2026-11-29 02:28:17.031489+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.705781+00', '01a22521-c091-7979-89fd-b9090b563696', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-c08f-76f1-a38b-326166c5207f"}', '2026-11-29 02:28:18.705781+00'),
	('borealis', '01a22521-ba6f-7faa-a7c9-07b92e5ac990', '2026-11-29 02:28:17.135331+00', '01a22521-ba6f-7b49-bc68-6cef9279f41c', 'patient.created', 'Registered', NULL, 'patient', '01a22521-ba6f-7faa-a7c9-07b92e5ac990', '{"request_id":"01a22521-ba6e-7008-bbe8-348ed741a7d6"}', '2026-11-29 02:28:17.135331+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:17.993808+00', '01a22521-bdc9-7032-a327-38ed82fd3c6e', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-bdc7-77ac-922b-edcbbe7b90c3"}', '2026-11-29 02:28:17.993808+00'),
	('borealis', '01a22521-bd88-71db-bc28-48c9f6d392f1', '2026-11-29 02:28:18.808664+00', '01a22521-c0f8-73f9-8c0e-c7cbf4164b5e', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a22521-bd88-71db-bc28-48c9f6d392f1', '{"request_id":"01a22521-c0f6-73fe-ad7b-9887b171e123"}', '2026-11-29 02:28:18.808664+00');
INSERT INTO public.treatments VALUES
	('acme', '01a22521-a0be-7092-831f-58c50bc5c86d', '01a22521-9e58-7838-8771-915041a8d9f1', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 02:28:10.558491+00', '2026-11-29 02:28:10.558491+00'),
	('borealis', '01a22521-bfa3-7ab6-9792-e25b974fca56', '01a22521-bd88-71db-bc28-48c9f6d392f1', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 02:28:18.467655+00', '2026-11-29 02:28:18.467655+00');
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.compliance_acts
    ADD CONSTRAINT compliance_acts_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.consult_outcomes
    ADD CONSTRAINT consult_outcomes_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.consultations
    ADD CONSTRAINT consultations_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.consultations
    ADD CONSTRAINT consultations_rimo UNIQUE (brand_id, rimo_consultation_id);
ALTER TABLE ONLY public.encounters
    ADD CONSTRAINT encounters_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (brand_id, caller, key);
ALTER TABLE ONLY public.identity_forms
    ADD CONSTRAINT identity_forms_pkey PRIMARY KEY (form);
ALTER TABLE ONLY public.identity_rekeys
    ADD CONSTRAINT identity_rekeys_pkey PRIMARY KEY (brand_id);
ALTER TABLE ONLY public.intake_responses
    ADD CONSTRAINT intake_responses_pkey PRIMARY KEY (brand_id, patient_id, questionnaire_version);
ALTER TABLE ONLY public.medications
    ADD CONSTRAINT medications_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.metric_entries
    ADD CONSTRAINT metric_entries_pkey PRIMARY KEY (brand_id, patient_id, metric_key, recorded_at, id);
ALTER TABLE ONLY public.onboarding
    ADD CONSTRAINT onboarding_pkey PRIMARY KEY (brand_id, patient_id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.patient_identifiers
    ADD CONSTRAINT patient_identifiers_pkey PRIMARY KEY (brand_id, key);
ALTER TABLE ONLY public.patient_totals
    ADD CONSTRAINT patient_totals_pkey PRIMARY KEY (brand_id, slot);
ALTER TABLE ONLY public.patients
    ADD CONSTRAINT patients_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.prescriptions
    ADD CONSTRAINT prescriptions_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.prescriptions
    ADD CONSTRAINT prescriptions_rimo UNIQUE (brand_id, rimo_order_id);
ALTER TABLE ONLY public.provider_links
    ADD CONSTRAINT provider_links_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.providers
    ADD CONSTRAINT providers_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.researcher_acknowledgements
    ADD CONSTRAINT researcher_acknowledgements_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.timeline
    ADD CONSTRAINT timeline_pkey PRIMARY KEY (brand_id, patient_id, occurred_at, id);
ALTER TABLE ONLY public.treatments
    ADD CONSTRAINT treatments_pkey PRIMARY KEY (brand_id, id);
ALTER TABLE ONLY public.treatments
    ADD CONSTRAINT treatments_rimo UNIQUE (brand_id, rimo_treatment_id);
CREATE INDEX audit_of_patient ON public.audit USING btree (brand_id, patient_id, occurred_at, id);
CREATE INDEX compliance_acts_patient ON public.compliance_acts USING btree (brand_id, patient_id, id);
CREATE INDEX consult_outcomes_patient ON public.consult_outcomes USING btree (brand_id, patient_id, id);
CREATE INDEX consultations_patient ON public.consultations USING btree (brand_id, patient_id, treatment_id, id);
CREATE INDEX consultations_treatment ON public.consultations USING btree (brand_id, treatment_id);
CREATE INDEX encounters_patient ON public.encounters USING btree (brand_id, patient_id, id);
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX idempotency_keys_patient ON public.idempotency_keys USING btree (brand_id, patient_id);
CREATE INDEX medications_patient ON public.medications USING btree (brand_id, patient_id, id);
CREATE UNIQUE INDEX metric_entries_source ON public.metric_entries USING btree (brand_id, patient_id, source, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX patient_identifiers_patient ON public.patient_identifiers USING btree (brand_id, patient_id);
CREATE INDEX patients_by_full_name ON public.patients USING btree (brand_id, full_name_key, id);
CREATE INDEX patients_by_last_name ON public.patients USING btree (brand_id, last_name_key, id) INCLUDE (full_name_key);
CREATE INDEX patients_date_of_birth ON public.patients USING btree (brand_id, date_of_birth) WHERE (date_of_birth IS NOT NULL);
CREATE INDEX patients_not_counted ON public.patients USING btree (brand_id) WHERE (NOT counted);
CREATE INDEX patients_phone ON public.patients USING btree (brand_id, phone_key) WHERE (phone_key IS NOT NULL);
CREATE INDEX prescriptions_patient ON public.prescriptions USING btree (brand_id, patient_id, treatment_id, id);
CREATE INDEX prescriptions_treatment ON public.prescriptions USING btree (brand_id, treatment_id);
CREATE UNIQUE INDEX provider_links_active ON public.provider_links USING btree (brand_id, patient_id, provider_id, relationship) WHERE (status = 'active'::text);
CREATE INDEX provider_links_patient ON public.provider_links USING btree (brand_id, patient_id, id);
CREATE UNIQUE INDEX provider_links_primary ON public.provider_links USING btree (brand_id, patient_id) WHERE ((status = 'active'::text) AND (relationship = 'primary'::text));
CREATE INDEX researcher_acknowledgements_patient ON public.researcher_acknowledgements USING btree (brand_id, patient_id, statement_version, id);
CREATE INDEX timeline_type ON public.timeline USING btree (brand_id, patient_id, event_type, occurred_at, id);
CREATE INDEX treatments_patient ON public.treatments USING btree (brand_id, patient_id, id);
CREATE TRIGGER patient_not_counted AFTER INSERT ON public.patients FOR EACH ROW WHEN ((NOT new.counted)) EXECUTE FUNCTION public.know_brand();
CREATE TRIGGER patients_erased AFTER DELETE ON public.patients REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.count_erased_patients();
ALTER TABLE ONLY public.compliance_acts
    ADD CONSTRAINT of_patient_compliance_acts FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.consult_outcomes
    ADD CONSTRAINT of_patient_consult_outcomes FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.consultations
    ADD CONSTRAINT of_patient_consultations FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.encounters
    ADD CONSTRAINT of_patient_encounters FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.intake_responses
    ADD CONSTRAINT of_patient_intake_responses FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.medications
    ADD CONSTRAINT of_patient_medications FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.metric_entries
    ADD CONSTRAINT of_patient_metric_entries FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.onboarding
    ADD CONSTRAINT of_patient_onboarding FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.prescriptions
    ADD CONSTRAINT of_patient_prescriptions FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.provider_links
    ADD CONSTRAINT of_patient_provider_links FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.researcher_acknowledgements
    ADD CONSTRAINT of_patient_researcher_acknowledgements FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.timeline
    ADD CONSTRAINT of_patient_timeline FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.treatments
    ADD CONSTRAINT of_patient_treatments FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE ONLY public.encounters
    ADD CONSTRAINT of_provider_encounters FOREIGN KEY (brand_id, provider_id) REFERENCES public.providers(brand_id, id);
ALTER TABLE ONLY public.medications
    ADD CONSTRAINT of_provider_medications FOREIGN KEY (brand_id, prescriber_id) REFERENCES public.providers(brand_id, id);
ALTER TABLE ONLY public.provider_links
    ADD CONSTRAINT of_provider_provider_links FOREIGN KEY (brand_id, provider_id) REFERENCES public.providers(brand_id, id);
ALTER TABLE ONLY public.consultations
    ADD CONSTRAINT of_treatment_consultations FOREIGN KEY (brand_id, treatment_id) REFERENCES public.treatments(brand_id, id);
ALTER TABLE ONLY public.prescriptions
    ADD CONSTRAINT of_treatment_prescriptions FOREIGN KEY (brand_id, treatment_id) REFERENCES public.treatments(brand_id, id);
ALTER TABLE ONLY public.patient_identifiers
    ADD CONSTRAINT patient_identifiers_brand_id_patient_id_fkey FOREIGN KEY (brand_id, patient_id) REFERENCES public.patients(brand_id, id);
ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY brand ON public.audit TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.compliance_acts TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.consult_outcomes TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.consultations TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.encounters TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.idempotency_keys TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.identity_rekeys TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.intake_responses TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.medications TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.metric_entries TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.onboarding TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.outbox TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.patient_identifiers TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.patient_totals TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.patients TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.prescriptions TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.provider_links TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.providers TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.researcher_acknowledgements TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.timeline TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brand ON public.treatments TO patient_graph_service USING ((brand_id = ( SELECT current_setting('app.brand'::text, true) AS current_setting)));
CREATE POLICY brands ON public.patient_totals FOR SELECT TO patient_graph_maintenance USING ((CURRENT_USER = 'patient_graph_maintenance'::name));
ALTER TABLE public.compliance_acts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consult_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consultations ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.encounters ENABLE ROW LEVEL SECURITY;
CREATE POLICY expired ON public.idempotency_keys TO patient_graph_maintenance USING ((created_at < (now() - '24:00:00'::interval)));
ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.identity_rekeys ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intake_responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.medications ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.metric_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.onboarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.patient_identifiers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.patient_totals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.patients ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.prescriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.provider_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.providers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.researcher_acknowledgements ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.timeline ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.treatments ENABLE ROW LEVEL SECURITY;
GRANT SELECT,INSERT ON TABLE public.audit TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.compliance_acts TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.consult_outcomes TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.consultations TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.encounters TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_keys TO patient_graph_service;
GRANT DELETE ON TABLE public.idempotency_keys TO patient_graph_maintenance;
GRANT SELECT(created_at) ON TABLE public.idempotency_keys TO patient_graph_maintenance;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.identity_forms TO patient_graph_service;
GRANT SELECT,INSERT,UPDATE ON TABLE public.identity_rekeys TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_responses TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.medications TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.metric_entries TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.onboarding TO patient_graph_service;
GRANT SELECT,INSERT ON TABLE public.outbox TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.patient_identifiers TO patient_graph_service;
GRANT UPDATE(patient_id) ON TABLE public.patient_identifiers TO patient_graph_service;
GRANT SELECT,INSERT,UPDATE ON TABLE public.patient_totals TO patient_graph_service;
GRANT SELECT(brand_id) ON TABLE public.patient_totals TO patient_graph_maintenance;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.patients TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.prescriptions TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.provider_links TO patient_graph_service;
GRANT SELECT,INSERT ON TABLE public.providers TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.researcher_acknowledgements TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.timeline TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.treatments TO patient_graph_service;
