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
    created_at timestamp with time zone NOT NULL
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
	('acme', '01a224fc-444f-7261-b38d-b18c1181ec5d', '2026-11-29 01:47:22.063888+00', 'patient.created', '01a224fc-444f-7a26-9650-fa16208e81e0', NULL, 'local-service', '01a224fc-444b-7411-b4c4-53b92ca432d0', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-44e7-77fc-b249-f94a2b94ecf3', '2026-11-29 01:47:22.215859+00', 'patient.created', '01a224fc-44e7-7740-a432-0147453c4d3a', NULL, 'local-service', '01a224fc-44e1-71b3-a5f7-4f4677a26237', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-457a-7051-a037-c97422a2b9f7', '2026-11-29 01:47:22.362899+00', 'patient.created', '01a224fc-457a-79ba-ad14-e9227194519b', NULL, 'local-service', '01a224fc-4572-7249-b027-a9f077fe569a', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4623-7004-aba5-c66897756f85', '2026-11-29 01:47:22.53186+00', 'patient.created', '01a224fc-4623-72a3-9987-1df05e1040c9', NULL, 'local-service', '01a224fc-4619-72a3-959c-9b768b2894c5', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-46d9-7535-8a68-e150fceb7b1f', '2026-11-29 01:47:22.713439+00', 'patient.updated', '01a224fc-4623-72a3-9987-1df05e1040c9', NULL, 'local-service', '01a224fc-46a5-77c9-b904-6aeadb25fc33', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a224fc-470e-7126-9a57-9f3c13944582', '2026-11-29 01:47:22.766345+00', 'patient.created', '01a224fc-470e-7470-8dec-1e43185ccf4f', NULL, 'local-service', '01a224fc-470d-776d-8233-80c06c5b0878', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a224fc-478b-76ec-97f0-7a6a9b588b5b', '2026-11-29 01:47:22.891622+00', 'patient.created', '01a224fc-478b-7096-b7c6-11fac8e73650', NULL, 'local-service', '01a224fc-4789-757f-abb9-1c0baa25bd60', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a224fc-47e3-7a11-b494-fa29080f6f74', '2026-11-29 01:47:22.979205+00', 'patient.created', '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', NULL, 'local-service', '01a224fc-47e2-7378-b9ea-2d3632683c21', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-487d-7e45-9c0b-99c8282b63b7', '2026-11-29 01:47:23.133354+00', 'patient.created', '01a224fc-487d-75d5-905c-2b49f4ce13a9', NULL, 'local-service', '01a224fc-487c-75d8-aefd-2c6fb77d3718', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4950-7670-9671-84aebaa29360', '2026-11-29 01:47:23.344777+00', 'patient.updated', '01a224fc-487d-75d5-905c-2b49f4ce13a9', NULL, 'local-service', '01a224fc-4911-7193-8df1-93870b8b2046', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a224fc-49a3-731b-b770-2af26e3750e3', '2026-11-29 01:47:23.427027+00', 'patient.created', '01a224fc-49a2-7a9f-ac71-b591be460f48', NULL, 'local-service', '01a224fc-49a2-72e3-8bd5-c49fede277e1', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4a2d-76c0-bee1-9b75bef649d6', '2026-11-29 01:47:23.565831+00', 'patient.created', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', NULL, 'local-service', '01a224fc-4a2d-77bd-ae7c-2c2774f22858', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4ab1-7643-94db-7e09bf1c3fa3', '2026-11-29 01:47:23.69791+00', 'patient.created', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', NULL, 'local-service', '01a224fc-4ab1-729a-8d3e-b7fe8a67c7d8', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a224fc-4b43-7e88-936d-b614b2370809', '2026-11-29 01:47:23.843416+00', 'patient.created', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', NULL, 'local-service', '01a224fc-4b42-733c-9940-58b8d8db8981', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a224fc-4c22-7a31-8743-07362da7ffbb', '2026-11-29 01:47:24.066436+00', 'patient.updated', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', NULL, 'local-service', '01a224fc-4be2-7000-9b3e-834fcb9144ba', '{date_of_birth,email}', NULL, 'patients.update'),
	('acme', '01a224fc-4c67-7554-98a5-0359d12aee18', '2026-11-29 01:47:24.135642+00', 'patient.created', '01a224fc-4c67-744a-aef3-1c2169e5c73b', NULL, 'local-service', '01a224fc-4c62-77f5-8802-92d6e0f0bfd7', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4cd8-70b9-a9ec-37ae941f8b10', '2026-11-29 01:47:24.248992+00', 'patient.created', '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', NULL, 'local-service', '01a224fc-4cd8-73f6-91da-dfed6e66df56', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4d0f-742a-bf76-4f3b2e6b8d48', '2026-11-29 01:47:24.303315+00', 'patient.created', '01a224fc-4d0f-7379-b462-3cc1abab1ac4', NULL, 'local-service', '01a224fc-4d0e-7684-a234-10ca44679190', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4d48-71d6-8d53-da81b94a6fba', '2026-11-29 01:47:24.360352+00', 'patient.created', '01a224fc-4d48-78db-a413-2f469a4c31c2', NULL, 'local-service', '01a224fc-4d47-708e-ada8-3bf6e305f2f9', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4d88-752b-94ba-65cf8bceaba1', '2026-11-29 01:47:24.424871+00', 'patient.updated', '01a224fc-4d48-78db-a413-2f469a4c31c2', NULL, 'local-service', '01a224fc-4d87-7049-8f8d-eb1e80f031dc', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a224fc-4dc1-7ec0-8d9d-7259b04b2104', '2026-11-29 01:47:24.481313+00', 'patient.created', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', NULL, 'local-service', '01a224fc-4dc0-76e7-839f-3cbaa0d5587a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a224fc-4e11-78d9-9ee6-35a2b9654e09', '2026-11-29 01:47:24.561877+00', 'patient.created', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', NULL, 'local-service', '01a224fc-4e11-7423-a35d-77dfc9eb7327', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a224fc-4e45-705d-8c4f-494e426ac0f5', '2026-11-29 01:47:24.613767+00', 'patient.created', '01a224fc-4e45-7a87-8507-2302b7e1edee', NULL, 'local-service', '01a224fc-4e45-74eb-a986-3d8a206f767a', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4e8f-7092-92cf-ab84e4d5b9a8', '2026-11-29 01:47:24.687709+00', 'patient.created', '01a224fc-4e8f-7c66-a5d4-845268283845', NULL, 'local-service', '01a224fc-4e8e-73cb-b2c5-798b2b8af667', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-4ec8-7a97-af7e-d47c1877ea2b', '2026-11-29 01:47:24.744974+00', 'patient.updated', '01a224fc-4e8f-7c66-a5d4-845268283845', NULL, 'local-service', '01a224fc-4ec7-70d9-aa2c-c6f19449e99e', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a224fc-4ef4-7b90-92ff-d40f0135828e', '2026-11-29 01:47:24.788077+00', 'patient.updated', '01a224fc-444f-7a26-9650-fa16208e81e0', NULL, 'local-service', '01a224fc-4ef0-733c-a759-53dbf82be20b', '{gender}', NULL, 'patients.update'),
	('acme', '01a224fc-4f42-7b68-a1b8-f055a513bf73', '2026-11-29 01:47:24.866645+00', 'patient.updated', '01a224fc-444f-7a26-9650-fa16208e81e0', NULL, 'local-service', '01a224fc-4f40-7271-bbb7-3be22af4e6f0', '{gender}', NULL, 'patients.update'),
	('acme', '01a224fc-4fd2-79fb-80d1-3fc19420e883', '2026-11-29 01:47:25.0109+00', 'patient.erased', '01a224fc-44e7-7740-a432-0147453c4d3a', NULL, 'local-service', '01a224fc-4fc3-7744-ac39-6b8bcffe0d13', '{}', NULL, 'patients.erase'),
	('acme', '01a224fc-502a-70cf-b402-f76d4dd8ce62', '2026-11-29 01:47:25.098835+00', 'patient.erased', '01a224fc-457a-79ba-ad14-e9227194519b', NULL, 'local-service', '01a224fc-5024-703d-b955-009ee33846de', '{}', NULL, 'patients.erase'),
	('acme', '01a224fc-50e2-7113-876d-2826e322a424', '2026-11-29 01:47:25.28248+00', 'patient.created', '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-50e1-75ea-8fdc-8ff02249059e', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-5121-7417-90d9-8e00f14a05b9', '2026-11-29 01:47:25.345357+00', 'patient.updated', '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-511f-71e8-a1cc-55b142805964', '{gender}', NULL, 'patients.update'),
	('acme', '01a224fc-5161-7662-9874-702bb0242713', '2026-11-29 01:47:25.40943+00', 'patient.created', '01a224fc-5161-723d-a45c-7c288b25c860', 'someone-else', 'local-app', '01a224fc-5160-7276-9e2e-337a8c118c3a', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a224fc-519f-7731-90fd-624efb5a0f7c', '2026-11-29 01:47:25.471859+00', 'provider.created', NULL, NULL, 'local-service', '01a224fc-519f-70fc-b584-5a69c0fa0afd', '{brand_id,email,metadata,name,npi,specialty}', '01a224fc-519f-7e9f-9f38-d27bdbe92118', 'providers.create'),
	('acme', '01a224fc-51df-72c0-9ba7-e4e6691e83ca', '2026-11-29 01:47:25.535736+00', 'provider_link.started', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-51da-730b-bf27-44636d941140', '{provider_id,relationship}', '01a224fc-51de-7688-849d-8846b7d263e2', 'providers.link'),
	('acme', '01a224fc-56cc-74a2-b757-7b4a92b72308', '2026-11-29 01:47:26.796833+00', 'medication.moved', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-56c6-71d2-8060-06c8ae97a9e0', '{status}', '01a224fc-526c-74af-a09c-163bb8e93b70', 'medications.move'),
	('acme', '01a224fc-5f8b-7c4d-89c6-50c4ba0c89d6', '2026-11-29 01:47:29.035927+00', NULL, '01a224fc-478b-7096-b7c6-11fac8e73650', NULL, 'local-service', '01a224fc-5f8b-75a8-89ab-38acb8123afc', '{}', NULL, 'patients.search'),
	('borealis', '01a224fc-6283-7ef7-9db9-ff03b4d358c1', '2026-11-29 01:47:29.795558+00', 'patient.created', '01a224fc-6283-7bfa-a3fa-5c77c02daa49', NULL, 'local-service', '01a224fc-627a-77c0-9aae-c648c3196f09', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-667a-74fe-ba53-9c61417856e2', '2026-11-29 01:47:30.810346+00', 'patient.created', '01a224fc-667a-72c2-93c7-2259ea2e6f42', NULL, 'local-service', '01a224fc-6677-700c-b8b7-51e5dbc607c2', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6a39-743f-98fb-55b8a167b879', '2026-11-29 01:47:31.769116+00', 'patient.created', '01a224fc-6a38-75da-adf7-9387b0f0d26f', 'someone-else', 'local-app', '01a224fc-6a37-7014-9e43-22d7c6bafcc9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6e0d-777c-b43e-3e58fa38a3b6', '2026-11-29 01:47:32.749124+00', 'patient.updated', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6e0b-7189-bd93-e597da369b46', '{external_ids,phone}', NULL, 'patients.update'),
	('borealis', '01a224fc-7ab7-7c9c-b43c-b6f3076c21ef', '2026-11-29 01:47:35.991723+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7ab7-7153-b273-a435b39ca84b', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5228-7d5a-9a30-bc70dc414313', '2026-11-29 01:47:25.608181+00', 'encounter.created', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5227-71cf-8a9c-5098756e68a2', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a224fc-5228-7356-b359-e4cde93429c1', 'encounters.create'),
	('acme', '01a224fc-56f8-7b03-9e3a-a30c33b2622e', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-5161-723d-a45c-7c288b25c860', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7aa8-abd4-95993da63370', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-713e-bb7b-0476383683f9', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4e8f-7c66-a5d4-845268283845', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7897-9300-c53452e5bfd2', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4e45-7a87-8507-2302b7e1edee', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7e29-a08a-13d61045cb49', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-758d-ae05-67de1d32e867', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-718d-aa26-c83e318b8ac6', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4d48-78db-a413-2f469a4c31c2', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-79b6-9de5-3f0453e3ea54', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4d0f-7379-b462-3cc1abab1ac4', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7af3-8e19-28042dd7efc9', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7c58-9efd-6c615dcf5047', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4c67-744a-aef3-1c2169e5c73b', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7f25-b879-dd1c8057100a', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4b43-76e7-ba27-4f82c0c1d162', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-70af-b855-5e83e873b560', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-744d-9bac-a9f61c776b08', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7afd-91a8-0977e29ad383', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-49a2-7a9f-ac71-b591be460f48', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7805-960e-6d1c2858f89f', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-487d-75d5-905c-2b49f4ce13a9', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-77ed-b18b-3c0494d718d5', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-75c6-bc29-a7b9e16af599', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-478b-7096-b7c6-11fac8e73650', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7bf7-b92e-d6061ded13b2', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-470e-7470-8dec-1e43185ccf4f', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-787f-9448-5ad9bbdb9edf', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-4623-72a3-9987-1df05e1040c9', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-56f8-7578-874c-76eb864522dc', '2026-11-29 01:47:26.840216+00', NULL, '01a224fc-444f-7a26-9650-fa16208e81e0', NULL, 'local-service', '01a224fc-56f7-774e-b1e9-7fce88b8c138', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-59d9-7e99-857d-acf4e70ee931', '2026-11-29 01:47:27.57706+00', NULL, '01a224fc-487d-75d5-905c-2b49f4ce13a9', NULL, 'local-service', '01a224fc-59d8-77ee-ab52-7d0889680956', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5cc4-77eb-b31c-0e4edce4bb7a', '2026-11-29 01:47:28.324663+00', NULL, '01a224fc-4d48-78db-a413-2f469a4c31c2', NULL, 'local-service', '01a224fc-5cc4-7642-bf21-c64661baf18a', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5fac-7998-ba2a-39a75343e371', '2026-11-29 01:47:29.068263+00', NULL, '01a224fc-470e-7470-8dec-1e43185ccf4f', NULL, 'local-service', '01a224fc-5fa7-71fc-a94d-8a7cb4e3db31', '{}', NULL, 'patients.search'),
	('borealis', '01a224fc-62b4-7fbd-89f4-8d83b62d47b3', '2026-11-29 01:47:29.844733+00', 'patient.created', '01a224fc-62b4-7661-b1be-218f4413a4b9', NULL, 'local-service', '01a224fc-62b3-7750-933d-f1e5b763428a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-66a9-7c84-ba4a-4056f5a8a3c8', '2026-11-29 01:47:30.857216+00', 'patient.updated', '01a224fc-667a-72c2-93c7-2259ea2e6f42', NULL, 'local-service', '01a224fc-66a7-7276-aecb-ce7ac7cc47cb', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a224fc-6a5e-7de7-8701-3c4bd87f8ade', '2026-11-29 01:47:31.806834+00', 'provider.created', NULL, NULL, 'local-service', '01a224fc-6a5e-74e4-8a44-ab2a12ba9085', '{brand_id,email,metadata,name,npi,specialty}', '01a224fc-6a5e-7479-adf1-a29e4c7d1fa7', 'providers.create'),
	('borealis', '01a224fc-6e35-7219-8764-8c9f0c5f1cee', '2026-11-29 01:47:32.789022+00', 'encounter.moved', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6e2f-769c-873b-eb1aeacb1185', '{status}', '01a224fc-6ad6-742d-ab2c-0370c725a4b1', 'encounters.move'),
	('borealis', '01a224fc-730d-770a-92e7-2899da973b10', '2026-11-29 01:47:34.02904+00', NULL, '01a224fc-6403-71be-848b-ddb2258c3c7d', NULL, 'local-service', '01a224fc-730c-762b-81ac-869f876cc9de', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7722-727d-9cbe-efb90808a646', '2026-11-29 01:47:35.074969+00', NULL, '01a224fc-6650-7a30-a1f5-0cf0622cb46e', NULL, 'local-service', '01a224fc-7722-72f3-bf47-4f817d01644d', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7add-772f-b1bd-a69fd2fc8664', '2026-11-29 01:47:36.029639+00', NULL, '01a224fc-6434-732e-8ab5-d508beea1c23', NULL, 'local-service', '01a224fc-7adb-74d9-9cdf-c44d2facf9c0', '{}', NULL, 'patients.search'),
	('borealis', '01a224fc-7add-7f2a-80e8-7714f8020ed5', '2026-11-29 01:47:36.029639+00', NULL, '01a224fc-6792-7350-94d8-1dae87bedf03', NULL, 'local-service', '01a224fc-7adb-74d9-9cdf-c44d2facf9c0', '{}', NULL, 'patients.search'),
	('acme', '01a224fc-526c-799c-86a9-85549e294e53', '2026-11-29 01:47:25.676266+00', 'medication.prescribed', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5266-75de-af6f-5657c6ff1064', '{brand_id,dosage,frequency,metadata,name,route}', '01a224fc-526c-74af-a09c-163bb8e93b70', 'medications.prescribe'),
	('acme', '01a224fc-571a-79c5-a953-e89581fec14c', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-4d0f-7379-b462-3cc1abab1ac4', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-571a-7bb0-8535-8423f9f259db', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-571a-7b84-9b79-c653d4e68db3', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-4c67-744a-aef3-1c2169e5c73b', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-571a-74ed-822d-0cb79d5d8a96', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-4b43-76e7-ba27-4f82c0c1d162', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-571a-7e4e-b6ba-b7a0790216b8', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-571a-7c1e-b57a-6ed2dc6e8e35', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-571a-7c71-9f05-7e1a1ea37c78', '2026-11-29 01:47:26.87498+00', NULL, '01a224fc-49a2-7a9f-ac71-b591be460f48', NULL, 'local-service', '01a224fc-571a-7417-8074-98ad0e9fee97', '{}', NULL, 'patients.list'),
	('acme', '01a224fc-5fdc-7da5-9855-751a8b718875', '2026-11-29 01:47:29.116821+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5fdc-74e1-8816-c29ab836425b', '{}', NULL, 'intake.get'),
	('borealis', '01a224fc-6321-784e-a737-a2071728a104', '2026-11-29 01:47:29.953007+00', 'patient.updated', '01a224fc-62b4-7661-b1be-218f4413a4b9', NULL, 'local-service', '01a224fc-6319-7272-b27f-2957f05334b2', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a224fc-66d7-7c39-900a-cc3f619312aa', '2026-11-29 01:47:30.903779+00', 'patient.created', '01a224fc-66d7-7bed-940d-ac26793780d9', NULL, 'local-service', '01a224fc-66d7-7619-95d5-76cd33186f91', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a224fc-6a9a-7016-879e-3fd0f6cc6e4c', '2026-11-29 01:47:31.866107+00', 'provider_link.started', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6a97-736c-9850-5fb90ae9c3b7', '{provider_id,relationship}', '01a224fc-6a99-7916-9f2e-73e6c7dbf2fd', 'providers.link'),
	('borealis', '01a224fc-6e69-7088-ab4d-1ae8953cf0f8', '2026-11-29 01:47:32.841183+00', 'medication.moved', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6e62-7552-acbc-df1b7c7ebf20', '{status}', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3', 'medications.move'),
	('borealis', '01a224fc-7b29-7676-a71b-4e7474323172', '2026-11-29 01:47:36.105196+00', NULL, '01a224fc-63c5-7c6f-baca-2616c1e8eca8', NULL, 'local-service', '01a224fc-7b28-75f0-a29b-64ff6d92e5a0', '{}', NULL, 'patients.search'),
	('acme', '01a224fc-529b-7196-b7b9-7db649e6ca2d', '2026-11-29 01:47:25.723906+00', 'metric_entry.recorded', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-529b-7456-82d7-7472728590d3', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a224fc-529b-7ee9-92ce-0fe958f1a85f', 'metrics.record'),
	('acme', '01a224fc-5750-77c4-93d4-3953797779b3', '2026-11-29 01:47:26.928379+00', NULL, '01a224fc-444f-7a26-9650-fa16208e81e0', NULL, 'local-service', '01a224fc-574f-702d-a239-c0a17ded2e7b', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5a39-7c59-9f35-98199681ef38', '2026-11-29 01:47:27.673915+00', NULL, '01a224fc-49a2-7a9f-ac71-b591be460f48', NULL, 'local-service', '01a224fc-5a39-752c-a3e8-94fefc374954', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5d15-72e6-9628-e8f7a48633e0', '2026-11-29 01:47:28.405108+00', NULL, '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', NULL, 'local-service', '01a224fc-5d14-76c9-9d24-f9f5f40edd1d', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-600e-7871-a40b-9b0f252a5e41', '2026-11-29 01:47:29.166345+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-600d-7373-818f-ce6c2415d3a3', '{}', NULL, 'onboarding.mine'),
	('borealis', '01a224fc-6375-7956-9330-88e8380c4431', '2026-11-29 01:47:30.037512+00', 'patient.created', '01a224fc-6375-78f8-94dd-7530d2ac5182', NULL, 'local-service', '01a224fc-6373-720a-b140-765485628162', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a224fc-6712-74c0-9187-ae48f56fe3c4', '2026-11-29 01:47:30.962821+00', 'patient.created', '01a224fc-6712-752b-a479-ee50b4dbfa30', NULL, 'local-service', '01a224fc-6712-7490-8802-674e04f5796c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a224fc-6ad6-7a8f-a2c4-34d51a8ddf06', '2026-11-29 01:47:31.926216+00', 'encounter.created', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6ad5-7265-93a4-0c7a4a9a8653', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a224fc-6ad6-742d-ab2c-0370c725a4b1', 'encounters.create'),
	('borealis', '01a224fc-6e9a-7581-9585-5a069fbb8ba9', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6a38-75da-adf7-9387b0f0d26f', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7667-a320-18665a03a8a9', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7dd3-9914-b9ec4f32112e', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6792-7350-94d8-1dae87bedf03', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7d5d-aab4-3c492db1599f', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-674e-75fe-babf-78345ffe9827', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7bf5-a753-f83aa605bd00', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6712-752b-a479-ee50b4dbfa30', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list');
INSERT INTO public.audit VALUES
	('borealis', '01a224fc-6e9a-7c61-8d6a-91d9b514cb36', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-66d7-7bed-940d-ac26793780d9', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7b73-bdab-b924c1d31da4', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-667a-72c2-93c7-2259ea2e6f42', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-72e2-bd16-d3bdc75e0573', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6650-7a30-a1f5-0cf0622cb46e', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-727a-97f9-002e730b9580', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6614-703d-8ce0-34670513ea45', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-770d-8056-dd53587adc3d', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-65d6-7e62-91e5-653e37cd9b86', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7435-9665-aa656f635f0d', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6554-7ca1-83d9-f4f93d283556', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7d3f-811f-ce79598efa0e', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6529-72a0-b092-d0d3a8541866', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-712b-82de-3fa8937de9a4', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-64e3-79ad-a627-77ace5cc1b65', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7bc9-90c1-70dff4d0f895', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-64bf-78fd-a6cc-1698e585ccf0', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7417-ad8d-29903727b7f4', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6434-732e-8ab5-d508beea1c23', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7867-9c1a-bc81c59f19aa', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6403-71be-848b-ddb2258c3c7d', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-759e-a029-7245961cf498', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-63c5-7c6f-baca-2616c1e8eca8', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-76b7-841c-aab15b69d1ae', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6375-78f8-94dd-7530d2ac5182', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7b0e-8060-c8f298b29530', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-62b4-7661-b1be-218f4413a4b9', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6e9a-7f07-99e0-cd660a373d45', '2026-11-29 01:47:32.890783+00', NULL, '01a224fc-6205-70e8-8c87-1f990ee8089a', NULL, 'local-service', '01a224fc-6e9a-705c-a36d-2944a44109e3', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-737d-7713-ae72-10dfdc43f0b3', '2026-11-29 01:47:34.141209+00', NULL, '01a224fc-6434-732e-8ab5-d508beea1c23', NULL, 'local-service', '01a224fc-737c-71b6-93b3-cc67bc2d1365', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-77b1-7735-8800-9d5772fa13a8', '2026-11-29 01:47:35.217407+00', NULL, '01a224fc-667a-72c2-93c7-2259ea2e6f42', NULL, 'local-service', '01a224fc-77b0-7312-92f2-022a20a3e70c', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7b73-7ee1-9268-fb7457fd0a0f', '2026-11-29 01:47:36.179036+00', NULL, '01a224fc-6375-78f8-94dd-7530d2ac5182', NULL, 'local-service', '01a224fc-7b72-7232-9f05-180cbb4646f9', '{}', NULL, 'patients.search'),
	('acme', '01a224fc-5328-77b8-a59a-18e2493cc9c7', '2026-11-29 01:47:25.864257+00', 'metric_entries.recorded', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-531f-742f-a2ce-6f30ef73e33a', '{entries}', NULL, 'metrics.record_batch'),
	('acme', '01a224fc-6038-757f-9365-e7e9231484f7', '2026-11-29 01:47:29.20847+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-6038-76e6-9a3a-e86b02863012', '{}', NULL, 'treatments.mine'),
	('borealis', '01a224fc-63c6-7c9c-9e2a-4db955b5ea01', '2026-11-29 01:47:30.11812+00', 'patient.created', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', NULL, 'local-service', '01a224fc-63c4-74a1-88fa-5bfb97a59cc9', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a224fc-674e-7340-bd34-2e78bf8cbe91', '2026-11-29 01:47:31.022504+00', 'patient.created', '01a224fc-674e-75fe-babf-78345ffe9827', NULL, 'local-service', '01a224fc-674d-73a1-9c77-f21bc4e51ad5', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6b08-78e9-ab8a-c7abfb80d8bb', '2026-11-29 01:47:31.976946+00', 'medication.prescribed', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6b08-7175-9db0-2365c70e022b', '{brand_id,dosage,frequency,metadata,name,route}', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3', 'medications.prescribe'),
	('borealis', '01a224fc-6efb-7c0e-85af-5a2872d6a3f6', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-6650-7a30-a1f5-0cf0622cb46e', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6efb-7e99-a4ec-a688e63a6c7e', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-6614-703d-8ce0-34670513ea45', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6efb-75d3-97e7-d2d1af13e60d', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-65d6-7e62-91e5-653e37cd9b86', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6efb-707d-bc39-ebb282b70d08', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-6554-7ca1-83d9-f4f93d283556', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6efb-7ffe-bb9d-99efe4ab4812', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-6529-72a0-b092-d0d3a8541866', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6efb-7808-bb68-352c33323931', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-64e3-79ad-a627-77ace5cc1b65', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-6efb-7aef-959d-f7bf544cd98a', '2026-11-29 01:47:32.987672+00', NULL, '01a224fc-64bf-78fd-a6cc-1698e585ccf0', NULL, 'local-service', '01a224fc-6efb-77b2-81ea-91144ea8c97d', '{}', NULL, 'patients.list'),
	('borealis', '01a224fc-7bc8-7487-9f04-856eeb2f7a86', '2026-11-29 01:47:36.26422+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-7bc7-74c9-b39f-60ffa625e4e5', '{}', NULL, 'intake.get'),
	('acme', '01a224fc-53a2-75de-8fcf-b31f16fcd9b5', '2026-11-29 01:47:25.986987+00', 'intake_response.submitted', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-539e-77a0-ad20-cbbca0fa0d3b', '{brand_id,questionnaire_version,responses,status}', '01a224fc-53a2-74eb-8960-795da03f9539', 'intake.replace'),
	('acme', '01a224fc-5a93-708a-8a31-e25e4de1886a', '2026-11-29 01:47:27.763965+00', NULL, '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', NULL, 'local-service', '01a224fc-5a93-73e3-8b09-6b599f9f97e3', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5d78-787a-be46-3b03315167e5', '2026-11-29 01:47:28.504464+00', NULL, '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', NULL, 'local-service', '01a224fc-5d78-7021-841f-af2966eaa7e2', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-605f-7e32-8a23-ef0766712596', '2026-11-29 01:47:29.247295+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-605b-75b2-9983-94596e7eabd0', '{}', NULL, 'researchers.mine'),
	('borealis', '01a224fc-6404-776a-a6d6-c340c0ca4199', '2026-11-29 01:47:30.180117+00', 'patient.created', '01a224fc-6403-71be-848b-ddb2258c3c7d', NULL, 'local-service', '01a224fc-6403-771a-8f4d-986042ee1216', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6792-7e1f-98f5-de87753c6812', '2026-11-29 01:47:31.090806+00', 'patient.created', '01a224fc-6792-7350-94d8-1dae87bedf03', NULL, 'local-service', '01a224fc-6792-744d-bbc6-8369c99590a4', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6b47-777a-9612-eb982cfe53b6', '2026-11-29 01:47:32.039631+00', 'metric_entry.recorded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6b3f-745a-8709-2210efc7c707', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a224fc-6b47-7018-93d1-300a2b87f68e', 'metrics.record'),
	('borealis', '01a224fc-6f5e-7814-8d5c-a55a1b2c0439', '2026-11-29 01:47:33.086553+00', NULL, '01a224fc-6205-70e8-8c87-1f990ee8089a', NULL, 'local-service', '01a224fc-6f5e-77f5-b926-10dbfb6b0301', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-73de-7907-9830-eed5663fa5ea', '2026-11-29 01:47:34.23889+00', NULL, '01a224fc-64bf-78fd-a6cc-1698e585ccf0', NULL, 'local-service', '01a224fc-73de-72d7-815e-505d0cd31642', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7839-7827-91fd-ab66579c63b1', '2026-11-29 01:47:35.353421+00', NULL, '01a224fc-66d7-7bed-940d-ac26793780d9', NULL, 'local-service', '01a224fc-7839-7557-9d33-54d8c91c9911', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7c20-7118-90e2-a5cc10171388', '2026-11-29 01:47:36.352415+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7c20-7448-addb-10fac56e7668', '{}', NULL, 'onboarding.mine'),
	('acme', '01a224fc-53e5-77d3-8dda-d89904b08607', '2026-11-29 01:47:26.053551+00', 'consult_outcome.recorded', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-53e3-742f-ba2d-c7aabf4fd517', '{completed_at,outcome}', '01a224fc-53e5-7eb4-9779-e9cdbe523e71', 'consults.record'),
	('borealis', '01a224fc-6434-7fda-bd97-1071a5cf211d', '2026-11-29 01:47:30.228831+00', 'patient.created', '01a224fc-6434-732e-8ab5-d508beea1c23', NULL, 'local-service', '01a224fc-6434-71d2-9f3e-649551c7d7e5', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-67c9-7e0e-9d78-cc9e93929947', '2026-11-29 01:47:31.145346+00', 'patient.updated', '01a224fc-6792-7350-94d8-1dae87bedf03', NULL, 'local-service', '01a224fc-67c7-7294-96b9-5fe3a2fa1e0c', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a224fc-6b7c-7e78-97ff-5871e8f53a27', '2026-11-29 01:47:32.092471+00', 'metric_entries.recorded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6b7b-74f1-b849-0bce93928662', '{entries}', NULL, 'metrics.record_batch'),
	('borealis', '01a224fc-7c5e-7622-b003-50ff63b28fb2', '2026-11-29 01:47:36.414079+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7c5d-7265-ad3c-39e8cae9c03a', '{}', NULL, 'treatments.mine'),
	('acme', '01a224fc-5411-7352-885d-497c0625f043', '2026-11-29 01:47:26.097962+00', 'treatment.put', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-540f-75a8-8398-f679fe79a912', '{billing_plan_id,metadata,started_at,status}', '01a224fc-5411-7957-845c-8bd81950e05c', 'treatments.put'),
	('acme', '01a224fc-5aca-7246-a46a-7ba5a417dad6', '2026-11-29 01:47:27.818258+00', NULL, '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', NULL, 'local-service', '01a224fc-5aca-73f6-9cb5-c3804f7bc682', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5f64-78b4-877c-3f3a2ce1b83d', '2026-11-29 01:47:28.996972+00', NULL, '01a224fc-487d-75d5-905c-2b49f4ce13a9', NULL, 'local-service', '01a224fc-5f64-7023-b8f5-d8fa1bcc1ea5', '{}', NULL, 'patients.search'),
	('acme', '01a224fc-5f64-7f17-ae30-e5b24433217a', '2026-11-29 01:47:28.996972+00', NULL, '01a224fc-4e8f-7c66-a5d4-845268283845', NULL, 'local-service', '01a224fc-5f64-7023-b8f5-d8fa1bcc1ea5', '{}', NULL, 'patients.search'),
	('borealis', '01a224fc-6247-733a-b07a-c68dfff0e772', '2026-11-29 01:47:29.735983+00', 'patient.created', '01a224fc-6247-7285-bef4-7f66ed7e60ac', NULL, 'local-service', '01a224fc-6247-77c7-a8e8-d7c3f55b77b5', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6650-77ea-a863-18e3c5c26d5c', '2026-11-29 01:47:30.768714+00', 'patient.created', '01a224fc-6650-7a30-a1f5-0cf0622cb46e', NULL, 'local-service', '01a224fc-6650-7364-a9c2-e163dec64a7c', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-69eb-7766-89f6-9a740a49f7ff', '2026-11-29 01:47:31.691025+00', 'patient.updated', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-69e5-717a-ad1b-0b04f1307e65', '{gender}', NULL, 'patients.update'),
	('borealis', '01a224fc-6dd2-711b-b26e-30c4312abba7', '2026-11-29 01:47:32.690111+00', 'patient.onboarded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-6dcf-7108-bf8c-17e8ee8978f5', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('borealis', '01a224fc-726d-71f7-8ede-c5d936dcb597', '2026-11-29 01:47:33.86953+00', NULL, '01a224fc-63c5-7c6f-baca-2616c1e8eca8', NULL, 'local-service', '01a224fc-726d-76ca-b96d-4ede9cfd1b9a', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-76a3-7474-a66c-a95dc04dda7e', '2026-11-29 01:47:34.947697+00', NULL, '01a224fc-6614-703d-8ce0-34670513ea45', NULL, 'local-service', '01a224fc-76a3-7444-abe8-c9983fefa2aa', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7a68-78bf-ab8a-f7d91f8f0113', '2026-11-29 01:47:35.912027+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-7a67-7041-916c-06bb16cae147', '{}', NULL, 'patients.get_by_external_id'),
	('borealis', '01a224fc-7f03-7976-abe7-57c9d84fa042', '2026-11-29 01:47:37.091962+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-7ed6-717e-8dcb-7ead0f4d1b04', '{}', NULL, 'timeline.list'),
	('acme', '01a224fc-543e-7d20-98e7-1cb1f28b393e', '2026-11-29 01:47:26.14231+00', 'prescription.put', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-543b-730d-896f-2064eed3a955', '{medication_name,prescribed_date,quantity,status}', '01a224fc-543e-72a9-823a-a2399fb02844', 'treatments.put_prescription'),
	('acme', '01a224fc-60d3-77ec-8876-56b0976a6faf', '2026-11-29 01:47:29.363112+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-60d2-71ef-bbc4-01fbbd44b4d0', '{}', NULL, 'providers.list_links'),
	('borealis', '01a224fc-64bf-740a-8a13-dadb0abd20fd', '2026-11-29 01:47:30.367646+00', 'patient.created', '01a224fc-64bf-78fd-a6cc-1698e585ccf0', NULL, 'local-service', '01a224fc-64bc-734f-a428-6d575c0b94e1', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6829-7b1f-869b-8be83a4971ca', '2026-11-29 01:47:31.241254+00', 'patient.updated', '01a224fc-6205-70e8-8c87-1f990ee8089a', NULL, 'local-service', '01a224fc-6827-7708-88d7-f0c0cbff90e8', '{gender}', NULL, 'patients.update'),
	('borealis', '01a224fc-6be4-73c6-a42e-6679ee633f37', '2026-11-29 01:47:32.196765+00', 'consult_outcome.recorded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6be3-71b4-987c-cde78cf91f1a', '{completed_at,outcome}', '01a224fc-6be4-7be0-a640-33ef01ac228f', 'consults.record'),
	('acme', '01a224fc-54df-7e86-be4b-92e05fda9618', '2026-11-29 01:47:26.303709+00', 'consultation.put', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-54cc-7484-9a9c-05705bf95e63', '{completed_at,consultation_type,status}', '01a224fc-54df-75da-8804-e6e33d46f3d9', 'treatments.put_consultation'),
	('acme', '01a224fc-585c-74d5-ab61-1a1753ca30d8', '2026-11-29 01:47:27.196077+00', NULL, '01a224fc-4623-72a3-9987-1df05e1040c9', NULL, 'local-service', '01a224fc-585b-77dd-ab04-3bfe41484b80', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5b1c-7a3e-b7ea-7e06b6e51187', '2026-11-29 01:47:27.900886+00', NULL, '01a224fc-4b43-76e7-ba27-4f82c0c1d162', NULL, 'local-service', '01a224fc-5b1c-73f2-8603-6ef5c20de32c', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5e14-7f17-9b2f-3a133934d78b', '2026-11-29 01:47:28.660501+00', NULL, '01a224fc-4e8f-7c66-a5d4-845268283845', NULL, 'local-service', '01a224fc-5e13-71aa-8535-33d9d455ffb8', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-60f8-7b58-bddb-32d8a7a02c32', '2026-11-29 01:47:29.400634+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-60f8-70d0-be8a-f632833740c1', '{}', NULL, 'encounters.list'),
	('borealis', '01a224fc-64e3-7b8d-9d9f-3ec9519990b6', '2026-11-29 01:47:30.40332+00', 'patient.created', '01a224fc-64e3-79ad-a627-77ace5cc1b65', NULL, 'local-service', '01a224fc-64e2-7000-9131-82721d6aa375', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6c1f-76a7-b270-ecf4e19c6687', '2026-11-29 01:47:32.255403+00', 'treatment.put', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6c0b-73d8-be46-d355529b673f', '{billing_plan_id,metadata,started_at,status}', '01a224fc-6c1f-76f1-88a5-af9c39bd4c7a', 'treatments.put'),
	('borealis', '01a224fc-74f1-7d51-90a2-7b245ce55aad', '2026-11-29 01:47:34.513026+00', NULL, '01a224fc-6529-72a0-b092-d0d3a8541866', NULL, 'local-service', '01a224fc-74f0-72d5-a7b5-353981884163', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7922-793c-857c-4d075a000995', '2026-11-29 01:47:35.586472+00', NULL, '01a224fc-674e-75fe-babf-78345ffe9827', NULL, 'local-service', '01a224fc-7921-7084-88d7-8ef8d796aba9', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5546-746e-bc6a-03f94707802a', '2026-11-29 01:47:26.406285+00', 'patient.age_verified', '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-5544-72ce-82ce-cdde1a4396b5', '{date_of_birth}', NULL, 'acts.verify_age'),
	('acme', '01a224fc-6120-7b85-bc9d-93255f620e4e', '2026-11-29 01:47:29.440513+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-6120-7080-95a4-9adb88994963', '{}', NULL, 'metrics.latest'),
	('borealis', '01a224fc-6529-7a4f-8da0-ff4f7d4f1437', '2026-11-29 01:47:30.47322+00', 'patient.created', '01a224fc-6529-72a0-b092-d0d3a8541866', NULL, 'local-service', '01a224fc-6528-7532-9d1c-80e9736b0954', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a224fc-6896-7ba6-88d5-fd79dbfff156', '2026-11-29 01:47:31.350873+00', 'patient.erased', '01a224fc-6247-7285-bef4-7f66ed7e60ac', NULL, 'local-service', '01a224fc-6893-769b-9b03-880b75d65983', '{}', NULL, 'patients.erase'),
	('borealis', '01a224fc-6c85-794a-a0d8-57abc3d6d020', '2026-11-29 01:47:32.357997+00', 'prescription.put', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6c83-75b9-bc90-a90f76c539e6', '{medication_name,prescribed_date,quantity,status}', '01a224fc-6c85-79f2-b0ba-1db66f0271e5', 'treatments.put_prescription'),
	('borealis', '01a224fc-7d09-7fb4-9121-427755be88c2', '2026-11-29 01:47:36.585127+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-7d07-7685-8d55-e57ad3615068', '{}', NULL, 'providers.list_links'),
	('acme', '01a224fc-558e-7037-bc34-d509759509aa', '2026-11-29 01:47:26.478605+00', 'patient.ruo_acknowledged', '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-558c-7386-b265-872463d50b1e', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('acme', '01a224fc-58cc-7b2d-9129-ba3987406324', '2026-11-29 01:47:27.308714+00', NULL, '01a224fc-470e-7470-8dec-1e43185ccf4f', NULL, 'local-service', '01a224fc-58cc-72b6-ad65-a18515317542', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5b96-7444-b10f-58e91dfaf639', '2026-11-29 01:47:28.022333+00', NULL, '01a224fc-4c67-744a-aef3-1c2169e5c73b', NULL, 'local-service', '01a224fc-5b96-71a8-a923-548744d7bf77', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5e84-7851-acbb-a9ad90ddf531', '2026-11-29 01:47:28.772174+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5e83-77ee-b2db-7b38b05c01c5', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-615b-765a-8b52-cae2ae18ede1', '2026-11-29 01:47:29.499282+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-615a-720f-a574-566f38722222', '{}', NULL, 'metrics.series'),
	('borealis', '01a224fc-6554-798b-854e-1c4bccf51723', '2026-11-29 01:47:30.516837+00', 'patient.created', '01a224fc-6554-7ca1-83d9-f4f93d283556', NULL, 'local-service', '01a224fc-6553-70b8-b228-7ce062cc7289', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a224fc-68e4-748c-9afb-49cff6a1751c', '2026-11-29 01:47:31.428905+00', 'patient.erased', '01a224fc-6283-7bfa-a3fa-5c77c02daa49', NULL, 'local-service', '01a224fc-68de-771d-b78a-b75bafb0674a', '{}', NULL, 'patients.erase'),
	('borealis', '01a224fc-6cd4-784a-a370-42270cd7aef3', '2026-11-29 01:47:32.43689+00', 'consultation.put', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6cd2-76fd-a124-cdd7f399fbc9', '{completed_at,consultation_type,status}', '01a224fc-6cd4-7fe6-8f92-117eabc7864f', 'treatments.put_consultation'),
	('borealis', '01a224fc-711f-7d34-89c5-bfd3341e7b9b', '2026-11-29 01:47:33.535512+00', NULL, '01a224fc-62b4-7661-b1be-218f4413a4b9', NULL, 'local-service', '01a224fc-711f-74fc-af6e-0f1f6502c282', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7583-7e74-ab8b-51bb00d1675e', '2026-11-29 01:47:34.659749+00', NULL, '01a224fc-6554-7ca1-83d9-f4f93d283556', NULL, 'local-service', '01a224fc-7583-7791-89fd-a3a57695011a', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-79a5-70e9-81e8-22d3da674d4b', '2026-11-29 01:47:35.717474+00', NULL, '01a224fc-6792-7350-94d8-1dae87bedf03', NULL, 'local-service', '01a224fc-79a5-7565-a4a3-32916dd4b49e', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7d31-7314-91a0-7b8a25a43573', '2026-11-29 01:47:36.625086+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-7d30-7740-a389-2be47e0b63cb', '{}', NULL, 'encounters.list'),
	('acme', '01a224fc-55d4-7e83-b05b-f41f1c67db77', '2026-11-29 01:47:26.548669+00', 'researcher_acknowledgement.created', '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-55c7-7543-abf0-6be18efc0f91', '{full_name,ip_address,source,statement_version}', '01a224fc-55d4-79b3-a773-54a80a4d4e75', 'researchers.acknowledge'),
	('acme', '01a224fc-6190-7076-a0d9-e3ae1cb1a298', '2026-11-29 01:47:29.552217+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-618f-74af-939a-910a93329864', '{}', NULL, 'medications.list'),
	('borealis', '01a224fc-659a-7df4-808d-f003867a9368', '2026-11-29 01:47:30.586035+00', 'patient.updated', '01a224fc-6554-7ca1-83d9-f4f93d283556', NULL, 'local-service', '01a224fc-6598-70a8-909b-617162657e49', '{date_of_birth,email}', NULL, 'patients.update'),
	('borealis', '01a224fc-6d21-7fe4-9988-d9f740fb9fe9', '2026-11-29 01:47:32.513426+00', 'patient.age_verified', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-6d1f-708b-8e41-54ce57b24f43', '{date_of_birth}', NULL, 'acts.verify_age'),
	('borealis', '01a224fc-7da8-7ef3-8a8b-617a33b64eed', '2026-11-29 01:47:36.744213+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7da7-7711-aa42-5c21ed02cf1f', '{}', NULL, 'metrics.latest'),
	('acme', '01a224fc-561f-752b-a112-f236942d0c88', '2026-11-29 01:47:26.623059+00', 'patient.onboarded', '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-561b-71cd-b03b-ebb882d2711f', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('acme', '01a224fc-5939-79bd-b2e9-c9393ce111cc', '2026-11-29 01:47:27.417313+00', NULL, '01a224fc-478b-7096-b7c6-11fac8e73650', NULL, 'local-service', '01a224fc-5939-7580-ba0a-ba8c3b0ad197', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5c08-7486-b475-a90731e1f596', '2026-11-29 01:47:28.13683+00', NULL, '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', NULL, 'local-service', '01a224fc-5c08-7162-9cab-e6c5c2a0f9f1', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5efb-7ed5-a6f1-f61e7466a6e0', '2026-11-29 01:47:28.891365+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5ef8-718a-aa96-e3fa07a40adb', '{}', NULL, 'patients.get_by_external_id');
INSERT INTO public.audit VALUES
	('acme', '01a224fc-61c4-7d65-9dde-243858df9492', '2026-11-29 01:47:29.604074+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-61c3-7619-a6dd-0ac64f240ffb', '{}', NULL, 'timeline.list'),
	('borealis', '01a224fc-65d6-782f-8930-cde0d8eb7f15', '2026-11-29 01:47:30.646912+00', 'patient.created', '01a224fc-65d6-7e62-91e5-653e37cd9b86', NULL, 'local-service', '01a224fc-65d4-7199-a6f3-68a3e6662f99', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6d5f-7a55-bcac-967ed0ef4cf3', '2026-11-29 01:47:32.575027+00', 'patient.ruo_acknowledged', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-6d5d-75dd-831f-e58b683c1202', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('borealis', '01a224fc-7185-72a9-9e34-c0dbfe46a8f3', '2026-11-29 01:47:33.637404+00', NULL, '01a224fc-6375-78f8-94dd-7530d2ac5182', NULL, 'local-service', '01a224fc-7185-70f4-8c7f-188f5c4f87ce', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7623-7889-b880-0e83afd3e724', '2026-11-29 01:47:34.819286+00', NULL, '01a224fc-65d6-7e62-91e5-653e37cd9b86', NULL, 'local-service', '01a224fc-7621-700e-b805-43247e09b95e', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7a09-7f14-8b46-e5c829b3e692', '2026-11-29 01:47:35.817263+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-7a08-773f-a2a6-1b89539b3c2c', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7e3a-7f91-b11d-52bd3b37f6b1', '2026-11-29 01:47:36.890039+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7e39-713f-b5c8-73f86a4cd38a', '{}', NULL, 'metrics.series'),
	('acme', '01a224fc-5669-7865-9838-b0326fcaaf3a', '2026-11-29 01:47:26.697528+00', 'patient.updated', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5667-7527-8736-6c462def9547', '{external_ids,phone}', NULL, 'patients.update'),
	('acme', '01a224fc-5f30-77be-aef8-0072897d7e8b', '2026-11-29 01:47:28.944079+00', NULL, '01a224fc-50e2-7566-80a9-adb612a01837', 'self', 'local-app', '01a224fc-5f2f-75fd-86ec-36371fd85d33', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-6205-7c03-ba6a-1d576de36c96', '2026-11-29 01:47:29.669918+00', 'patient.created', '01a224fc-6205-70e8-8c87-1f990ee8089a', NULL, 'local-service', '01a224fc-6204-776f-af3d-3d8a7147381f', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6614-76ef-824e-15f8aa3c47ca', '2026-11-29 01:47:30.708584+00', 'patient.created', '01a224fc-6614-703d-8ce0-34670513ea45', NULL, 'local-service', '01a224fc-6613-776c-b4c6-7ee1689ea673', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-699a-78fa-8dd1-2e81057b5558', '2026-11-29 01:47:31.610841+00', 'patient.created', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-699a-7594-b771-eff684a34bd2', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a224fc-6d9e-70b1-9076-c4fc045ae129', '2026-11-29 01:47:32.638532+00', 'researcher_acknowledgement.created', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-6d9c-7376-a601-1010c5824702', '{full_name,ip_address,source,statement_version}', '01a224fc-6d9e-7a06-9fe9-65a0c2a774a7', 'researchers.acknowledge'),
	('borealis', '01a224fc-7eb3-7c3a-b20c-53406545ff0d', '2026-11-29 01:47:37.011346+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7eb0-75a6-b4d5-af3132916d9e', '{}', NULL, 'medications.list'),
	('acme', '01a224fc-5695-7c23-8098-fc113ff9c643', '2026-11-29 01:47:26.741547+00', 'encounter.moved', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'local-service', '01a224fc-5693-75e4-bcd7-cb884645bcd2', '{status}', '01a224fc-5228-7356-b359-e4cde93429c1', 'encounters.move'),
	('acme', '01a224fc-5992-7061-9164-d8ce3f6064a3', '2026-11-29 01:47:27.506928+00', NULL, '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', NULL, 'local-service', '01a224fc-5992-778d-af39-e3b8c1d570d5', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5c70-76ae-bc70-d969c0b6b87b', '2026-11-29 01:47:28.240106+00', NULL, '01a224fc-4d0f-7379-b462-3cc1abab1ac4', NULL, 'local-service', '01a224fc-5c6f-763f-bfb5-c877c8aae92c', '{}', NULL, 'patients.get'),
	('acme', '01a224fc-5dd4-7400-b7b2-c586c2e1ac12', '2026-11-29 01:47:28.596087+00', NULL, '01a224fc-4e45-7a87-8507-2302b7e1edee', NULL, 'local-service', '01a224fc-5dd3-76ef-85cd-e287850e3480', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-6484-7018-832f-d6dfa144225b', '2026-11-29 01:47:30.308017+00', 'patient.updated', '01a224fc-6434-732e-8ab5-d508beea1c23', NULL, 'local-service', '01a224fc-647f-74dc-adec-5a84dbd104c8', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a224fc-67f8-7819-9dfa-0cd812abbb5b', '2026-11-29 01:47:31.192846+00', 'patient.updated', '01a224fc-6205-70e8-8c87-1f990ee8089a', NULL, 'local-service', '01a224fc-67f7-7762-a849-348426d5fc12', '{gender}', NULL, 'patients.update'),
	('borealis', '01a224fc-6bb5-7731-af16-623b393168d6', '2026-11-29 01:47:32.149744+00', 'intake_response.submitted', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'local-service', '01a224fc-6bb3-7796-ae57-7b941bbf41ac', '{brand_id,questionnaire_version,responses,status}', '01a224fc-6bb5-73f9-9de6-44c2b9cf2218', 'intake.replace'),
	('borealis', '01a224fc-7457-7321-ad77-f0c711134e6d', '2026-11-29 01:47:34.359344+00', NULL, '01a224fc-64e3-79ad-a627-77ace5cc1b65', NULL, 'local-service', '01a224fc-7457-7773-9678-fd6e1df59073', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-78b6-7ca0-a9b9-d93de7b6c471', '2026-11-29 01:47:35.478344+00', NULL, '01a224fc-6712-752b-a479-ee50b4dbfa30', NULL, 'local-service', '01a224fc-78b6-735c-825a-e2440a42a792', '{}', NULL, 'patients.get'),
	('borealis', '01a224fc-7c95-79c1-a33c-5a25db009a92', '2026-11-29 01:47:36.469392+00', NULL, '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'self', 'local-app', '01a224fc-7c8b-778a-8d0a-ceb0853538df', '{}', NULL, 'researchers.mine');
INSERT INTO public.compliance_acts VALUES
	('acme', '01a224fc-5546-795b-93ce-5e98226171bc', '01a224fc-50e2-7566-80a9-adb612a01837', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 01:47:26.40608+00'),
	('acme', '01a224fc-558e-72a2-a0d2-74f49cad59f3', '01a224fc-50e2-7566-80a9-adb612a01837', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 01:47:26.47842+00'),
	('borealis', '01a224fc-6d21-7991-9df5-e74d2a63b8a5', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 01:47:32.513221+00'),
	('borealis', '01a224fc-6d5e-7b3a-96fe-3877cc775326', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 01:47:32.57483+00');
INSERT INTO public.consult_outcomes VALUES
	('acme', '01a224fc-53e5-7eb4-9779-e9cdbe523e71', '01a224fc-50e2-7566-80a9-adb612a01837', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 01:47:26.053335+00'),
	('borealis', '01a224fc-6be4-7be0-a640-33ef01ac228f', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 01:47:32.196602+00');
INSERT INTO public.consultations VALUES
	('acme', '01a224fc-54df-75da-8804-e6e33d46f3d9', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5411-7957-845c-8bd81950e05c', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 01:47:26.303545+00', '2026-11-29 01:47:26.303545+00'),
	('borealis', '01a224fc-6cd4-7fe6-8f92-117eabc7864f', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6c1f-76f1-88a5-af9c39bd4c7a', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 01:47:32.436755+00', '2026-11-29 01:47:32.436755+00');
INSERT INTO public.encounters VALUES
	('acme', '01a224fc-5228-7356-b359-e4cde93429c1', '01a224fc-50e2-7566-80a9-adb612a01837', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 01:47:26.741396+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 01:47:25.60801+00', '2026-11-29 01:47:26.741396+00'),
	('borealis', '01a224fc-6ad6-742d-ab2c-0370c725a4b1', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 01:47:32.788844+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 01:47:31.926032+00', '2026-11-29 01:47:32.788844+00');
INSERT INTO public.idempotency_keys VALUES
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a224fc-4623-72a3-9987-1df05e1040c9', '\xa20dbb902e4cd9b6cd34327d5c5f25f1df801dd3fcbf3362723843a242a798fb', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4623-72a3-9987-1df05e1040c9", "ETag": "\"2026-11-29T01:47:22.531000Z\""}', '{"id":"01a224fc-4623-72a3-9987-1df05e1040c9","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:22.531000Z","updated_at":"2026-11-29T01:47:22.531000Z"}', '2026-11-29 01:47:22.531917+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a224fc-4623-72a3-9987-1df05e1040c9', '\x4cd760a627f99ab80ebe94cf34bd46be68533ba8a8095b7caccdd6712e0c5e00', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:22.713069Z\""}', '{"id":"01a224fc-4623-72a3-9987-1df05e1040c9","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:22.531000Z","updated_at":"2026-11-29T01:47:22.713069Z"}', '2026-11-29 01:47:22.667247+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a224fc-478b-7096-b7c6-11fac8e73650', '\xddac9f72e33c1a8ffe483f08c934ae305dd9a103ef8374bedc50190ad54b33d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-478b-7096-b7c6-11fac8e73650", "ETag": "\"2026-11-29T01:47:22.891000Z\""}', '{"id":"01a224fc-478b-7096-b7c6-11fac8e73650","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:22.891000Z","updated_at":"2026-11-29T01:47:22.891000Z"}', '2026-11-29 01:47:22.891661+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '\xd8889969b3de3631717fe61c85c9da2d486ee698d206da711ee471ae21609d0b', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-487d-75d5-905c-2b49f4ce13a9", "ETag": "\"2026-11-29T01:47:23.133000Z\""}', '{"id":"01a224fc-487d-75d5-905c-2b49f4ce13a9","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:23.133000Z","updated_at":"2026-11-29T01:47:23.133000Z"}', '2026-11-29 01:47:23.133389+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '\xc2d7c5268e48fd7575915ddcbcbade021a402cf0d70db78f06a313a1db5d2174', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:23.344522Z\""}', '{"id":"01a224fc-487d-75d5-905c-2b49f4ce13a9","brand_id":"acme","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:23.133000Z","updated_at":"2026-11-29T01:47:23.344522Z"}', '2026-11-29 01:47:23.281916+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', '\xefc1fab414bf1a02f04a2d69127f0e64d8d5a36d9b50b2128c2eb0b21b9d55d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4a2d-733c-a69d-84c1e2a5bbfd", "ETag": "\"2026-11-29T01:47:23.565000Z\""}', '{"id":"01a224fc-4a2d-733c-a69d-84c1e2a5bbfd","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:23.565000Z","updated_at":"2026-11-29T01:47:23.565000Z"}', '2026-11-29 01:47:23.565866+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '\xb6bcefb67a30674acb7d0aa2acd2ac079511b4fd820a4014502b145677579f75', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4b43-76e7-ba27-4f82c0c1d162", "ETag": "\"2026-11-29T01:47:23.843000Z\""}', '{"id":"01a224fc-4b43-76e7-ba27-4f82c0c1d162","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:23.843000Z","updated_at":"2026-11-29T01:47:23.843000Z"}', '2026-11-29 01:47:23.843453+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '\x100c17641d0955cb85d5f79bf2d9bdfd4ed1672051458922ca5be13a321030da', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:24.066162Z\""}', '{"id":"01a224fc-4b43-76e7-ba27-4f82c0c1d162","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:23.843000Z","updated_at":"2026-11-29T01:47:24.066162Z"}', '2026-11-29 01:47:24.003276+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a224fc-457a-79ba-ad14-e9227194519b', '\xb451d41c7d7af79e43d2ee410dbee6b52419d86f3ac6691246ac1c3d4de8dd2a', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 01:47:25.158141+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a224fc-50e2-7566-80a9-adb612a01837', '\xbbc55545a74db1ce8dbc257131c079718d26564efeab57aaca263ef7271f09d2', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:25.345120Z\""}', '{"id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:25.282000Z","updated_at":"2026-11-29T01:47:25.345120Z"}', '2026-11-29 01:47:25.344301+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', '\xbf713073debbc6863b851ce1fad296f39ee7c83e2d35306e13155dc9c65f5c5a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4cd8-7a54-b2ef-8e42e6e70955", "ETag": "\"2026-11-29T01:47:24.248000Z\""}', '{"id":"01a224fc-4cd8-7a54-b2ef-8e42e6e70955","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:24.248000Z","updated_at":"2026-11-29T01:47:24.248000Z"}', '2026-11-29 01:47:24.249022+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a224fc-4d48-78db-a413-2f469a4c31c2', '\x4f5e2d39492c71147ef39069cb33c3588f30fb98b8b2b6db752499ee36ecf4af', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4d48-78db-a413-2f469a4c31c2", "ETag": "\"2026-11-29T01:47:24.360000Z\""}', '{"id":"01a224fc-4d48-78db-a413-2f469a4c31c2","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:24.360000Z","updated_at":"2026-11-29T01:47:24.360000Z"}', '2026-11-29 01:47:24.360452+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'create-1', '01a224fc-50e2-7566-80a9-adb612a01837', '\x2b73eb4af9b529b1179122b9dda16847ce0ba628f7a0b7d176b1baf65e633f2a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-50e2-7566-80a9-adb612a01837", "ETag": "\"2026-11-29T01:47:25.282000Z\""}', '{"id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:25.282000Z","updated_at":"2026-11-29T01:47:25.282000Z"}', '2026-11-29 01:47:25.282515+00'),
	('acme', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a224fc-5161-723d-a45c-7c288b25c860', '\x571dbc36f82d5839d7212ed4c8d2d8d201649b423a2258a3647e741885b3a428', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-5161-723d-a45c-7c288b25c860", "ETag": "\"2026-11-29T01:47:25.409000Z\""}', '{"id":"01a224fc-5161-723d-a45c-7c288b25c860","brand_id":"acme","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:25.409000Z","updated_at":"2026-11-29T01:47:25.409000Z"}', '2026-11-29 01:47:25.40946+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a224fc-50e2-7566-80a9-adb612a01837', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-55d4-79b3-a773-54a80a4d4e75","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T01:47:26.548443Z","created_at":"2026-11-29T01:47:26.548443Z","updated_at":"2026-11-29T01:47:26.548443Z"}', '2026-11-29 01:47:26.546041+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a224fc-50e2-7566-80a9-adb612a01837', '\x8ddbdbf5363993c7f8e4e9e16c548d84c111f5df712d3029834ae0ba7eefac3c', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:26.697263Z\""}', '{"id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:47:26.406080Z","ruo_pathway_acknowledged_at":"2026-11-29T01:47:26.478420Z","researcher_acknowledgement_id":"01a224fc-55d4-79b3-a773-54a80a4d4e75","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:25.282000Z","updated_at":"2026-11-29T01:47:26.697263Z"}', '2026-11-29 01:47:26.696269+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a224fc-6554-7ca1-83d9-f4f93d283556', '\x53ad58fb46b5d6052f650225207301f0d31c5dfda973f319574de5e629e1a396', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:30.585848Z\""}', '{"id":"01a224fc-6554-7ca1-83d9-f4f93d283556","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.516000Z","updated_at":"2026-11-29T01:47:30.585848Z"}', '2026-11-29 01:47:30.584735+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a224fc-6614-703d-8ce0-34670513ea45', '\x96045e5c68f14ab9d9858cee8c7d3aadacec04e9efe8ef734adf5b6e317b64a2', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-6614-703d-8ce0-34670513ea45", "ETag": "\"2026-11-29T01:47:30.708000Z\""}', '{"id":"01a224fc-6614-703d-8ce0-34670513ea45","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.708000Z","updated_at":"2026-11-29T01:47:30.708000Z"}', '2026-11-29 01:47:30.708618+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a224fc-6283-7bfa-a3fa-5c77c02daa49', '\x7b427b75564528ffc40102ba48184106944c6a7459fd0ed39b34221510b8db75', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 01:47:31.49634+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xacba6759b6750507c1d87ccf4882fcd874025e4424a82ed066cc6efa25d482ea', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a224fc-6a5e-7479-adf1-a29e4c7d1fa7"}', '{"id":"01a224fc-6a5e-7479-adf1-a29e4c7d1fa7","brand_id":"borealis","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T01:47:31.806711Z","updated_at":"2026-11-29T01:47:31.806711Z"}', '2026-11-29 01:47:31.806857+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xe9af5ce10512b7ad97974743d5d01b4e4935188bd1d955e88a6c900da38c07c6', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6ad6-742d-ab2c-0370c725a4b1","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T01:47:32.788844Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:47:31.926032Z","updated_at":"2026-11-29T01:47:32.788844Z"}', '2026-11-29 01:47:32.787711+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a224fc-4d48-78db-a413-2f469a4c31c2', '\xd67e62d5245b917a4be9ef193bccc28ee7d81c923830dec914d4d5fecdaba5a3', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:24.424692Z\""}', '{"id":"01a224fc-4d48-78db-a413-2f469a4c31c2","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:24.360000Z","updated_at":"2026-11-29T01:47:24.424692Z"}', '2026-11-29 01:47:24.423735+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '\xd43f1f575e22b9f6c7c2a963f708b0bec2835b3064ec8cd5455a80400fd208d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4e11-7048-b4f1-7ea41ee5f51a", "ETag": "\"2026-11-29T01:47:24.561000Z\""}', '{"id":"01a224fc-4e11-7048-b4f1-7ea41ee5f51a","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:24.561000Z","updated_at":"2026-11-29T01:47:24.561000Z"}', '2026-11-29 01:47:24.561908+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a224fc-4e8f-7c66-a5d4-845268283845', '\x8d116e0f4025c142bdfa83f48b47a732e25608d03748a1afadecace972ea5070', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-4e8f-7c66-a5d4-845268283845", "ETag": "\"2026-11-29T01:47:24.687000Z\""}', '{"id":"01a224fc-4e8f-7c66-a5d4-845268283845","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:24.687000Z","updated_at":"2026-11-29T01:47:24.687000Z"}', '2026-11-29 01:47:24.687744+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xd0a1fffbb1181f8911109d357bd98bb1005c521aa8332f33ddd7b5b2b19f2a3e', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a224fc-519f-7e9f-9f38-d27bdbe92118"}', '{"id":"01a224fc-519f-7e9f-9f38-d27bdbe92118","brand_id":"acme","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T01:47:25.471748Z","updated_at":"2026-11-29T01:47:25.471748Z"}', '2026-11-29 01:47:25.471882+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a224fc-50e2-7566-80a9-adb612a01837', '\xb70d4ffd2b73c5ca6df50b9c397f43142a0fabc77911b06fa205e80768730598', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-5228-7356-b359-e4cde93429c1","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:47:25.608010Z","updated_at":"2026-11-29T01:47:25.608010Z"}', '2026-11-29 01:47:25.608216+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a224fc-50e2-7566-80a9-adb612a01837', '\xc99ae0d00833382146001120b56b5ae1713d9c56976778459402bbc6c05b8b09', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-529b-7ee9-92ce-0fe958f1a85f","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T01:47:25.723756Z"}', '2026-11-29 01:47:25.723938+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a224fc-50e2-7566-80a9-adb612a01837', '\x850c97a8f9d6ea08c8165e7805957c10f0d6b29631734c40609238cd3ee9759b', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-5228-7356-b359-e4cde93429c1","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T01:47:26.741396Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:47:25.608010Z","updated_at":"2026-11-29T01:47:26.741396Z"}', '2026-11-29 01:47:26.740214+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a224fc-62b4-7661-b1be-218f4413a4b9', '\x1db0ed27df92c7f7004d3f8323a5e40ca58748d642308551b5fb74c10c285efe', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-62b4-7661-b1be-218f4413a4b9", "ETag": "\"2026-11-29T01:47:29.844000Z\""}', '{"id":"01a224fc-62b4-7661-b1be-218f4413a4b9","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:29.844000Z","updated_at":"2026-11-29T01:47:29.844000Z"}', '2026-11-29 01:47:29.844767+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a224fc-6434-732e-8ab5-d508beea1c23', '\x27226b34f43a9b73e26ac0b5267c7ff1cece16f0ad21c06b7fc1dd6d94aedb31', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:30.307824Z\""}', '{"id":"01a224fc-6434-732e-8ab5-d508beea1c23","brand_id":"borealis","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.228000Z","updated_at":"2026-11-29T01:47:30.307824Z"}', '2026-11-29 01:47:30.307065+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '\x5dc1c07fe46ce8e50c27ac736993f543a215371eed6fd5f1cda2a30cd2eac525', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:30.857057Z\""}', '{"id":"01a224fc-667a-72c2-93c7-2259ea2e6f42","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.810000Z","updated_at":"2026-11-29T01:47:30.857057Z"}', '2026-11-29 01:47:30.856133+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a224fc-4e8f-7c66-a5d4-845268283845', '\x0e2a8e0495dd88aa7976ae40257017a4551e956995bae43cf0a65b4f0b9a9b14', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:24.744800Z\""}', '{"id":"01a224fc-4e8f-7c66-a5d4-845268283845","brand_id":"acme","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:24.687000Z","updated_at":"2026-11-29T01:47:24.744800Z"}', '2026-11-29 01:47:24.743709+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a224fc-50e2-7566-80a9-adb612a01837', '\xb77fa4eb753d2bebecdf3abae44b7e935800ccaa889f438aa25ad915e8908198', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","ids":["01a224fc-5328-7b8b-b070-695c73b9d41e"],"count":1}', '2026-11-29 01:47:25.864291+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '\x394f71900dcd298b5791e7ea84764ca403090b303c6451f4d0761363eaf5b34d', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-63c5-7c6f-baca-2616c1e8eca8", "ETag": "\"2026-11-29T01:47:30.117000Z\""}', '{"id":"01a224fc-63c5-7c6f-baca-2616c1e8eca8","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.117000Z","updated_at":"2026-11-29T01:47:30.117000Z"}', '2026-11-29 01:47:30.118154+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xbbf593e711e056d3eaa92c0a30be41edf2dab5857a7e2d62a86539bd972b3332', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6b08-77cd-8a8e-b1180f66f3d3","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T01:47:31.976788Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:47:31.976788Z","updated_at":"2026-11-29T01:47:31.976788Z"}', '2026-11-29 01:47:31.97698+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a224fc-444f-7a26-9650-fa16208e81e0', '\x12120b3c3a47fec47e5482f736b03e677560093a9d0d74ff82ebf4ff91047aab', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:24.787807Z\""}', '{"id":"01a224fc-444f-7a26-9650-fa16208e81e0","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:22.063000Z","updated_at":"2026-11-29T01:47:24.787807Z"}', '2026-11-29 01:47:24.786621+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a224fc-50e2-7566-80a9-adb612a01837', '\x5092a0c3b400ac789a2e0b1a932bad67ac947e3fec9c75fa5dd5a9c8b0f1eec8', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-53a2-74eb-8960-795da03f9539","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T01:47:25.986844Z","created_at":"2026-11-29T01:47:25.986844Z","updated_at":"2026-11-29T01:47:25.986844Z"}', '2026-11-29 01:47:25.985462+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a224fc-6792-7350-94d8-1dae87bedf03', '\xefa78a43accfc927f0eea776c5e0fe9492cf03d2697d6d633b1477ae88c5d7ac', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-6792-7350-94d8-1dae87bedf03", "ETag": "\"2026-11-29T01:47:31.090000Z\""}', '{"id":"01a224fc-6792-7350-94d8-1dae87bedf03","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:31.090000Z","updated_at":"2026-11-29T01:47:31.090000Z"}', '2026-11-29 01:47:31.090839+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x938a1720abf9d40efc637c530ead754ebfc55306ecce3ec7698bca842bd84521', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6b47-7018-93d1-300a2b87f68e","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T01:47:32.039450Z"}', '2026-11-29 01:47:32.039668+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a224fc-44e7-7740-a432-0147453c4d3a', '\x4aeee48c3601c914f4569199c99a74cb72c7ec0eddeb10f5b5f7f31fefe1a458', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 01:47:24.996323+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a224fc-50e2-7566-80a9-adb612a01837', '\x6dfecde4acf97ecc1a60bcfab91166d81505156805dcdab3c1603c4befa4cfb9', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-5411-7957-845c-8bd81950e05c","brand_id":"acme","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T01:47:26.097799Z","updated_at":"2026-11-29T01:47:26.097799Z"}', '2026-11-29 01:47:26.096343+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a224fc-50e2-7566-80a9-adb612a01837', '\x2602e4f94ea6e1942b788a14afcb000ed2b7a38ad0252c1fd5bfd4eb1d527e24', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-543e-72a9-823a-a2399fb02844","brand_id":"acme","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","treatment_id":"01a224fc-5411-7957-845c-8bd81950e05c","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T01:47:26.142162Z","updated_at":"2026-11-29T01:47:26.142162Z"}', '2026-11-29 01:47:26.140353+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a224fc-50e2-7566-80a9-adb612a01837', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:26.478447Z\""}', '{"id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:47:26.406080Z","ruo_pathway_acknowledged_at":"2026-11-29T01:47:26.478420Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:25.282000Z","updated_at":"2026-11-29T01:47:26.478447Z"}', '2026-11-29 01:47:26.477312+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a224fc-6554-7ca1-83d9-f4f93d283556', '\x07da66cf1d18c2a688c01c2802b8c982c8fbfa180c4f8d0c249abda9d3f05b68', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-6554-7ca1-83d9-f4f93d283556", "ETag": "\"2026-11-29T01:47:30.516000Z\""}', '{"id":"01a224fc-6554-7ca1-83d9-f4f93d283556","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.516000Z","updated_at":"2026-11-29T01:47:30.516000Z"}', '2026-11-29 01:47:30.51687+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x1ad36bfcb69af2582bbc3dc5f9fd810f4cc07c68e4575fc57747c6f59cbf4a88', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:31.690861Z\""}', '{"id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:31.610000Z","updated_at":"2026-11-29T01:47:31.690861Z"}', '2026-11-29 01:47:31.69023+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x1bf22e9cd26aa98eac442276498b740154e66f49d5829c837f0e74710dcd9609', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6be4-7be0-a640-33ef01ac228f","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T01:47:32.196602Z"}', '2026-11-29 01:47:32.19593+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x3fc65fd1976742082041f8222b9ab3c89aa1dc5acf3f36e1c4c8fe04e20596f6', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6cd4-7fe6-8f92-117eabc7864f","brand_id":"borealis","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","treatment_id":"01a224fc-6c1f-76f1-88a5-af9c39bd4c7a","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:32.436755Z","updated_at":"2026-11-29T01:47:32.436755Z"}', '2026-11-29 01:47:32.434908+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T01:47:32.689976Z"}', '2026-11-29 01:47:32.688431+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a224fc-50e2-7566-80a9-adb612a01837', '\xe0f7fa761e1a50b0be1df757bd1ab14244e5a812891c8fc3d77b2835381c772a', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-51de-7688-849d-8846b7d263e2","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","provider_id":"01a224fc-519f-7e9f-9f38-d27bdbe92118","relationship":"primary","status":"active","started_at":"2026-11-29T01:47:25.534919Z","ended_at":null}', '2026-11-29 01:47:25.530909+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a224fc-50e2-7566-80a9-adb612a01837', '\xed51f8ea7e1f4db3d7dbe6e572ce78c17170a8eb1d59ed90b3c28994dca9ceb8', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-526c-74af-a09c-163bb8e93b70","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T01:47:25.676117Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:47:25.676117Z","updated_at":"2026-11-29T01:47:26.796681Z"}', '2026-11-29 01:47:26.795541+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '\x559d0217bc43124cc0626bc9b96026059f08a5592440464d88f88e5226638e80', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-667a-72c2-93c7-2259ea2e6f42", "ETag": "\"2026-11-29T01:47:30.810000Z\""}', '{"id":"01a224fc-667a-72c2-93c7-2259ea2e6f42","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.810000Z","updated_at":"2026-11-29T01:47:30.810000Z"}', '2026-11-29 01:47:30.810379+00'),
	('borealis', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a224fc-6a38-75da-adf7-9387b0f0d26f', '\x9bcd27e6cb5e2526d276e3622c8331d446918a4fb85591323dee769df540d707', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-6a38-75da-adf7-9387b0f0d26f", "ETag": "\"2026-11-29T01:47:31.768000Z\""}', '{"id":"01a224fc-6a38-75da-adf7-9387b0f0d26f","brand_id":"borealis","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:31.768000Z","updated_at":"2026-11-29T01:47:31.768000Z"}', '2026-11-29 01:47:31.769148+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xb5d31507296712f1d7df3e243692e4941b85ef2fda152f1cdb8f58a77ea39470', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:32.748964Z\""}', '{"id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:47:32.513221Z","ruo_pathway_acknowledged_at":"2026-11-29T01:47:32.574830Z","researcher_acknowledgement_id":"01a224fc-6d9e-7a06-9fe9-65a0c2a774a7","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:31.610000Z","updated_at":"2026-11-29T01:47:32.748964Z"}', '2026-11-29 01:47:32.748303+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a224fc-50e2-7566-80a9-adb612a01837', '\x17486b380ab599e0e3becfdf0c566c53063884c4ca304cc1a0c71a5026a788a5', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-526c-74af-a09c-163bb8e93b70","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T01:47:25.676117Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:47:25.676117Z","updated_at":"2026-11-29T01:47:25.676117Z"}', '2026-11-29 01:47:25.676299+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a224fc-50e2-7566-80a9-adb612a01837', '\xd0425e68705795ab91be21d8c95dd9c6b883053a6e071dad97e33f2351341876', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-53e5-7eb4-9779-e9cdbe523e71","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T01:47:26.053335Z"}', '2026-11-29 01:47:26.052391+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a224fc-62b4-7661-b1be-218f4413a4b9', '\x2e15625cf82fb0d916d6919573955a00f790fb667b5dae1426a03adcd6dca1d2', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:29.952783Z\""}', '{"id":"01a224fc-62b4-7661-b1be-218f4413a4b9","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:29.844000Z","updated_at":"2026-11-29T01:47:29.952783Z"}', '2026-11-29 01:47:29.948206+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a224fc-6434-732e-8ab5-d508beea1c23', '\x935589d2122aaa8cf5e284d657046d6ddc5580b549d79ecf4bab994a8906c1be', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-6434-732e-8ab5-d508beea1c23", "ETag": "\"2026-11-29T01:47:30.228000Z\""}', '{"id":"01a224fc-6434-732e-8ab5-d508beea1c23","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.228000Z","updated_at":"2026-11-29T01:47:30.228000Z"}', '2026-11-29 01:47:30.228864+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a224fc-6792-7350-94d8-1dae87bedf03', '\x164526f00c262d2528f4afb712b395e85ccae9415491c9065dda27a2b18daf4a', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:31.145183Z\""}', '{"id":"01a224fc-6792-7350-94d8-1dae87bedf03","brand_id":"borealis","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:31.090000Z","updated_at":"2026-11-29T01:47:31.145183Z"}', '2026-11-29 01:47:31.144469+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x9a09b88a09f06d1f88b0cef8ce229a1dd7247f18496374e768c1da6826200fb2', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6a99-7916-9f2e-73e6c7dbf2fd","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","provider_id":"01a224fc-6a5e-7479-adf1-a29e4c7d1fa7","relationship":"primary","status":"active","started_at":"2026-11-29T01:47:31.865535Z","ended_at":null}', '2026-11-29 01:47:31.864209+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x799a0ab29952db1c5a6415101e3de40c142a6e6d9c30df0dae2fbc2b7845088a', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","ids":["01a224fc-6b7c-7c9c-a640-7f85a65ce69c"],"count":1}', '2026-11-29 01:47:32.092504+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x113afcacf8890ed5affeccdc27da5981ad698556971505a61ec35c216befc294', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6b08-77cd-8a8e-b1180f66f3d3","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T01:47:31.976788Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:47:31.976788Z","updated_at":"2026-11-29T01:47:32.840956Z"}', '2026-11-29 01:47:32.839784+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a224fc-50e2-7566-80a9-adb612a01837', '\x1aeb5440b106d56b9eac281471b8ca0a0daa7f800215e5ff785dadde8359db9d', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-54df-75da-8804-e6e33d46f3d9","brand_id":"acme","patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","treatment_id":"01a224fc-5411-7957-845c-8bd81950e05c","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:26.303545Z","updated_at":"2026-11-29T01:47:26.303545Z"}', '2026-11-29 01:47:26.299367+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a224fc-64e3-79ad-a627-77ace5cc1b65', '\xfda846dea5358d52a7482c4dfb321914d0f2be64f3a729f3b8faba0a52c9b8a9', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-64e3-79ad-a627-77ace5cc1b65", "ETag": "\"2026-11-29T01:47:30.403000Z\""}', '{"id":"01a224fc-64e3-79ad-a627-77ace5cc1b65","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.403000Z","updated_at":"2026-11-29T01:47:30.403000Z"}', '2026-11-29 01:47:30.403361+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x4961ced7fccd12b6bc837f337ab36205a31a4e67665c9b934eb034fd8d54c4dc', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6c1f-76f1-88a5-af9c39bd4c7a","brand_id":"borealis","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T01:47:32.255213Z","updated_at":"2026-11-29T01:47:32.255213Z"}', '2026-11-29 01:47:32.25138+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a224fc-50e2-7566-80a9-adb612a01837', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:26.406112Z\""}', '{"id":"01a224fc-50e2-7566-80a9-adb612a01837","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:47:26.406080Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:25.282000Z","updated_at":"2026-11-29T01:47:26.406112Z"}', '2026-11-29 01:47:26.40476+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a224fc-6247-7285-bef4-7f66ed7e60ac', '\x2bc2235234ee4dc0d93c50005d135815a220d2d4b3f1f7aee20ce129b1ada842', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 01:47:31.34817+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xa27aae63a6b128d805258c1b934d6f7c3ab9ed4468c8a9b0f9817a7deaa09754', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6c85-79f2-b0ba-1db66f0271e5","brand_id":"borealis","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","treatment_id":"01a224fc-6c1f-76f1-88a5-af9c39bd4c7a","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T01:47:32.357849Z","updated_at":"2026-11-29T01:47:32.357849Z"}', '2026-11-29 01:47:32.356375+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a224fc-50e2-7566-80a9-adb612a01837', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a224fc-50e2-7566-80a9-adb612a01837","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T01:47:26.622962Z"}', '2026-11-29 01:47:26.621279+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:32.574860Z\""}', '{"id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:47:32.513221Z","ruo_pathway_acknowledged_at":"2026-11-29T01:47:32.574830Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:31.610000Z","updated_at":"2026-11-29T01:47:32.574860Z"}', '2026-11-29 01:47:32.573609+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a224fc-6712-752b-a479-ee50b4dbfa30', '\xc9ae7f926cf5ece8f71a44d6a232c135457294252138b40b03506be9bb8fca5f', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-6712-752b-a479-ee50b4dbfa30", "ETag": "\"2026-11-29T01:47:30.962000Z\""}', '{"id":"01a224fc-6712-752b-a479-ee50b4dbfa30","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:30.962000Z","updated_at":"2026-11-29T01:47:30.962000Z"}', '2026-11-29 01:47:30.962854+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x5c95ff6940e6295887d8c4f387147f8b230e14a55c74f9315d81c959fb329e5e', 201, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6ad6-742d-ab2c-0370c725a4b1","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:47:31.926032Z","updated_at":"2026-11-29T01:47:31.926032Z"}', '2026-11-29 01:47:31.926251+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a224fc-6205-70e8-8c87-1f990ee8089a', '\x09e0609ccbd96655fbb0f734b6d8831eddad00831cd2342777015da47c15ebaf', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:31.192702Z\""}', '{"id":"01a224fc-6205-70e8-8c87-1f990ee8089a","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:29.669000Z","updated_at":"2026-11-29T01:47:31.192702Z"}', '2026-11-29 01:47:31.191987+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xe7dcb820a20a6b86ec019f842e4dc45abd985df7e75a173260b41c3599330f96', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6bb5-73f9-9de6-44c2b9cf2218","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T01:47:32.149612Z","created_at":"2026-11-29T01:47:32.149612Z","updated_at":"2026-11-29T01:47:32.149612Z"}', '2026-11-29 01:47:32.148278+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-1', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x7c8db20639ddfd937cdf485da589161f26499935439e6ee84d205040f01d98c0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a224fc-699a-7d18-b0f1-a0929a98fdf5", "ETag": "\"2026-11-29T01:47:31.610000Z\""}', '{"id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:47:31.610000Z","updated_at":"2026-11-29T01:47:31.610000Z"}', '2026-11-29 01:47:31.610872+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a224fc-6d9e-7a06-9fe9-65a0c2a774a7","patient_id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T01:47:32.638366Z","created_at":"2026-11-29T01:47:32.638366Z","updated_at":"2026-11-29T01:47:32.638366Z"}', '2026-11-29 01:47:32.63713+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:47:32.513245Z\""}', '{"id":"01a224fc-699a-7d18-b0f1-a0929a98fdf5","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:47:32.513221Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:47:31.610000Z","updated_at":"2026-11-29T01:47:32.513245Z"}', '2026-11-29 01:47:32.512344+00');
INSERT INTO public.intake_responses VALUES
	('acme', '01a224fc-53a2-74eb-8960-795da03f9539', '01a224fc-50e2-7566-80a9-adb612a01837', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 01:47:25.986844+00', '2026-11-29 01:47:25.986844+00', '2026-11-29 01:47:25.986844+00'),
	('borealis', '01a224fc-6bb5-73f9-9de6-44c2b9cf2218', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 01:47:32.149612+00', '2026-11-29 01:47:32.149612+00', '2026-11-29 01:47:32.149612+00');
INSERT INTO public.medications VALUES
	('acme', '01a224fc-526c-74af-a09c-163bb8e93b70', '01a224fc-50e2-7566-80a9-adb612a01837', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 01:47:25.676117+00', NULL, NULL, '{}', '2026-11-29 01:47:25.676117+00', '2026-11-29 01:47:26.796681+00'),
	('borealis', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 01:47:31.976788+00', NULL, NULL, '{}', '2026-11-29 01:47:31.976788+00', '2026-11-29 01:47:32.840956+00');
INSERT INTO public.metric_entries VALUES
	('acme', '01a224fc-529b-7ee9-92ce-0fe958f1a85f', '01a224fc-50e2-7566-80a9-adb612a01837', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:47:25.723756+00'),
	('acme', '01a224fc-5328-7b8b-b070-695c73b9d41e', '01a224fc-50e2-7566-80a9-adb612a01837', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:47:25.86411+00'),
	('borealis', '01a224fc-6b47-7018-93d1-300a2b87f68e', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:47:32.03945+00'),
	('borealis', '01a224fc-6b7c-7c9c-a640-7f85a65ce69c', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:47:32.09236+00');
INSERT INTO public.onboarding VALUES
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 01:47:26.622962+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 01:47:32.689976+00');
INSERT INTO public.outbox VALUES
	('acme', '01a224fc-444f-7261-b38d-b18c1181ec5d', '2026-11-29 01:47:22.063888+00', 'patient.created', '01a224fc-444f-7a26-9650-fa16208e81e0', '01a224fc-444b-7411-b4c4-53b92ca432d0', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-44e7-77fc-b249-f94a2b94ecf3', '2026-11-29 01:47:22.215859+00', 'patient.created', '01a224fc-44e7-7740-a432-0147453c4d3a', '01a224fc-44e1-71b3-a5f7-4f4677a26237', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-457a-7051-a037-c97422a2b9f7', '2026-11-29 01:47:22.362899+00', 'patient.created', '01a224fc-457a-79ba-ad14-e9227194519b', '01a224fc-4572-7249-b027-a9f077fe569a', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a224fc-4623-7004-aba5-c66897756f85', '2026-11-29 01:47:22.53186+00', 'patient.created', '01a224fc-4623-72a3-9987-1df05e1040c9', '01a224fc-4619-72a3-959c-9b768b2894c5', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a224fc-46d9-7535-8a68-e150fceb7b1f', '2026-11-29 01:47:22.713439+00', 'patient.updated', '01a224fc-4623-72a3-9987-1df05e1040c9', '01a224fc-46a5-77c9-b904-6aeadb25fc33', '{gender,phone}', NULL),
	('acme', '01a224fc-470e-7126-9a57-9f3c13944582', '2026-11-29 01:47:22.766345+00', 'patient.created', '01a224fc-470e-7470-8dec-1e43185ccf4f', '01a224fc-470d-776d-8233-80c06c5b0878', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a224fc-478b-76ec-97f0-7a6a9b588b5b', '2026-11-29 01:47:22.891622+00', 'patient.created', '01a224fc-478b-7096-b7c6-11fac8e73650', '01a224fc-4789-757f-abb9-1c0baa25bd60', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a224fc-47e3-7a11-b494-fa29080f6f74', '2026-11-29 01:47:22.979205+00', 'patient.created', '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', '01a224fc-47e2-7378-b9ea-2d3632683c21', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-487d-7e45-9c0b-99c8282b63b7', '2026-11-29 01:47:23.133354+00', 'patient.created', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '01a224fc-487c-75d8-aefd-2c6fb77d3718', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-4950-7670-9671-84aebaa29360', '2026-11-29 01:47:23.344777+00', 'patient.updated', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '01a224fc-4911-7193-8df1-93870b8b2046', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a224fc-49a3-731b-b770-2af26e3750e3', '2026-11-29 01:47:23.427027+00', 'patient.created', '01a224fc-49a2-7a9f-ac71-b591be460f48', '01a224fc-49a2-72e3-8bd5-c49fede277e1', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a224fc-4a2d-76c0-bee1-9b75bef649d6', '2026-11-29 01:47:23.565831+00', 'patient.created', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', '01a224fc-4a2d-77bd-ae7c-2c2774f22858', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a224fc-4ab1-7643-94db-7e09bf1c3fa3', '2026-11-29 01:47:23.69791+00', 'patient.created', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', '01a224fc-4ab1-729a-8d3e-b7fe8a67c7d8', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a224fc-4b43-7e88-936d-b614b2370809', '2026-11-29 01:47:23.843416+00', 'patient.created', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '01a224fc-4b42-733c-9940-58b8d8db8981', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a224fc-4c22-7a31-8743-07362da7ffbb', '2026-11-29 01:47:24.066436+00', 'patient.updated', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '01a224fc-4be2-7000-9b3e-834fcb9144ba', '{date_of_birth,email}', NULL),
	('acme', '01a224fc-4c67-7554-98a5-0359d12aee18', '2026-11-29 01:47:24.135642+00', 'patient.created', '01a224fc-4c67-744a-aef3-1c2169e5c73b', '01a224fc-4c62-77f5-8802-92d6e0f0bfd7', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-4cd8-70b9-a9ec-37ae941f8b10', '2026-11-29 01:47:24.248992+00', 'patient.created', '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', '01a224fc-4cd8-73f6-91da-dfed6e66df56', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-4d0f-742a-bf76-4f3b2e6b8d48', '2026-11-29 01:47:24.303315+00', 'patient.created', '01a224fc-4d0f-7379-b462-3cc1abab1ac4', '01a224fc-4d0e-7684-a234-10ca44679190', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a224fc-4d48-71d6-8d53-da81b94a6fba', '2026-11-29 01:47:24.360352+00', 'patient.created', '01a224fc-4d48-78db-a413-2f469a4c31c2', '01a224fc-4d47-708e-ada8-3bf6e305f2f9', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a224fc-4d88-752b-94ba-65cf8bceaba1', '2026-11-29 01:47:24.424871+00', 'patient.updated', '01a224fc-4d48-78db-a413-2f469a4c31c2', '01a224fc-4d87-7049-8f8d-eb1e80f031dc', '{gender,phone}', NULL),
	('acme', '01a224fc-4dc1-7ec0-8d9d-7259b04b2104', '2026-11-29 01:47:24.481313+00', 'patient.created', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', '01a224fc-4dc0-76e7-839f-3cbaa0d5587a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a224fc-4e11-78d9-9ee6-35a2b9654e09', '2026-11-29 01:47:24.561877+00', 'patient.created', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '01a224fc-4e11-7423-a35d-77dfc9eb7327', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a224fc-4e45-705d-8c4f-494e426ac0f5', '2026-11-29 01:47:24.613767+00', 'patient.created', '01a224fc-4e45-7a87-8507-2302b7e1edee', '01a224fc-4e45-74eb-a986-3d8a206f767a', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-4e8f-7092-92cf-ab84e4d5b9a8', '2026-11-29 01:47:24.687709+00', 'patient.created', '01a224fc-4e8f-7c66-a5d4-845268283845', '01a224fc-4e8e-73cb-b2c5-798b2b8af667', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-4ec8-7a97-af7e-d47c1877ea2b', '2026-11-29 01:47:24.744974+00', 'patient.updated', '01a224fc-4e8f-7c66-a5d4-845268283845', '01a224fc-4ec7-70d9-aa2c-c6f19449e99e', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a224fc-4ef4-7b90-92ff-d40f0135828e', '2026-11-29 01:47:24.788077+00', 'patient.updated', '01a224fc-444f-7a26-9650-fa16208e81e0', '01a224fc-4ef0-733c-a759-53dbf82be20b', '{gender}', NULL),
	('acme', '01a224fc-4f42-7b68-a1b8-f055a513bf73', '2026-11-29 01:47:24.866645+00', 'patient.updated', '01a224fc-444f-7a26-9650-fa16208e81e0', '01a224fc-4f40-7271-bbb7-3be22af4e6f0', '{gender}', NULL),
	('acme', '01a224fc-4fd2-79fb-80d1-3fc19420e883', '2026-11-29 01:47:25.0109+00', 'patient.erased', '01a224fc-44e7-7740-a432-0147453c4d3a', '01a224fc-4fc3-7744-ac39-6b8bcffe0d13', '{}', NULL),
	('acme', '01a224fc-502a-70cf-b402-f76d4dd8ce62', '2026-11-29 01:47:25.098835+00', 'patient.erased', '01a224fc-457a-79ba-ad14-e9227194519b', '01a224fc-5024-703d-b955-009ee33846de', '{}', NULL),
	('acme', '01a224fc-50e2-7113-876d-2826e322a424', '2026-11-29 01:47:25.28248+00', 'patient.created', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-50e1-75ea-8fdc-8ff02249059e', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-5121-7417-90d9-8e00f14a05b9', '2026-11-29 01:47:25.345357+00', 'patient.updated', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-511f-71e8-a1cc-55b142805964', '{gender}', NULL),
	('acme', '01a224fc-5161-7662-9874-702bb0242713', '2026-11-29 01:47:25.40943+00', 'patient.created', '01a224fc-5161-723d-a45c-7c288b25c860', '01a224fc-5160-7276-9e2e-337a8c118c3a', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a224fc-519f-7731-90fd-624efb5a0f7c', '2026-11-29 01:47:25.471859+00', 'provider.created', NULL, '01a224fc-519f-70fc-b584-5a69c0fa0afd', '{brand_id,email,metadata,name,npi,specialty}', '01a224fc-519f-7e9f-9f38-d27bdbe92118'),
	('acme', '01a224fc-51df-72c0-9ba7-e4e6691e83ca', '2026-11-29 01:47:25.535736+00', 'provider_link.started', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-51da-730b-bf27-44636d941140', '{provider_id,relationship}', '01a224fc-51de-7688-849d-8846b7d263e2'),
	('acme', '01a224fc-5228-7d5a-9a30-bc70dc414313', '2026-11-29 01:47:25.608181+00', 'encounter.created', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5227-71cf-8a9c-5098756e68a2', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a224fc-5228-7356-b359-e4cde93429c1'),
	('acme', '01a224fc-526c-799c-86a9-85549e294e53', '2026-11-29 01:47:25.676266+00', 'medication.prescribed', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5266-75de-af6f-5657c6ff1064', '{brand_id,dosage,frequency,metadata,name,route}', '01a224fc-526c-74af-a09c-163bb8e93b70'),
	('acme', '01a224fc-529b-7196-b7b9-7db649e6ca2d', '2026-11-29 01:47:25.723906+00', 'metric_entry.recorded', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-529b-7456-82d7-7472728590d3', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a224fc-529b-7ee9-92ce-0fe958f1a85f'),
	('acme', '01a224fc-5328-77b8-a59a-18e2493cc9c7', '2026-11-29 01:47:25.864257+00', 'metric_entries.recorded', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-531f-742f-a2ce-6f30ef73e33a', '{entries}', NULL),
	('acme', '01a224fc-53a2-75de-8fcf-b31f16fcd9b5', '2026-11-29 01:47:25.986987+00', 'intake_response.submitted', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-539e-77a0-ad20-cbbca0fa0d3b', '{brand_id,questionnaire_version,responses,status}', '01a224fc-53a2-74eb-8960-795da03f9539'),
	('acme', '01a224fc-53e5-77d3-8dda-d89904b08607', '2026-11-29 01:47:26.053551+00', 'consult_outcome.recorded', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-53e3-742f-ba2d-c7aabf4fd517', '{completed_at,outcome}', '01a224fc-53e5-7eb4-9779-e9cdbe523e71'),
	('borealis', '01a224fc-6434-7fda-bd97-1071a5cf211d', '2026-11-29 01:47:30.228831+00', 'patient.created', '01a224fc-6434-732e-8ab5-d508beea1c23', '01a224fc-6434-71d2-9f3e-649551c7d7e5', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-67c9-7e0e-9d78-cc9e93929947', '2026-11-29 01:47:31.145346+00', 'patient.updated', '01a224fc-6792-7350-94d8-1dae87bedf03', '01a224fc-67c7-7294-96b9-5fe3a2fa1e0c', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a224fc-6b7c-7e78-97ff-5871e8f53a27', '2026-11-29 01:47:32.092471+00', 'metric_entries.recorded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6b7b-74f1-b849-0bce93928662', '{entries}', NULL),
	('acme', '01a224fc-5411-7352-885d-497c0625f043', '2026-11-29 01:47:26.097962+00', 'treatment.put', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-540f-75a8-8398-f679fe79a912', '{billing_plan_id,metadata,started_at,status}', '01a224fc-5411-7957-845c-8bd81950e05c'),
	('borealis', '01a224fc-6247-733a-b07a-c68dfff0e772', '2026-11-29 01:47:29.735983+00', 'patient.created', '01a224fc-6247-7285-bef4-7f66ed7e60ac', '01a224fc-6247-77c7-a8e8-d7c3f55b77b5', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6650-77ea-a863-18e3c5c26d5c', '2026-11-29 01:47:30.768714+00', 'patient.created', '01a224fc-6650-7a30-a1f5-0cf0622cb46e', '01a224fc-6650-7364-a9c2-e163dec64a7c', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a224fc-69eb-7766-89f6-9a740a49f7ff', '2026-11-29 01:47:31.691025+00', 'patient.updated', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-69e5-717a-ad1b-0b04f1307e65', '{gender}', NULL),
	('borealis', '01a224fc-6dd2-711b-b26e-30c4312abba7', '2026-11-29 01:47:32.690111+00', 'patient.onboarded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6dcf-7108-bf8c-17e8ee8978f5', '{default_follows,goals,notifications,role}', NULL),
	('acme', '01a224fc-543e-7d20-98e7-1cb1f28b393e', '2026-11-29 01:47:26.14231+00', 'prescription.put', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-543b-730d-896f-2064eed3a955', '{medication_name,prescribed_date,quantity,status}', '01a224fc-543e-72a9-823a-a2399fb02844'),
	('borealis', '01a224fc-64bf-740a-8a13-dadb0abd20fd', '2026-11-29 01:47:30.367646+00', 'patient.created', '01a224fc-64bf-78fd-a6cc-1698e585ccf0', '01a224fc-64bc-734f-a428-6d575c0b94e1', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a224fc-6829-7b1f-869b-8be83a4971ca', '2026-11-29 01:47:31.241254+00', 'patient.updated', '01a224fc-6205-70e8-8c87-1f990ee8089a', '01a224fc-6827-7708-88d7-f0c0cbff90e8', '{gender}', NULL),
	('borealis', '01a224fc-6be4-73c6-a42e-6679ee633f37', '2026-11-29 01:47:32.196765+00', 'consult_outcome.recorded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6be3-71b4-987c-cde78cf91f1a', '{completed_at,outcome}', '01a224fc-6be4-7be0-a640-33ef01ac228f'),
	('acme', '01a224fc-54df-7e86-be4b-92e05fda9618', '2026-11-29 01:47:26.303709+00', 'consultation.put', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-54cc-7484-9a9c-05705bf95e63', '{completed_at,consultation_type,status}', '01a224fc-54df-75da-8804-e6e33d46f3d9'),
	('borealis', '01a224fc-64e3-7b8d-9d9f-3ec9519990b6', '2026-11-29 01:47:30.40332+00', 'patient.created', '01a224fc-64e3-79ad-a627-77ace5cc1b65', '01a224fc-64e2-7000-9131-82721d6aa375', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a224fc-6c1f-76a7-b270-ecf4e19c6687', '2026-11-29 01:47:32.255403+00', 'treatment.put', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6c0b-73d8-be46-d355529b673f', '{billing_plan_id,metadata,started_at,status}', '01a224fc-6c1f-76f1-88a5-af9c39bd4c7a'),
	('acme', '01a224fc-5546-746e-bc6a-03f94707802a', '2026-11-29 01:47:26.406285+00', 'patient.age_verified', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5544-72ce-82ce-cdde1a4396b5', '{date_of_birth}', NULL),
	('borealis', '01a224fc-6529-7a4f-8da0-ff4f7d4f1437', '2026-11-29 01:47:30.47322+00', 'patient.created', '01a224fc-6529-72a0-b092-d0d3a8541866', '01a224fc-6528-7532-9d1c-80e9736b0954', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a224fc-6896-7ba6-88d5-fd79dbfff156', '2026-11-29 01:47:31.350873+00', 'patient.erased', '01a224fc-6247-7285-bef4-7f66ed7e60ac', '01a224fc-6893-769b-9b03-880b75d65983', '{}', NULL),
	('borealis', '01a224fc-6c85-794a-a0d8-57abc3d6d020', '2026-11-29 01:47:32.357997+00', 'prescription.put', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6c83-75b9-bc90-a90f76c539e6', '{medication_name,prescribed_date,quantity,status}', '01a224fc-6c85-79f2-b0ba-1db66f0271e5'),
	('acme', '01a224fc-558e-7037-bc34-d509759509aa', '2026-11-29 01:47:26.478605+00', 'patient.ruo_acknowledged', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-558c-7386-b265-872463d50b1e', '{statement_version}', NULL),
	('borealis', '01a224fc-6554-798b-854e-1c4bccf51723', '2026-11-29 01:47:30.516837+00', 'patient.created', '01a224fc-6554-7ca1-83d9-f4f93d283556', '01a224fc-6553-70b8-b228-7ce062cc7289', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a224fc-68e4-748c-9afb-49cff6a1751c', '2026-11-29 01:47:31.428905+00', 'patient.erased', '01a224fc-6283-7bfa-a3fa-5c77c02daa49', '01a224fc-68de-771d-b78a-b75bafb0674a', '{}', NULL),
	('borealis', '01a224fc-6cd4-784a-a370-42270cd7aef3', '2026-11-29 01:47:32.43689+00', 'consultation.put', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6cd2-76fd-a124-cdd7f399fbc9', '{completed_at,consultation_type,status}', '01a224fc-6cd4-7fe6-8f92-117eabc7864f'),
	('acme', '01a224fc-55d4-7e83-b05b-f41f1c67db77', '2026-11-29 01:47:26.548669+00', 'researcher_acknowledgement.created', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-55c7-7543-abf0-6be18efc0f91', '{full_name,ip_address,source,statement_version}', '01a224fc-55d4-79b3-a773-54a80a4d4e75'),
	('borealis', '01a224fc-659a-7df4-808d-f003867a9368', '2026-11-29 01:47:30.586035+00', 'patient.updated', '01a224fc-6554-7ca1-83d9-f4f93d283556', '01a224fc-6598-70a8-909b-617162657e49', '{date_of_birth,email}', NULL),
	('borealis', '01a224fc-6d21-7fe4-9988-d9f740fb9fe9', '2026-11-29 01:47:32.513426+00', 'patient.age_verified', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6d1f-708b-8e41-54ce57b24f43', '{date_of_birth}', NULL),
	('acme', '01a224fc-561f-752b-a112-f236942d0c88', '2026-11-29 01:47:26.623059+00', 'patient.onboarded', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-561b-71cd-b03b-ebb882d2711f', '{default_follows,goals,notifications,role}', NULL),
	('borealis', '01a224fc-65d6-782f-8930-cde0d8eb7f15', '2026-11-29 01:47:30.646912+00', 'patient.created', '01a224fc-65d6-7e62-91e5-653e37cd9b86', '01a224fc-65d4-7199-a6f3-68a3e6662f99', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6d5f-7a55-bcac-967ed0ef4cf3', '2026-11-29 01:47:32.575027+00', 'patient.ruo_acknowledged', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6d5d-75dd-831f-e58b683c1202', '{statement_version}', NULL),
	('acme', '01a224fc-5669-7865-9838-b0326fcaaf3a', '2026-11-29 01:47:26.697528+00', 'patient.updated', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5667-7527-8736-6c462def9547', '{external_ids,phone}', NULL),
	('borealis', '01a224fc-6205-7c03-ba6a-1d576de36c96', '2026-11-29 01:47:29.669918+00', 'patient.created', '01a224fc-6205-70e8-8c87-1f990ee8089a', '01a224fc-6204-776f-af3d-3d8a7147381f', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6614-76ef-824e-15f8aa3c47ca', '2026-11-29 01:47:30.708584+00', 'patient.created', '01a224fc-6614-703d-8ce0-34670513ea45', '01a224fc-6613-776c-b4c6-7ee1689ea673', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-699a-78fa-8dd1-2e81057b5558', '2026-11-29 01:47:31.610841+00', 'patient.created', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-699a-7594-b771-eff684a34bd2', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6d9e-70b1-9076-c4fc045ae129', '2026-11-29 01:47:32.638532+00', 'researcher_acknowledgement.created', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6d9c-7376-a601-1010c5824702', '{full_name,ip_address,source,statement_version}', '01a224fc-6d9e-7a06-9fe9-65a0c2a774a7'),
	('acme', '01a224fc-5695-7c23-8098-fc113ff9c643', '2026-11-29 01:47:26.741547+00', 'encounter.moved', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5693-75e4-bcd7-cb884645bcd2', '{status}', '01a224fc-5228-7356-b359-e4cde93429c1'),
	('borealis', '01a224fc-6484-7018-832f-d6dfa144225b', '2026-11-29 01:47:30.308017+00', 'patient.updated', '01a224fc-6434-732e-8ab5-d508beea1c23', '01a224fc-647f-74dc-adec-5a84dbd104c8', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a224fc-67f8-7819-9dfa-0cd812abbb5b', '2026-11-29 01:47:31.192846+00', 'patient.updated', '01a224fc-6205-70e8-8c87-1f990ee8089a', '01a224fc-67f7-7762-a849-348426d5fc12', '{gender}', NULL),
	('borealis', '01a224fc-6bb5-7731-af16-623b393168d6', '2026-11-29 01:47:32.149744+00', 'intake_response.submitted', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6bb3-7796-ae57-7b941bbf41ac', '{brand_id,questionnaire_version,responses,status}', '01a224fc-6bb5-73f9-9de6-44c2b9cf2218'),
	('acme', '01a224fc-56cc-74a2-b757-7b4a92b72308', '2026-11-29 01:47:26.796833+00', 'medication.moved', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-56c6-71d2-8060-06c8ae97a9e0', '{status}', '01a224fc-526c-74af-a09c-163bb8e93b70'),
	('borealis', '01a224fc-6283-7ef7-9db9-ff03b4d358c1', '2026-11-29 01:47:29.795558+00', 'patient.created', '01a224fc-6283-7bfa-a3fa-5c77c02daa49', '01a224fc-627a-77c0-9aae-c648c3196f09', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a224fc-667a-74fe-ba53-9c61417856e2', '2026-11-29 01:47:30.810346+00', 'patient.created', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '01a224fc-6677-700c-b8b7-51e5dbc607c2', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a224fc-6a39-743f-98fb-55b8a167b879', '2026-11-29 01:47:31.769116+00', 'patient.created', '01a224fc-6a38-75da-adf7-9387b0f0d26f', '01a224fc-6a37-7014-9e43-22d7c6bafcc9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6e0d-777c-b43e-3e58fa38a3b6', '2026-11-29 01:47:32.749124+00', 'patient.updated', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6e0b-7189-bd93-e597da369b46', '{external_ids,phone}', NULL),
	('borealis', '01a224fc-62b4-7fbd-89f4-8d83b62d47b3', '2026-11-29 01:47:29.844733+00', 'patient.created', '01a224fc-62b4-7661-b1be-218f4413a4b9', '01a224fc-62b3-7750-933d-f1e5b763428a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a224fc-66a9-7c84-ba4a-4056f5a8a3c8', '2026-11-29 01:47:30.857216+00', 'patient.updated', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '01a224fc-66a7-7276-aecb-ce7ac7cc47cb', '{gender,phone}', NULL),
	('borealis', '01a224fc-6a5e-7de7-8701-3c4bd87f8ade', '2026-11-29 01:47:31.806834+00', 'provider.created', NULL, '01a224fc-6a5e-74e4-8a44-ab2a12ba9085', '{brand_id,email,metadata,name,npi,specialty}', '01a224fc-6a5e-7479-adf1-a29e4c7d1fa7'),
	('borealis', '01a224fc-6e35-7219-8764-8c9f0c5f1cee', '2026-11-29 01:47:32.789022+00', 'encounter.moved', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6e2f-769c-873b-eb1aeacb1185', '{status}', '01a224fc-6ad6-742d-ab2c-0370c725a4b1'),
	('borealis', '01a224fc-6321-784e-a737-a2071728a104', '2026-11-29 01:47:29.953007+00', 'patient.updated', '01a224fc-62b4-7661-b1be-218f4413a4b9', '01a224fc-6319-7272-b27f-2957f05334b2', '{gender,phone}', NULL),
	('borealis', '01a224fc-66d7-7c39-900a-cc3f619312aa', '2026-11-29 01:47:30.903779+00', 'patient.created', '01a224fc-66d7-7bed-940d-ac26793780d9', '01a224fc-66d7-7619-95d5-76cd33186f91', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a224fc-6a9a-7016-879e-3fd0f6cc6e4c', '2026-11-29 01:47:31.866107+00', 'provider_link.started', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6a97-736c-9850-5fb90ae9c3b7', '{provider_id,relationship}', '01a224fc-6a99-7916-9f2e-73e6c7dbf2fd'),
	('borealis', '01a224fc-6e69-7088-ab4d-1ae8953cf0f8', '2026-11-29 01:47:32.841183+00', 'medication.moved', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6e62-7552-acbc-df1b7c7ebf20', '{status}', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3'),
	('borealis', '01a224fc-6375-7956-9330-88e8380c4431', '2026-11-29 01:47:30.037512+00', 'patient.created', '01a224fc-6375-78f8-94dd-7530d2ac5182', '01a224fc-6373-720a-b140-765485628162', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a224fc-6712-74c0-9187-ae48f56fe3c4', '2026-11-29 01:47:30.962821+00', 'patient.created', '01a224fc-6712-752b-a479-ee50b4dbfa30', '01a224fc-6712-7490-8802-674e04f5796c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a224fc-6ad6-7a8f-a2c4-34d51a8ddf06', '2026-11-29 01:47:31.926216+00', 'encounter.created', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6ad5-7265-93a4-0c7a4a9a8653', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a224fc-6ad6-742d-ab2c-0370c725a4b1'),
	('borealis', '01a224fc-63c6-7c9c-9e2a-4db955b5ea01', '2026-11-29 01:47:30.11812+00', 'patient.created', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '01a224fc-63c4-74a1-88fa-5bfb97a59cc9', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a224fc-674e-7340-bd34-2e78bf8cbe91', '2026-11-29 01:47:31.022504+00', 'patient.created', '01a224fc-674e-75fe-babf-78345ffe9827', '01a224fc-674d-73a1-9c77-f21bc4e51ad5', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6b08-78e9-ab8a-c7abfb80d8bb', '2026-11-29 01:47:31.976946+00', 'medication.prescribed', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6b08-7175-9db0-2365c70e022b', '{brand_id,dosage,frequency,metadata,name,route}', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3'),
	('borealis', '01a224fc-6404-776a-a6d6-c340c0ca4199', '2026-11-29 01:47:30.180117+00', 'patient.created', '01a224fc-6403-71be-848b-ddb2258c3c7d', '01a224fc-6403-771a-8f4d-986042ee1216', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6792-7e1f-98f5-de87753c6812', '2026-11-29 01:47:31.090806+00', 'patient.created', '01a224fc-6792-7350-94d8-1dae87bedf03', '01a224fc-6792-744d-bbc6-8369c99590a4', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a224fc-6b47-777a-9612-eb982cfe53b6', '2026-11-29 01:47:32.039631+00', 'metric_entry.recorded', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6b3f-745a-8709-2210efc7c707', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a224fc-6b47-7018-93d1-300a2b87f68e');
INSERT INTO public.patient_identifiers VALUES
	('acme', '01a224fc-4623-72a3-9987-1df05e1040c9', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('acme', '01a224fc-470e-7470-8dec-1e43185ccf4f', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('acme', '01a224fc-470e-7470-8dec-1e43185ccf4f', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('acme', '01a224fc-478b-7096-b7c6-11fac8e73650', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('acme', '01a224fc-478b-7096-b7c6-11fac8e73650', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('acme', '01a224fc-478b-7096-b7c6-11fac8e73650', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('acme', '01a224fc-478b-7096-b7c6-11fac8e73650', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('acme', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('acme', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('acme', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('acme', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '\x0ea4eecf78cf1d985007610c1ec1437f71266b181861efc133b9e36449773e84', 'name_date_of_birth_phone'),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('acme', '01a224fc-4d48-78db-a413-2f469a4c31c2', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('acme', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('acme', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', '\x3d7f3472dbfc8c5b7a74f13fec28797ff66c90f5515b1a6f39149cae462a4e48', 'name_date_of_birth_phone'),
	('acme', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('acme', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('acme', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('acme', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('acme', '01a224fc-4e8f-7c66-a5d4-845268283845', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-62b4-7661-b1be-218f4413a4b9', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('borealis', '01a224fc-6375-78f8-94dd-7530d2ac5182', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('borealis', '01a224fc-6375-78f8-94dd-7530d2ac5182', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('borealis', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('borealis', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('borealis', '01a224fc-6434-732e-8ab5-d508beea1c23', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('borealis', '01a224fc-64e3-79ad-a627-77ace5cc1b65', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('borealis', '01a224fc-6529-72a0-b092-d0d3a8541866', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-6529-72a0-b092-d0d3a8541866', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', '\x0ea4eecf78cf1d985007610c1ec1437f71266b181861efc133b9e36449773e84', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('borealis', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('borealis', '01a224fc-66d7-7bed-940d-ac26793780d9', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('borealis', '01a224fc-66d7-7bed-940d-ac26793780d9', '\x3d7f3472dbfc8c5b7a74f13fec28797ff66c90f5515b1a6f39149cae462a4e48', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-6712-752b-a479-ee50b4dbfa30', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('borealis', '01a224fc-6712-752b-a479-ee50b4dbfa30', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('borealis', '01a224fc-6712-752b-a479-ee50b4dbfa30', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('borealis', '01a224fc-6712-752b-a479-ee50b4dbfa30', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('borealis', '01a224fc-6792-7350-94d8-1dae87bedf03', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone');
INSERT INTO public.patient_totals VALUES
	('acme', 51, 1),
	('acme', 6, 1),
	('acme', 25, 1),
	('acme', 28, 1),
	('acme', 29, 1),
	('acme', 32, 1),
	('acme', 14, 1),
	('acme', 43, 2),
	('acme', 61, 1),
	('acme', 1, 2),
	('acme', 4, 2),
	('acme', 5, 2),
	('acme', 93, -1),
	('acme', 96, -1),
	('acme', 42, 3),
	('acme', 44, 3),
	('borealis', 44, 3),
	('borealis', 28, 2),
	('borealis', 61, 3),
	('borealis', 1, 1),
	('borealis', 5, 2),
	('borealis', 6, 2),
	('borealis', 7, 2),
	('borealis', 25, 1),
	('borealis', 29, 1),
	('borealis', 32, 1),
	('borealis', 41, 1),
	('borealis', 105, -1),
	('borealis', 14, 1),
	('borealis', 78, -1),
	('borealis', 43, 1),
	('borealis', 4, 1);
INSERT INTO public.patients VALUES
	('acme', '01a224fc-4623-72a3-9987-1df05e1040c9', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:22.531+00', '2026-11-29 01:47:22.713069+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a224fc-470e-7470-8dec-1e43185ccf4f', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:22.766+00', '2026-11-29 01:47:22.766+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('acme', '01a224fc-478b-7096-b7c6-11fac8e73650', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:22.891+00', '2026-11-29 01:47:22.891+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('acme', '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:22.978+00', '2026-11-29 01:47:22.978+00', 'zoë o’brien', 'o’brien', NULL, true),
	('acme', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:23.133+00', '2026-11-29 01:47:23.344522+00', '李 byron', 'byron', NULL, true),
	('acme', '01a224fc-49a2-7a9f-ac71-b591be460f48', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:23.426+00', '2026-11-29 01:47:23.426+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:23.565+00', '2026-11-29 01:47:23.565+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:23.697+00', '2026-11-29 01:47:23.697+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:23.843+00', '2026-11-29 01:47:24.066162+00', 'zoë o’brien', 'o’brien', '+14155550011', true),
	('acme', '01a224fc-4c67-744a-aef3-1c2169e5c73b', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.135+00', '2026-11-29 01:47:24.135+00', '李 小龙', '小龙', NULL, true),
	('acme', '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.248+00', '2026-11-29 01:47:24.248+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a224fc-4d0f-7379-b462-3cc1abab1ac4', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.303+00', '2026-11-29 01:47:24.303+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a224fc-4d48-78db-a413-2f469a4c31c2', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.36+00', '2026-11-29 01:47:24.424692+00', 'ada lovelace', 'lovelace', NULL, true),
	('acme', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.481+00', '2026-11-29 01:47:24.481+00', 'zoë o’brien', 'o’brien', '+14155550016', true),
	('acme', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.561+00', '2026-11-29 01:47:24.561+00', '李 小龙', '小龙', '+14155550017', true),
	('acme', '01a224fc-4e45-7a87-8507-2302b7e1edee', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.613+00', '2026-11-29 01:47:24.613+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a224fc-4e8f-7c66-a5d4-845268283845', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:24.687+00', '2026-11-29 01:47:24.7448+00', 'i̇rem byron', 'byron', NULL, true),
	('acme', '01a224fc-444f-7a26-9650-fa16208e81e0', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:22.063+00', '2026-11-29 01:47:24.866394+00', 'ada lovelace', 'lovelace', NULL, true),
	('acme', '01a224fc-5161-723d-a45c-7c288b25c860', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:25.409+00', '2026-11-29 01:47:25.409+00', 'other person', 'person', NULL, true),
	('borealis', '01a224fc-62b4-7661-b1be-218f4413a4b9', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:29.844+00', '2026-11-29 01:47:29.952783+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a224fc-6375-78f8-94dd-7530d2ac5182', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.037+00', '2026-11-29 01:47:30.037+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('borealis', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.117+00', '2026-11-29 01:47:30.117+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 01:47:26.40608+00', '2026-11-29 01:47:26.47842+00', '01a224fc-55d4-79b3-a773-54a80a4d4e75', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 01:47:25.282+00', '2026-11-29 01:47:26.697263+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a224fc-6403-71be-848b-ddb2258c3c7d', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.179+00', '2026-11-29 01:47:30.179+00', 'zoë o’brien', 'o’brien', NULL, true),
	('borealis', '01a224fc-6434-732e-8ab5-d508beea1c23', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.228+00', '2026-11-29 01:47:30.307824+00', '李 byron', 'byron', NULL, true),
	('borealis', '01a224fc-64bf-78fd-a6cc-1698e585ccf0', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.367+00', '2026-11-29 01:47:30.367+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a224fc-64e3-79ad-a627-77ace5cc1b65', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.403+00', '2026-11-29 01:47:30.403+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a224fc-6529-72a0-b092-d0d3a8541866', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.473+00', '2026-11-29 01:47:30.473+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.516+00', '2026-11-29 01:47:30.585848+00', 'zoë o’brien', 'o’brien', '+14155550011', true),
	('borealis', '01a224fc-65d6-7e62-91e5-653e37cd9b86', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.646+00', '2026-11-29 01:47:30.646+00', '李 小龙', '小龙', NULL, true),
	('borealis', '01a224fc-6614-703d-8ce0-34670513ea45', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.708+00', '2026-11-29 01:47:30.708+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a224fc-6650-7a30-a1f5-0cf0622cb46e', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.768+00', '2026-11-29 01:47:30.768+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a224fc-667a-72c2-93c7-2259ea2e6f42', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.81+00', '2026-11-29 01:47:30.857057+00', 'ada lovelace', 'lovelace', NULL, true),
	('borealis', '01a224fc-66d7-7bed-940d-ac26793780d9', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.903+00', '2026-11-29 01:47:30.903+00', 'zoë o’brien', 'o’brien', '+14155550016', true),
	('borealis', '01a224fc-6712-752b-a479-ee50b4dbfa30', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:30.962+00', '2026-11-29 01:47:30.962+00', '李 小龙', '小龙', '+14155550017', true),
	('borealis', '01a224fc-674e-75fe-babf-78345ffe9827', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:31.022+00', '2026-11-29 01:47:31.022+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a224fc-6a38-75da-adf7-9387b0f0d26f', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:31.768+00', '2026-11-29 01:47:31.768+00', 'other person', 'person', NULL, true),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 01:47:32.513221+00', '2026-11-29 01:47:32.57483+00', '01a224fc-6d9e-7a06-9fe9-65a0c2a774a7', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 01:47:31.61+00', '2026-11-29 01:47:32.748964+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a224fc-6792-7350-94d8-1dae87bedf03', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:31.09+00', '2026-11-29 01:47:31.145183+00', 'i̇rem byron', 'byron', NULL, true),
	('borealis', '01a224fc-6205-70e8-8c87-1f990ee8089a', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:29.669+00', '2026-11-29 01:47:31.241051+00', 'ada lovelace', 'lovelace', NULL, true);
INSERT INTO public.prescriptions VALUES
	('acme', '01a224fc-543e-72a9-823a-a2399fb02844', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-5411-7957-845c-8bd81950e05c', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:26.142162+00', '2026-11-29 01:47:26.142162+00'),
	('borealis', '01a224fc-6c85-79f2-b0ba-1db66f0271e5', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6c1f-76f1-88a5-af9c39bd4c7a', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:47:32.357849+00', '2026-11-29 01:47:32.357849+00');
INSERT INTO public.provider_links VALUES
	('acme', '01a224fc-51de-7688-849d-8846b7d263e2', '01a224fc-50e2-7566-80a9-adb612a01837', '01a224fc-519f-7e9f-9f38-d27bdbe92118', 'primary', 'active', '2026-11-29 01:47:25.534919+00', NULL),
	('borealis', '01a224fc-6a99-7916-9f2e-73e6c7dbf2fd', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '01a224fc-6a5e-7479-adf1-a29e4c7d1fa7', 'primary', 'active', '2026-11-29 01:47:31.865535+00', NULL);
INSERT INTO public.providers VALUES
	('acme', '01a224fc-519f-7e9f-9f38-d27bdbe92118', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 01:47:25.471748+00', '2026-11-29 01:47:25.471748+00'),
	('borealis', '01a224fc-6a5e-7479-adf1-a29e4c7d1fa7', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 01:47:31.806711+00', '2026-11-29 01:47:31.806711+00');
INSERT INTO public.researcher_acknowledgements VALUES
	('acme', '01a224fc-55d4-79b3-a773-54a80a4d4e75', '01a224fc-50e2-7566-80a9-adb612a01837', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 01:47:26.548443+00', '2026-11-29 01:47:26.548443+00', '2026-11-29 01:47:26.548443+00'),
	('borealis', '01a224fc-6d9e-7a06-9fe9-65a0c2a774a7', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 01:47:32.638366+00', '2026-11-29 01:47:32.638366+00', '2026-11-29 01:47:32.638366+00');
INSERT INTO public.schema_migrations VALUES
	('0001_roles', '588917b328bb70b65780a3dcd7d0bd912c9e28b339c8241a49485e6d54d2f947', '2026-11-29 01:47:06.661908+00'),
	('0002_patients', 'fffa58c3b4cfd97507245b895e6376c13c2d462cccbdd4a5fe75c2302ee8e4bd', '2026-11-29 01:47:06.665577+00'),
	('0003_records', 'bb0eabb6a714f62bc037c27bb7dad6712b571fd42752aab08a1d2394525b1065', '2026-11-29 01:47:06.6779+00'),
	('0004_idempotency', '34862273a62d9003810c8f79b38b86c14935435e1ed4065ec6ad7d8e29981b0a', '2026-11-29 01:47:06.68556+00'),
	('0005_timeline', '1500788362dcacc8ed24a87b77571d1aad0e24bbc01861025130cc02841f70d5', '2026-11-29 01:47:06.695692+00'),
	('0006_accesses', '2e48cea5a4cc5400bbb29c3faeed8010fc7c3dd2f8f7ba818b196e4aaeda35fe', '2026-11-29 01:47:06.704441+00'),
	('0007_acts', '97d2e116c78f4f5f835c10bcb3c5d1e1128fd0136b890a0bf8fe2b3ebf6df342', '2026-11-29 01:47:06.707586+00'),
	('0008_researchers', '65223a7949216ebb93e1f7ec0b31513507a45a1454903403ada1b8193e921323', '2026-11-29 01:47:06.711845+00'),
	('0009_onboarding', 'e1fbe7f46e2dbe46366dfec289bf9ebc01dd350d379ce03d84cea5a338a1587f', '2026-11-29 01:47:06.71909+00'),
	('0010_intake', 'b4157063370593bb6e45c0a4b75af2b94d9f54466cd279530a7ce503e27128a5', '2026-11-29 01:47:06.725722+00'),
	('0011_consults', '1bb620f25d3790b2250023a1b63476dc83a9cde071c50c5aeb29d1729dc2968b', '2026-11-29 01:47:06.734386+00'),
	('0012_providers', 'e39ef8830471cf0c07214a5bb6b7ee8ef628d68b071dc2a9b1aaf6422008abae', '2026-11-29 01:47:06.739586+00'),
	('0013_encounters', '476a48f86dd20c663ed98bd7e18b893017fbd3b600b610af1cfe64b0e5837b5c', '2026-11-29 01:47:06.750282+00'),
	('0014_metrics', '02db90fda134b6663759cefb4dce301c3b57e0908493c518929093f958cde830', '2026-11-29 01:47:06.757648+00'),
	('0015_medications', '4ebc09f1446fda940e2f8f0fb24734cd1d741f71359e64791d4c2c2d1232b862', '2026-11-29 01:47:06.76355+00'),
	('0016_treatments', '7974355fa042c8d62b2b114fa9d3867ba0ce2ce0bc1e870a9307a16e851c0d11', '2026-11-29 01:47:06.771803+00'),
	('0017_access_log', '606a24e0b4cff131a129c43efd23e4ed81b94ce556b821ceaa75c891ceef7dd2', '2026-11-29 01:47:06.800686+00'),
	('0018_patient_totals', 'dc91d038b384b4f729b06be2b22f4c020f3fc1b1ff36e73355cd0ca075603b01', '2026-11-29 01:47:06.805513+00'),
	('0019_names_by_index', '3b3fc9f226febe8ec386ef8371c2fc3a6a2ec13ba8156e89e8cb8bae2aae2698', '2026-11-29 01:47:06.81793+00'),
	('0020_names_by_one_index', '8532457e1cce9639ac69a30d81a320754f81fae1fac23396c6a28a5056ca0809', '2026-11-29 01:47:06.825425+00'),
	('0021_plans_for_any_brand', '4b2aacc63d5cc6e8d8c3d65fbea760abd8a42dda3e5838ce020b190a18dbe4b0', '2026-11-29 01:47:06.82804+00');
INSERT INTO public.timeline VALUES
	('acme', '01a224fc-444f-7a26-9650-fa16208e81e0', '2026-11-29 01:47:22.063888+00', '01a224fc-444f-7580-a85e-c50b754793df', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-444f-7a26-9650-fa16208e81e0', '{"request_id":"01a224fc-444b-7411-b4c4-53b92ca432d0"}', '2026-11-29 01:47:22.063888+00'),
	('acme', '01a224fc-4623-72a3-9987-1df05e1040c9', '2026-11-29 01:47:22.53186+00', '01a224fc-4623-7e3f-a010-a28e8aa8de87', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4623-72a3-9987-1df05e1040c9', '{"request_id":"01a224fc-4619-72a3-959c-9b768b2894c5"}', '2026-11-29 01:47:22.53186+00'),
	('acme', '01a224fc-4623-72a3-9987-1df05e1040c9', '2026-11-29 01:47:22.713439+00', '01a224fc-46d9-745e-9f00-6fc6c5d4ceb1', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-4623-72a3-9987-1df05e1040c9', '{"request_id":"01a224fc-46a5-77c9-b904-6aeadb25fc33"}', '2026-11-29 01:47:22.713439+00'),
	('acme', '01a224fc-470e-7470-8dec-1e43185ccf4f', '2026-11-29 01:47:22.766345+00', '01a224fc-470e-76fb-b0f6-6b892aa53762', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-470e-7470-8dec-1e43185ccf4f', '{"request_id":"01a224fc-470d-776d-8233-80c06c5b0878"}', '2026-11-29 01:47:22.766345+00'),
	('acme', '01a224fc-478b-7096-b7c6-11fac8e73650', '2026-11-29 01:47:22.891622+00', '01a224fc-478b-7b62-9b91-76cf2c6a36af', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-478b-7096-b7c6-11fac8e73650', '{"request_id":"01a224fc-4789-757f-abb9-1c0baa25bd60"}', '2026-11-29 01:47:22.891622+00'),
	('acme', '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', '2026-11-29 01:47:22.979205+00', '01a224fc-47e3-7c22-8691-61ad4a9865c0', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-47e2-7d81-8f2b-6ccb2e78ab50', '{"request_id":"01a224fc-47e2-7378-b9ea-2d3632683c21"}', '2026-11-29 01:47:22.979205+00'),
	('acme', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '2026-11-29 01:47:23.133354+00', '01a224fc-487d-756d-a6a1-892526eb72e4', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '{"request_id":"01a224fc-487c-75d8-aefd-2c6fb77d3718"}', '2026-11-29 01:47:23.133354+00'),
	('acme', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '2026-11-29 01:47:23.344777+00', '01a224fc-4950-7342-aa30-45a14f9dc241', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-487d-75d5-905c-2b49f4ce13a9', '{"request_id":"01a224fc-4911-7193-8df1-93870b8b2046"}', '2026-11-29 01:47:23.344777+00'),
	('acme', '01a224fc-49a2-7a9f-ac71-b591be460f48', '2026-11-29 01:47:23.427027+00', '01a224fc-49a3-7491-97c0-954d01ae6ca7', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-49a2-7a9f-ac71-b591be460f48', '{"request_id":"01a224fc-49a2-72e3-8bd5-c49fede277e1"}', '2026-11-29 01:47:23.427027+00'),
	('acme', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', '2026-11-29 01:47:23.565831+00', '01a224fc-4a2d-7337-9b9e-e7eec0c9c121', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4a2d-733c-a69d-84c1e2a5bbfd', '{"request_id":"01a224fc-4a2d-77bd-ae7c-2c2774f22858"}', '2026-11-29 01:47:23.565831+00'),
	('acme', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', '2026-11-29 01:47:23.69791+00', '01a224fc-4ab1-7d9f-a956-56495b5d7b27', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4ab1-70cf-9253-d6c91fa3a95a', '{"request_id":"01a224fc-4ab1-729a-8d3e-b7fe8a67c7d8"}', '2026-11-29 01:47:23.69791+00'),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '2026-11-29 01:47:23.843416+00', '01a224fc-4b43-79d0-9ba6-c6794b5fad46', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '{"request_id":"01a224fc-4b42-733c-9940-58b8d8db8981"}', '2026-11-29 01:47:23.843416+00'),
	('acme', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '2026-11-29 01:47:24.066436+00', '01a224fc-4c22-7106-bc52-166af0139ef4', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-4b43-76e7-ba27-4f82c0c1d162', '{"request_id":"01a224fc-4be2-7000-9b3e-834fcb9144ba"}', '2026-11-29 01:47:24.066436+00'),
	('acme', '01a224fc-4c67-744a-aef3-1c2169e5c73b', '2026-11-29 01:47:24.135642+00', '01a224fc-4c67-7094-bca6-4ad1c335dd59', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4c67-744a-aef3-1c2169e5c73b', '{"request_id":"01a224fc-4c62-77f5-8802-92d6e0f0bfd7"}', '2026-11-29 01:47:24.135642+00'),
	('acme', '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', '2026-11-29 01:47:24.248992+00', '01a224fc-4cd8-7080-b669-0a692bf80bbf', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4cd8-7a54-b2ef-8e42e6e70955', '{"request_id":"01a224fc-4cd8-73f6-91da-dfed6e66df56"}', '2026-11-29 01:47:24.248992+00'),
	('acme', '01a224fc-4d0f-7379-b462-3cc1abab1ac4', '2026-11-29 01:47:24.303315+00', '01a224fc-4d0f-71bf-ad04-64d5e8866bd2', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4d0f-7379-b462-3cc1abab1ac4', '{"request_id":"01a224fc-4d0e-7684-a234-10ca44679190"}', '2026-11-29 01:47:24.303315+00'),
	('acme', '01a224fc-4d48-78db-a413-2f469a4c31c2', '2026-11-29 01:47:24.360352+00', '01a224fc-4d48-71c0-9d8b-5e08a0508f5e', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4d48-78db-a413-2f469a4c31c2', '{"request_id":"01a224fc-4d47-708e-ada8-3bf6e305f2f9"}', '2026-11-29 01:47:24.360352+00'),
	('acme', '01a224fc-4d48-78db-a413-2f469a4c31c2', '2026-11-29 01:47:24.424871+00', '01a224fc-4d88-7a67-90a6-e01107299540', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-4d48-78db-a413-2f469a4c31c2', '{"request_id":"01a224fc-4d87-7049-8f8d-eb1e80f031dc"}', '2026-11-29 01:47:24.424871+00'),
	('acme', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', '2026-11-29 01:47:24.481313+00', '01a224fc-4dc1-7bab-ac3c-3b03e9256334', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4dc1-7719-a2ab-3b8c2eafeab7', '{"request_id":"01a224fc-4dc0-76e7-839f-3cbaa0d5587a"}', '2026-11-29 01:47:24.481313+00'),
	('acme', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '2026-11-29 01:47:24.561877+00', '01a224fc-4e11-70e4-ae01-a16ca9a1583b', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4e11-7048-b4f1-7ea41ee5f51a', '{"request_id":"01a224fc-4e11-7423-a35d-77dfc9eb7327"}', '2026-11-29 01:47:24.561877+00'),
	('acme', '01a224fc-4e45-7a87-8507-2302b7e1edee', '2026-11-29 01:47:24.613767+00', '01a224fc-4e45-7b5b-b773-554bc58c5f8d', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4e45-7a87-8507-2302b7e1edee', '{"request_id":"01a224fc-4e45-74eb-a986-3d8a206f767a"}', '2026-11-29 01:47:24.613767+00'),
	('acme', '01a224fc-4e8f-7c66-a5d4-845268283845', '2026-11-29 01:47:24.687709+00', '01a224fc-4e8f-7ca5-b388-d8585e91bfae', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-4e8f-7c66-a5d4-845268283845', '{"request_id":"01a224fc-4e8e-73cb-b2c5-798b2b8af667"}', '2026-11-29 01:47:24.687709+00'),
	('acme', '01a224fc-4e8f-7c66-a5d4-845268283845', '2026-11-29 01:47:24.744974+00', '01a224fc-4ec8-7f49-8a0b-32f9c0dd2f6f', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-4e8f-7c66-a5d4-845268283845', '{"request_id":"01a224fc-4ec7-70d9-aa2c-c6f19449e99e"}', '2026-11-29 01:47:24.744974+00'),
	('acme', '01a224fc-444f-7a26-9650-fa16208e81e0', '2026-11-29 01:47:24.788077+00', '01a224fc-4ef4-7a36-aa7c-f0e3a6889ab5', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-444f-7a26-9650-fa16208e81e0', '{"request_id":"01a224fc-4ef0-733c-a759-53dbf82be20b"}', '2026-11-29 01:47:24.788077+00'),
	('acme', '01a224fc-444f-7a26-9650-fa16208e81e0', '2026-11-29 01:47:24.866645+00', '01a224fc-4f42-7e66-8792-c209d7ffce9f', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-444f-7a26-9650-fa16208e81e0', '{"request_id":"01a224fc-4f40-7271-bbb7-3be22af4e6f0"}', '2026-11-29 01:47:24.866645+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.28248+00', '01a224fc-50e2-78ba-9131-994ff01d6eb0', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-50e1-75ea-8fdc-8ff02249059e"}', '2026-11-29 01:47:25.28248+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.345357+00', '01a224fc-5121-7a1e-9d27-bf1ecaaa1e03', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-511f-71e8-a1cc-55b142805964"}', '2026-11-29 01:47:25.345357+00'),
	('acme', '01a224fc-5161-723d-a45c-7c288b25c860', '2026-11-29 01:47:25.40943+00', '01a224fc-5161-73a8-ae7d-91a47bc32f16', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-5161-723d-a45c-7c288b25c860', '{"request_id":"01a224fc-5160-7276-9e2e-337a8c118c3a"}', '2026-11-29 01:47:25.40943+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.535736+00', '01a224fc-51df-7d6b-94d3-befaf1f61890', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a224fc-51de-7688-849d-8846b7d263e2', '{"request_id":"01a224fc-51da-730b-bf27-44636d941140"}', '2026-11-29 01:47:25.535736+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.608181+00', '01a224fc-5228-772e-8177-cbb1314f1f98', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a224fc-5228-7356-b359-e4cde93429c1', '{"request_id":"01a224fc-5227-71cf-8a9c-5098756e68a2"}', '2026-11-29 01:47:25.608181+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.676266+00', '01a224fc-526c-7dbe-8f82-db63cc1940de', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a224fc-526c-74af-a09c-163bb8e93b70', '{"request_id":"01a224fc-5266-75de-af6f-5657c6ff1064"}', '2026-11-29 01:47:25.676266+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-02 07:00:00+00', '01a224fc-529b-7935-874a-d1fd51fececa', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a224fc-529b-7ee9-92ce-0fe958f1a85f', '{"request_id":"01a224fc-529b-7456-82d7-7472728590d3"}', '2026-11-29 01:47:25.723906+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.864257+00', '01a224fc-5328-7893-9479-3a5ef2f78002', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-531f-742f-a2ce-6f30ef73e33a"}', '2026-11-29 01:47:25.864257+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:25.986987+00', '01a224fc-53a2-727e-8519-173f4702ee03', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a224fc-53a2-74eb-8960-795da03f9539', '{"request_id":"01a224fc-539e-77a0-ad20-cbbca0fa0d3b"}', '2026-11-29 01:47:25.986987+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-02 10:00:00+00', '01a224fc-53e5-7d0d-9b21-4163bc21b8ea', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a224fc-53e5-7eb4-9779-e9cdbe523e71', '{"request_id":"01a224fc-53e3-742f-ba2d-c7aabf4fd517"}', '2026-11-29 01:47:26.053551+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.097962+00', '01a224fc-5411-755b-bef6-a0f8a17c9e33', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a224fc-5411-7957-845c-8bd81950e05c', '{"request_id":"01a224fc-540f-75a8-8398-f679fe79a912"}', '2026-11-29 01:47:26.097962+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.14231+00', '01a224fc-543e-7bfd-8913-46d4805e996e', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a224fc-543e-72a9-823a-a2399fb02844', '{"request_id":"01a224fc-543b-730d-896f-2064eed3a955"}', '2026-11-29 01:47:26.14231+00'),
	('borealis', '01a224fc-62b4-7661-b1be-218f4413a4b9', '2026-11-29 01:47:29.844733+00', '01a224fc-62b4-7b8c-a324-26d41f55b7bb', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-62b4-7661-b1be-218f4413a4b9', '{"request_id":"01a224fc-62b3-7750-933d-f1e5b763428a"}', '2026-11-29 01:47:29.844733+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.303709+00', '01a224fc-54df-7f60-95fc-326a792338f6', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a224fc-54df-75da-8804-e6e33d46f3d9', '{"request_id":"01a224fc-54cc-7484-9a9c-05705bf95e63"}', '2026-11-29 01:47:26.303709+00'),
	('borealis', '01a224fc-64e3-79ad-a627-77ace5cc1b65', '2026-11-29 01:47:30.40332+00', '01a224fc-64e3-78a6-8716-b6c379542885', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-64e3-79ad-a627-77ace5cc1b65', '{"request_id":"01a224fc-64e2-7000-9131-82721d6aa375"}', '2026-11-29 01:47:30.40332+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.255403+00', '01a224fc-6c1f-7b92-b6b1-26e7be0945c3', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a224fc-6c1f-76f1-88a5-af9c39bd4c7a', '{"request_id":"01a224fc-6c0b-73d8-be46-d355529b673f"}', '2026-11-29 01:47:32.255403+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.406285+00', '01a224fc-5546-7976-9c4d-8e2d46e1653b', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-5544-72ce-82ce-cdde1a4396b5"}', '2026-11-29 01:47:26.406285+00'),
	('borealis', '01a224fc-6529-72a0-b092-d0d3a8541866', '2026-11-29 01:47:30.47322+00', '01a224fc-6529-7be5-a961-3d4a2f5eaedb', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6529-72a0-b092-d0d3a8541866', '{"request_id":"01a224fc-6528-7532-9d1c-80e9736b0954"}', '2026-11-29 01:47:30.47322+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.357997+00', '01a224fc-6c85-7753-a8a2-baee13bfd86e', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a224fc-6c85-79f2-b0ba-1db66f0271e5', '{"request_id":"01a224fc-6c83-75b9-bc90-a90f76c539e6"}', '2026-11-29 01:47:32.357997+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.478605+00', '01a224fc-558e-7e07-a12b-e9d5c308d516', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-558c-7386-b265-872463d50b1e"}', '2026-11-29 01:47:26.478605+00'),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', '2026-11-29 01:47:30.516837+00', '01a224fc-6554-7080-8b10-0d704e8ce9b9', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6554-7ca1-83d9-f4f93d283556', '{"request_id":"01a224fc-6553-70b8-b228-7ce062cc7289"}', '2026-11-29 01:47:30.516837+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.43689+00', '01a224fc-6cd4-77a2-98c6-153a7b6c2416', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a224fc-6cd4-7fe6-8f92-117eabc7864f', '{"request_id":"01a224fc-6cd2-76fd-a124-cdd7f399fbc9"}', '2026-11-29 01:47:32.43689+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.548669+00', '01a224fc-55d4-77c9-ba76-fcebcf1fd7a3', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a224fc-55d4-79b3-a773-54a80a4d4e75', '{"request_id":"01a224fc-55c7-7543-abf0-6be18efc0f91"}', '2026-11-29 01:47:26.548669+00'),
	('borealis', '01a224fc-6554-7ca1-83d9-f4f93d283556', '2026-11-29 01:47:30.586035+00', '01a224fc-659a-710d-98e4-f46282bb1b27', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-6554-7ca1-83d9-f4f93d283556', '{"request_id":"01a224fc-6598-70a8-909b-617162657e49"}', '2026-11-29 01:47:30.586035+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.513426+00', '01a224fc-6d21-7a83-a8e6-46b55909fc22', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-6d1f-708b-8e41-54ce57b24f43"}', '2026-11-29 01:47:32.513426+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.623059+00', '01a224fc-561f-7690-bdd3-6552c38cb013', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-561b-71cd-b03b-ebb882d2711f"}', '2026-11-29 01:47:26.623059+00'),
	('borealis', '01a224fc-65d6-7e62-91e5-653e37cd9b86', '2026-11-29 01:47:30.646912+00', '01a224fc-65d6-7a99-9228-8425d4b88ffb', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-65d6-7e62-91e5-653e37cd9b86', '{"request_id":"01a224fc-65d4-7199-a6f3-68a3e6662f99"}', '2026-11-29 01:47:30.646912+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.575027+00', '01a224fc-6d5f-723e-b6d7-6d80da9b00e9', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-6d5d-75dd-831f-e58b683c1202"}', '2026-11-29 01:47:32.575027+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.697528+00', '01a224fc-5669-7ac8-8b25-d5015a675f5a', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-50e2-7566-80a9-adb612a01837', '{"request_id":"01a224fc-5667-7527-8736-6c462def9547"}', '2026-11-29 01:47:26.697528+00'),
	('borealis', '01a224fc-6205-70e8-8c87-1f990ee8089a', '2026-11-29 01:47:29.669918+00', '01a224fc-6205-7ae0-a0e2-c9ea13adda16', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6205-70e8-8c87-1f990ee8089a', '{"request_id":"01a224fc-6204-776f-af3d-3d8a7147381f"}', '2026-11-29 01:47:29.669918+00'),
	('borealis', '01a224fc-6614-703d-8ce0-34670513ea45', '2026-11-29 01:47:30.708584+00', '01a224fc-6614-7a3d-9184-621a63b9fec2', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6614-703d-8ce0-34670513ea45', '{"request_id":"01a224fc-6613-776c-b4c6-7ee1689ea673"}', '2026-11-29 01:47:30.708584+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:31.610841+00', '01a224fc-699a-760e-b761-bee59cdf9fad', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-699a-7594-b771-eff684a34bd2"}', '2026-11-29 01:47:31.610841+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.638532+00', '01a224fc-6d9e-7e80-b44b-246883dca219', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a224fc-6d9e-7a06-9fe9-65a0c2a774a7', '{"request_id":"01a224fc-6d9c-7376-a601-1010c5824702"}', '2026-11-29 01:47:32.638532+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.741547+00', '01a224fc-5695-7688-8887-e7db4ed701e7', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a224fc-5228-7356-b359-e4cde93429c1', '{"request_id":"01a224fc-5693-75e4-bcd7-cb884645bcd2"}', '2026-11-29 01:47:26.741547+00'),
	('borealis', '01a224fc-6434-732e-8ab5-d508beea1c23', '2026-11-29 01:47:30.308017+00', '01a224fc-6484-729b-8fcc-e3fe756663cd', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-6434-732e-8ab5-d508beea1c23', '{"request_id":"01a224fc-647f-74dc-adec-5a84dbd104c8"}', '2026-11-29 01:47:30.308017+00'),
	('borealis', '01a224fc-6205-70e8-8c87-1f990ee8089a', '2026-11-29 01:47:31.192846+00', '01a224fc-67f8-7b16-ae89-dc161669ed7a', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-6205-70e8-8c87-1f990ee8089a', '{"request_id":"01a224fc-67f7-7762-a849-348426d5fc12"}', '2026-11-29 01:47:31.192846+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.149744+00', '01a224fc-6bb5-74a6-8afd-dcfd5080ca41', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a224fc-6bb5-73f9-9de6-44c2b9cf2218', '{"request_id":"01a224fc-6bb3-7796-ae57-7b941bbf41ac"}', '2026-11-29 01:47:32.149744+00'),
	('acme', '01a224fc-50e2-7566-80a9-adb612a01837', '2026-11-29 01:47:26.796833+00', '01a224fc-56cc-7b88-ae17-1084513dc463', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a224fc-526c-74af-a09c-163bb8e93b70', '{"request_id":"01a224fc-56c6-71d2-8060-06c8ae97a9e0"}', '2026-11-29 01:47:26.796833+00'),
	('borealis', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '2026-11-29 01:47:30.810346+00', '01a224fc-667a-7059-841d-7bea19e0e5cf', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '{"request_id":"01a224fc-6677-700c-b8b7-51e5dbc607c2"}', '2026-11-29 01:47:30.810346+00'),
	('borealis', '01a224fc-6a38-75da-adf7-9387b0f0d26f', '2026-11-29 01:47:31.769116+00', '01a224fc-6a39-75ee-aa0e-90477fd40b51', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6a38-75da-adf7-9387b0f0d26f', '{"request_id":"01a224fc-6a37-7014-9e43-22d7c6bafcc9"}', '2026-11-29 01:47:31.769116+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.749124+00', '01a224fc-6e0d-7456-9f8b-56111c7f3ad0', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-6e0b-7189-bd93-e597da369b46"}', '2026-11-29 01:47:32.749124+00'),
	('borealis', '01a224fc-62b4-7661-b1be-218f4413a4b9', '2026-11-29 01:47:29.953007+00', '01a224fc-6321-7afb-810e-de7377a0e05b', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-62b4-7661-b1be-218f4413a4b9', '{"request_id":"01a224fc-6319-7272-b27f-2957f05334b2"}', '2026-11-29 01:47:29.953007+00'),
	('borealis', '01a224fc-66d7-7bed-940d-ac26793780d9', '2026-11-29 01:47:30.903779+00', '01a224fc-66d7-776c-ba17-a84e8b69a1cb', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-66d7-7bed-940d-ac26793780d9', '{"request_id":"01a224fc-66d7-7619-95d5-76cd33186f91"}', '2026-11-29 01:47:30.903779+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:31.866107+00', '01a224fc-6a9a-7902-a778-3007dde69c94', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a224fc-6a99-7916-9f2e-73e6c7dbf2fd', '{"request_id":"01a224fc-6a97-736c-9850-5fb90ae9c3b7"}', '2026-11-29 01:47:31.866107+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.841183+00', '01a224fc-6e69-7605-b376-f1db0c5ac8c2', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3', '{"request_id":"01a224fc-6e62-7552-acbc-df1b7c7ebf20"}', '2026-11-29 01:47:32.841183+00'),
	('borealis', '01a224fc-6375-78f8-94dd-7530d2ac5182', '2026-11-29 01:47:30.037512+00', '01a224fc-6375-78b3-bdb2-e34a83e5bce0', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6375-78f8-94dd-7530d2ac5182', '{"request_id":"01a224fc-6373-720a-b140-765485628162"}', '2026-11-29 01:47:30.037512+00'),
	('borealis', '01a224fc-6712-752b-a479-ee50b4dbfa30', '2026-11-29 01:47:30.962821+00', '01a224fc-6712-75e9-bf70-9c4791a009cf', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6712-752b-a479-ee50b4dbfa30', '{"request_id":"01a224fc-6712-7490-8802-674e04f5796c"}', '2026-11-29 01:47:30.962821+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:31.926216+00', '01a224fc-6ad6-7102-ae9e-fdfcced576ec', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a224fc-6ad6-742d-ab2c-0370c725a4b1', '{"request_id":"01a224fc-6ad5-7265-93a4-0c7a4a9a8653"}', '2026-11-29 01:47:31.926216+00'),
	('borealis', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '2026-11-29 01:47:30.11812+00', '01a224fc-63c6-76af-9262-c79c024b357b', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-63c5-7c6f-baca-2616c1e8eca8', '{"request_id":"01a224fc-63c4-74a1-88fa-5bfb97a59cc9"}', '2026-11-29 01:47:30.11812+00'),
	('borealis', '01a224fc-674e-75fe-babf-78345ffe9827', '2026-11-29 01:47:31.022504+00', '01a224fc-674e-77e3-80a7-d4742b7b905e', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-674e-75fe-babf-78345ffe9827', '{"request_id":"01a224fc-674d-73a1-9c77-f21bc4e51ad5"}', '2026-11-29 01:47:31.022504+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:31.976946+00', '01a224fc-6b08-717b-94b6-216bc293125f', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a224fc-6b08-77cd-8a8e-b1180f66f3d3', '{"request_id":"01a224fc-6b08-7175-9db0-2365c70e022b"}', '2026-11-29 01:47:31.976946+00'),
	('borealis', '01a224fc-6403-71be-848b-ddb2258c3c7d', '2026-11-29 01:47:30.180117+00', '01a224fc-6404-707d-a510-75c3d6187294', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6403-71be-848b-ddb2258c3c7d', '{"request_id":"01a224fc-6403-771a-8f4d-986042ee1216"}', '2026-11-29 01:47:30.180117+00'),
	('borealis', '01a224fc-6792-7350-94d8-1dae87bedf03', '2026-11-29 01:47:31.090806+00', '01a224fc-6792-7cf0-91de-e92242ce654a', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6792-7350-94d8-1dae87bedf03', '{"request_id":"01a224fc-6792-744d-bbc6-8369c99590a4"}', '2026-11-29 01:47:31.090806+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-02 07:00:00+00', '01a224fc-6b47-7c11-bb94-959c8e8e4718', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a224fc-6b47-7018-93d1-300a2b87f68e', '{"request_id":"01a224fc-6b3f-745a-8709-2210efc7c707"}', '2026-11-29 01:47:32.039631+00'),
	('borealis', '01a224fc-6434-732e-8ab5-d508beea1c23', '2026-11-29 01:47:30.228831+00', '01a224fc-6434-7d53-ae24-827241382b4f', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6434-732e-8ab5-d508beea1c23', '{"request_id":"01a224fc-6434-71d2-9f3e-649551c7d7e5"}', '2026-11-29 01:47:30.228831+00'),
	('borealis', '01a224fc-6792-7350-94d8-1dae87bedf03', '2026-11-29 01:47:31.145346+00', '01a224fc-67c9-72a1-a203-b8cef320a72e', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-6792-7350-94d8-1dae87bedf03', '{"request_id":"01a224fc-67c7-7294-96b9-5fe3a2fa1e0c"}', '2026-11-29 01:47:31.145346+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.092471+00', '01a224fc-6b7c-705d-8146-d3ebed40e214', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-6b7b-74f1-b849-0bce93928662"}', '2026-11-29 01:47:32.092471+00'),
	('borealis', '01a224fc-64bf-78fd-a6cc-1698e585ccf0', '2026-11-29 01:47:30.367646+00', '01a224fc-64bf-7476-87fb-a1b6bd8d7443', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-64bf-78fd-a6cc-1698e585ccf0', '{"request_id":"01a224fc-64bc-734f-a428-6d575c0b94e1"}', '2026-11-29 01:47:30.367646+00'),
	('borealis', '01a224fc-6205-70e8-8c87-1f990ee8089a', '2026-11-29 01:47:31.241254+00', '01a224fc-6829-7caa-bcad-88cb1562261f', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-6205-70e8-8c87-1f990ee8089a', '{"request_id":"01a224fc-6827-7708-88d7-f0c0cbff90e8"}', '2026-11-29 01:47:31.241254+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-02 10:00:00+00', '01a224fc-6be4-74eb-b23d-b76ab2389e61', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a224fc-6be4-7be0-a640-33ef01ac228f', '{"request_id":"01a224fc-6be3-71b4-987c-cde78cf91f1a"}', '2026-11-29 01:47:32.196765+00'),
	('borealis', '01a224fc-6650-7a30-a1f5-0cf0622cb46e', '2026-11-29 01:47:30.768714+00', '01a224fc-6650-74b0-9576-7e8165afbf5f', 'patient.created', 'Registered', NULL, 'patient', '01a224fc-6650-7a30-a1f5-0cf0622cb46e', '{"request_id":"01a224fc-6650-7364-a9c2-e163dec64a7c"}', '2026-11-29 01:47:30.768714+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:31.691025+00', '01a224fc-69eb-7c06-82c8-3732dd1b6fca', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-69e5-717a-ad1b-0b04f1307e65"}', '2026-11-29 01:47:31.691025+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.690111+00', '01a224fc-6dd2-7dda-9dd5-081c61ad886f', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '{"request_id":"01a224fc-6dcf-7108-bf8c-17e8ee8978f5"}', '2026-11-29 01:47:32.690111+00'),
	('borealis', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '2026-11-29 01:47:30.857216+00', '01a224fc-66a9-762c-8589-20bcda659bac', 'patient.updated', 'Record changed', NULL, 'patient', '01a224fc-667a-72c2-93c7-2259ea2e6f42', '{"request_id":"01a224fc-66a7-7276-aecb-ce7ac7cc47cb"}', '2026-11-29 01:47:30.857216+00'),
	('borealis', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', '2026-11-29 01:47:32.789022+00', '01a224fc-6e35-7e4b-9f9c-de32c3027f5f', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a224fc-6ad6-742d-ab2c-0370c725a4b1', '{"request_id":"01a224fc-6e2f-769c-873b-eb1aeacb1185"}', '2026-11-29 01:47:32.789022+00');
INSERT INTO public.treatments VALUES
	('acme', '01a224fc-5411-7957-845c-8bd81950e05c', '01a224fc-50e2-7566-80a9-adb612a01837', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 01:47:26.097799+00', '2026-11-29 01:47:26.097799+00'),
	('borealis', '01a224fc-6c1f-76f1-88a5-af9c39bd4c7a', '01a224fc-699a-7d18-b0f1-a0929a98fdf5', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 01:47:32.255213+00', '2026-11-29 01:47:32.255213+00');
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
ALTER TABLE public.compliance_acts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consult_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.consultations ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.encounters ENABLE ROW LEVEL SECURITY;
CREATE POLICY expired ON public.idempotency_keys TO patient_graph_maintenance USING ((created_at < (now() - '24:00:00'::interval)));
ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY;
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
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_responses TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.medications TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.metric_entries TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.onboarding TO patient_graph_service;
GRANT SELECT,INSERT ON TABLE public.outbox TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.patient_identifiers TO patient_graph_service;
GRANT SELECT,INSERT,UPDATE ON TABLE public.patient_totals TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.patients TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.prescriptions TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.provider_links TO patient_graph_service;
GRANT SELECT,INSERT ON TABLE public.providers TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.researcher_acknowledgements TO patient_graph_service;
GRANT SELECT,INSERT,DELETE ON TABLE public.timeline TO patient_graph_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.treatments TO patient_graph_service;
