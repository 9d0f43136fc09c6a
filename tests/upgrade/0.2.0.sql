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
	('acme', '01a22500-2cc8-72fd-b78a-4bf3a2ae0b9a', '2026-11-29 01:51:38.184428+00', 'patient.created', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', NULL, 'local-service', '01a22500-2cbd-77ff-af12-2ed9909a6d20', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-2d6c-7a93-ab6f-107bda59f3d4', '2026-11-29 01:51:38.348373+00', 'patient.created', '01a22500-2d6b-7a44-8c28-c26eb5329ac4', NULL, 'local-service', '01a22500-2d69-7199-a33c-506819b3a165', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-2e4c-7469-a3fe-fcfd77452545', '2026-11-29 01:51:38.572978+00', 'patient.created', '01a22500-2e4c-7bac-97af-b486429c2e7e', NULL, 'local-service', '01a22500-2e4b-760f-88ca-9928cff081e5', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-2f01-7675-8d8d-cb860e809436', '2026-11-29 01:51:38.753549+00', 'patient.created', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', NULL, 'local-service', '01a22500-2efa-709c-9405-ab1ae9501713', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3041-7186-9fe6-38959d764965', '2026-11-29 01:51:39.073963+00', 'patient.updated', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', NULL, 'local-service', '01a22500-2fa6-738c-8e82-e3b9f6d7839b', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a22500-30c7-7e92-a421-7e65ec226634', '2026-11-29 01:51:39.207926+00', 'patient.created', '01a22500-30c7-754b-98b1-26cf3b5350c8', NULL, 'local-service', '01a22500-30c3-74f8-9735-146fef21b0c3', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22500-31d7-71db-b220-2b5ee0951d28', '2026-11-29 01:51:39.479873+00', 'patient.created', '01a22500-31d7-734a-94aa-0ac884f306ef', NULL, 'local-service', '01a22500-31d2-7128-8a80-8d6a443f34cb', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22500-32d0-7fab-bba5-2bdfdfbf2562', '2026-11-29 01:51:39.728319+00', 'patient.created', '01a22500-32cf-792f-8338-79e948ad994c', NULL, 'local-service', '01a22500-32ca-7628-9e79-aa4d605c253e', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3413-76f7-9180-72fea88d616a', '2026-11-29 01:51:40.051999+00', 'patient.created', '01a22500-3413-726e-9553-b3392f10fcc5', NULL, 'local-service', '01a22500-3410-7217-8bb2-7ae601aa3ef7', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-35e4-73a6-9650-d5a0c3828014', '2026-11-29 01:51:40.516061+00', 'patient.updated', '01a22500-3413-726e-9553-b3392f10fcc5', NULL, 'local-service', '01a22500-353b-70a2-a945-8656c06795e8', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a22500-366a-7e1c-84c1-d6d9ef53ead7', '2026-11-29 01:51:40.650843+00', 'patient.created', '01a22500-366a-7dc8-a6b0-0caa649bc435', NULL, 'local-service', '01a22500-3669-71be-842b-02a6d4376b76', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-372e-7c3d-8ecf-487ef7506f3d', '2026-11-29 01:51:40.846613+00', 'patient.created', '01a22500-372e-72e2-aa49-31e705d4da5c', NULL, 'local-service', '01a22500-372d-71b3-900c-cf03d990c995', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-379b-72ef-9b3d-0f2da1c2c757', '2026-11-29 01:51:40.955091+00', 'patient.created', '01a22500-379a-7b9c-bfe4-20823fc86b78', NULL, 'local-service', '01a22500-379a-750e-a08b-ce10b10d385c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22500-37f4-7ede-a7e6-e77d4ae43a28', '2026-11-29 01:51:41.044117+00', 'patient.created', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', NULL, 'local-service', '01a22500-37f3-752b-abb1-0e370dc3e0cd', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22500-3856-768c-ba52-9e8e5bb04264', '2026-11-29 01:51:41.142811+00', 'patient.updated', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', NULL, 'local-service', '01a22500-3853-772c-b74d-efa5052cae38', '{date_of_birth,email}', NULL, 'patients.update'),
	('acme', '01a22500-38b9-7e8d-94bc-86c54f3451af', '2026-11-29 01:51:41.24153+00', 'patient.created', '01a22500-38b9-7009-9df6-f924b5ed5e29', NULL, 'local-service', '01a22500-38b8-7061-8e6a-45f564205730', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-38e8-7c75-843e-0c555443ea6f', '2026-11-29 01:51:41.288074+00', 'patient.created', '01a22500-38e7-793e-b4a3-aa81eb73569c', NULL, 'local-service', '01a22500-38e7-766d-b42e-6671bab4c7a7', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3932-7bb7-9e85-9dc67c284498', '2026-11-29 01:51:41.362762+00', 'patient.created', '01a22500-3932-7ba0-b71b-d051a6320b76', NULL, 'local-service', '01a22500-3931-744d-8169-253e6ed3514d', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3979-7fcf-950d-8bc9fba7ef53', '2026-11-29 01:51:41.433574+00', 'patient.created', '01a22500-3979-7344-a1dc-11a1ba80eb1d', NULL, 'local-service', '01a22500-3978-743b-b81c-f03244b16805', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-39b8-7b91-b572-0c4702c63b49', '2026-11-29 01:51:41.49655+00', 'patient.updated', '01a22500-3979-7344-a1dc-11a1ba80eb1d', NULL, 'local-service', '01a22500-39b5-7059-ba0f-518531f5aafa', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a22500-3a02-7518-b598-a2409eb2438c', '2026-11-29 01:51:41.570058+00', 'patient.created', '01a22500-3a01-7207-ba61-744cd61611f7', NULL, 'local-service', '01a22500-39fc-712f-9ab6-96a39040af28', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22500-3a39-7a65-9749-eabaf6cc0949', '2026-11-29 01:51:41.625822+00', 'patient.created', '01a22500-3a36-78ac-bff4-3a6e76def2f1', NULL, 'local-service', '01a22500-3a35-7414-88fc-8c22cff1e2af', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22500-3aab-79ac-8529-d10d5248fdba', '2026-11-29 01:51:41.739471+00', 'patient.created', '01a22500-3aab-72a3-b765-9642d9259e61', NULL, 'local-service', '01a22500-3aa7-74ae-bb80-b94baa1b9761', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3b0f-7f9c-ad11-5ece40aacc6d', '2026-11-29 01:51:41.839407+00', 'patient.created', '01a22500-3b0e-7de9-8593-94bb4b0529a3', NULL, 'local-service', '01a22500-3b05-714b-a7d6-c68739ee2489', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3b5c-72fc-9abd-852232e6cd4e', '2026-11-29 01:51:41.916162+00', 'patient.updated', '01a22500-3b0e-7de9-8593-94bb4b0529a3', NULL, 'local-service', '01a22500-3b58-71d0-918b-1a8062dcd3b2', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a22500-3ba7-7295-89e7-a7ad6ed95eeb', '2026-11-29 01:51:41.991605+00', 'patient.updated', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', NULL, 'local-service', '01a22500-3b9f-734f-8b32-6035c79b3672', '{gender}', NULL, 'patients.update'),
	('acme', '01a22500-3bf2-7795-a944-1d1433ca3a54', '2026-11-29 01:51:42.066052+00', 'patient.updated', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', NULL, 'local-service', '01a22500-3bef-7429-994e-a4e2e22158c1', '{gender}', NULL, 'patients.update'),
	('acme', '01a22500-3cbb-73b3-8d6b-d67060ef60d4', '2026-11-29 01:51:42.267383+00', 'patient.erased', '01a22500-2d6b-7a44-8c28-c26eb5329ac4', NULL, 'local-service', '01a22500-3c96-72c7-be61-6b376de4c69b', '{}', NULL, 'patients.erase'),
	('acme', '01a22500-3d34-73ae-a2ad-b3243dd03355', '2026-11-29 01:51:42.38879+00', 'patient.erased', '01a22500-2e4c-7bac-97af-b486429c2e7e', NULL, 'local-service', '01a22500-3d1c-74dd-9dd9-537a50e82505', '{}', NULL, 'patients.erase'),
	('acme', '01a22500-3e2d-7610-9e09-fc4e8a16d8b3', '2026-11-29 01:51:42.63771+00', 'patient.created', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-3e28-709f-8692-ff3afbb200e4', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3eae-7dd4-bd1b-adaa69adc694', '2026-11-29 01:51:42.76616+00', 'patient.updated', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-3eab-7326-b8e7-0991d8f9b295', '{gender}', NULL, 'patients.update'),
	('acme', '01a22500-3f0b-73bb-82a4-d03712653fb9', '2026-11-29 01:51:42.859129+00', 'patient.created', '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', 'someone-else', 'local-app', '01a22500-3f07-725b-8441-a18acfda14e9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22500-3f76-7459-8996-a30a67614266', '2026-11-29 01:51:42.96646+00', 'provider.created', NULL, NULL, 'local-service', '01a22500-3f73-7555-ab68-dcedde7fd634', '{brand_id,email,metadata,name,npi,specialty}', '01a22500-3f76-75fc-aa3f-80c1b3055854', 'providers.create'),
	('acme', '01a22500-3fe6-706b-b744-e1254d5ab6f8', '2026-11-29 01:51:43.078337+00', 'provider_link.started', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-3fdd-723c-a70d-46c76300d9b1', '{provider_id,relationship}', '01a22500-3fe5-7fc5-ba56-c17fb333322b', 'providers.link'),
	('acme', '01a22500-45f7-7dc8-a051-75667210a43d', '2026-11-29 01:51:44.631542+00', 'medication.moved', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-45f1-720c-948d-4d1f22ae5362', '{status}', '01a22500-40ac-71d9-b363-da45a88398ac', 'medications.update_status'),
	('acme', '01a22500-4cdb-7b83-bbda-a3e14e469615', '2026-11-29 01:51:46.395049+00', NULL, '01a22500-32cf-792f-8338-79e948ad994c', NULL, 'local-service', '01a22500-4cda-711f-aa76-a8b5384b1732', '{}', NULL, 'patients.get'),
	('acme', '01a22500-52c3-775d-92c9-e9e3744e7815', '2026-11-29 01:51:47.907317+00', NULL, '01a22500-3932-7ba0-b71b-d051a6320b76', NULL, 'local-service', '01a22500-52be-71d1-9a4e-c858e42dd180', '{}', NULL, 'patients.get'),
	('acme', '01a22500-58a1-7891-ad3b-15eba7448dd1', '2026-11-29 01:51:49.409821+00', NULL, '01a22500-3413-726e-9553-b3392f10fcc5', NULL, 'local-service', '01a22500-589d-706c-a72c-76d402865f0f', '{}', NULL, 'patients.search'),
	('acme', '01a22500-58a1-7083-8711-bcc63cd449f7', '2026-11-29 01:51:49.409821+00', NULL, '01a22500-3b0e-7de9-8593-94bb4b0529a3', NULL, 'local-service', '01a22500-589d-706c-a72c-76d402865f0f', '{}', NULL, 'patients.search'),
	('borealis', '01a22500-5e01-7ed2-bac8-e8d2dd6735c2', '2026-11-29 01:51:50.785292+00', 'patient.created', '01a22500-5e01-7ab2-bbfe-f058441ef748', NULL, 'local-service', '01a22500-5dff-7771-96a3-01829e2619fc', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-637e-738c-bce3-12676818d99b', '2026-11-29 01:51:52.190639+00', 'patient.created', '01a22500-637e-7be1-b2ed-27eb9966c75a', NULL, 'local-service', '01a22500-637d-72a5-b37a-04102f3b225f', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6a06-7038-8210-f1550c430977', '2026-11-29 01:51:53.862018+00', 'patient.created', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6a04-75a3-a847-838828b22625', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-7000-71eb-92ce-605735bff0dd', '2026-11-29 01:51:55.392815+00', 'researcher_acknowledgement.created', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-6ffd-7425-82b8-41e83721e0a4', '{full_name,ip_address,source,statement_version}', '01a22500-7000-7372-9cf7-e4ac489b2400', 'researchers.acknowledge'),
	('borealis', '01a22500-7558-7e27-bb63-dc4f4c1384f3', '2026-11-29 01:51:56.760508+00', NULL, '01a22500-5f85-7aed-b575-359c8cc2ed26', NULL, 'local-service', '01a22500-7558-77b2-83c2-26d8bfab2423', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7aba-7c59-b63b-f7c8a9c9b646', '2026-11-29 01:51:58.138874+00', NULL, '01a22500-62e3-7ece-a0c6-9aad2991fb26', NULL, 'local-service', '01a22500-7aba-70b9-81b3-c4726a7480cb', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-807c-75af-b9cf-60c1e4f6d7d0', '2026-11-29 01:51:59.612349+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-807b-720b-bc6c-ba5adaf86443', '{}', NULL, 'patients.get'),
	('acme', '01a22500-4054-7496-8655-a752ce12c931', '2026-11-29 01:51:43.188875+00', 'encounter.created', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-4054-70a4-8aa6-c4051e29e9e9', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22500-4054-7b45-b5f0-7060abac901d', 'encounters.create'),
	('acme', '01a22500-4663-7099-8f26-c478c8bc1738', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-72ae-9e4c-5c001b3e6be2', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7fff-afe3-495b891b65d2', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3b0e-7de9-8593-94bb4b0529a3', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7e86-8940-fc20afb05023', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3aab-72a3-b765-9642d9259e61', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-754f-ae88-08875a9b6b7c', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3a36-78ac-bff4-3a6e76def2f1', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7b43-8508-6c1b8fb6ded4', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3a01-7207-ba61-744cd61611f7', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7af2-9ecd-888e7e64a488', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3979-7344-a1dc-11a1ba80eb1d', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-706f-9b75-769f292fa7cf', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3932-7ba0-b71b-d051a6320b76', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7d86-a1e4-af67aa6579e6', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-38e7-793e-b4a3-aa81eb73569c', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-79d5-ab96-8e2066adcc12', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-38b9-7009-9df6-f924b5ed5e29', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-74fa-a678-db2c3d239cfd', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-37f3-7aa2-88bb-13a7524a8c2b', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-71de-beb9-077ead480688', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-379a-7b9c-bfe4-20823fc86b78', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-709e-a9a6-77ca3b9ec2bd', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-372e-72e2-aa49-31e705d4da5c', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-75c2-bd00-03195872e354', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-366a-7dc8-a6b0-0caa649bc435', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-768d-adfb-cf5aa966fc60', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-3413-726e-9553-b3392f10fcc5', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7920-bbf4-039c0fc23550', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-32cf-792f-8338-79e948ad994c', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7bd2-a13d-bf6a005eb5e5', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-31d7-734a-94aa-0ac884f306ef', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7efa-9c00-98c94224b725', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-30c7-754b-98b1-26cf3b5350c8', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-7991-a64b-c6e88d028259', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4663-792f-9b18-fa994957e489', '2026-11-29 01:51:44.739538+00', NULL, '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', NULL, 'local-service', '01a22500-465e-7204-a280-87924164c734', '{}', NULL, 'patients.list'),
	('acme', '01a22500-592f-7436-9fa4-837193520592', '2026-11-29 01:51:49.551273+00', NULL, '01a22500-31d7-734a-94aa-0ac884f306ef', NULL, 'local-service', '01a22500-592e-741a-9339-fa781a75f76d', '{}', NULL, 'patients.search'),
	('borealis', '01a22500-5e65-7a7f-987e-c960aa0be410', '2026-11-29 01:51:50.885761+00', 'patient.created', '01a22500-5e65-748e-aade-7344da8eb20f', NULL, 'local-service', '01a22500-5e65-72cb-a7cb-389c4b5015a5', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-642b-7a52-af70-2faa1baa49a0', '2026-11-29 01:51:52.363989+00', 'patient.created', '01a22500-642b-7dc0-a3bb-7554d8a76209', NULL, 'local-service', '01a22500-6429-7206-9271-47a98f6a0313', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6a5b-71f7-af14-3e9c423377f7', '2026-11-29 01:51:53.947688+00', 'patient.updated', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-6a59-7087-b523-498df83ce72b', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22500-7063-7a50-b5f6-4268404203f8', '2026-11-29 01:51:55.49146+00', 'patient.onboarded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-7060-7193-b64c-39dc0de70c09', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('borealis', '01a22500-8569-706a-9fce-9793c36bb437', '2026-11-29 01:52:00.87335+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-8568-72d8-8910-8f1c36d2e61f', '{}', NULL, 'metrics.get_series'),
	('acme', '01a22500-40ac-7031-a49b-c433eded0663', '2026-11-29 01:51:43.276716+00', 'medication.prescribed', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-40a9-7193-a091-6f6904bd6e88', '{brand_id,dosage,frequency,metadata,name,route}', '01a22500-40ac-71d9-b363-da45a88398ac', 'medications.prescribe'),
	('acme', '01a22500-46c9-7484-a1d9-a0e02f5e7499', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-3932-7ba0-b71b-d051a6320b76', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-46c9-75f2-a316-9e240a339d12', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-38e7-793e-b4a3-aa81eb73569c', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-46c9-7063-9057-351d91181046', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-38b9-7009-9df6-f924b5ed5e29', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-46c9-7419-b5ba-ec595647cd5e', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-37f3-7aa2-88bb-13a7524a8c2b', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-46c9-72e0-b295-7deeabeca9cf', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-379a-7b9c-bfe4-20823fc86b78', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-46c9-71e8-9430-5253aabc629e', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-372e-72e2-aa49-31e705d4da5c', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-46c9-7ec7-ad9b-76f0b760570d', '2026-11-29 01:51:44.841486+00', NULL, '01a22500-366a-7dc8-a6b0-0caa649bc435', NULL, 'local-service', '01a22500-46c9-734c-8026-1a1e54a20cd6', '{}', NULL, 'patients.list'),
	('acme', '01a22500-4d6d-754d-9779-3b3957acd798', '2026-11-29 01:51:46.541058+00', NULL, '01a22500-3413-726e-9553-b3392f10fcc5', NULL, 'local-service', '01a22500-4d6c-71ca-a536-7e5723616596', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5360-7c2a-b4c9-a869849a902e', '2026-11-29 01:51:48.064211+00', NULL, '01a22500-3979-7344-a1dc-11a1ba80eb1d', NULL, 'local-service', '01a22500-535f-7109-b172-6c6bbce89d0c', '{}', NULL, 'patients.get'),
	('acme', '01a22500-599d-7634-9b70-f107807fd128', '2026-11-29 01:51:49.661687+00', NULL, '01a22500-30c7-754b-98b1-26cf3b5350c8', NULL, 'local-service', '01a22500-599c-75ee-8ffc-3a7f6fe63d35', '{}', NULL, 'patients.search'),
	('borealis', '01a22500-5ecb-782b-80a3-d255e5b37894', '2026-11-29 01:51:50.987812+00', 'patient.created', '01a22500-5ecb-7831-81ea-17b82c567c68', NULL, 'local-service', '01a22500-5eca-715b-9dff-02d3e754b4af', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-649a-7abe-bea1-7ccaa6435843', '2026-11-29 01:51:52.474347+00', 'patient.created', '01a22500-649a-76b4-b7d2-d9f1b150cb63', NULL, 'local-service', '01a22500-6499-77c6-a701-41b39e7ce3f2', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6ae1-79e9-b0e5-e44ff7b8e121', '2026-11-29 01:51:54.081258+00', 'patient.created', '01a22500-6ae1-708d-abe1-34f2eaef5bbc', 'someone-else', 'local-app', '01a22500-6adc-769b-b856-7b9cc64256f8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-70d9-7a97-8df7-6b58eec44248', '2026-11-29 01:51:55.609974+00', 'patient.updated', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-70d7-70b9-baa4-a72b4944c2b7', '{external_ids,phone}', NULL, 'patients.update'),
	('borealis', '01a22500-75ac-7fc9-a156-3764cc08f7f2', '2026-11-29 01:51:56.844318+00', NULL, '01a22500-5fe6-7f31-9f09-b3559b7c1b88', NULL, 'local-service', '01a22500-75ab-7338-a6c6-208d5ba6870b', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-78cb-77ae-973a-ec705f054af4', '2026-11-29 01:51:57.643394+00', NULL, '01a22500-6132-7b87-98d6-3c3d5c3a536d', NULL, 'local-service', '01a22500-78cb-72aa-aea0-55737e9fb329', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7eb3-7172-89c6-089c0095a154', '2026-11-29 01:51:59.155296+00', NULL, '01a22500-65e1-7e71-85c9-2a50437a1e35', NULL, 'local-service', '01a22500-7ea5-7100-abb2-a548069d3daa', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-8317-71fb-8626-6b142b6a0f41', '2026-11-29 01:52:00.279377+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-8315-76f4-a60b-5a8ae4b57451', '{}', NULL, 'researchers.get_mine'),
	('acme', '01a22500-411c-7371-9a76-52c43b0e6162', '2026-11-29 01:51:43.388899+00', 'metric_entry.recorded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-411b-73e1-945e-d9fd8f8afcb6', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22500-411c-77d4-9d5f-1df81b25f06f', 'metrics.append'),
	('acme', '01a22500-472b-7a1d-8269-34f9ecc525e0', '2026-11-29 01:51:44.939993+00', NULL, '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', NULL, 'local-service', '01a22500-472b-77dd-98c1-76daf97a80e6', '{}', NULL, 'patients.get'),
	('acme', '01a22500-59f7-7d0c-aa5d-b0ce9fbafcb2', '2026-11-29 01:51:49.751729+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-59f7-773d-94d5-d51c3891b59c', '{}', NULL, 'intake.get'),
	('borealis', '01a22500-5f24-764a-a50e-63fe061c998a', '2026-11-29 01:51:51.076727+00', 'patient.created', '01a22500-5f24-73fe-a436-ca265ac7f4c7', NULL, 'local-service', '01a22500-5f22-7178-bed5-af3b77d83634', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6500-716a-92b6-049a0f182ce7', '2026-11-29 01:51:52.576687+00', 'patient.updated', '01a22500-649a-76b4-b7d2-d9f1b150cb63', NULL, 'local-service', '01a22500-64fe-72d6-92b2-dda76dbb3bf4', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a22500-6b33-7a88-8d26-31969e0541c0', '2026-11-29 01:51:54.163718+00', 'provider.created', NULL, NULL, 'local-service', '01a22500-6b33-7758-97e4-02005818f469', '{brand_id,email,metadata,name,npi,specialty}', '01a22500-6b33-78ee-8946-64866806cc0d', 'providers.create'),
	('borealis', '01a22500-711e-7268-bc42-3c7f6192ce9c', '2026-11-29 01:51:55.678644+00', 'encounter.moved', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-711c-76fb-ad28-b4cfa363b666', '{status}', '01a22500-6be5-7331-ab11-9b317eb0f898', 'encounters.update_status'),
	('borealis', '01a22500-8161-7b07-9f73-2fff6883a821', '2026-11-29 01:51:59.84179+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-8161-7185-b9f9-7be36ad578f4', '{}', NULL, 'patients.get');
INSERT INTO public.audit VALUES
	('acme', '01a22500-419c-74f2-8ce4-a085dcbe74c4', '2026-11-29 01:51:43.516806+00', 'metric_entries.recorded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-419c-7288-8959-c143224f0a38', '{entries}', NULL, 'metrics.append_batch'),
	('acme', '01a22500-4b72-798a-9f9d-a75dd3dc2206', '2026-11-29 01:51:46.034037+00', NULL, '01a22500-30c7-754b-98b1-26cf3b5350c8', NULL, 'local-service', '01a22500-4b71-7282-a339-3c0d29928a0f', '{}', NULL, 'patients.get'),
	('acme', '01a22500-517f-7fbe-825c-3bbb5e23a559', '2026-11-29 01:51:47.583753+00', NULL, '01a22500-38b9-7009-9df6-f924b5ed5e29', NULL, 'local-service', '01a22500-517f-7534-9632-1ef534168a73', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5747-76a8-ba1b-824505cb6a87', '2026-11-29 01:51:49.063874+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-5747-7217-9e8d-19e3945a9b52', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5ce0-748e-8e61-7e0887135923', '2026-11-29 01:51:50.496979+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-5ce0-76bf-b666-8d548a34f485', '{}', NULL, 'metrics.get_series'),
	('borealis', '01a22500-6167-72bf-92be-54e2574c69d8', '2026-11-29 01:51:51.655687+00', 'patient.created', '01a22500-6167-7c45-89b3-caa9172eab2f', NULL, 'local-service', '01a22500-6167-7208-8f27-708cab9e6dd1', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22500-6839-7a88-bc2b-ec16955ef970', '2026-11-29 01:51:53.401952+00', 'patient.erased', '01a22500-5e65-748e-aade-7344da8eb20f', NULL, 'local-service', '01a22500-6827-76cc-aa71-b1216ee8bedc', '{}', NULL, 'patients.erase'),
	('borealis', '01a22500-6e74-71f4-bed8-4a146bfeac08', '2026-11-29 01:51:54.996636+00', 'prescription.put', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6e6d-714e-8907-e8e7838095de', '{medication_name,prescribed_date,quantity,status}', '01a22500-6e74-7161-a4c6-8aaa177c7bb6', 'treatments.upsert_prescription'),
	('borealis', '01a22500-799a-77c3-960d-7cd203e7c5ed', '2026-11-29 01:51:57.850542+00', NULL, '01a22500-6167-7c45-89b3-caa9172eab2f', NULL, 'local-service', '01a22500-7999-7520-ac17-38e4cdf0d2b3', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7f4d-7b13-a9d9-0b169b9ec722', '2026-11-29 01:51:59.309051+00', NULL, '01a22500-6628-7b94-b3af-93a1ddb2ce8e', NULL, 'local-service', '01a22500-7f4c-76c0-9be6-b804211c9507', '{}', NULL, 'patients.get'),
	('acme', '01a22500-41fb-788a-86d4-083a486df915', '2026-11-29 01:51:43.611476+00', 'intake_response.submitted', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-41f3-7021-b4ca-9e2b19c00fd3', '{brand_id,questionnaire_version,responses,status}', '01a22500-41fb-7c59-a850-538d1b0dfefb', 'intake.replace'),
	('acme', '01a22500-5d23-7b32-aa04-5167b924b850', '2026-11-29 01:51:50.563755+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-5d23-7283-8cab-5e086d4e78aa', '{}', NULL, 'medications.list'),
	('borealis', '01a22500-61c9-7d40-b380-aa0618d0f715', '2026-11-29 01:51:51.753085+00', 'patient.created', '01a22500-61c8-7a70-9438-d3ea57ad2033', NULL, 'local-service', '01a22500-61c8-75de-947f-c4acb965a055', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22500-68c0-70e7-a91f-c86cddb23193', '2026-11-29 01:51:53.536897+00', 'patient.erased', '01a22500-5ecb-7831-81ea-17b82c567c68', NULL, 'local-service', '01a22500-68b0-737a-820c-5c12601a9443', '{}', NULL, 'patients.erase'),
	('borealis', '01a22500-6ee2-7a2f-b322-a595756a53a5', '2026-11-29 01:51:55.106302+00', 'consultation.put', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6edc-777b-8a4d-49f669005fd0', '{completed_at,consultation_type,status}', '01a22500-6ee2-7665-b9a1-ed7619b40723', 'treatments.upsert_consultation'),
	('borealis', '01a22500-8417-7dfb-9c12-552b704dd1af', '2026-11-29 01:52:00.535386+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-8416-743a-b63c-90a06bc441e9', '{}', NULL, 'providers.list_links'),
	('acme', '01a22500-4238-7e99-952e-db7b9c9e4ae8', '2026-11-29 01:51:43.672176+00', 'consult_outcome.recorded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-4234-745b-8e70-643eacb460ef', '{completed_at,outcome}', '01a22500-4237-75d4-bfa8-96c992772ff2', 'consults.create'),
	('acme', '01a22500-4f44-712e-b651-ed25b9f42372', '2026-11-29 01:51:47.012009+00', NULL, '01a22500-372e-72e2-aa49-31e705d4da5c', NULL, 'local-service', '01a22500-4f3d-73aa-a4d3-214857c34add', '{}', NULL, 'patients.get'),
	('acme', '01a22500-54cc-7acd-b6cb-72ff56f478ab', '2026-11-29 01:51:48.428447+00', NULL, '01a22500-3a36-78ac-bff4-3a6e76def2f1', NULL, 'local-service', '01a22500-54cc-7301-9937-2545e1a3f50f', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5afc-748b-a46d-baef91d1d395', '2026-11-29 01:51:50.012814+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-5af8-7435-b7fb-1d78f40ef412', '{}', NULL, 'researchers.get_mine'),
	('borealis', '01a22500-5fe6-713b-b937-7b2d66233c0c', '2026-11-29 01:51:51.270681+00', 'patient.created', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', NULL, 'local-service', '01a22500-5fe1-73af-bd36-b9c94d8b68a9', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22500-6628-7578-9b1c-0ae26850faed', '2026-11-29 01:51:52.872517+00', 'patient.created', '01a22500-6628-7b94-b3af-93a1ddb2ce8e', NULL, 'local-service', '01a22500-6627-76fa-9443-4cc383d85cb7', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6c2e-7ab6-baf4-3b43d554f8dd', '2026-11-29 01:51:54.414686+00', 'medication.prescribed', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6c2b-70de-a7c8-304b6726d5c7', '{brand_id,dosage,frequency,metadata,name,route}', '01a22500-6c2e-700d-83c0-5876aabc2d9c', 'medications.prescribe'),
	('borealis', '01a22500-7324-73b2-82ca-25463490daca', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6ae1-708d-abe1-34f2eaef5bbc', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-70da-8256-fd9b913ce20f', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7893-9d30-f5b0e47ea514', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6674-72d4-931a-b9ee4fead796', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7572-ba90-fb62805b2f24', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6628-7b94-b3af-93a1ddb2ce8e', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-71af-a477-32c06f6da18a', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-65e1-7e71-85c9-2a50437a1e35', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7f41-9b19-b60b44f86cf1', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6599-76c1-b524-067660c44e0a', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7694-be37-9f7400687672', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-649a-76b4-b7d2-d9f1b150cb63', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7e1a-b9ba-99416bb4ac4b', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-642b-7dc0-a3bb-7554d8a76209', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-761b-a36e-1f9612803799', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-637e-7be1-b2ed-27eb9966c75a', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7034-bfc9-f30c8307b622', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-62e3-7ece-a0c6-9aad2991fb26', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7ebe-af5d-2a31b71b05f7', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-61c8-7a70-9438-d3ea57ad2033', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7f04-8c00-9143656f2a7e', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6167-7c45-89b3-caa9172eab2f', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7ebb-b55b-d302e09cc331', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-6132-7b87-98d6-3c3d5c3a536d', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7772-9e68-ab21a93de7f5', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-60f4-7f4f-ba2d-d1f79320b12b', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7519-af0b-4147bc24d040', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-606f-7ca3-8d25-62d02dac5a09', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7473-a4bc-47b93721f73f', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-602b-7d28-bb56-d714c3fb71e9', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7fec-92d1-2422bf399940', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-5fe6-7f31-9f09-b3559b7c1b88', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-74b6-a39b-4f32b588e6a8', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-5f85-7aed-b575-359c8cc2ed26', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7948-b1b1-efbffa1fc1f5', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-5f24-73fe-a436-ca265ac7f4c7', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7324-7012-9134-3300d4898f31', '2026-11-29 01:51:56.19617+00', NULL, '01a22500-5e01-7ab2-bbfe-f058441ef748', NULL, 'local-service', '01a22500-7323-75ef-9267-ddcf78a8d79a', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-7749-7ccb-a36c-52cc1ef88c7f', '2026-11-29 01:51:57.257862+00', NULL, '01a22500-606f-7ca3-8d25-62d02dac5a09', NULL, 'local-service', '01a22500-7749-751b-844b-b8fba2bda547', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7d1a-7f84-b1ea-f79ca9e0af21', '2026-11-29 01:51:58.746631+00', NULL, '01a22500-649a-76b4-b7d2-d9f1b150cb63', NULL, 'local-service', '01a22500-7d13-7666-bca2-1a0914b97d37', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-8266-736b-bd8f-1ecbf10415ce', '2026-11-29 01:52:00.102872+00', NULL, '01a22500-5f85-7aed-b575-359c8cc2ed26', NULL, 'local-service', '01a22500-8265-72c2-b275-6212dd4259f4', '{}', NULL, 'patients.search'),
	('acme', '01a22500-4297-7f16-87db-642ecbf1647e', '2026-11-29 01:51:43.767523+00', 'treatment.put', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-4291-7511-b7af-db07d60e4f45', '{billing_plan_id,metadata,started_at,status}', '01a22500-4297-7a31-a2dd-9bf2b667d7b7', 'treatments.upsert'),
	('borealis', '01a22500-602c-734a-815b-f0a8a613e004', '2026-11-29 01:51:51.340141+00', 'patient.created', '01a22500-602b-7d28-bb56-d714c3fb71e9', NULL, 'local-service', '01a22500-6029-76e3-bf99-97b53ad76f1f', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6674-75a7-ae06-5c90ade461bc', '2026-11-29 01:51:52.948522+00', 'patient.created', '01a22500-6674-72d4-931a-b9ee4fead796', NULL, 'local-service', '01a22500-666e-73c9-b62a-c285a635bb4b', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6c7a-764d-8ae3-b01a9b1855c6', '2026-11-29 01:51:54.490038+00', 'metric_entry.recorded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6c76-7312-9c35-25780422bc5e', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22500-6c79-7210-98c1-b4b241889968', 'metrics.append'),
	('borealis', '01a22500-738b-71a1-afb4-164cce289a71', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-642b-7dc0-a3bb-7554d8a76209', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-738b-7ffc-9595-dc0eebb8f09f', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-637e-7be1-b2ed-27eb9966c75a', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-738b-7099-abe9-9b2616fab3e6', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-62e3-7ece-a0c6-9aad2991fb26', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-738b-775c-bf19-e845e22fca7b', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-61c8-7a70-9438-d3ea57ad2033', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-738b-7de3-86bb-e8b1d9ed58cb', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-6167-7c45-89b3-caa9172eab2f', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-738b-78c5-ab83-73902631c154', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-6132-7b87-98d6-3c3d5c3a536d', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-738b-7c30-bca7-8771e2ab6d54', '2026-11-29 01:51:56.29931+00', NULL, '01a22500-60f4-7f4f-ba2d-d1f79320b12b', NULL, 'local-service', '01a22500-7387-722a-9546-ae867abdd6d1', '{}', NULL, 'patients.list'),
	('borealis', '01a22500-82ac-71a6-ba87-b323a6d38ac0', '2026-11-29 01:52:00.172312+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-82a9-7703-81cd-c9625dbc5f0d', '{}', NULL, 'intake.get'),
	('borealis', '01a22500-8504-7693-98ba-21d7c2792779', '2026-11-29 01:52:00.77279+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-8504-770a-ae2d-0f9167e2ddbe', '{}', NULL, 'metrics.list_latest'),
	('acme', '01a22500-42eb-7b1b-a141-14978dabbe8e', '2026-11-29 01:51:43.851673+00', 'prescription.put', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-42e3-71a2-8d84-69c3f9597c4b', '{medication_name,prescribed_date,quantity,status}', '01a22500-42eb-7f34-a6eb-1b87ca31afdd', 'treatments.upsert_prescription'),
	('acme', '01a22500-502c-72ff-8c99-f1f32a70504b', '2026-11-29 01:51:47.244849+00', NULL, '01a22500-379a-7b9c-bfe4-20823fc86b78', NULL, 'local-service', '01a22500-502c-724e-ac51-08564c43ae39', '{}', NULL, 'patients.get'),
	('acme', '01a22500-55c1-72ea-8e7d-477d8e92c19b', '2026-11-29 01:51:48.673545+00', NULL, '01a22500-3aab-72a3-b765-9642d9259e61', NULL, 'local-service', '01a22500-55bd-7149-bb8c-dc630a90606a', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-606f-7c69-82b1-e1feb666a7eb', '2026-11-29 01:51:51.407809+00', 'patient.created', '01a22500-606f-7ca3-8d25-62d02dac5a09', NULL, 'local-service', '01a22500-606e-7008-b3ee-c406ef6f0057', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-66c2-7e96-b47e-589e25077bbe', '2026-11-29 01:51:53.026075+00', 'patient.updated', '01a22500-6674-72d4-931a-b9ee4fead796', NULL, 'local-service', '01a22500-66bd-77fd-aec3-68b9bf0e9465', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a22500-6cd5-7392-91a6-2d84f85ebea2', '2026-11-29 01:51:54.581206+00', 'metric_entries.recorded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6cd3-7196-8138-b6c8290829d1', '{entries}', NULL, 'metrics.append_batch'),
	('borealis', '01a22500-73db-7925-bad6-95ee2b2b415f', '2026-11-29 01:51:56.379904+00', NULL, '01a22500-5e01-7ab2-bbfe-f058441ef748', NULL, 'local-service', '01a22500-73db-7153-9d6b-69451de406d8', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7811-7abc-bcad-27ac7baa6515', '2026-11-29 01:51:57.457561+00', NULL, '01a22500-60f4-7f4f-ba2d-d1f79320b12b', NULL, 'local-service', '01a22500-7811-7192-a08c-b7e46b535337', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7dce-76ba-bbab-75458781106d', '2026-11-29 01:51:58.926428+00', NULL, '01a22500-6599-76c1-b524-067660c44e0a', NULL, 'local-service', '01a22500-7dcd-7719-bd22-eba7dbdd3d4f', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-82d2-7b24-b775-f73d1b484f12', '2026-11-29 01:52:00.210144+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-82d1-7148-8654-b5e59bd3e5b4', '{}', NULL, 'onboarding.get_mine'),
	('acme', '01a22500-435c-7ba1-92bf-a26ba9d7242c', '2026-11-29 01:51:43.964185+00', 'consultation.put', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-4351-74dd-9978-f6e3b10b85a8', '{completed_at,consultation_type,status}', '01a22500-435b-7e09-8009-0a8f96046806', 'treatments.upsert_consultation'),
	('acme', '01a22500-499f-7e00-89e2-20c052b0fddd', '2026-11-29 01:51:45.567532+00', NULL, '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', NULL, 'local-service', '01a22500-498d-7023-93a4-406ada25c653', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5be0-7492-8b79-1c837d9c29e0', '2026-11-29 01:51:50.240807+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-5be0-7192-b66b-bbb8bb17d2cc', '{}', NULL, 'providers.list_links'),
	('borealis', '01a22500-60ac-72a7-a694-d5ca07f29a4a', '2026-11-29 01:51:51.46861+00', 'patient.updated', '01a22500-606f-7ca3-8d25-62d02dac5a09', NULL, 'local-service', '01a22500-60aa-77a7-bc1d-e516de725f4c', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a22500-671e-707f-ad90-fdaad8cdbe26', '2026-11-29 01:51:53.118808+00', 'patient.updated', '01a22500-5e01-7ab2-bbfe-f058441ef748', NULL, 'local-service', '01a22500-671d-7331-bbdd-30342d4567fa', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22500-6d3c-75a5-867d-d54caff5f1dd', '2026-11-29 01:51:54.684411+00', 'intake_response.submitted', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6d3a-72ef-a5a2-974666039cc8', '{brand_id,questionnaire_version,responses,status}', '01a22500-6d3c-72d8-97da-76bce017286a', 'intake.replace'),
	('borealis', '01a22500-82f7-7a7b-9c71-135210285adf', '2026-11-29 01:52:00.247581+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-82f7-7097-b2a7-d3027a2ac0e9', '{}', NULL, 'treatments.list_mine'),
	('acme', '01a22500-43d1-73f0-a1a7-fa13f158b61e', '2026-11-29 01:51:44.081028+00', 'patient.age_verified', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-43cc-74fc-b7b9-c5778ff12395', '{date_of_birth}', NULL, 'acts.verify_age'),
	('acme', '01a22500-50be-73c3-a9f9-c10e1a7d7806', '2026-11-29 01:51:47.390263+00', NULL, '01a22500-37f3-7aa2-88bb-13a7524a8c2b', NULL, 'local-service', '01a22500-50bd-76c6-b03a-136c5a399919', '{}', NULL, 'patients.get'),
	('acme', '01a22500-56c0-70f2-91d8-13943aa1c357', '2026-11-29 01:51:48.928466+00', NULL, '01a22500-3b0e-7de9-8593-94bb4b0529a3', NULL, 'local-service', '01a22500-56bc-77e0-987d-9b991b50e4ed', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5c29-7099-ae2f-9ae66f4ebc59', '2026-11-29 01:51:50.313723+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-5c29-763a-802e-eb2b0c10c7da', '{}', NULL, 'encounters.list'),
	('borealis', '01a22500-60f5-70db-ba6c-94c5840d49b6', '2026-11-29 01:51:51.541133+00', 'patient.created', '01a22500-60f4-7f4f-ba2d-d1f79320b12b', NULL, 'local-service', '01a22500-60f4-7047-9dd1-bdd071727717', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6788-7fe1-b2ab-b1d233e3f91d', '2026-11-29 01:51:53.224164+00', 'patient.updated', '01a22500-5e01-7ab2-bbfe-f058441ef748', NULL, 'local-service', '01a22500-6784-75be-b9d5-ce5534692be3', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22500-6da8-775f-aa95-d408039283f9', '2026-11-29 01:51:54.792496+00', 'consult_outcome.recorded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6da2-71f1-8e93-90efc341a579', '{completed_at,outcome}', '01a22500-6da8-78a8-9dc1-5a9be840a317', 'consults.create'),
	('borealis', '01a22500-7bc5-7a4c-a10a-6944026c6de7', '2026-11-29 01:51:58.405281+00', NULL, '01a22500-637e-7be1-b2ed-27eb9966c75a', NULL, 'local-service', '01a22500-7bc3-75be-8b64-a6db452b0a52', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-811b-75ee-80a0-5f220566ba17', '2026-11-29 01:51:59.771362+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-811a-75f1-948a-fba657052f4d', '{}', NULL, 'patients.get_by_external_id'),
	('borealis', '01a22500-85f1-7fb2-afba-4bab3d318a52', '2026-11-29 01:52:01.009757+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-85f1-756f-bd47-06e72d7e891e', '{}', NULL, 'medications.list'),
	('acme', '01a22500-443a-767e-ba53-5b817eac3d24', '2026-11-29 01:51:44.186641+00', 'patient.ruo_acknowledged', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-4436-77d6-9579-4f0495c2b089', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('acme', '01a22500-5c91-7f71-998d-d386ebdad30e', '2026-11-29 01:51:50.417569+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-5c91-745e-a168-c0edaaf60809', '{}', NULL, 'metrics.list_latest'),
	('borealis', '01a22500-6132-7150-9d51-cb7fbc978a44', '2026-11-29 01:51:51.602916+00', 'patient.created', '01a22500-6132-7b87-98d6-3c3d5c3a536d', NULL, 'local-service', '01a22500-6132-746b-b48a-6279c3267c6f', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6e1b-7513-b939-82321e19bd66', '2026-11-29 01:51:54.907948+00', 'treatment.put', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6e19-7779-8425-400acfdaaa32', '{billing_plan_id,metadata,started_at,status}', '01a22500-6e1b-7aeb-ad44-4206ef002670', 'treatments.upsert'),
	('borealis', '01a22500-8679-7a10-a71b-ca69d76dc635', '2026-11-29 01:52:01.145489+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-8679-730c-841e-0e918d00bd71', '{}', NULL, 'timeline.list'),
	('acme', '01a22500-44c9-774d-88be-0e0bed887b35', '2026-11-29 01:51:44.329869+00', 'researcher_acknowledgement.created', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-44c7-712b-ac21-52cd41d6be01', '{full_name,ip_address,source,statement_version}', '01a22500-44c9-76a2-80ee-84587ebbb85b', 'researchers.acknowledge'),
	('acme', '01a22500-4e55-77e8-9905-477782af9549', '2026-11-29 01:51:46.773556+00', NULL, '01a22500-366a-7dc8-a6b0-0caa649bc435', NULL, 'local-service', '01a22500-4e55-74e5-a5e2-d47400494daa', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5413-7959-8088-b5515993ed54', '2026-11-29 01:51:48.243021+00', NULL, '01a22500-3a01-7207-ba61-744cd61611f7', NULL, 'local-service', '01a22500-5412-77b5-b4fd-040a7668be5c', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5a51-72a2-b80a-67685b0053d6', '2026-11-29 01:51:49.841159+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-5a50-7774-86ee-b1edb3d4bdea', '{}', NULL, 'onboarding.get_mine'),
	('borealis', '01a22500-5f53-7561-bde4-27dfe6b10dc5', '2026-11-29 01:51:51.123529+00', 'patient.updated', '01a22500-5f24-73fe-a436-ca265ac7f4c7', NULL, 'local-service', '01a22500-5f51-725a-80f0-fabfb0d0fd65', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a22500-6599-7858-ae62-bc96ee27a14b', '2026-11-29 01:51:52.729524+00', 'patient.created', '01a22500-6599-76c1-b524-067660c44e0a', NULL, 'local-service', '01a22500-6598-7531-883e-6841feeeb5d1', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22500-6b8c-7cc1-b496-466c40d61d39', '2026-11-29 01:51:54.252441+00', 'provider_link.started', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6b89-75d0-ae8f-4fb713e0db70', '{provider_id,relationship}', '01a22500-6b8b-7bc7-a473-b21b71d0083f', 'providers.link'),
	('borealis', '01a22500-7675-7789-ba22-6209ed70f16e', '2026-11-29 01:51:57.045365+00', NULL, '01a22500-602b-7d28-bb56-d714c3fb71e9', NULL, 'local-service', '01a22500-766e-7661-91c6-d9b201c7af25', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7c6f-78ae-8368-ec04f3e4615e', '2026-11-29 01:51:58.575587+00', NULL, '01a22500-642b-7dc0-a3bb-7554d8a76209', NULL, 'local-service', '01a22500-7c6f-730d-9122-b9f471894d1f', '{}', NULL, 'patients.get');
INSERT INTO public.audit VALUES
	('borealis', '01a22500-81b4-7237-86ec-fe5cb7298d17', '2026-11-29 01:51:59.924565+00', NULL, '01a22500-606f-7ca3-8d25-62d02dac5a09', NULL, 'local-service', '01a22500-81b4-71b6-98b4-907cb9fb7e06', '{}', NULL, 'patients.search'),
	('borealis', '01a22500-81b4-7996-9bdd-ae3db68e4d4f', '2026-11-29 01:51:59.924565+00', NULL, '01a22500-6674-72d4-931a-b9ee4fead796', NULL, 'local-service', '01a22500-81b4-71b6-98b4-907cb9fb7e06', '{}', NULL, 'patients.search'),
	('acme', '01a22500-452f-763e-8049-83186e273d56', '2026-11-29 01:51:44.431187+00', 'patient.onboarded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-4526-7195-83f5-c46fc2851256', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('acme', '01a22500-5aaa-7f0c-a4e8-178b58afb5fe', '2026-11-29 01:51:49.930668+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-5aaa-730a-822e-10304179db04', '{}', NULL, 'treatments.list_mine'),
	('borealis', '01a22500-5f86-7a6f-96a6-af178e988595', '2026-11-29 01:51:51.174031+00', 'patient.created', '01a22500-5f85-7aed-b575-359c8cc2ed26', NULL, 'local-service', '01a22500-5f85-71b7-b0ae-1ede251cf9be', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22500-65e1-7340-ab47-870fecfc45d8', '2026-11-29 01:51:52.801651+00', 'patient.created', '01a22500-65e1-7e71-85c9-2a50437a1e35', NULL, 'local-service', '01a22500-65e1-7488-a988-e123e04a7377', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22500-6be5-7d72-a3fc-f3f95bde43ed', '2026-11-29 01:51:54.341246+00', 'encounter.created', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-6be4-71ae-9b31-c11dd465689a', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22500-6be5-7331-ab11-9b317eb0f898', 'encounters.create'),
	('borealis', '01a22500-71a5-7183-b2e5-ea5d8a1f7481', '2026-11-29 01:51:55.813346+00', 'medication.moved', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-719f-7464-bdff-ca23fe08c7da', '{status}', '01a22500-6c2e-700d-83c0-5876aabc2d9c', 'medications.update_status'),
	('borealis', '01a22500-8202-7e6f-847d-a9d2c1dca6e3', '2026-11-29 01:52:00.002991+00', NULL, '01a22500-5fe6-7f31-9f09-b3559b7c1b88', NULL, 'local-service', '01a22500-8202-7416-9191-139673057406', '{}', NULL, 'patients.search'),
	('acme', '01a22500-457b-74ad-9040-999d1f53f1a9', '2026-11-29 01:51:44.507854+00', 'patient.updated', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-4579-710d-8028-bee1715bacc8', '{external_ids,phone}', NULL, 'patients.update'),
	('acme', '01a22500-4c32-723d-9f5a-cea3ead2495e', '2026-11-29 01:51:46.226793+00', NULL, '01a22500-31d7-734a-94aa-0ac884f306ef', NULL, 'local-service', '01a22500-4c31-7017-846b-8c0e5d53d3f8', '{}', NULL, 'patients.get'),
	('acme', '01a22500-5224-7ad4-b72b-a7944748b4b3', '2026-11-29 01:51:47.748336+00', NULL, '01a22500-38e7-793e-b4a3-aa81eb73569c', NULL, 'local-service', '01a22500-521b-72df-bf2d-8a5d5d65df90', '{}', NULL, 'patients.get'),
	('acme', '01a22500-57d7-7015-935b-5b68547a351a', '2026-11-29 01:51:49.207076+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-57d6-7589-a5ba-07515a45575c', '{}', NULL, 'patients.get_by_external_id'),
	('acme', '01a22500-5d87-72c4-92e4-687522402127', '2026-11-29 01:51:50.663227+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-5d82-7491-842d-5b6b3fc4dcc0', '{}', NULL, 'timeline.list'),
	('borealis', '01a22500-6241-7bd4-b218-4696e927a06e', '2026-11-29 01:51:51.873111+00', 'patient.updated', '01a22500-61c8-7a70-9438-d3ea57ad2033', NULL, 'local-service', '01a22500-6236-7566-8d9e-8a82feafaf38', '{date_of_birth,email}', NULL, 'patients.update'),
	('borealis', '01a22500-6f45-756d-b59d-b55001d5a182', '2026-11-29 01:51:55.205791+00', 'patient.age_verified', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-6f43-7709-989b-1bf99ada6132', '{date_of_birth}', NULL, 'acts.verify_age'),
	('borealis', '01a22500-74f6-77dd-82d2-0730283a5d24', '2026-11-29 01:51:56.662617+00', NULL, '01a22500-5f24-73fe-a436-ca265ac7f4c7', NULL, 'local-service', '01a22500-74f6-76cf-9e0f-22199f26b651', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7a1e-70a6-8bcf-14f170919e11', '2026-11-29 01:51:57.982628+00', NULL, '01a22500-61c8-7a70-9438-d3ea57ad2033', NULL, 'local-service', '01a22500-7a1d-700e-b1cc-e8f3a0a10af9', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-7fe0-7755-99a2-7f22077db0cc', '2026-11-29 01:51:59.456247+00', NULL, '01a22500-6674-72d4-931a-b9ee4fead796', NULL, 'local-service', '01a22500-7fdf-7246-8fef-58be7241a78f', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-8481-7767-9ae8-2519fff20399', '2026-11-29 01:52:00.641173+00', NULL, '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'local-service', '01a22500-847f-732f-ac1c-c0ee72c30ce3', '{}', NULL, 'encounters.list'),
	('acme', '01a22500-45ab-7d43-8c9c-2bb30dd0efef', '2026-11-29 01:51:44.555512+00', 'encounter.moved', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'local-service', '01a22500-45a7-7571-8fd1-8e6e6525a9d0', '{status}', '01a22500-4054-7b45-b5f0-7060abac901d', 'encounters.update_status'),
	('acme', '01a22500-582d-7d98-a980-9d46362fea29', '2026-11-29 01:51:49.293594+00', NULL, '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'self', 'local-app', '01a22500-582d-7552-90ac-7f458d400a47', '{}', NULL, 'patients.get'),
	('borealis', '01a22500-62e3-780e-840e-29e7bccf69f2', '2026-11-29 01:51:52.035704+00', 'patient.created', '01a22500-62e3-7ece-a0c6-9aad2991fb26', NULL, 'local-service', '01a22500-62e2-70ea-97a6-4d7b2c1d2766', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22500-6fa0-707d-92c9-bb908f6e0b7d', '2026-11-29 01:51:55.296401+00', 'patient.ruo_acknowledged', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'self', 'local-app', '01a22500-6f9b-75f9-945b-147a4e69138e', '{statement_version}', NULL, 'acts.acknowledge_ruo');
INSERT INTO public.compliance_acts VALUES
	('acme', '01a22500-43d0-7d51-87c9-a9f37feee7c6', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 01:51:44.080722+00'),
	('acme', '01a22500-443a-747b-aaf9-34eb453a98e5', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 01:51:44.186376+00'),
	('borealis', '01a22500-6f45-70e8-8c37-8443e8d34a62', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 01:51:55.20555+00'),
	('borealis', '01a22500-6fa0-751d-b17e-748843700504', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 01:51:55.296147+00');
INSERT INTO public.consult_outcomes VALUES
	('acme', '01a22500-4237-75d4-bfa8-96c992772ff2', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 01:51:43.671426+00'),
	('borealis', '01a22500-6da8-78a8-9dc1-5a9be840a317', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 01:51:54.792221+00');
INSERT INTO public.consultations VALUES
	('acme', '01a22500-435b-7e09-8009-0a8f96046806', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4297-7a31-a2dd-9bf2b667d7b7', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 01:51:43.963989+00', '2026-11-29 01:51:43.963989+00'),
	('borealis', '01a22500-6ee2-7665-b9a1-ed7619b40723', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6e1b-7aeb-ad44-4206ef002670', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 01:51:55.10612+00', '2026-11-29 01:51:55.10612+00');
INSERT INTO public.encounters VALUES
	('acme', '01a22500-4054-7b45-b5f0-7060abac901d', '01a22500-3e2d-7556-ad99-328cc73c6cb3', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 01:51:44.555318+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 01:51:43.188654+00', '2026-11-29 01:51:44.555318+00'),
	('borealis', '01a22500-6be5-7331-ab11-9b317eb0f898', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 01:51:55.678469+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 01:51:54.34106+00', '2026-11-29 01:51:55.678469+00');
INSERT INTO public.idempotency_keys VALUES
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '\xa20dbb902e4cd9b6cd34327d5c5f25f1df801dd3fcbf3362723843a242a798fb', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-2f01-7eb2-bd6d-f9aa36052bb9", "ETag": "\"2026-11-29T01:51:38.753000Z\""}', '{"id":"01a22500-2f01-7eb2-bd6d-f9aa36052bb9","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:38.753000Z","updated_at":"2026-11-29T01:51:38.753000Z"}', '2026-11-29 01:51:38.753234+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '\x6ed8aeab319751bebbe2421b25028c254ef0375694d9da6f7f84ec2f2ce21fa6', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:39.073697Z\""}', '{"id":"01a22500-2f01-7eb2-bd6d-f9aa36052bb9","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:38.753000Z","updated_at":"2026-11-29T01:51:39.073697Z"}', '2026-11-29 01:51:38.927303+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a22500-31d7-734a-94aa-0ac884f306ef', '\xddac9f72e33c1a8ffe483f08c934ae305dd9a103ef8374bedc50190ad54b33d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-31d7-734a-94aa-0ac884f306ef", "ETag": "\"2026-11-29T01:51:39.479000Z\""}', '{"id":"01a22500-31d7-734a-94aa-0ac884f306ef","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:39.479000Z","updated_at":"2026-11-29T01:51:39.479000Z"}', '2026-11-29 01:51:39.479476+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a22500-3413-726e-9553-b3392f10fcc5', '\xd8889969b3de3631717fe61c85c9da2d486ee698d206da711ee471ae21609d0b', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-3413-726e-9553-b3392f10fcc5", "ETag": "\"2026-11-29T01:51:40.051000Z\""}', '{"id":"01a22500-3413-726e-9553-b3392f10fcc5","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:40.051000Z","updated_at":"2026-11-29T01:51:40.051000Z"}', '2026-11-29 01:51:40.051721+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a22500-3413-726e-9553-b3392f10fcc5', '\xfc38892f0018fdb658493b020cd681321dcb4cd8e8e39dfe879e73be19f870ad', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:40.515843Z\""}', '{"id":"01a22500-3413-726e-9553-b3392f10fcc5","brand_id":"acme","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:40.051000Z","updated_at":"2026-11-29T01:51:40.515843Z"}', '2026-11-29 01:51:40.351376+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a22500-372e-72e2-aa49-31e705d4da5c', '\xefc1fab414bf1a02f04a2d69127f0e64d8d5a36d9b50b2128c2eb0b21b9d55d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-372e-72e2-aa49-31e705d4da5c", "ETag": "\"2026-11-29T01:51:40.846000Z\""}', '{"id":"01a22500-372e-72e2-aa49-31e705d4da5c","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:40.846000Z","updated_at":"2026-11-29T01:51:40.846000Z"}', '2026-11-29 01:51:40.846348+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '\xb6bcefb67a30674acb7d0aa2acd2ac079511b4fd820a4014502b145677579f75', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-37f3-7aa2-88bb-13a7524a8c2b", "ETag": "\"2026-11-29T01:51:41.043000Z\""}', '{"id":"01a22500-37f3-7aa2-88bb-13a7524a8c2b","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.043000Z","updated_at":"2026-11-29T01:51:41.043000Z"}', '2026-11-29 01:51:41.043764+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '\x64b92d07f8a5513f95c32a61419c3b943da2e7c9677a307e1f31248df40eb073', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:41.142514Z\""}', '{"id":"01a22500-37f3-7aa2-88bb-13a7524a8c2b","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.043000Z","updated_at":"2026-11-29T01:51:41.142514Z"}', '2026-11-29 01:51:41.139945+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a22500-2e4c-7bac-97af-b486429c2e7e', '\x9d17c8d9876064e8a87336666259f3893d777f9c53ad0f19a63268a466b63247', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 01:51:42.459615+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x54e054032d730c4dd36bb75661d23013ed56a0a22f89a16242f5048dcffb53d0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-435b-7e09-8009-0a8f96046806","brand_id":"acme","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","treatment_id":"01a22500-4297-7a31-a2dd-9bf2b667d7b7","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:43.963989Z","updated_at":"2026-11-29T01:51:43.963989Z"}', '2026-11-29 01:51:43.954829+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a22500-38e7-793e-b4a3-aa81eb73569c', '\xbf713073debbc6863b851ce1fad296f39ee7c83e2d35306e13155dc9c65f5c5a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-38e7-793e-b4a3-aa81eb73569c", "ETag": "\"2026-11-29T01:51:41.287000Z\""}', '{"id":"01a22500-38e7-793e-b4a3-aa81eb73569c","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.287000Z","updated_at":"2026-11-29T01:51:41.287000Z"}', '2026-11-29 01:51:41.287835+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '\x4f5e2d39492c71147ef39069cb33c3588f30fb98b8b2b6db752499ee36ecf4af', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-3979-7344-a1dc-11a1ba80eb1d", "ETag": "\"2026-11-29T01:51:41.433000Z\""}', '{"id":"01a22500-3979-7344-a1dc-11a1ba80eb1d","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.433000Z","updated_at":"2026-11-29T01:51:41.433000Z"}', '2026-11-29 01:51:41.433325+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'create-1', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x2b73eb4af9b529b1179122b9dda16847ce0ba628f7a0b7d176b1baf65e633f2a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-3e2d-7556-ad99-328cc73c6cb3", "ETag": "\"2026-11-29T01:51:42.637000Z\""}', '{"id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:42.637000Z","updated_at":"2026-11-29T01:51:42.637000Z"}', '2026-11-29 01:51:42.63749+00'),
	('acme', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', '\x571dbc36f82d5839d7212ed4c8d2d8d201649b423a2258a3647e741885b3a428', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-3f0a-7e01-860c-ff0e3b3c68bb", "ETag": "\"2026-11-29T01:51:42.858000Z\""}', '{"id":"01a22500-3f0a-7e01-860c-ff0e3b3c68bb","brand_id":"acme","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:42.858000Z","updated_at":"2026-11-29T01:51:42.858000Z"}', '2026-11-29 01:51:42.858946+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-44c9-76a2-80ee-84587ebbb85b","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T01:51:44.329659Z","created_at":"2026-11-29T01:51:44.329659Z","updated_at":"2026-11-29T01:51:44.329659Z"}', '2026-11-29 01:51:44.32823+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x371b8b0d8207da56f1c9e6584e2ee49720a126da4791157c6f14b4472666693f', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:44.507665Z\""}', '{"id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:51:44.080722Z","ruo_pathway_acknowledged_at":"2026-11-29T01:51:44.186376Z","researcher_acknowledgement_id":"01a22500-44c9-76a2-80ee-84587ebbb85b","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:42.637000Z","updated_at":"2026-11-29T01:51:44.507665Z"}', '2026-11-29 01:51:44.506175+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '\x48f4e55b06075f45c0055dd40fc20813679bf578e676c9697b25dfccb0ff4877', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:51.123359Z\""}', '{"id":"01a22500-5f24-73fe-a436-ca265ac7f4c7","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.076000Z","updated_at":"2026-11-29T01:51:51.123359Z"}', '2026-11-29 01:51:51.122055+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a22500-61c8-7a70-9438-d3ea57ad2033', '\x64d695ee9651184399dccb7ad0e4eaf58c8d0c9458e99a80a4863503409f2c54', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:51.872862Z\""}', '{"id":"01a22500-61c8-7a70-9438-d3ea57ad2033","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.752000Z","updated_at":"2026-11-29T01:51:51.872862Z"}', '2026-11-29 01:51:51.871871+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a22500-5ecb-7831-81ea-17b82c567c68', '\x085c7d0871385b1a24b47b7f318235c4c222092a0ef341c7f1a487839087f77d', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 01:51:53.655351+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x933ffa1b67e20685cb12db67269c175f89fd945613819ed2744cebc92d938461', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6b8b-7bc7-a473-b21b71d0083f","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","provider_id":"01a22500-6b33-78ee-8946-64866806cc0d","relationship":"primary","status":"active","started_at":"2026-11-29T01:51:54.251602Z","ended_at":null}', '2026-11-29 01:51:54.250015+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '\x6f89173e9591b21f97688c296dd861c4e0409a7c73657b7d98c26181814c8ee7', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:41.496401Z\""}', '{"id":"01a22500-3979-7344-a1dc-11a1ba80eb1d","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.433000Z","updated_at":"2026-11-29T01:51:41.496401Z"}', '2026-11-29 01:51:41.495524+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xd0a1fffbb1181f8911109d357bd98bb1005c521aa8332f33ddd7b5b2b19f2a3e', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a22500-3f76-75fc-aa3f-80c1b3055854"}', '{"id":"01a22500-3f76-75fc-aa3f-80c1b3055854","brand_id":"acme","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T01:51:42.966313Z","updated_at":"2026-11-29T01:51:42.966313Z"}', '2026-11-29 01:51:42.966292+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xb5d74e9cde9cf1496a70a7377574bfc6f5c54b81f9033512c30a3f0976bd0a22', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-4054-7b45-b5f0-7060abac901d","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T01:51:44.555318Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:51:43.188654Z","updated_at":"2026-11-29T01:51:44.555318Z"}', '2026-11-29 01:51:44.552637+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:55.296189Z\""}', '{"id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:51:55.205550Z","ruo_pathway_acknowledged_at":"2026-11-29T01:51:55.296147Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:53.861000Z","updated_at":"2026-11-29T01:51:55.296189Z"}', '2026-11-29 01:51:55.292471+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '\xd43f1f575e22b9f6c7c2a963f708b0bec2835b3064ec8cd5455a80400fd208d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-3a36-78ac-bff4-3a6e76def2f1", "ETag": "\"2026-11-29T01:51:41.622000Z\""}', '{"id":"01a22500-3a36-78ac-bff4-3a6e76def2f1","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.622000Z","updated_at":"2026-11-29T01:51:41.622000Z"}', '2026-11-29 01:51:41.622096+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x452e4e26234ad91c92830d9a581228d9784c31eb6e98313d2028cb979fb3e98c', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-4054-7b45-b5f0-7060abac901d","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:51:43.188654Z","updated_at":"2026-11-29T01:51:43.188654Z"}', '2026-11-29 01:51:43.188629+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x76d65cebe203834e7c857d6b24fd0a7542e8f5e1dea7a489bac379e7c820fb7a', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:53.947533Z\""}', '{"id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:53.861000Z","updated_at":"2026-11-29T01:51:53.947533Z"}', '2026-11-29 01:51:53.946199+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T01:51:55.491308Z"}', '2026-11-29 01:51:55.489461+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '\x8d116e0f4025c142bdfa83f48b47a732e25608d03748a1afadecace972ea5070', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-3b0e-7de9-8593-94bb4b0529a3", "ETag": "\"2026-11-29T01:51:41.838000Z\""}', '{"id":"01a22500-3b0e-7de9-8593-94bb4b0529a3","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.838000Z","updated_at":"2026-11-29T01:51:41.838000Z"}', '2026-11-29 01:51:41.838418+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x60773bc997f39c375adec3d3848d06bfe0ed5c15656106bdbd4eaa3ebd0164d5', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-411c-77d4-9d5f-1df81b25f06f","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","source_id":null,"is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T01:51:43.388740Z"}', '2026-11-29 01:51:43.388699+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '\x1db0ed27df92c7f7004d3f8323a5e40ca58748d642308551b5fb74c10c285efe', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-5f24-73fe-a436-ca265ac7f4c7", "ETag": "\"2026-11-29T01:51:51.076000Z\""}', '{"id":"01a22500-5f24-73fe-a436-ca265ac7f4c7","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.076000Z","updated_at":"2026-11-29T01:51:51.076000Z"}', '2026-11-29 01:51:51.076493+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '\x06fce3a6bad5240265a5824cc35defac4facb64ad97a560bbbec94f3816e684f', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:52.576522Z\""}', '{"id":"01a22500-649a-76b4-b7d2-d9f1b150cb63","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:52.474000Z","updated_at":"2026-11-29T01:51:52.576522Z"}', '2026-11-29 01:51:52.575297+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xacba6759b6750507c1d87ccf4882fcd874025e4424a82ed066cc6efa25d482ea', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a22500-6b33-78ee-8946-64866806cc0d"}', '{"id":"01a22500-6b33-78ee-8946-64866806cc0d","brand_id":"borealis","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T01:51:54.163570Z","updated_at":"2026-11-29T01:51:54.163570Z"}', '2026-11-29 01:51:54.163548+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xfee841d42f8d60583dce8467861b24c34809c193f9898ab540b792baaa20d970', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6be5-7331-ab11-9b317eb0f898","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T01:51:55.678469Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:51:54.341060Z","updated_at":"2026-11-29T01:51:55.678469Z"}', '2026-11-29 01:51:55.677021+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '\x9f4e9681e000fa7b80954e1af6f466034ca0ae85a25633e977dcb450da0e1c42', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:41.916004Z\""}', '{"id":"01a22500-3b0e-7de9-8593-94bb4b0529a3","brand_id":"acme","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:41.838000Z","updated_at":"2026-11-29T01:51:41.916004Z"}', '2026-11-29 01:51:41.912877+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xef5b2ba6bc854a7a1e30e8df464a0f7857fc8a9c155f007d77907d40e85b3e1d', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","ids":["01a22500-419c-7677-9103-cc88b8bacd42"],"count":1,"recorded":1}', '2026-11-29 01:51:43.516641+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a22500-5e65-748e-aade-7344da8eb20f', '\x7f625d24473d3f761eba465e5b3d6b20b43ca3db267f8a112cd28d535afa6eaa', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 01:51:53.384187+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xc9b9f57bee5423b433f2adfbde6a2940b07f0446dacf7134658a9286e325c17b', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6e74-7161-a4c6-8aaa177c7bb6","brand_id":"borealis","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","treatment_id":"01a22500-6e1b-7aeb-ad44-4206ef002670","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T01:51:54.996438Z","updated_at":"2026-11-29T01:51:54.996438Z"}', '2026-11-29 01:51:54.99015+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '\xdea5441a9883a891a2b85504fea9582be0c550645c280e60ec00d7500c78d07f', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:41.991463Z\""}', '{"id":"01a22500-2cc8-7b4e-af4d-8bac0c421d5b","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:38.184000Z","updated_at":"2026-11-29T01:51:41.991463Z"}', '2026-11-29 01:51:41.986612+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x6145aeb41a06aeb92914c962f84c8c3085beec9e6ea98e1165748e5298de56c6', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-41fb-7c59-a850-538d1b0dfefb","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T01:51:43.611284Z","created_at":"2026-11-29T01:51:43.611284Z","updated_at":"2026-11-29T01:51:43.611284Z"}', '2026-11-29 01:51:43.609073+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a22500-61c8-7a70-9438-d3ea57ad2033', '\x07da66cf1d18c2a688c01c2802b8c982c8fbfa180c4f8d0c249abda9d3f05b68', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-61c8-7a70-9438-d3ea57ad2033", "ETag": "\"2026-11-29T01:51:51.752000Z\""}', '{"id":"01a22500-61c8-7a70-9438-d3ea57ad2033","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.752000Z","updated_at":"2026-11-29T01:51:51.752000Z"}', '2026-11-29 01:51:51.752812+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xb4e87be0ca4f6c985743ad68b49e91686c2781b473b6504195b1712b783bc3f1', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6ee2-7665-b9a1-ed7619b40723","brand_id":"borealis","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","treatment_id":"01a22500-6e1b-7aeb-ad44-4206ef002670","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:55.106120Z","updated_at":"2026-11-29T01:51:55.106120Z"}', '2026-11-29 01:51:55.104152+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a22500-2d6b-7a44-8c28-c26eb5329ac4', '\x550ed6991b9d5f2159554520b80b850964d56f7c585122f9a6d108752b4162dd', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 01:51:42.230763+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x1fddc43efaa1cf5d951e0f0a9c5fa2b8671ad09d77b3ea5791c3672ca107f2ed', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:42.765995Z\""}', '{"id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:42.637000Z","updated_at":"2026-11-29T01:51:42.765995Z"}', '2026-11-29 01:51:42.763581+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xfef59359c2384bccf1615ecfcaf671b61a7b7dd5a6e3cb074ae623d8a8a37eb7', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-3fe5-7fc5-ba56-c17fb333322b","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","provider_id":"01a22500-3f76-75fc-aa3f-80c1b3055854","relationship":"primary","status":"active","started_at":"2026-11-29T01:51:43.077543Z","ended_at":null}', '2026-11-29 01:51:43.069761+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x73f2ff78697057660e4d309dc1fbd7179f837a3013b0200d1e747498c7d04c50', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-40ac-71d9-b363-da45a88398ac","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T01:51:43.276496Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:51:43.276496Z","updated_at":"2026-11-29T01:51:43.276496Z"}', '2026-11-29 01:51:43.276436+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xc0e641c45690f8cbb29ccaffc8a2d462295ee6d56459935329ba8848b3509547', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-4237-75d4-bfa8-96c992772ff2","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T01:51:43.671426Z"}', '2026-11-29 01:51:43.67032+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xeff649f08969b2893e26c59d72cabd036e19c93efc986b2bc46a5d1ef84e2158', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-4297-7a31-a2dd-9bf2b667d7b7","brand_id":"acme","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T01:51:43.767302Z","updated_at":"2026-11-29T01:51:43.767302Z"}', '2026-11-29 01:51:43.762091+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xdb23e01510dc7d40a2b363928f3e5248320a9e5afac30515304730a43e9b632a', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-42eb-7f34-a6eb-1b87ca31afdd","brand_id":"acme","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","treatment_id":"01a22500-4297-7a31-a2dd-9bf2b667d7b7","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T01:51:43.851472Z","updated_at":"2026-11-29T01:51:43.851472Z"}', '2026-11-29 01:51:43.847583+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:44.186420Z\""}', '{"id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:51:44.080722Z","ruo_pathway_acknowledged_at":"2026-11-29T01:51:44.186376Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:42.637000Z","updated_at":"2026-11-29T01:51:44.186420Z"}', '2026-11-29 01:51:44.184714+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T01:51:44.430991Z"}', '2026-11-29 01:51:44.427423+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xd60e0ccfba815e1bd5180dc5e42e0adf43bbf09c2b56b9495f8de6bc578172d7', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-40ac-71d9-b363-da45a88398ac","patient_id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T01:51:43.276496Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:51:43.276496Z","updated_at":"2026-11-29T01:51:44.631341Z"}', '2026-11-29 01:51:44.626784+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '\x394f71900dcd298b5791e7ea84764ca403090b303c6451f4d0761363eaf5b34d', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-5fe6-7f31-9f09-b3559b7c1b88", "ETag": "\"2026-11-29T01:51:51.270000Z\""}', '{"id":"01a22500-5fe6-7f31-9f09-b3559b7c1b88","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.270000Z","updated_at":"2026-11-29T01:51:51.270000Z"}', '2026-11-29 01:51:51.270396+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a22500-606f-7ca3-8d25-62d02dac5a09', '\x935589d2122aaa8cf5e284d657046d6ddc5580b549d79ecf4bab994a8906c1be', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-606f-7ca3-8d25-62d02dac5a09", "ETag": "\"2026-11-29T01:51:51.407000Z\""}', '{"id":"01a22500-606f-7ca3-8d25-62d02dac5a09","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.407000Z","updated_at":"2026-11-29T01:51:51.407000Z"}', '2026-11-29 01:51:51.407453+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:44.080764Z\""}', '{"id":"01a22500-3e2d-7556-ad99-328cc73c6cb3","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:51:44.080722Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:42.637000Z","updated_at":"2026-11-29T01:51:44.080764Z"}', '2026-11-29 01:51:44.077037+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x70e2dc61b9529f20d944fc01c3e7325a41c09a9eb0c1a012e0d2d694de803f6b', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-6da8-78a8-9dc1-5a9be840a317","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T01:51:54.792221Z"}', '2026-11-29 01:51:54.791349+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a22500-606f-7ca3-8d25-62d02dac5a09', '\x3683356c4f858fc0a259c1216713c5c3ad70f4acd6032d9c62e21523fc2e365e', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:51.468453Z\""}', '{"id":"01a22500-606f-7ca3-8d25-62d02dac5a09","brand_id":"borealis","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.407000Z","updated_at":"2026-11-29T01:51:51.468453Z"}', '2026-11-29 01:51:51.467318+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a22500-5e01-7ab2-bbfe-f058441ef748', '\xfc0fe6caca3b19f9b34a2327cc77f74e6840c9eb44fbefc7be3052337f54f61e', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:53.118677Z\""}', '{"id":"01a22500-5e01-7ab2-bbfe-f058441ef748","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:50.785000Z","updated_at":"2026-11-29T01:51:53.118677Z"}', '2026-11-29 01:51:53.11784+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xce4ffa7dcdc4f48e97661c54af761197abfcf96f3b2b3e4a36dd430c0f1d748f', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6d3c-72d8-97da-76bce017286a","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T01:51:54.684228Z","created_at":"2026-11-29T01:51:54.684228Z","updated_at":"2026-11-29T01:51:54.684228Z"}', '2026-11-29 01:51:54.682887+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a22500-6132-7b87-98d6-3c3d5c3a536d', '\xfda846dea5358d52a7482c4dfb321914d0f2be64f3a729f3b8faba0a52c9b8a9', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-6132-7b87-98d6-3c3d5c3a536d", "ETag": "\"2026-11-29T01:51:51.602000Z\""}', '{"id":"01a22500-6132-7b87-98d6-3c3d5c3a536d","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:51.602000Z","updated_at":"2026-11-29T01:51:51.602000Z"}', '2026-11-29 01:51:51.602658+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xf738fe417a57fbe07e106028431d1d945cc3f04e4fbd254cad3bed75891eb36f', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6e1b-7aeb-ad44-4206ef002670","brand_id":"borealis","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T01:51:54.907750Z","updated_at":"2026-11-29T01:51:54.907750Z"}', '2026-11-29 01:51:54.906083+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a22500-637e-7be1-b2ed-27eb9966c75a', '\x96045e5c68f14ab9d9858cee8c7d3aadacec04e9efe8ef734adf5b6e317b64a2', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-637e-7be1-b2ed-27eb9966c75a", "ETag": "\"2026-11-29T01:51:52.190000Z\""}', '{"id":"01a22500-637e-7be1-b2ed-27eb9966c75a","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:52.190000Z","updated_at":"2026-11-29T01:51:52.190000Z"}', '2026-11-29 01:51:52.190393+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-1', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x7c8db20639ddfd937cdf485da589161f26499935439e6ee84d205040f01d98c0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-6a05-7964-a7ff-c4a5b8a6f495", "ETag": "\"2026-11-29T01:51:53.861000Z\""}', '{"id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:53.861000Z","updated_at":"2026-11-29T01:51:53.861000Z"}', '2026-11-29 01:51:53.861768+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-7000-7372-9cf7-e4ac489b2400","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T01:51:55.392521Z","created_at":"2026-11-29T01:51:55.392521Z","updated_at":"2026-11-29T01:51:55.392521Z"}', '2026-11-29 01:51:55.389454+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '\x559d0217bc43124cc0626bc9b96026059f08a5592440464d88f88e5226638e80', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-649a-76b4-b7d2-d9f1b150cb63", "ETag": "\"2026-11-29T01:51:52.474000Z\""}', '{"id":"01a22500-649a-76b4-b7d2-d9f1b150cb63","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:52.474000Z","updated_at":"2026-11-29T01:51:52.474000Z"}', '2026-11-29 01:51:52.474068+00'),
	('borealis', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a22500-6ae1-708d-abe1-34f2eaef5bbc', '\x9bcd27e6cb5e2526d276e3622c8331d446918a4fb85591323dee769df540d707', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-6ae1-708d-abe1-34f2eaef5bbc", "ETag": "\"2026-11-29T01:51:54.081000Z\""}', '{"id":"01a22500-6ae1-708d-abe1-34f2eaef5bbc","brand_id":"borealis","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:54.081000Z","updated_at":"2026-11-29T01:51:54.081000Z"}', '2026-11-29 01:51:54.08103+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x407957540fadcba214f4dccb4020f9c6788127471659db11b40ecf113f549280', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:55.609814Z\""}', '{"id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:51:55.205550Z","ruo_pathway_acknowledged_at":"2026-11-29T01:51:55.296147Z","researcher_acknowledgement_id":"01a22500-7000-7372-9cf7-e4ac489b2400","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:53.861000Z","updated_at":"2026-11-29T01:51:55.609814Z"}', '2026-11-29 01:51:55.608547+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a22500-65e1-7e71-85c9-2a50437a1e35', '\xc9ae7f926cf5ece8f71a44d6a232c135457294252138b40b03506be9bb8fca5f', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-65e1-7e71-85c9-2a50437a1e35", "ETag": "\"2026-11-29T01:51:52.801000Z\""}', '{"id":"01a22500-65e1-7e71-85c9-2a50437a1e35","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:52.801000Z","updated_at":"2026-11-29T01:51:52.801000Z"}', '2026-11-29 01:51:52.801402+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x697bb9ac5004f602de8cc5cb6220fde06fe262aaeefcb3b87b7f781bd02a5efb', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-6be5-7331-ab11-9b317eb0f898","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T01:51:54.341060Z","updated_at":"2026-11-29T01:51:54.341060Z"}', '2026-11-29 01:51:54.341038+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x3de3ee77e5f015510c7bf6e04694dd369d98044b8e9c6c855cbd47226027a7e3', 200, '{"Content-Type": "application/json"}', '{"id":"01a22500-6c2e-700d-83c0-5876aabc2d9c","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T01:51:54.414435Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:51:54.414435Z","updated_at":"2026-11-29T01:51:55.813151Z"}', '2026-11-29 01:51:55.811864+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a22500-6674-72d4-931a-b9ee4fead796', '\xefa78a43accfc927f0eea776c5e0fe9492cf03d2697d6d633b1477ae88c5d7ac', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22500-6674-72d4-931a-b9ee4fead796", "ETag": "\"2026-11-29T01:51:52.948000Z\""}', '{"id":"01a22500-6674-72d4-931a-b9ee4fead796","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:52.948000Z","updated_at":"2026-11-29T01:51:52.948000Z"}', '2026-11-29 01:51:52.948239+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xf6ba0d7c81453c9c6226d6a0305c9084c08f2385553225c4aa13e1779eb01412', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-6c79-7210-98c1-b4b241889968","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","source_id":null,"is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T01:51:54.489840Z"}', '2026-11-29 01:51:54.489787+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a22500-6674-72d4-931a-b9ee4fead796', '\x64261c8b943ed56378c9d3aedcb82a9d0a8b77245af7da4906d15d93fb5c4b4a', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:53.025912Z\""}', '{"id":"01a22500-6674-72d4-931a-b9ee4fead796","brand_id":"borealis","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T01:51:52.948000Z","updated_at":"2026-11-29T01:51:53.025912Z"}', '2026-11-29 01:51:53.023975+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xdbd2889481b81b283a2a897227a7c14f1cb8029da6aaeb25520ba0ed90ebcba3', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","ids":["01a22500-6cd5-770b-9da6-c3b2b7aa1505"],"count":1,"recorded":1}', '2026-11-29 01:51:54.580997+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xff0c3aa25904c173b9342a9f2c15dcde9aa2bfd79e0a6b80be8b2f0b59ae4063', 201, '{"Content-Type": "application/json"}', '{"id":"01a22500-6c2e-700d-83c0-5876aabc2d9c","patient_id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T01:51:54.414435Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T01:51:54.414435Z","updated_at":"2026-11-29T01:51:54.414435Z"}', '2026-11-29 01:51:54.414409+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T01:51:55.205583Z\""}', '{"id":"01a22500-6a05-7964-a7ff-c4a5b8a6f495","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T01:51:55.205550Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T01:51:53.861000Z","updated_at":"2026-11-29T01:51:55.205583Z"}', '2026-11-29 01:51:55.204026+00');
INSERT INTO public.identity_forms VALUES
	('2 - email external_ids name_date_of_birth_phone', '2026-11-29 01:51:20.235122+00');
INSERT INTO public.intake_responses VALUES
	('acme', '01a22500-41fb-7c59-a850-538d1b0dfefb', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 01:51:43.611284+00', '2026-11-29 01:51:43.611284+00', '2026-11-29 01:51:43.611284+00'),
	('borealis', '01a22500-6d3c-72d8-97da-76bce017286a', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 01:51:54.684228+00', '2026-11-29 01:51:54.684228+00', '2026-11-29 01:51:54.684228+00');
INSERT INTO public.medications VALUES
	('acme', '01a22500-40ac-71d9-b363-da45a88398ac', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 01:51:43.276496+00', NULL, NULL, '{}', '2026-11-29 01:51:43.276496+00', '2026-11-29 01:51:44.631341+00'),
	('borealis', '01a22500-6c2e-700d-83c0-5876aabc2d9c', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 01:51:54.414435+00', NULL, NULL, '{}', '2026-11-29 01:51:54.414435+00', '2026-11-29 01:51:55.813151+00');
INSERT INTO public.metric_entries VALUES
	('acme', '01a22500-411c-77d4-9d5f-1df81b25f06f', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:51:43.38874+00', NULL),
	('acme', '01a22500-419c-7677-9103-cc88b8bacd42', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:51:43.516677+00', NULL),
	('borealis', '01a22500-6c79-7210-98c1-b4b241889968', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:51:54.48984+00', NULL),
	('borealis', '01a22500-6cd5-770b-9da6-c3b2b7aa1505', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 01:51:54.581038+00', NULL);
INSERT INTO public.onboarding VALUES
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 01:51:44.430991+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 01:51:55.491308+00');
INSERT INTO public.outbox VALUES
	('acme', '01a22500-2cc8-72fd-b78a-4bf3a2ae0b9a', '2026-11-29 01:51:38.184428+00', 'patient.created', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '01a22500-2cbd-77ff-af12-2ed9909a6d20', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-2d6c-7a93-ab6f-107bda59f3d4', '2026-11-29 01:51:38.348373+00', 'patient.created', '01a22500-2d6b-7a44-8c28-c26eb5329ac4', '01a22500-2d69-7199-a33c-506819b3a165', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-2e4c-7469-a3fe-fcfd77452545', '2026-11-29 01:51:38.572978+00', 'patient.created', '01a22500-2e4c-7bac-97af-b486429c2e7e', '01a22500-2e4b-760f-88ca-9928cff081e5', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22500-2f01-7675-8d8d-cb860e809436', '2026-11-29 01:51:38.753549+00', 'patient.created', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '01a22500-2efa-709c-9405-ab1ae9501713', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22500-3041-7186-9fe6-38959d764965', '2026-11-29 01:51:39.073963+00', 'patient.updated', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '01a22500-2fa6-738c-8e82-e3b9f6d7839b', '{gender,phone}', NULL),
	('acme', '01a22500-30c7-7e92-a421-7e65ec226634', '2026-11-29 01:51:39.207926+00', 'patient.created', '01a22500-30c7-754b-98b1-26cf3b5350c8', '01a22500-30c3-74f8-9735-146fef21b0c3', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22500-31d7-71db-b220-2b5ee0951d28', '2026-11-29 01:51:39.479873+00', 'patient.created', '01a22500-31d7-734a-94aa-0ac884f306ef', '01a22500-31d2-7128-8a80-8d6a443f34cb', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22500-32d0-7fab-bba5-2bdfdfbf2562', '2026-11-29 01:51:39.728319+00', 'patient.created', '01a22500-32cf-792f-8338-79e948ad994c', '01a22500-32ca-7628-9e79-aa4d605c253e', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-3413-76f7-9180-72fea88d616a', '2026-11-29 01:51:40.051999+00', 'patient.created', '01a22500-3413-726e-9553-b3392f10fcc5', '01a22500-3410-7217-8bb2-7ae601aa3ef7', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-35e4-73a6-9650-d5a0c3828014', '2026-11-29 01:51:40.516061+00', 'patient.updated', '01a22500-3413-726e-9553-b3392f10fcc5', '01a22500-353b-70a2-a945-8656c06795e8', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a22500-366a-7e1c-84c1-d6d9ef53ead7', '2026-11-29 01:51:40.650843+00', 'patient.created', '01a22500-366a-7dc8-a6b0-0caa649bc435', '01a22500-3669-71be-842b-02a6d4376b76', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22500-372e-7c3d-8ecf-487ef7506f3d', '2026-11-29 01:51:40.846613+00', 'patient.created', '01a22500-372e-72e2-aa49-31e705d4da5c', '01a22500-372d-71b3-900c-cf03d990c995', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22500-379b-72ef-9b3d-0f2da1c2c757', '2026-11-29 01:51:40.955091+00', 'patient.created', '01a22500-379a-7b9c-bfe4-20823fc86b78', '01a22500-379a-750e-a08b-ce10b10d385c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22500-37f4-7ede-a7e6-e77d4ae43a28', '2026-11-29 01:51:41.044117+00', 'patient.created', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '01a22500-37f3-752b-abb1-0e370dc3e0cd', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22500-3856-768c-ba52-9e8e5bb04264', '2026-11-29 01:51:41.142811+00', 'patient.updated', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '01a22500-3853-772c-b74d-efa5052cae38', '{date_of_birth,email}', NULL),
	('acme', '01a22500-38b9-7e8d-94bc-86c54f3451af', '2026-11-29 01:51:41.24153+00', 'patient.created', '01a22500-38b9-7009-9df6-f924b5ed5e29', '01a22500-38b8-7061-8e6a-45f564205730', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-38e8-7c75-843e-0c555443ea6f', '2026-11-29 01:51:41.288074+00', 'patient.created', '01a22500-38e7-793e-b4a3-aa81eb73569c', '01a22500-38e7-766d-b42e-6671bab4c7a7', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-3932-7bb7-9e85-9dc67c284498', '2026-11-29 01:51:41.362762+00', 'patient.created', '01a22500-3932-7ba0-b71b-d051a6320b76', '01a22500-3931-744d-8169-253e6ed3514d', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22500-3979-7fcf-950d-8bc9fba7ef53', '2026-11-29 01:51:41.433574+00', 'patient.created', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '01a22500-3978-743b-b81c-f03244b16805', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22500-39b8-7b91-b572-0c4702c63b49', '2026-11-29 01:51:41.49655+00', 'patient.updated', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '01a22500-39b5-7059-ba0f-518531f5aafa', '{gender,phone}', NULL),
	('acme', '01a22500-3a02-7518-b598-a2409eb2438c', '2026-11-29 01:51:41.570058+00', 'patient.created', '01a22500-3a01-7207-ba61-744cd61611f7', '01a22500-39fc-712f-9ab6-96a39040af28', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22500-3a39-7a65-9749-eabaf6cc0949', '2026-11-29 01:51:41.625822+00', 'patient.created', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '01a22500-3a35-7414-88fc-8c22cff1e2af', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22500-3aab-79ac-8529-d10d5248fdba', '2026-11-29 01:51:41.739471+00', 'patient.created', '01a22500-3aab-72a3-b765-9642d9259e61', '01a22500-3aa7-74ae-bb80-b94baa1b9761', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-3b0f-7f9c-ad11-5ece40aacc6d', '2026-11-29 01:51:41.839407+00', 'patient.created', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '01a22500-3b05-714b-a7d6-c68739ee2489', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-3b5c-72fc-9abd-852232e6cd4e', '2026-11-29 01:51:41.916162+00', 'patient.updated', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '01a22500-3b58-71d0-918b-1a8062dcd3b2', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a22500-3ba7-7295-89e7-a7ad6ed95eeb', '2026-11-29 01:51:41.991605+00', 'patient.updated', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '01a22500-3b9f-734f-8b32-6035c79b3672', '{gender}', NULL),
	('acme', '01a22500-3bf2-7795-a944-1d1433ca3a54', '2026-11-29 01:51:42.066052+00', 'patient.updated', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '01a22500-3bef-7429-994e-a4e2e22158c1', '{gender}', NULL),
	('acme', '01a22500-3cbb-73b3-8d6b-d67060ef60d4', '2026-11-29 01:51:42.267383+00', 'patient.erased', '01a22500-2d6b-7a44-8c28-c26eb5329ac4', '01a22500-3c96-72c7-be61-6b376de4c69b', '{}', NULL),
	('acme', '01a22500-3d34-73ae-a2ad-b3243dd03355', '2026-11-29 01:51:42.38879+00', 'patient.erased', '01a22500-2e4c-7bac-97af-b486429c2e7e', '01a22500-3d1c-74dd-9dd9-537a50e82505', '{}', NULL),
	('acme', '01a22500-3e2d-7610-9e09-fc4e8a16d8b3', '2026-11-29 01:51:42.63771+00', 'patient.created', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-3e28-709f-8692-ff3afbb200e4', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-3eae-7dd4-bd1b-adaa69adc694', '2026-11-29 01:51:42.76616+00', 'patient.updated', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-3eab-7326-b8e7-0991d8f9b295', '{gender}', NULL),
	('acme', '01a22500-3f0b-73bb-82a4-d03712653fb9', '2026-11-29 01:51:42.859129+00', 'patient.created', '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', '01a22500-3f07-725b-8441-a18acfda14e9', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22500-3f76-7459-8996-a30a67614266', '2026-11-29 01:51:42.96646+00', 'provider.created', NULL, '01a22500-3f73-7555-ab68-dcedde7fd634', '{brand_id,email,metadata,name,npi,specialty}', '01a22500-3f76-75fc-aa3f-80c1b3055854'),
	('acme', '01a22500-3fe6-706b-b744-e1254d5ab6f8', '2026-11-29 01:51:43.078337+00', 'provider_link.started', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-3fdd-723c-a70d-46c76300d9b1', '{provider_id,relationship}', '01a22500-3fe5-7fc5-ba56-c17fb333322b'),
	('acme', '01a22500-4054-7496-8655-a752ce12c931', '2026-11-29 01:51:43.188875+00', 'encounter.created', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4054-70a4-8aa6-c4051e29e9e9', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22500-4054-7b45-b5f0-7060abac901d'),
	('acme', '01a22500-40ac-7031-a49b-c433eded0663', '2026-11-29 01:51:43.276716+00', 'medication.prescribed', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-40a9-7193-a091-6f6904bd6e88', '{brand_id,dosage,frequency,metadata,name,route}', '01a22500-40ac-71d9-b363-da45a88398ac'),
	('acme', '01a22500-411c-7371-9a76-52c43b0e6162', '2026-11-29 01:51:43.388899+00', 'metric_entry.recorded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-411b-73e1-945e-d9fd8f8afcb6', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22500-411c-77d4-9d5f-1df81b25f06f'),
	('acme', '01a22500-419c-74f2-8ce4-a085dcbe74c4', '2026-11-29 01:51:43.516806+00', 'metric_entries.recorded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-419c-7288-8959-c143224f0a38', '{entries}', NULL),
	('acme', '01a22500-41fb-788a-86d4-083a486df915', '2026-11-29 01:51:43.611476+00', 'intake_response.submitted', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-41f3-7021-b4ca-9e2b19c00fd3', '{brand_id,questionnaire_version,responses,status}', '01a22500-41fb-7c59-a850-538d1b0dfefb'),
	('acme', '01a22500-4238-7e99-952e-db7b9c9e4ae8', '2026-11-29 01:51:43.672176+00', 'consult_outcome.recorded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4234-745b-8e70-643eacb460ef', '{completed_at,outcome}', '01a22500-4237-75d4-bfa8-96c992772ff2'),
	('borealis', '01a22500-5fe6-713b-b937-7b2d66233c0c', '2026-11-29 01:51:51.270681+00', 'patient.created', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '01a22500-5fe1-73af-bd36-b9c94d8b68a9', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22500-6628-7578-9b1c-0ae26850faed', '2026-11-29 01:51:52.872517+00', 'patient.created', '01a22500-6628-7b94-b3af-93a1ddb2ce8e', '01a22500-6627-76fa-9443-4cc383d85cb7', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-6c2e-7ab6-baf4-3b43d554f8dd', '2026-11-29 01:51:54.414686+00', 'medication.prescribed', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6c2b-70de-a7c8-304b6726d5c7', '{brand_id,dosage,frequency,metadata,name,route}', '01a22500-6c2e-700d-83c0-5876aabc2d9c'),
	('acme', '01a22500-4297-7f16-87db-642ecbf1647e', '2026-11-29 01:51:43.767523+00', 'treatment.put', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4291-7511-b7af-db07d60e4f45', '{billing_plan_id,metadata,started_at,status}', '01a22500-4297-7a31-a2dd-9bf2b667d7b7'),
	('borealis', '01a22500-602c-734a-815b-f0a8a613e004', '2026-11-29 01:51:51.340141+00', 'patient.created', '01a22500-602b-7d28-bb56-d714c3fb71e9', '01a22500-6029-76e3-bf99-97b53ad76f1f', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-6674-75a7-ae06-5c90ade461bc', '2026-11-29 01:51:52.948522+00', 'patient.created', '01a22500-6674-72d4-931a-b9ee4fead796', '01a22500-666e-73c9-b62a-c285a635bb4b', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-6c7a-764d-8ae3-b01a9b1855c6', '2026-11-29 01:51:54.490038+00', 'metric_entry.recorded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6c76-7312-9c35-25780422bc5e', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22500-6c79-7210-98c1-b4b241889968'),
	('acme', '01a22500-42eb-7b1b-a141-14978dabbe8e', '2026-11-29 01:51:43.851673+00', 'prescription.put', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-42e3-71a2-8d84-69c3f9597c4b', '{medication_name,prescribed_date,quantity,status}', '01a22500-42eb-7f34-a6eb-1b87ca31afdd'),
	('borealis', '01a22500-606f-7c69-82b1-e1feb666a7eb', '2026-11-29 01:51:51.407809+00', 'patient.created', '01a22500-606f-7ca3-8d25-62d02dac5a09', '01a22500-606e-7008-b3ee-c406ef6f0057', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-66c2-7e96-b47e-589e25077bbe', '2026-11-29 01:51:53.026075+00', 'patient.updated', '01a22500-6674-72d4-931a-b9ee4fead796', '01a22500-66bd-77fd-aec3-68b9bf0e9465', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a22500-6cd5-7392-91a6-2d84f85ebea2', '2026-11-29 01:51:54.581206+00', 'metric_entries.recorded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6cd3-7196-8138-b6c8290829d1', '{entries}', NULL),
	('acme', '01a22500-435c-7ba1-92bf-a26ba9d7242c', '2026-11-29 01:51:43.964185+00', 'consultation.put', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4351-74dd-9978-f6e3b10b85a8', '{completed_at,consultation_type,status}', '01a22500-435b-7e09-8009-0a8f96046806'),
	('borealis', '01a22500-60ac-72a7-a694-d5ca07f29a4a', '2026-11-29 01:51:51.46861+00', 'patient.updated', '01a22500-606f-7ca3-8d25-62d02dac5a09', '01a22500-60aa-77a7-bc1d-e516de725f4c', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a22500-671e-707f-ad90-fdaad8cdbe26', '2026-11-29 01:51:53.118808+00', 'patient.updated', '01a22500-5e01-7ab2-bbfe-f058441ef748', '01a22500-671d-7331-bbdd-30342d4567fa', '{gender}', NULL),
	('borealis', '01a22500-6d3c-75a5-867d-d54caff5f1dd', '2026-11-29 01:51:54.684411+00', 'intake_response.submitted', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6d3a-72ef-a5a2-974666039cc8', '{brand_id,questionnaire_version,responses,status}', '01a22500-6d3c-72d8-97da-76bce017286a'),
	('acme', '01a22500-43d1-73f0-a1a7-fa13f158b61e', '2026-11-29 01:51:44.081028+00', 'patient.age_verified', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-43cc-74fc-b7b9-c5778ff12395', '{date_of_birth}', NULL),
	('borealis', '01a22500-60f5-70db-ba6c-94c5840d49b6', '2026-11-29 01:51:51.541133+00', 'patient.created', '01a22500-60f4-7f4f-ba2d-d1f79320b12b', '01a22500-60f4-7047-9dd1-bdd071727717', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22500-6788-7fe1-b2ab-b1d233e3f91d', '2026-11-29 01:51:53.224164+00', 'patient.updated', '01a22500-5e01-7ab2-bbfe-f058441ef748', '01a22500-6784-75be-b9d5-ce5534692be3', '{gender}', NULL),
	('borealis', '01a22500-6da8-775f-aa95-d408039283f9', '2026-11-29 01:51:54.792496+00', 'consult_outcome.recorded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6da2-71f1-8e93-90efc341a579', '{completed_at,outcome}', '01a22500-6da8-78a8-9dc1-5a9be840a317'),
	('acme', '01a22500-443a-767e-ba53-5b817eac3d24', '2026-11-29 01:51:44.186641+00', 'patient.ruo_acknowledged', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4436-77d6-9579-4f0495c2b089', '{statement_version}', NULL),
	('borealis', '01a22500-6132-7150-9d51-cb7fbc978a44', '2026-11-29 01:51:51.602916+00', 'patient.created', '01a22500-6132-7b87-98d6-3c3d5c3a536d', '01a22500-6132-746b-b48a-6279c3267c6f', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22500-6e1b-7513-b939-82321e19bd66', '2026-11-29 01:51:54.907948+00', 'treatment.put', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6e19-7779-8425-400acfdaaa32', '{billing_plan_id,metadata,started_at,status}', '01a22500-6e1b-7aeb-ad44-4206ef002670'),
	('acme', '01a22500-44c9-774d-88be-0e0bed887b35', '2026-11-29 01:51:44.329869+00', 'researcher_acknowledgement.created', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-44c7-712b-ac21-52cd41d6be01', '{full_name,ip_address,source,statement_version}', '01a22500-44c9-76a2-80ee-84587ebbb85b'),
	('borealis', '01a22500-5f53-7561-bde4-27dfe6b10dc5', '2026-11-29 01:51:51.123529+00', 'patient.updated', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '01a22500-5f51-725a-80f0-fabfb0d0fd65', '{gender,phone}', NULL),
	('borealis', '01a22500-6599-7858-ae62-bc96ee27a14b', '2026-11-29 01:51:52.729524+00', 'patient.created', '01a22500-6599-76c1-b524-067660c44e0a', '01a22500-6598-7531-883e-6841feeeb5d1', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22500-6b8c-7cc1-b496-466c40d61d39', '2026-11-29 01:51:54.252441+00', 'provider_link.started', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6b89-75d0-ae8f-4fb713e0db70', '{provider_id,relationship}', '01a22500-6b8b-7bc7-a473-b21b71d0083f'),
	('acme', '01a22500-452f-763e-8049-83186e273d56', '2026-11-29 01:51:44.431187+00', 'patient.onboarded', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4526-7195-83f5-c46fc2851256', '{default_follows,goals,notifications,role}', NULL),
	('borealis', '01a22500-5f86-7a6f-96a6-af178e988595', '2026-11-29 01:51:51.174031+00', 'patient.created', '01a22500-5f85-7aed-b575-359c8cc2ed26', '01a22500-5f85-71b7-b0ae-1ede251cf9be', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22500-65e1-7340-ab47-870fecfc45d8', '2026-11-29 01:51:52.801651+00', 'patient.created', '01a22500-65e1-7e71-85c9-2a50437a1e35', '01a22500-65e1-7488-a988-e123e04a7377', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22500-6be5-7d72-a3fc-f3f95bde43ed', '2026-11-29 01:51:54.341246+00', 'encounter.created', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6be4-71ae-9b31-c11dd465689a', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22500-6be5-7331-ab11-9b317eb0f898'),
	('borealis', '01a22500-71a5-7183-b2e5-ea5d8a1f7481', '2026-11-29 01:51:55.813346+00', 'medication.moved', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-719f-7464-bdff-ca23fe08c7da', '{status}', '01a22500-6c2e-700d-83c0-5876aabc2d9c'),
	('acme', '01a22500-457b-74ad-9040-999d1f53f1a9', '2026-11-29 01:51:44.507854+00', 'patient.updated', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4579-710d-8028-bee1715bacc8', '{external_ids,phone}', NULL),
	('borealis', '01a22500-6241-7bd4-b218-4696e927a06e', '2026-11-29 01:51:51.873111+00', 'patient.updated', '01a22500-61c8-7a70-9438-d3ea57ad2033', '01a22500-6236-7566-8d9e-8a82feafaf38', '{date_of_birth,email}', NULL),
	('borealis', '01a22500-6f45-756d-b59d-b55001d5a182', '2026-11-29 01:51:55.205791+00', 'patient.age_verified', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6f43-7709-989b-1bf99ada6132', '{date_of_birth}', NULL),
	('acme', '01a22500-45ab-7d43-8c9c-2bb30dd0efef', '2026-11-29 01:51:44.555512+00', 'encounter.moved', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-45a7-7571-8fd1-8e6e6525a9d0', '{status}', '01a22500-4054-7b45-b5f0-7060abac901d'),
	('borealis', '01a22500-62e3-780e-840e-29e7bccf69f2', '2026-11-29 01:51:52.035704+00', 'patient.created', '01a22500-62e3-7ece-a0c6-9aad2991fb26', '01a22500-62e2-70ea-97a6-4d7b2c1d2766', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-6fa0-707d-92c9-bb908f6e0b7d', '2026-11-29 01:51:55.296401+00', 'patient.ruo_acknowledged', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6f9b-75f9-945b-147a4e69138e', '{statement_version}', NULL),
	('acme', '01a22500-45f7-7dc8-a051-75667210a43d', '2026-11-29 01:51:44.631542+00', 'medication.moved', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-45f1-720c-948d-4d1f22ae5362', '{status}', '01a22500-40ac-71d9-b363-da45a88398ac'),
	('borealis', '01a22500-5e01-7ed2-bac8-e8d2dd6735c2', '2026-11-29 01:51:50.785292+00', 'patient.created', '01a22500-5e01-7ab2-bbfe-f058441ef748', '01a22500-5dff-7771-96a3-01829e2619fc', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-637e-738c-bce3-12676818d99b', '2026-11-29 01:51:52.190639+00', 'patient.created', '01a22500-637e-7be1-b2ed-27eb9966c75a', '01a22500-637d-72a5-b37a-04102f3b225f', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-6a06-7038-8210-f1550c430977', '2026-11-29 01:51:53.862018+00', 'patient.created', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6a04-75a3-a847-838828b22625', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-7000-71eb-92ce-605735bff0dd', '2026-11-29 01:51:55.392815+00', 'researcher_acknowledgement.created', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6ffd-7425-82b8-41e83721e0a4', '{full_name,ip_address,source,statement_version}', '01a22500-7000-7372-9cf7-e4ac489b2400'),
	('borealis', '01a22500-5e65-7a7f-987e-c960aa0be410', '2026-11-29 01:51:50.885761+00', 'patient.created', '01a22500-5e65-748e-aade-7344da8eb20f', '01a22500-5e65-72cb-a7cb-389c4b5015a5', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-642b-7a52-af70-2faa1baa49a0', '2026-11-29 01:51:52.363989+00', 'patient.created', '01a22500-642b-7dc0-a3bb-7554d8a76209', '01a22500-6429-7206-9271-47a98f6a0313', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22500-6a5b-71f7-af14-3e9c423377f7', '2026-11-29 01:51:53.947688+00', 'patient.updated', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6a59-7087-b523-498df83ce72b', '{gender}', NULL),
	('borealis', '01a22500-7063-7a50-b5f6-4268404203f8', '2026-11-29 01:51:55.49146+00', 'patient.onboarded', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-7060-7193-b64c-39dc0de70c09', '{default_follows,goals,notifications,role}', NULL),
	('borealis', '01a22500-5ecb-782b-80a3-d255e5b37894', '2026-11-29 01:51:50.987812+00', 'patient.created', '01a22500-5ecb-7831-81ea-17b82c567c68', '01a22500-5eca-715b-9dff-02d3e754b4af', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22500-649a-7abe-bea1-7ccaa6435843', '2026-11-29 01:51:52.474347+00', 'patient.created', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '01a22500-6499-77c6-a701-41b39e7ce3f2', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22500-6ae1-79e9-b0e5-e44ff7b8e121', '2026-11-29 01:51:54.081258+00', 'patient.created', '01a22500-6ae1-708d-abe1-34f2eaef5bbc', '01a22500-6adc-769b-b856-7b9cc64256f8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22500-70d9-7a97-8df7-6b58eec44248', '2026-11-29 01:51:55.609974+00', 'patient.updated', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-70d7-70b9-baa4-a72b4944c2b7', '{external_ids,phone}', NULL),
	('borealis', '01a22500-5f24-764a-a50e-63fe061c998a', '2026-11-29 01:51:51.076727+00', 'patient.created', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '01a22500-5f22-7178-bed5-af3b77d83634', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22500-6500-716a-92b6-049a0f182ce7', '2026-11-29 01:51:52.576687+00', 'patient.updated', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '01a22500-64fe-72d6-92b2-dda76dbb3bf4', '{gender,phone}', NULL),
	('borealis', '01a22500-6b33-7a88-8d26-31969e0541c0', '2026-11-29 01:51:54.163718+00', 'provider.created', NULL, '01a22500-6b33-7758-97e4-02005818f469', '{brand_id,email,metadata,name,npi,specialty}', '01a22500-6b33-78ee-8946-64866806cc0d'),
	('borealis', '01a22500-711e-7268-bc42-3c7f6192ce9c', '2026-11-29 01:51:55.678644+00', 'encounter.moved', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-711c-76fb-ad28-b4cfa363b666', '{status}', '01a22500-6be5-7331-ab11-9b317eb0f898'),
	('borealis', '01a22500-6167-72bf-92be-54e2574c69d8', '2026-11-29 01:51:51.655687+00', 'patient.created', '01a22500-6167-7c45-89b3-caa9172eab2f', '01a22500-6167-7208-8f27-708cab9e6dd1', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22500-6839-7a88-bc2b-ec16955ef970', '2026-11-29 01:51:53.401952+00', 'patient.erased', '01a22500-5e65-748e-aade-7344da8eb20f', '01a22500-6827-76cc-aa71-b1216ee8bedc', '{}', NULL),
	('borealis', '01a22500-6e74-71f4-bed8-4a146bfeac08', '2026-11-29 01:51:54.996636+00', 'prescription.put', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6e6d-714e-8907-e8e7838095de', '{medication_name,prescribed_date,quantity,status}', '01a22500-6e74-7161-a4c6-8aaa177c7bb6'),
	('borealis', '01a22500-61c9-7d40-b380-aa0618d0f715', '2026-11-29 01:51:51.753085+00', 'patient.created', '01a22500-61c8-7a70-9438-d3ea57ad2033', '01a22500-61c8-75de-947f-c4acb965a055', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22500-68c0-70e7-a91f-c86cddb23193', '2026-11-29 01:51:53.536897+00', 'patient.erased', '01a22500-5ecb-7831-81ea-17b82c567c68', '01a22500-68b0-737a-820c-5c12601a9443', '{}', NULL),
	('borealis', '01a22500-6ee2-7a2f-b322-a595756a53a5', '2026-11-29 01:51:55.106302+00', 'consultation.put', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6edc-777b-8a4d-49f669005fd0', '{completed_at,consultation_type,status}', '01a22500-6ee2-7665-b9a1-ed7619b40723');
INSERT INTO public.patient_identifiers VALUES
	('acme', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('acme', '01a22500-30c7-754b-98b1-26cf3b5350c8', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('acme', '01a22500-30c7-754b-98b1-26cf3b5350c8', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('acme', '01a22500-31d7-734a-94aa-0ac884f306ef', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('acme', '01a22500-31d7-734a-94aa-0ac884f306ef', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('acme', '01a22500-31d7-734a-94aa-0ac884f306ef', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('acme', '01a22500-31d7-734a-94aa-0ac884f306ef', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('acme', '01a22500-3413-726e-9553-b3392f10fcc5', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('acme', '01a22500-372e-72e2-aa49-31e705d4da5c', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('acme', '01a22500-379a-7b9c-bfe4-20823fc86b78', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('acme', '01a22500-379a-7b9c-bfe4-20823fc86b78', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '\x3bb97887188eb1a1474cefce70943ea3fc75c321a0143f55416957b95ec83d08', 'name_date_of_birth_phone'),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('acme', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('acme', '01a22500-3a01-7207-ba61-744cd61611f7', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('acme', '01a22500-3a01-7207-ba61-744cd61611f7', '\xc15a8ed45badbc9aecf6be8353765598c4ab35788e62fc1c089982a99f835e12', 'name_date_of_birth_phone'),
	('acme', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('acme', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('acme', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('acme', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('acme', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone'),
	('borealis', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('borealis', '01a22500-5f85-7aed-b575-359c8cc2ed26', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('borealis', '01a22500-5f85-7aed-b575-359c8cc2ed26', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('borealis', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('borealis', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('borealis', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('borealis', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('borealis', '01a22500-606f-7ca3-8d25-62d02dac5a09', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('borealis', '01a22500-6132-7b87-98d6-3c3d5c3a536d', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('borealis', '01a22500-6167-7c45-89b3-caa9172eab2f', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('borealis', '01a22500-6167-7c45-89b3-caa9172eab2f', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', '\x3bb97887188eb1a1474cefce70943ea3fc75c321a0143f55416957b95ec83d08', 'name_date_of_birth_phone'),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('borealis', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('borealis', '01a22500-6599-76c1-b524-067660c44e0a', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('borealis', '01a22500-6599-76c1-b524-067660c44e0a', '\xc15a8ed45badbc9aecf6be8353765598c4ab35788e62fc1c089982a99f835e12', 'name_date_of_birth_phone'),
	('borealis', '01a22500-65e1-7e71-85c9-2a50437a1e35', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('borealis', '01a22500-65e1-7e71-85c9-2a50437a1e35', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('borealis', '01a22500-65e1-7e71-85c9-2a50437a1e35', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('borealis', '01a22500-65e1-7e71-85c9-2a50437a1e35', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('borealis', '01a22500-6674-72d4-931a-b9ee4fead796', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone');
INSERT INTO public.patient_totals VALUES
	('acme', 19, 1),
	('acme', 55, 1),
	('acme', 51, 1),
	('acme', 56, 2),
	('acme', 3, 1),
	('acme', 59, 2),
	('acme', 11, 2),
	('acme', 39, 3),
	('acme', 6, 2),
	('acme', 23, 2),
	('acme', 103, -1),
	('acme', 67, -1),
	('acme', 1, 3),
	('acme', 50, 2),
	('borealis', 6, 2),
	('borealis', 39, 4),
	('borealis', 23, 3),
	('borealis', 56, 1),
	('borealis', 11, 2),
	('borealis', 55, 2),
	('borealis', 48, 1),
	('borealis', 51, 2),
	('borealis', 59, 1),
	('borealis', 32, 1),
	('borealis', 96, -1),
	('borealis', 19, 1),
	('borealis', 26, 1),
	('borealis', 83, -1),
	('borealis', 1, 1);
INSERT INTO public.patients VALUES
	('acme', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:38.753+00', '2026-11-29 01:51:39.073697+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22500-30c7-754b-98b1-26cf3b5350c8', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:39.207+00', '2026-11-29 01:51:39.207+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('acme', '01a22500-31d7-734a-94aa-0ac884f306ef', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:39.479+00', '2026-11-29 01:51:39.479+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('acme', '01a22500-32cf-792f-8338-79e948ad994c', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:39.727+00', '2026-11-29 01:51:39.727+00', 'zoë o''brien', 'o''brien', NULL, true),
	('acme', '01a22500-3413-726e-9553-b3392f10fcc5', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:40.051+00', '2026-11-29 01:51:40.515843+00', '李 byron', 'byron', NULL, true),
	('acme', '01a22500-366a-7dc8-a6b0-0caa649bc435', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:40.65+00', '2026-11-29 01:51:40.65+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22500-372e-72e2-aa49-31e705d4da5c', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:40.846+00', '2026-11-29 01:51:40.846+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a22500-379a-7b9c-bfe4-20823fc86b78', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:40.954+00', '2026-11-29 01:51:40.954+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.043+00', '2026-11-29 01:51:41.142514+00', 'zoë o''brien', 'o''brien', '+14155550011', true),
	('acme', '01a22500-38b9-7009-9df6-f924b5ed5e29', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.241+00', '2026-11-29 01:51:41.241+00', '李 小龙', '小龙', NULL, true),
	('acme', '01a22500-38e7-793e-b4a3-aa81eb73569c', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.287+00', '2026-11-29 01:51:41.287+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22500-3932-7ba0-b71b-d051a6320b76', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.362+00', '2026-11-29 01:51:41.362+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a22500-3979-7344-a1dc-11a1ba80eb1d', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.433+00', '2026-11-29 01:51:41.496401+00', 'ada lovelace', 'lovelace', NULL, true),
	('acme', '01a22500-3a01-7207-ba61-744cd61611f7', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.569+00', '2026-11-29 01:51:41.569+00', 'zoë o''brien', 'o''brien', '+14155550016', true),
	('acme', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.622+00', '2026-11-29 01:51:41.622+00', '李 小龙', '小龙', '+14155550017', true),
	('acme', '01a22500-3aab-72a3-b765-9642d9259e61', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.739+00', '2026-11-29 01:51:41.739+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22500-3b0e-7de9-8593-94bb4b0529a3', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:41.838+00', '2026-11-29 01:51:41.916004+00', 'i̇rem byron', 'byron', NULL, true),
	('acme', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:38.184+00', '2026-11-29 01:51:42.065921+00', 'ada lovelace', 'lovelace', NULL, true),
	('borealis', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.076+00', '2026-11-29 01:51:51.123359+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:42.858+00', '2026-11-29 01:51:42.858+00', 'other person', 'person', NULL, true),
	('borealis', '01a22500-5f85-7aed-b575-359c8cc2ed26', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.173+00', '2026-11-29 01:51:51.173+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('borealis', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.27+00', '2026-11-29 01:51:51.27+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('borealis', '01a22500-602b-7d28-bb56-d714c3fb71e9', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.339+00', '2026-11-29 01:51:51.339+00', 'zoë o''brien', 'o''brien', NULL, true),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 01:51:44.080722+00', '2026-11-29 01:51:44.186376+00', '01a22500-44c9-76a2-80ee-84587ebbb85b', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 01:51:42.637+00', '2026-11-29 01:51:44.507665+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a22500-606f-7ca3-8d25-62d02dac5a09', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.407+00', '2026-11-29 01:51:51.468453+00', '李 byron', 'byron', NULL, true),
	('borealis', '01a22500-60f4-7f4f-ba2d-d1f79320b12b', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.54+00', '2026-11-29 01:51:51.54+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22500-6132-7b87-98d6-3c3d5c3a536d', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.602+00', '2026-11-29 01:51:51.602+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a22500-6167-7c45-89b3-caa9172eab2f', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.655+00', '2026-11-29 01:51:51.655+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:51.752+00', '2026-11-29 01:51:51.872862+00', 'zoë o''brien', 'o''brien', '+14155550011', true),
	('borealis', '01a22500-62e3-7ece-a0c6-9aad2991fb26', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.035+00', '2026-11-29 01:51:52.035+00', '李 小龙', '小龙', NULL, true),
	('borealis', '01a22500-637e-7be1-b2ed-27eb9966c75a', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.19+00', '2026-11-29 01:51:52.19+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22500-642b-7dc0-a3bb-7554d8a76209', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.363+00', '2026-11-29 01:51:52.363+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a22500-649a-76b4-b7d2-d9f1b150cb63', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.474+00', '2026-11-29 01:51:52.576522+00', 'ada lovelace', 'lovelace', NULL, true),
	('borealis', '01a22500-6599-76c1-b524-067660c44e0a', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.729+00', '2026-11-29 01:51:52.729+00', 'zoë o''brien', 'o''brien', '+14155550016', true),
	('borealis', '01a22500-65e1-7e71-85c9-2a50437a1e35', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.801+00', '2026-11-29 01:51:52.801+00', '李 小龙', '小龙', '+14155550017', true),
	('borealis', '01a22500-6628-7b94-b3af-93a1ddb2ce8e', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.872+00', '2026-11-29 01:51:52.872+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22500-6ae1-708d-abe1-34f2eaef5bbc', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:54.081+00', '2026-11-29 01:51:54.081+00', 'other person', 'person', NULL, true),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 01:51:55.20555+00', '2026-11-29 01:51:55.296147+00', '01a22500-7000-7372-9cf7-e4ac489b2400', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 01:51:53.861+00', '2026-11-29 01:51:55.609814+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a22500-6674-72d4-931a-b9ee4fead796', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:52.948+00', '2026-11-29 01:51:53.025912+00', 'i̇rem byron', 'byron', NULL, true),
	('borealis', '01a22500-5e01-7ab2-bbfe-f058441ef748', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:50.785+00', '2026-11-29 01:51:53.224022+00', 'ada lovelace', 'lovelace', NULL, true);
INSERT INTO public.prescriptions VALUES
	('acme', '01a22500-42eb-7f34-a6eb-1b87ca31afdd', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-4297-7a31-a2dd-9bf2b667d7b7', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:43.851472+00', '2026-11-29 01:51:43.851472+00'),
	('borealis', '01a22500-6e74-7161-a4c6-8aaa177c7bb6', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6e1b-7aeb-ad44-4206ef002670', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 01:51:54.996438+00', '2026-11-29 01:51:54.996438+00');
INSERT INTO public.provider_links VALUES
	('acme', '01a22500-3fe5-7fc5-ba56-c17fb333322b', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '01a22500-3f76-75fc-aa3f-80c1b3055854', 'primary', 'active', '2026-11-29 01:51:43.077543+00', NULL),
	('borealis', '01a22500-6b8b-7bc7-a473-b21b71d0083f', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '01a22500-6b33-78ee-8946-64866806cc0d', 'primary', 'active', '2026-11-29 01:51:54.251602+00', NULL);
INSERT INTO public.providers VALUES
	('acme', '01a22500-3f76-75fc-aa3f-80c1b3055854', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 01:51:42.966313+00', '2026-11-29 01:51:42.966313+00'),
	('borealis', '01a22500-6b33-78ee-8946-64866806cc0d', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 01:51:54.16357+00', '2026-11-29 01:51:54.16357+00');
INSERT INTO public.researcher_acknowledgements VALUES
	('acme', '01a22500-44c9-76a2-80ee-84587ebbb85b', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 01:51:44.329659+00', '2026-11-29 01:51:44.329659+00', '2026-11-29 01:51:44.329659+00'),
	('borealis', '01a22500-7000-7372-9cf7-e4ac489b2400', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 01:51:55.392521+00', '2026-11-29 01:51:55.392521+00', '2026-11-29 01:51:55.392521+00');
INSERT INTO public.schema_migrations VALUES
	('0001_roles', '588917b328bb70b65780a3dcd7d0bd912c9e28b339c8241a49485e6d54d2f947', '2026-11-29 01:51:19.467962+00'),
	('0002_patients', 'fffa58c3b4cfd97507245b895e6376c13c2d462cccbdd4a5fe75c2302ee8e4bd', '2026-11-29 01:51:19.472814+00'),
	('0003_records', 'bb0eabb6a714f62bc037c27bb7dad6712b571fd42752aab08a1d2394525b1065', '2026-11-29 01:51:19.491989+00'),
	('0004_idempotency', '34862273a62d9003810c8f79b38b86c14935435e1ed4065ec6ad7d8e29981b0a', '2026-11-29 01:51:19.498064+00'),
	('0005_timeline', '1500788362dcacc8ed24a87b77571d1aad0e24bbc01861025130cc02841f70d5', '2026-11-29 01:51:19.504041+00'),
	('0006_accesses', '2e48cea5a4cc5400bbb29c3faeed8010fc7c3dd2f8f7ba818b196e4aaeda35fe', '2026-11-29 01:51:19.508507+00'),
	('0007_acts', '97d2e116c78f4f5f835c10bcb3c5d1e1128fd0136b890a0bf8fe2b3ebf6df342', '2026-11-29 01:51:19.511503+00'),
	('0008_researchers', '65223a7949216ebb93e1f7ec0b31513507a45a1454903403ada1b8193e921323', '2026-11-29 01:51:19.519819+00'),
	('0009_onboarding', 'e1fbe7f46e2dbe46366dfec289bf9ebc01dd350d379ce03d84cea5a338a1587f', '2026-11-29 01:51:19.525325+00'),
	('0010_intake', 'b4157063370593bb6e45c0a4b75af2b94d9f54466cd279530a7ce503e27128a5', '2026-11-29 01:51:19.529255+00'),
	('0011_consults', '1bb620f25d3790b2250023a1b63476dc83a9cde071c50c5aeb29d1729dc2968b', '2026-11-29 01:51:19.535843+00'),
	('0012_providers', 'e39ef8830471cf0c07214a5bb6b7ee8ef628d68b071dc2a9b1aaf6422008abae', '2026-11-29 01:51:19.546285+00'),
	('0013_encounters', '476a48f86dd20c663ed98bd7e18b893017fbd3b600b610af1cfe64b0e5837b5c', '2026-11-29 01:51:19.555591+00'),
	('0014_metrics', '02db90fda134b6663759cefb4dce301c3b57e0908493c518929093f958cde830', '2026-11-29 01:51:19.566751+00'),
	('0015_medications', '4ebc09f1446fda940e2f8f0fb24734cd1d741f71359e64791d4c2c2d1232b862', '2026-11-29 01:51:19.573533+00'),
	('0016_treatments', '7974355fa042c8d62b2b114fa9d3867ba0ce2ce0bc1e870a9307a16e851c0d11', '2026-11-29 01:51:19.583537+00'),
	('0017_access_log', '606a24e0b4cff131a129c43efd23e4ed81b94ce556b821ceaa75c891ceef7dd2', '2026-11-29 01:51:19.600863+00'),
	('0018_patient_totals', 'dc91d038b384b4f729b06be2b22f4c020f3fc1b1ff36e73355cd0ca075603b01', '2026-11-29 01:51:19.603815+00'),
	('0019_names_by_index', '3b3fc9f226febe8ec386ef8371c2fc3a6a2ec13ba8156e89e8cb8bae2aae2698', '2026-11-29 01:51:19.613426+00'),
	('0020_names_by_one_index', '8532457e1cce9639ac69a30d81a320754f81fae1fac23396c6a28a5056ca0809', '2026-11-29 01:51:19.625695+00'),
	('0021_plans_for_any_brand', '4b2aacc63d5cc6e8d8c3d65fbea760abd8a42dda3e5838ce020b190a18dbe4b0', '2026-11-29 01:51:19.628341+00'),
	('0022_identity_forms', '86f27802924abff1b76d0514b82f9d34c4e843d57163feb445796e0e3da89903', '2026-11-29 01:51:19.634938+00'),
	('0024_metric_source_ids', 'e135d236a6fbba1b7b39e69c521621421d3e99cee4a5c9076187a9126bd488ab', '2026-11-29 01:51:19.648273+00'),
	('0025_metric_source_ids_once', 'fbd82f9b950912872fac12649746b2d584ad5719f95056e0085ef510fbfc1b72', '2026-11-29 01:51:19.64879+00');
INSERT INTO public.timeline VALUES
	('acme', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '2026-11-29 01:51:38.184428+00', '01a22500-2cc8-77ec-acbc-f83017b589f7', 'patient.created', 'Registered', NULL, 'patient', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '{"request_id":"01a22500-2cbd-77ff-af12-2ed9909a6d20"}', '2026-11-29 01:51:38.184428+00'),
	('acme', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '2026-11-29 01:51:38.753549+00', '01a22500-2f01-70b0-9115-08ab8665ab1c', 'patient.created', 'Registered', NULL, 'patient', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '{"request_id":"01a22500-2efa-709c-9405-ab1ae9501713"}', '2026-11-29 01:51:38.753549+00'),
	('acme', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '2026-11-29 01:51:39.073963+00', '01a22500-3041-7807-b6ee-906208eb47e3', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-2f01-7eb2-bd6d-f9aa36052bb9', '{"request_id":"01a22500-2fa6-738c-8e82-e3b9f6d7839b"}', '2026-11-29 01:51:39.073963+00'),
	('acme', '01a22500-30c7-754b-98b1-26cf3b5350c8', '2026-11-29 01:51:39.207926+00', '01a22500-30c7-772c-b6aa-778a9c899855', 'patient.created', 'Registered', NULL, 'patient', '01a22500-30c7-754b-98b1-26cf3b5350c8', '{"request_id":"01a22500-30c3-74f8-9735-146fef21b0c3"}', '2026-11-29 01:51:39.207926+00'),
	('acme', '01a22500-31d7-734a-94aa-0ac884f306ef', '2026-11-29 01:51:39.479873+00', '01a22500-31d7-71c0-82d6-ed8dfd91004d', 'patient.created', 'Registered', NULL, 'patient', '01a22500-31d7-734a-94aa-0ac884f306ef', '{"request_id":"01a22500-31d2-7128-8a80-8d6a443f34cb"}', '2026-11-29 01:51:39.479873+00'),
	('acme', '01a22500-32cf-792f-8338-79e948ad994c', '2026-11-29 01:51:39.728319+00', '01a22500-32d0-7d48-ae01-618964a50546', 'patient.created', 'Registered', NULL, 'patient', '01a22500-32cf-792f-8338-79e948ad994c', '{"request_id":"01a22500-32ca-7628-9e79-aa4d605c253e"}', '2026-11-29 01:51:39.728319+00'),
	('acme', '01a22500-3413-726e-9553-b3392f10fcc5', '2026-11-29 01:51:40.051999+00', '01a22500-3413-7fd9-9c49-550a3b8dd721', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3413-726e-9553-b3392f10fcc5', '{"request_id":"01a22500-3410-7217-8bb2-7ae601aa3ef7"}', '2026-11-29 01:51:40.051999+00'),
	('acme', '01a22500-3413-726e-9553-b3392f10fcc5', '2026-11-29 01:51:40.516061+00', '01a22500-35e4-707a-a9c0-654de14b9099', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-3413-726e-9553-b3392f10fcc5', '{"request_id":"01a22500-353b-70a2-a945-8656c06795e8"}', '2026-11-29 01:51:40.516061+00'),
	('acme', '01a22500-366a-7dc8-a6b0-0caa649bc435', '2026-11-29 01:51:40.650843+00', '01a22500-366a-77c5-9abc-7d599b79bcba', 'patient.created', 'Registered', NULL, 'patient', '01a22500-366a-7dc8-a6b0-0caa649bc435', '{"request_id":"01a22500-3669-71be-842b-02a6d4376b76"}', '2026-11-29 01:51:40.650843+00'),
	('acme', '01a22500-372e-72e2-aa49-31e705d4da5c', '2026-11-29 01:51:40.846613+00', '01a22500-372e-715a-bc02-8a94e4827595', 'patient.created', 'Registered', NULL, 'patient', '01a22500-372e-72e2-aa49-31e705d4da5c', '{"request_id":"01a22500-372d-71b3-900c-cf03d990c995"}', '2026-11-29 01:51:40.846613+00'),
	('acme', '01a22500-379a-7b9c-bfe4-20823fc86b78', '2026-11-29 01:51:40.955091+00', '01a22500-379b-7771-8904-4ab5e7bff4d5', 'patient.created', 'Registered', NULL, 'patient', '01a22500-379a-7b9c-bfe4-20823fc86b78', '{"request_id":"01a22500-379a-750e-a08b-ce10b10d385c"}', '2026-11-29 01:51:40.955091+00'),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '2026-11-29 01:51:41.044117+00', '01a22500-37f4-72fc-b0fb-5bf129899fa8', 'patient.created', 'Registered', NULL, 'patient', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '{"request_id":"01a22500-37f3-752b-abb1-0e370dc3e0cd"}', '2026-11-29 01:51:41.044117+00'),
	('acme', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '2026-11-29 01:51:41.142811+00', '01a22500-3856-7230-92f9-ba0f4c6d3775', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-37f3-7aa2-88bb-13a7524a8c2b', '{"request_id":"01a22500-3853-772c-b74d-efa5052cae38"}', '2026-11-29 01:51:41.142811+00'),
	('acme', '01a22500-38b9-7009-9df6-f924b5ed5e29', '2026-11-29 01:51:41.24153+00', '01a22500-38b9-7cf8-8f8b-e275f554b72e', 'patient.created', 'Registered', NULL, 'patient', '01a22500-38b9-7009-9df6-f924b5ed5e29', '{"request_id":"01a22500-38b8-7061-8e6a-45f564205730"}', '2026-11-29 01:51:41.24153+00'),
	('acme', '01a22500-38e7-793e-b4a3-aa81eb73569c', '2026-11-29 01:51:41.288074+00', '01a22500-38e8-7429-b87e-fb59ab66bb59', 'patient.created', 'Registered', NULL, 'patient', '01a22500-38e7-793e-b4a3-aa81eb73569c', '{"request_id":"01a22500-38e7-766d-b42e-6671bab4c7a7"}', '2026-11-29 01:51:41.288074+00'),
	('acme', '01a22500-3932-7ba0-b71b-d051a6320b76', '2026-11-29 01:51:41.362762+00', '01a22500-3932-7c2b-9b8c-feaa5385c1e3', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3932-7ba0-b71b-d051a6320b76', '{"request_id":"01a22500-3931-744d-8169-253e6ed3514d"}', '2026-11-29 01:51:41.362762+00'),
	('acme', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '2026-11-29 01:51:41.433574+00', '01a22500-3979-7862-ad01-5e1276431686', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '{"request_id":"01a22500-3978-743b-b81c-f03244b16805"}', '2026-11-29 01:51:41.433574+00'),
	('acme', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '2026-11-29 01:51:41.49655+00', '01a22500-39b8-7d96-97e3-d7b4e8205b94', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-3979-7344-a1dc-11a1ba80eb1d', '{"request_id":"01a22500-39b5-7059-ba0f-518531f5aafa"}', '2026-11-29 01:51:41.49655+00'),
	('acme', '01a22500-3a01-7207-ba61-744cd61611f7', '2026-11-29 01:51:41.570058+00', '01a22500-3a02-7510-a515-fa9081d49bd2', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3a01-7207-ba61-744cd61611f7', '{"request_id":"01a22500-39fc-712f-9ab6-96a39040af28"}', '2026-11-29 01:51:41.570058+00'),
	('acme', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '2026-11-29 01:51:41.625822+00', '01a22500-3a39-7e92-b9b9-c3da9f716f8b', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3a36-78ac-bff4-3a6e76def2f1', '{"request_id":"01a22500-3a35-7414-88fc-8c22cff1e2af"}', '2026-11-29 01:51:41.625822+00'),
	('acme', '01a22500-3aab-72a3-b765-9642d9259e61', '2026-11-29 01:51:41.739471+00', '01a22500-3aab-7500-93b5-ba75420c288d', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3aab-72a3-b765-9642d9259e61', '{"request_id":"01a22500-3aa7-74ae-bb80-b94baa1b9761"}', '2026-11-29 01:51:41.739471+00'),
	('acme', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '2026-11-29 01:51:41.839407+00', '01a22500-3b0f-74a2-ae17-8c5f2733e6ce', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '{"request_id":"01a22500-3b05-714b-a7d6-c68739ee2489"}', '2026-11-29 01:51:41.839407+00'),
	('acme', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '2026-11-29 01:51:41.916162+00', '01a22500-3b5c-769a-8b36-b435eacf1cb4', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-3b0e-7de9-8593-94bb4b0529a3', '{"request_id":"01a22500-3b58-71d0-918b-1a8062dcd3b2"}', '2026-11-29 01:51:41.916162+00'),
	('acme', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '2026-11-29 01:51:41.991605+00', '01a22500-3ba7-7432-9756-e8a8da734c12', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '{"request_id":"01a22500-3b9f-734f-8b32-6035c79b3672"}', '2026-11-29 01:51:41.991605+00'),
	('acme', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '2026-11-29 01:51:42.066052+00', '01a22500-3bf2-7eb8-890b-5357e6c4ed34', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-2cc8-7b4e-af4d-8bac0c421d5b', '{"request_id":"01a22500-3bef-7429-994e-a4e2e22158c1"}', '2026-11-29 01:51:42.066052+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:42.63771+00', '01a22500-3e2d-7f75-9b51-18a8604e646e', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-3e28-709f-8692-ff3afbb200e4"}', '2026-11-29 01:51:42.63771+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:42.76616+00', '01a22500-3eae-7661-855c-5f62b2780463', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-3eab-7326-b8e7-0991d8f9b295"}', '2026-11-29 01:51:42.76616+00'),
	('acme', '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', '2026-11-29 01:51:42.859129+00', '01a22500-3f0b-76ec-a6ab-0d50edb2e604', 'patient.created', 'Registered', NULL, 'patient', '01a22500-3f0a-7e01-860c-ff0e3b3c68bb', '{"request_id":"01a22500-3f07-725b-8441-a18acfda14e9"}', '2026-11-29 01:51:42.859129+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.078337+00', '01a22500-3fe6-7f25-a8f8-ed34a317d6e6', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a22500-3fe5-7fc5-ba56-c17fb333322b', '{"request_id":"01a22500-3fdd-723c-a70d-46c76300d9b1"}', '2026-11-29 01:51:43.078337+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.188875+00', '01a22500-4054-7e76-9268-a800fd9721ca', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a22500-4054-7b45-b5f0-7060abac901d', '{"request_id":"01a22500-4054-70a4-8aa6-c4051e29e9e9"}', '2026-11-29 01:51:43.188875+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.276716+00', '01a22500-40ac-7ead-a6d4-dff3528e114c', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a22500-40ac-71d9-b363-da45a88398ac', '{"request_id":"01a22500-40a9-7193-a091-6f6904bd6e88"}', '2026-11-29 01:51:43.276716+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-02 07:00:00+00', '01a22500-411c-78c2-bc82-9c3b6715b6de', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a22500-411c-77d4-9d5f-1df81b25f06f', '{"request_id":"01a22500-411b-73e1-945e-d9fd8f8afcb6"}', '2026-11-29 01:51:43.388899+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.516806+00', '01a22500-419c-7eb5-8d5a-f67578d4a909', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-419c-7288-8959-c143224f0a38"}', '2026-11-29 01:51:43.516806+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.611476+00', '01a22500-41fb-7531-bb10-f84098ca2619', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a22500-41fb-7c59-a850-538d1b0dfefb', '{"request_id":"01a22500-41f3-7021-b4ca-9e2b19c00fd3"}', '2026-11-29 01:51:43.611476+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-02 10:00:00+00', '01a22500-4238-726a-9c40-a13663c8bd92', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a22500-4237-75d4-bfa8-96c992772ff2', '{"request_id":"01a22500-4234-745b-8e70-643eacb460ef"}', '2026-11-29 01:51:43.672176+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.767523+00', '01a22500-4297-76a2-823e-35b16072dc6b', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a22500-4297-7a31-a2dd-9bf2b667d7b7', '{"request_id":"01a22500-4291-7511-b7af-db07d60e4f45"}', '2026-11-29 01:51:43.767523+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.851673+00', '01a22500-42eb-787c-80fa-0afca2a1add3', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a22500-42eb-7f34-a6eb-1b87ca31afdd', '{"request_id":"01a22500-42e3-71a2-8d84-69c3f9597c4b"}', '2026-11-29 01:51:43.851673+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:43.964185+00', '01a22500-435c-7340-bda5-58cb39359c92', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a22500-435b-7e09-8009-0a8f96046806', '{"request_id":"01a22500-4351-74dd-9978-f6e3b10b85a8"}', '2026-11-29 01:51:43.964185+00'),
	('borealis', '01a22500-606f-7ca3-8d25-62d02dac5a09', '2026-11-29 01:51:51.46861+00', '01a22500-60ac-728a-9621-f060c5158ba7', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-606f-7ca3-8d25-62d02dac5a09', '{"request_id":"01a22500-60aa-77a7-bc1d-e516de725f4c"}', '2026-11-29 01:51:51.46861+00'),
	('borealis', '01a22500-5e01-7ab2-bbfe-f058441ef748', '2026-11-29 01:51:53.118808+00', '01a22500-671e-7ddf-9760-27dc3921e752', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-5e01-7ab2-bbfe-f058441ef748', '{"request_id":"01a22500-671d-7331-bbdd-30342d4567fa"}', '2026-11-29 01:51:53.118808+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.684411+00', '01a22500-6d3c-7a75-b7d6-16aaecd7aa3c', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a22500-6d3c-72d8-97da-76bce017286a', '{"request_id":"01a22500-6d3a-72ef-a5a2-974666039cc8"}', '2026-11-29 01:51:54.684411+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.081028+00', '01a22500-43d1-718d-b5c8-058f07a7c1a8', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-43cc-74fc-b7b9-c5778ff12395"}', '2026-11-29 01:51:44.081028+00'),
	('borealis', '01a22500-60f4-7f4f-ba2d-d1f79320b12b', '2026-11-29 01:51:51.541133+00', '01a22500-60f5-7f33-b876-020a3ef502b4', 'patient.created', 'Registered', NULL, 'patient', '01a22500-60f4-7f4f-ba2d-d1f79320b12b', '{"request_id":"01a22500-60f4-7047-9dd1-bdd071727717"}', '2026-11-29 01:51:51.541133+00'),
	('borealis', '01a22500-5e01-7ab2-bbfe-f058441ef748', '2026-11-29 01:51:53.224164+00', '01a22500-6788-7ad9-93d9-09840cbc4f8e', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-5e01-7ab2-bbfe-f058441ef748', '{"request_id":"01a22500-6784-75be-b9d5-ce5534692be3"}', '2026-11-29 01:51:53.224164+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-02 10:00:00+00', '01a22500-6da8-7b82-a52f-7b8f282f92b7', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a22500-6da8-78a8-9dc1-5a9be840a317', '{"request_id":"01a22500-6da2-71f1-8e93-90efc341a579"}', '2026-11-29 01:51:54.792496+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.186641+00', '01a22500-443a-76f6-95a4-f9d76fc5145e', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-4436-77d6-9579-4f0495c2b089"}', '2026-11-29 01:51:44.186641+00'),
	('borealis', '01a22500-6132-7b87-98d6-3c3d5c3a536d', '2026-11-29 01:51:51.602916+00', '01a22500-6132-72b1-be5f-dcb69728ac7a', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6132-7b87-98d6-3c3d5c3a536d', '{"request_id":"01a22500-6132-746b-b48a-6279c3267c6f"}', '2026-11-29 01:51:51.602916+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.907948+00', '01a22500-6e1b-7958-b2e0-815a501f9c6b', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a22500-6e1b-7aeb-ad44-4206ef002670', '{"request_id":"01a22500-6e19-7779-8425-400acfdaaa32"}', '2026-11-29 01:51:54.907948+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.329869+00', '01a22500-44c9-7f65-af90-6debac1a1602', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a22500-44c9-76a2-80ee-84587ebbb85b', '{"request_id":"01a22500-44c7-712b-ac21-52cd41d6be01"}', '2026-11-29 01:51:44.329869+00'),
	('borealis', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '2026-11-29 01:51:51.123529+00', '01a22500-5f53-7531-a4f3-edfcfff4313f', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '{"request_id":"01a22500-5f51-725a-80f0-fabfb0d0fd65"}', '2026-11-29 01:51:51.123529+00'),
	('borealis', '01a22500-6599-76c1-b524-067660c44e0a', '2026-11-29 01:51:52.729524+00', '01a22500-6599-720b-9030-b5470e2cfda8', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6599-76c1-b524-067660c44e0a', '{"request_id":"01a22500-6598-7531-883e-6841feeeb5d1"}', '2026-11-29 01:51:52.729524+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.252441+00', '01a22500-6b8c-7807-81a5-0b61d7b78760', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a22500-6b8b-7bc7-a473-b21b71d0083f', '{"request_id":"01a22500-6b89-75d0-ae8f-4fb713e0db70"}', '2026-11-29 01:51:54.252441+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.431187+00', '01a22500-452f-7598-b11c-629b9b08d0df', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-4526-7195-83f5-c46fc2851256"}', '2026-11-29 01:51:44.431187+00'),
	('borealis', '01a22500-5f85-7aed-b575-359c8cc2ed26', '2026-11-29 01:51:51.174031+00', '01a22500-5f86-75cd-a5f6-5a0678100b9d', 'patient.created', 'Registered', NULL, 'patient', '01a22500-5f85-7aed-b575-359c8cc2ed26', '{"request_id":"01a22500-5f85-71b7-b0ae-1ede251cf9be"}', '2026-11-29 01:51:51.174031+00'),
	('borealis', '01a22500-65e1-7e71-85c9-2a50437a1e35', '2026-11-29 01:51:52.801651+00', '01a22500-65e1-7b2b-9b1f-a056e281a4b3', 'patient.created', 'Registered', NULL, 'patient', '01a22500-65e1-7e71-85c9-2a50437a1e35', '{"request_id":"01a22500-65e1-7488-a988-e123e04a7377"}', '2026-11-29 01:51:52.801651+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.341246+00', '01a22500-6be5-7ed8-8f03-c18fc1e7bd39', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a22500-6be5-7331-ab11-9b317eb0f898', '{"request_id":"01a22500-6be4-71ae-9b31-c11dd465689a"}', '2026-11-29 01:51:54.341246+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.813346+00', '01a22500-71a5-71c5-a52b-76bd4fb637d2', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a22500-6c2e-700d-83c0-5876aabc2d9c', '{"request_id":"01a22500-719f-7464-bdff-ca23fe08c7da"}', '2026-11-29 01:51:55.813346+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.507854+00', '01a22500-457b-715d-881b-95693258cfc4', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '{"request_id":"01a22500-4579-710d-8028-bee1715bacc8"}', '2026-11-29 01:51:44.507854+00'),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', '2026-11-29 01:51:51.873111+00', '01a22500-6241-7e32-92bf-9409449e3cc4', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-61c8-7a70-9438-d3ea57ad2033', '{"request_id":"01a22500-6236-7566-8d9e-8a82feafaf38"}', '2026-11-29 01:51:51.873111+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.205791+00', '01a22500-6f45-7a27-9dc9-56085188a2f6', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-6f43-7709-989b-1bf99ada6132"}', '2026-11-29 01:51:55.205791+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.555512+00', '01a22500-45ab-707d-862c-b67ea773f911', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a22500-4054-7b45-b5f0-7060abac901d', '{"request_id":"01a22500-45a7-7571-8fd1-8e6e6525a9d0"}', '2026-11-29 01:51:44.555512+00'),
	('borealis', '01a22500-62e3-7ece-a0c6-9aad2991fb26', '2026-11-29 01:51:52.035704+00', '01a22500-62e3-70b5-9f35-9f143a12f3c8', 'patient.created', 'Registered', NULL, 'patient', '01a22500-62e3-7ece-a0c6-9aad2991fb26', '{"request_id":"01a22500-62e2-70ea-97a6-4d7b2c1d2766"}', '2026-11-29 01:51:52.035704+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.296401+00', '01a22500-6fa0-71a7-98d4-6418e049eeec', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-6f9b-75f9-945b-147a4e69138e"}', '2026-11-29 01:51:55.296401+00'),
	('acme', '01a22500-3e2d-7556-ad99-328cc73c6cb3', '2026-11-29 01:51:44.631542+00', '01a22500-45f7-7f8c-ad8e-6ead886dd097', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a22500-40ac-71d9-b363-da45a88398ac', '{"request_id":"01a22500-45f1-720c-948d-4d1f22ae5362"}', '2026-11-29 01:51:44.631542+00'),
	('borealis', '01a22500-5e01-7ab2-bbfe-f058441ef748', '2026-11-29 01:51:50.785292+00', '01a22500-5e01-7bf0-a277-e196a4a155e4', 'patient.created', 'Registered', NULL, 'patient', '01a22500-5e01-7ab2-bbfe-f058441ef748', '{"request_id":"01a22500-5dff-7771-96a3-01829e2619fc"}', '2026-11-29 01:51:50.785292+00'),
	('borealis', '01a22500-637e-7be1-b2ed-27eb9966c75a', '2026-11-29 01:51:52.190639+00', '01a22500-637e-78ea-9ff1-6a4b2aafe09c', 'patient.created', 'Registered', NULL, 'patient', '01a22500-637e-7be1-b2ed-27eb9966c75a', '{"request_id":"01a22500-637d-72a5-b37a-04102f3b225f"}', '2026-11-29 01:51:52.190639+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:53.862018+00', '01a22500-6a06-734d-b1d8-cef1a5525429', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-6a04-75a3-a847-838828b22625"}', '2026-11-29 01:51:53.862018+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.392815+00', '01a22500-7000-7fd3-9f17-579d50adcb6f', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a22500-7000-7372-9cf7-e4ac489b2400', '{"request_id":"01a22500-6ffd-7425-82b8-41e83721e0a4"}', '2026-11-29 01:51:55.392815+00'),
	('borealis', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '2026-11-29 01:51:51.076727+00', '01a22500-5f24-72dd-b2c3-daf13b2bd790', 'patient.created', 'Registered', NULL, 'patient', '01a22500-5f24-73fe-a436-ca265ac7f4c7', '{"request_id":"01a22500-5f22-7178-bed5-af3b77d83634"}', '2026-11-29 01:51:51.076727+00'),
	('borealis', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '2026-11-29 01:51:52.576687+00', '01a22500-6500-741b-90a5-9c203fc34cd5', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '{"request_id":"01a22500-64fe-72d6-92b2-dda76dbb3bf4"}', '2026-11-29 01:51:52.576687+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.678644+00', '01a22500-711e-78e4-ad90-af6e40467a51', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a22500-6be5-7331-ab11-9b317eb0f898', '{"request_id":"01a22500-711c-76fb-ad28-b4cfa363b666"}', '2026-11-29 01:51:55.678644+00'),
	('borealis', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '2026-11-29 01:51:51.270681+00', '01a22500-5fe6-7908-b758-0b4ba239205c', 'patient.created', 'Registered', NULL, 'patient', '01a22500-5fe6-7f31-9f09-b3559b7c1b88', '{"request_id":"01a22500-5fe1-73af-bd36-b9c94d8b68a9"}', '2026-11-29 01:51:51.270681+00'),
	('borealis', '01a22500-6628-7b94-b3af-93a1ddb2ce8e', '2026-11-29 01:51:52.872517+00', '01a22500-6628-7161-82ec-9a0bd4934be5', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6628-7b94-b3af-93a1ddb2ce8e', '{"request_id":"01a22500-6627-76fa-9443-4cc383d85cb7"}', '2026-11-29 01:51:52.872517+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.414686+00', '01a22500-6c2e-7a33-b55b-8d70a0e8b258', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a22500-6c2e-700d-83c0-5876aabc2d9c', '{"request_id":"01a22500-6c2b-70de-a7c8-304b6726d5c7"}', '2026-11-29 01:51:54.414686+00'),
	('borealis', '01a22500-602b-7d28-bb56-d714c3fb71e9', '2026-11-29 01:51:51.340141+00', '01a22500-602c-7bca-bbaf-987751796bef', 'patient.created', 'Registered', NULL, 'patient', '01a22500-602b-7d28-bb56-d714c3fb71e9', '{"request_id":"01a22500-6029-76e3-bf99-97b53ad76f1f"}', '2026-11-29 01:51:51.340141+00'),
	('borealis', '01a22500-6674-72d4-931a-b9ee4fead796', '2026-11-29 01:51:52.948522+00', '01a22500-6674-7fe2-a55d-d2e87828edd4', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6674-72d4-931a-b9ee4fead796', '{"request_id":"01a22500-666e-73c9-b62a-c285a635bb4b"}', '2026-11-29 01:51:52.948522+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-02 07:00:00+00', '01a22500-6c7a-7144-9682-edfea0d06fec', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a22500-6c79-7210-98c1-b4b241889968', '{"request_id":"01a22500-6c76-7312-9c35-25780422bc5e"}', '2026-11-29 01:51:54.490038+00'),
	('borealis', '01a22500-606f-7ca3-8d25-62d02dac5a09', '2026-11-29 01:51:51.407809+00', '01a22500-606f-76cb-ab2d-58f89798533f', 'patient.created', 'Registered', NULL, 'patient', '01a22500-606f-7ca3-8d25-62d02dac5a09', '{"request_id":"01a22500-606e-7008-b3ee-c406ef6f0057"}', '2026-11-29 01:51:51.407809+00'),
	('borealis', '01a22500-6674-72d4-931a-b9ee4fead796', '2026-11-29 01:51:53.026075+00', '01a22500-66c2-77a7-87f2-815892852fbb', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-6674-72d4-931a-b9ee4fead796', '{"request_id":"01a22500-66bd-77fd-aec3-68b9bf0e9465"}', '2026-11-29 01:51:53.026075+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.581206+00', '01a22500-6cd5-726f-a865-60a953fc900d', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-6cd3-7196-8138-b6c8290829d1"}', '2026-11-29 01:51:54.581206+00'),
	('borealis', '01a22500-6167-7c45-89b3-caa9172eab2f', '2026-11-29 01:51:51.655687+00', '01a22500-6167-7535-9a88-92ee9c18b6b3', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6167-7c45-89b3-caa9172eab2f', '{"request_id":"01a22500-6167-7208-8f27-708cab9e6dd1"}', '2026-11-29 01:51:51.655687+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:54.996636+00', '01a22500-6e74-7e6e-a751-b0cd55768c58', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a22500-6e74-7161-a4c6-8aaa177c7bb6', '{"request_id":"01a22500-6e6d-714e-8907-e8e7838095de"}', '2026-11-29 01:51:54.996636+00'),
	('borealis', '01a22500-61c8-7a70-9438-d3ea57ad2033', '2026-11-29 01:51:51.753085+00', '01a22500-61c9-7b2b-818e-157bab7159b2', 'patient.created', 'Registered', NULL, 'patient', '01a22500-61c8-7a70-9438-d3ea57ad2033', '{"request_id":"01a22500-61c8-75de-947f-c4acb965a055"}', '2026-11-29 01:51:51.753085+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.106302+00', '01a22500-6ee2-7575-98be-a5526687a7f8', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a22500-6ee2-7665-b9a1-ed7619b40723', '{"request_id":"01a22500-6edc-777b-8a4d-49f669005fd0"}', '2026-11-29 01:51:55.106302+00'),
	('borealis', '01a22500-642b-7dc0-a3bb-7554d8a76209', '2026-11-29 01:51:52.363989+00', '01a22500-642b-7c26-8c37-4e9e8765fc15', 'patient.created', 'Registered', NULL, 'patient', '01a22500-642b-7dc0-a3bb-7554d8a76209', '{"request_id":"01a22500-6429-7206-9271-47a98f6a0313"}', '2026-11-29 01:51:52.363989+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:53.947688+00', '01a22500-6a5b-7140-bf1f-c6ad6bada8d5', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-6a59-7087-b523-498df83ce72b"}', '2026-11-29 01:51:53.947688+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.49146+00', '01a22500-7063-74d5-9656-85a468afac94', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-7060-7193-b64c-39dc0de70c09"}', '2026-11-29 01:51:55.49146+00'),
	('borealis', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '2026-11-29 01:51:52.474347+00', '01a22500-649a-7a7b-9626-f3f845db395c', 'patient.created', 'Registered', NULL, 'patient', '01a22500-649a-76b4-b7d2-d9f1b150cb63', '{"request_id":"01a22500-6499-77c6-a701-41b39e7ce3f2"}', '2026-11-29 01:51:52.474347+00'),
	('borealis', '01a22500-6ae1-708d-abe1-34f2eaef5bbc', '2026-11-29 01:51:54.081258+00', '01a22500-6ae1-79fb-9750-f87ddc910c95', 'patient.created', 'Registered', NULL, 'patient', '01a22500-6ae1-708d-abe1-34f2eaef5bbc', '{"request_id":"01a22500-6adc-769b-b856-7b9cc64256f8"}', '2026-11-29 01:51:54.081258+00'),
	('borealis', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '2026-11-29 01:51:55.609974+00', '01a22500-70d9-75ef-850c-7427fd1c7eb6', 'patient.updated', 'Record changed', NULL, 'patient', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', '{"request_id":"01a22500-70d7-70b9-baa4-a72b4944c2b7"}', '2026-11-29 01:51:55.609974+00');
INSERT INTO public.treatments VALUES
	('acme', '01a22500-4297-7a31-a2dd-9bf2b667d7b7', '01a22500-3e2d-7556-ad99-328cc73c6cb3', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 01:51:43.767302+00', '2026-11-29 01:51:43.767302+00'),
	('borealis', '01a22500-6e1b-7aeb-ad44-4206ef002670', '01a22500-6a05-7964-a7ff-c4a5b8a6f495', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 01:51:54.90775+00', '2026-11-29 01:51:54.90775+00');
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
