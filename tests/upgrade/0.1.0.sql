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
	('acme', '01a22520-f6ca-785f-88a5-022af90d4ee0', '2026-11-29 02:27:27.050193+00', 'patient.created', '01a22520-f6c9-7f35-9029-5e203ed59887', NULL, 'local-service', '01a22520-f6c4-7141-ace0-31655218f091', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-f765-7db8-9acf-bd40c3fac9eb', '2026-11-29 02:27:27.20556+00', 'patient.created', '01a22520-f765-76ae-bede-deb23cc40227', NULL, 'local-service', '01a22520-f763-75d3-82bc-20723cc3dce3', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-f808-79db-ae70-24fe70ccbd5b', '2026-11-29 02:27:27.368775+00', 'patient.created', '01a22520-f808-7d38-8705-e3a7b5dedcc5', NULL, 'local-service', '01a22520-f807-704f-8aa8-07f30da7d679', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-f8a3-72a3-bbde-7cd166a2c111', '2026-11-29 02:27:27.523784+00', 'patient.created', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', NULL, 'local-service', '01a22520-f8a0-7697-bbdc-31129c39cd87', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-f992-781d-864a-6f92f4963435', '2026-11-29 02:27:27.762592+00', 'patient.updated', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', NULL, 'local-service', '01a22520-f92b-71e6-8f7b-fc7f38d267c4', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a22520-f9e3-7c68-af1e-0aacd436bcf8', '2026-11-29 02:27:27.843418+00', 'patient.created', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', NULL, 'local-service', '01a22520-f9e0-7627-a04b-55b484c56707', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22520-fa56-7c84-b180-d9740428af5e', '2026-11-29 02:27:27.958342+00', 'patient.created', '01a22520-fa56-7222-b1cd-557973b0efac', NULL, 'local-service', '01a22520-fa55-723a-b0d4-f9c024e423f8', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22520-faea-7bd1-b55d-1a6648d1d8c2', '2026-11-29 02:27:28.106876+00', 'patient.created', '01a22520-faea-76a8-8d54-bd03122a33d3', NULL, 'local-service', '01a22520-faea-7706-8304-98e2357b9edd', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-fba2-79d5-934e-bf7bae03b232', '2026-11-29 02:27:28.290291+00', 'patient.created', '01a22520-fba2-79ac-a720-47a90565035f', NULL, 'local-service', '01a22520-fb98-718b-aebb-0b3b33dc317e', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-fc9e-7a32-aa9c-297856bc405b', '2026-11-29 02:27:28.542847+00', 'patient.updated', '01a22520-fba2-79ac-a720-47a90565035f', NULL, 'local-service', '01a22520-fc4e-712d-b964-1c93918dcc66', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a22520-fd02-753c-abdf-952d76486bb6', '2026-11-29 02:27:28.642945+00', 'patient.created', '01a22520-fd02-7547-84e7-389b81215419', NULL, 'local-service', '01a22520-fd02-744c-bd9a-18b356183614', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-fd7f-7743-8ae5-d6ddfd5836e1', '2026-11-29 02:27:28.76794+00', 'patient.created', '01a22520-fd7f-78ef-bb1d-473123dd1f58', NULL, 'local-service', '01a22520-fd7f-71e8-9377-d8f4bb2e3c91', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-fdff-70e3-b924-18bc6bd20713', '2026-11-29 02:27:28.895094+00', 'patient.created', '01a22520-fdfe-7115-8f8c-48d4f32dc066', NULL, 'local-service', '01a22520-fdfe-7712-8cb1-3504fca82e05', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22520-fe76-72ee-b8a7-25be54d12953', '2026-11-29 02:27:29.014052+00', 'patient.created', '01a22520-fe75-7928-acfd-72a4cbb323e8', NULL, 'local-service', '01a22520-fe75-76e6-825b-c6287ebe0367', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22520-ff24-7445-8462-8420b492bee8', '2026-11-29 02:27:29.18817+00', 'patient.updated', '01a22520-fe75-7928-acfd-72a4cbb323e8', NULL, 'local-service', '01a22520-feeb-778a-818c-a6a0196d51e0', '{date_of_birth,email}', NULL, 'patients.update'),
	('acme', '01a22520-ff6e-7159-8e8b-dfb91fb68825', '2026-11-29 02:27:29.262759+00', 'patient.created', '01a22520-ff6e-7d00-bc6f-5be140025161', NULL, 'local-service', '01a22520-ff6a-76fc-9384-f0d81988a4db', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-ffae-773c-a844-91a276a59577', '2026-11-29 02:27:29.32618+00', 'patient.created', '01a22520-ffad-7a1b-9ed4-fd0243b763d6', NULL, 'local-service', '01a22520-ffad-73f1-8a5f-8df69ef2904c', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22520-fffe-7578-8852-2b8d41016a27', '2026-11-29 02:27:29.406331+00', 'patient.created', '01a22520-fffe-7966-939a-a9bb0abc6aae', NULL, 'local-service', '01a22520-fffd-7027-aa6f-64854bd885fd', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-0048-7c7f-8c73-ed2afea16532', '2026-11-29 02:27:29.480609+00', 'patient.created', '01a22521-0048-71a8-a1aa-2f71a495aae1', NULL, 'local-service', '01a22521-0047-704f-a25b-b585c39ff30f', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-0095-70f8-9bd1-0d7a0a1115d4', '2026-11-29 02:27:29.557299+00', 'patient.updated', '01a22521-0048-71a8-a1aa-2f71a495aae1', NULL, 'local-service', '01a22521-008d-75f6-a235-44399fd6c448', '{gender,phone}', NULL, 'patients.update'),
	('acme', '01a22521-00d7-75fc-84c5-2d5e94852395', '2026-11-29 02:27:29.623254+00', 'patient.created', '01a22521-00d6-77fa-8b26-16dc09a39bec', NULL, 'local-service', '01a22521-00d5-747a-b053-5664a2bd07d3', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-0149-7235-88c7-c50ab18ef916', '2026-11-29 02:27:29.737293+00', 'patient.created', '01a22521-0149-7083-9d46-a9e532f2b537', NULL, 'local-service', '01a22521-0147-719a-9a6e-18484c338d2f', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('acme', '01a22521-01ae-7d12-a3a5-0d0df27fcfa5', '2026-11-29 02:27:29.838399+00', 'patient.created', '01a22521-01ae-7c3a-9adf-8fbc08772d74', NULL, 'local-service', '01a22521-01ad-7712-a522-8a3c8584fd51', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-01fa-7f78-b391-283aaa3198f7', '2026-11-29 02:27:29.914088+00', 'patient.created', '01a22521-01f9-7ff7-87de-74640139792c', NULL, 'local-service', '01a22521-01f9-74aa-b4d7-b37478bad47b', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-0291-7982-ac46-73262de96364', '2026-11-29 02:27:30.065787+00', 'patient.updated', '01a22521-01f9-7ff7-87de-74640139792c', NULL, 'local-service', '01a22521-0290-74be-b432-e88153d2af93', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('acme', '01a22521-02d2-791b-b1ad-0b6867586262', '2026-11-29 02:27:30.130239+00', 'patient.updated', '01a22520-f6c9-7f35-9029-5e203ed59887', NULL, 'local-service', '01a22521-02d0-7750-b738-93b4f83403a4', '{gender}', NULL, 'patients.update'),
	('acme', '01a22521-0314-79c0-9d6f-7bb99969558f', '2026-11-29 02:27:30.196641+00', 'patient.updated', '01a22520-f6c9-7f35-9029-5e203ed59887', NULL, 'local-service', '01a22521-0313-74d2-9f56-a71378b53556', '{gender}', NULL, 'patients.update'),
	('acme', '01a22521-03bb-7d52-9a12-357f2fe45203', '2026-11-29 02:27:30.363373+00', 'patient.erased', '01a22520-f765-76ae-bede-deb23cc40227', NULL, 'local-service', '01a22521-03a5-7294-97f8-8cd2edcb6638', '{}', NULL, 'patients.erase'),
	('acme', '01a22521-040f-7420-a582-1affc8ebef68', '2026-11-29 02:27:30.447241+00', 'patient.erased', '01a22520-f808-7d38-8705-e3a7b5dedcc5', NULL, 'local-service', '01a22521-0409-7520-adbe-4856f67170fb', '{}', NULL, 'patients.erase'),
	('acme', '01a22521-04e6-7470-9dec-2d088e4c1ac7', '2026-11-29 02:27:30.662798+00', 'patient.created', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-04e5-71f2-970b-296e22f512d8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-0548-7ba2-a84f-6636e3cc7ff9', '2026-11-29 02:27:30.760297+00', 'patient.updated', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-0545-708f-b7ea-b8efdfaf80d5', '{gender}', NULL, 'patients.update'),
	('acme', '01a22521-0594-7229-bfee-2c160a42f129', '2026-11-29 02:27:30.836926+00', 'patient.created', '01a22521-0594-7a1d-9799-43cf0746d1e9', 'someone-else', 'local-app', '01a22521-0593-751b-81f1-0fdde34aef4b', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('acme', '01a22521-05da-7667-9faf-8ce72fcaea90', '2026-11-29 02:27:30.906834+00', 'provider.created', NULL, NULL, 'local-service', '01a22521-05da-771d-a40b-8ab915d4c2a7', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-05da-74ff-8722-4a934e1db769', 'providers.create'),
	('acme', '01a22521-066b-7678-87a2-668d5fa75069', '2026-11-29 02:27:31.051637+00', 'provider_link.started', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0634-7416-b1e4-ceb29d7acf1c', '{provider_id,relationship}', '01a22521-066a-7552-9411-443ed47d2098', 'providers.link'),
	('acme', '01a22521-0ab0-7467-8c56-63b71b03c1c4', '2026-11-29 02:27:32.144159+00', 'medication.moved', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0aac-71f3-8dd8-96699c27ae00', '{status}', '01a22521-0716-7009-8374-3ac2fc0fc0f9', 'medications.move'),
	('acme', '01a22521-1356-75dc-8748-8ace277bafe0', '2026-11-29 02:27:34.358186+00', NULL, '01a22520-fa56-7222-b1cd-557973b0efac', NULL, 'local-service', '01a22521-1353-7005-9b83-2cf97dfcda9a', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-1744-798b-a2d5-796b8bfbe9b3', '2026-11-29 02:27:35.364518+00', 'patient.created', '01a22521-1744-7ead-85d5-57f12a4d6d2a', NULL, 'local-service', '01a22521-1743-7202-ac3a-a690e4d06ec7', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-1b83-703e-9ed6-0005a1fedb03', '2026-11-29 02:27:36.451284+00', 'patient.created', '01a22521-1b83-7f93-bfe1-82f92789c6ed', NULL, 'local-service', '01a22521-1b82-70ca-b80e-cfa868d3203a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-22e5-7a6a-b9ae-dba69b86013b', '2026-11-29 02:27:38.341288+00', 'patient.created', '01a22521-22e5-75f8-9f5a-c22892bd2664', 'someone-else', 'local-app', '01a22521-22e2-777b-bebd-a753e1de8c88', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-29f1-790a-91ac-fbbe0e8b3f9d', '2026-11-29 02:27:40.145307+00', 'patient.updated', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-29ef-753c-8dde-640955127f8a', '{external_ids,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-388a-71bc-8daa-c2ce8c86198f', '2026-11-29 02:27:43.882149+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-3889-7698-9d78-e16f508e563e', '{}', NULL, 'patients.get'),
	('acme', '01a22521-06c8-7ee1-bec1-dea43d41a0e0', '2026-11-29 02:27:31.144149+00', 'encounter.created', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-06c7-7004-9ccd-79800585f5bf', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae', 'encounters.create'),
	('acme', '01a22521-0af2-7fa5-8fed-74fb4cf7ea99', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-0594-7a1d-9799-43cf0746d1e9', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7b14-98c6-fefe55400aad', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-70c1-aa21-5d0515c5909e', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-01f9-7ff7-87de-74640139792c', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-76e4-9224-f7754ce18c61', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-01ae-7c3a-9adf-8fbc08772d74', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-77ab-933a-0c9054480a9c', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-0149-7083-9d46-a9e532f2b537', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7645-89f1-790f26ed3d59', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-00d6-77fa-8b26-16dc09a39bec', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7fa0-9702-ec1e22044040', '2026-11-29 02:27:32.210802+00', NULL, '01a22521-0048-71a8-a1aa-2f71a495aae1', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7de8-87be-f6ee871feab0', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fffe-7966-939a-a9bb0abc6aae', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7d7b-97e0-781097b5b8a0', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-ffad-7a1b-9ed4-fd0243b763d6', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7364-afd1-932d84eb9442', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-ff6e-7d00-bc6f-5be140025161', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7518-9188-36ff61dd9fdf', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fe75-7928-acfd-72a4cbb323e8', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7b07-8334-3e211e736be0', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fdfe-7115-8f8c-48d4f32dc066', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-74b1-98cb-73d792742121', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fd7f-78ef-bb1d-473123dd1f58', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7a0f-bfde-3d7d0abecad1', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fd02-7547-84e7-389b81215419', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-78dc-8c80-da6a67c96852', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fba2-79ac-a720-47a90565035f', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7b77-bf68-2412b11e5a87', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-faea-76a8-8d54-bd03122a33d3', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-742d-9fce-21cb19b98f2e', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-fa56-7222-b1cd-557973b0efac', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7193-90d1-e7633aa26e3d', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-f9e3-70d7-b3ac-0ef9a2204438', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-7e07-82c9-174ff241c7bd', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-f8a3-71b9-966a-919c4cdf6d2c', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0af2-794f-80ff-e2c015c89220', '2026-11-29 02:27:32.210802+00', NULL, '01a22520-f6c9-7f35-9029-5e203ed59887', NULL, 'local-service', '01a22521-0af2-77cc-82e5-7d79102b0f76', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0db6-7027-8711-8e2a158f5a10', '2026-11-29 02:27:32.918375+00', NULL, '01a22520-fba2-79ac-a720-47a90565035f', NULL, 'local-service', '01a22521-0db6-77fd-8679-5daef07bb7e4', '{}', NULL, 'patients.get'),
	('acme', '01a22521-107c-7d11-8611-2b1e011ba36d', '2026-11-29 02:27:33.628354+00', NULL, '01a22521-0048-71a8-a1aa-2f71a495aae1', NULL, 'local-service', '01a22521-107c-7404-aaf8-dc85ea439350', '{}', NULL, 'patients.get'),
	('acme', '01a22521-137f-777d-9ca5-7aca008d5efb', '2026-11-29 02:27:34.399104+00', NULL, '01a22520-f9e3-70d7-b3ac-0ef9a2204438', NULL, 'local-service', '01a22521-137c-7123-a1b7-e7feaafe5282', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-178f-7b5d-97b0-9f718236803e', '2026-11-29 02:27:35.439089+00', 'patient.created', '01a22521-178e-7fb9-9e13-a6be3a34d093', NULL, 'local-service', '01a22521-178e-7470-956e-2070b2e6edaa', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-1bce-747d-9f3c-ff4ea76b3350', '2026-11-29 02:27:36.526274+00', 'patient.updated', '01a22521-1b83-7f93-bfe1-82f92789c6ed', NULL, 'local-service', '01a22521-1bcc-7145-b759-802c9207f9a8', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-2316-7d6a-89eb-f1a7741e9b8c', '2026-11-29 02:27:38.390297+00', 'provider.created', NULL, NULL, 'local-service', '01a22521-2313-702e-8ea1-1537ff638d6a', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-2316-7e21-a1ee-e99aca1da75d', 'providers.create'),
	('borealis', '01a22521-2a7a-7d03-ba35-59b69fd65a14', '2026-11-29 02:27:40.282334+00', 'encounter.moved', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-2a76-7152-80e1-4353fb02aebd', '{status}', '01a22521-23f3-7be4-be35-264d86de306b', 'encounters.move'),
	('borealis', '01a22521-2fcf-78f5-a946-bc455199475e', '2026-11-29 02:27:41.647522+00', NULL, '01a22521-18a7-7e99-ab8c-2b342c6d54d4', NULL, 'local-service', '01a22521-2fcf-7617-bc49-52f0be313649', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-31b8-7512-90bf-8c3fc67abc6a', '2026-11-29 02:27:42.136542+00', NULL, '01a22521-19ef-702c-b876-29cec13ce822', NULL, 'local-service', '01a22521-31b8-741e-8521-d6697ba02dbc', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-36b5-77d7-ac28-c93af899727d', '2026-11-29 02:27:43.413886+00', NULL, '01a22521-1cba-731d-adf9-fac1ec5db18a', NULL, 'local-service', '01a22521-36b5-717f-a6c2-8a4ecd978e5b', '{}', NULL, 'patients.get'),
	('acme', '01a22521-0717-7b44-8084-791fdf5332c2', '2026-11-29 02:27:31.223237+00', 'medication.prescribed', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0716-75eb-bc0a-edddf8227c4e', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-0716-7009-8374-3ac2fc0fc0f9', 'medications.prescribe'),
	('acme', '01a22521-0b27-73e4-b37a-6b1b3edd2ff3', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-fffe-7966-939a-a9bb0abc6aae', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0b27-7a85-9bd3-f110d30cb766', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-ffad-7a1b-9ed4-fd0243b763d6', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0b27-752b-9c6f-17aad8ddfade', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-ff6e-7d00-bc6f-5be140025161', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0b27-71e7-b83a-d824118530f5', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-fe75-7928-acfd-72a4cbb323e8', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0b27-7cfb-8ca2-27295692ccad', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-fdfe-7115-8f8c-48d4f32dc066', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0b27-789d-921f-b44a33b93cce', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-fd7f-78ef-bb1d-473123dd1f58', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-0b27-798f-8b8d-532669319bfa', '2026-11-29 02:27:32.263026+00', NULL, '01a22520-fd02-7547-84e7-389b81215419', NULL, 'local-service', '01a22521-0b26-7310-9398-bfb259a62f25', '{}', NULL, 'patients.list'),
	('acme', '01a22521-13b0-724f-b291-c4a995cec872', '2026-11-29 02:27:34.44803+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-13af-73b5-8006-6c082f8fc41c', '{}', NULL, 'intake.get'),
	('borealis', '01a22521-17f3-72ec-aff6-c4ca354945b6', '2026-11-29 02:27:35.539898+00', 'patient.updated', '01a22521-178e-7fb9-9e13-a6be3a34d093', NULL, 'local-service', '01a22521-17f2-7523-9c86-4488cd723689', '{gender,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-1c1e-71fd-82fa-5e65b47c2857', '2026-11-29 02:27:36.606639+00', 'patient.created', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', NULL, 'local-service', '01a22521-1c1d-771b-ae69-c7746d0c083c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-2389-7fc1-9c25-35affa2c1b84', '2026-11-29 02:27:38.505497+00', 'provider_link.started', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-2386-73c7-b7ab-625b281934bd', '{provider_id,relationship}', '01a22521-2388-72cd-acf5-af578d6c49fb', 'providers.link'),
	('borealis', '01a22521-2acc-7852-8dc3-9e9375ddf0c1', '2026-11-29 02:27:40.364373+00', 'medication.moved', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-2ac9-742a-bdcf-1be4f021b3ef', '{status}', '01a22521-24a3-7064-957a-e7f30fe23ec3', 'medications.move'),
	('borealis', '01a22521-391a-7708-8e4f-db6d6db5801c', '2026-11-29 02:27:44.026414+00', NULL, '01a22521-186d-704b-8b7d-4c1b1ec02816', NULL, 'local-service', '01a22521-3919-7348-a623-b65e919542fb', '{}', NULL, 'patients.search'),
	('acme', '01a22521-075a-7e21-9499-fa0636be81fc', '2026-11-29 02:27:31.29073+00', 'metric_entry.recorded', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-075a-7259-9310-cf72415b2bc5', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-075a-7249-8a16-780bf4ff90a5', 'metrics.record'),
	('acme', '01a22521-0b4e-7848-9ff3-8e9536cba773', '2026-11-29 02:27:32.302375+00', NULL, '01a22520-f6c9-7f35-9029-5e203ed59887', NULL, 'local-service', '01a22521-0b4d-7022-9144-20d4c60f01b1', '{}', NULL, 'patients.get'),
	('acme', '01a22521-0ccc-7f18-a92a-56674263fb5f', '2026-11-29 02:27:32.684698+00', NULL, '01a22520-f9e3-70d7-b3ac-0ef9a2204438', NULL, 'local-service', '01a22521-0ccc-7599-9597-d0802036f70a', '{}', NULL, 'patients.get'),
	('acme', '01a22521-0f74-73ad-8d1e-58fa7992eac1', '2026-11-29 02:27:33.364003+00', NULL, '01a22520-ff6e-7d00-bc6f-5be140025161', NULL, 'local-service', '01a22521-0f73-7152-add6-87ce08486260', '{}', NULL, 'patients.get'),
	('acme', '01a22521-13e7-77ff-98e8-bc67f8ac7ca2', '2026-11-29 02:27:34.503967+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-13e6-71e2-b2ee-7b80f3e473a8', '{}', NULL, 'onboarding.mine'),
	('acme', '01a22521-15fc-7f0e-83b7-3dc5a11f414f', '2026-11-29 02:27:35.036902+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-15fc-70b4-ad33-50af531bc42b', '{}', NULL, 'metrics.series'),
	('borealis', '01a22521-1a31-78a4-b8ab-a15651634f62', '2026-11-29 02:27:36.113103+00', 'patient.created', '01a22521-1a30-71b7-802d-7ac2fd7a2158', NULL, 'local-service', '01a22521-1a30-75b4-a2ae-cdd13151c75b', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-2003-7f36-9f41-a28da510e541', '2026-11-29 02:27:37.60331+00', 'patient.erased', '01a22521-1744-7ead-85d5-57f12a4d6d2a', NULL, 'local-service', '01a22521-1fe5-72af-9121-79742230d69d', '{}', NULL, 'patients.erase'),
	('borealis', '01a22521-2800-794c-a73f-2d3615fea7ab', '2026-11-29 02:27:39.648214+00', 'consultation.put', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-27fc-7292-87fb-0fc6860ac42a', '{completed_at,consultation_type,status}', '01a22521-2800-7499-b137-d4adde34c306', 'treatments.put_consultation'),
	('borealis', '01a22521-2df4-75a1-bf1e-199567274c3d', '2026-11-29 02:27:41.17201+00', NULL, '01a22521-178e-7fb9-9e13-a6be3a34d093', NULL, 'local-service', '01a22521-2df3-7704-b87b-bd6a0fef9ad6', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3256-724a-a9f5-198aecad95e4', '2026-11-29 02:27:42.294965+00', NULL, '01a22521-1a30-71b7-802d-7ac2fd7a2158', NULL, 'local-service', '01a22521-3254-77b5-89c5-340f33fc4011', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3736-7b51-9cdc-150333d1f630', '2026-11-29 02:27:43.54212+00', NULL, '01a22521-1d01-7b23-a882-f3d0a4df067e', NULL, 'local-service', '01a22521-3735-7218-a0cb-cfcb75fac900', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3b54-7040-a186-cfc7f7455f45', '2026-11-29 02:27:44.596077+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-3b53-715b-b1d6-8ca30477551f', '{}', NULL, 'encounters.list'),
	('acme', '01a22521-0789-7aac-baa1-4523300ab345', '2026-11-29 02:27:31.337685+00', 'metric_entries.recorded', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0786-755b-a3c5-31dba2c067c5', '{entries}', NULL, 'metrics.record_batch');
INSERT INTO public.audit VALUES
	('acme', '01a22521-141b-7641-9a8a-c2a71af8fe1a', '2026-11-29 02:27:34.555295+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-1417-712e-805f-e137b21666cd', '{}', NULL, 'treatments.mine'),
	('borealis', '01a22521-186d-7d97-a738-8faf00819d69', '2026-11-29 02:27:35.661252+00', 'patient.created', '01a22521-186d-704b-8b7d-4c1b1ec02816', NULL, 'local-service', '01a22521-186c-767a-b165-29eac4f25eae', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-1cba-732f-822e-c91803b25379', '2026-11-29 02:27:36.762604+00', 'patient.created', '01a22521-1cba-731d-adf9-fac1ec5db18a', NULL, 'local-service', '01a22521-1cba-72f6-ae66-f76afdf3d6f8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-24a3-781d-a4d7-e7812a415a7f', '2026-11-29 02:27:38.787442+00', 'medication.prescribed', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-246f-7507-b896-4eabd9b6ab82', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-24a3-7064-957a-e7f30fe23ec3', 'medications.prescribe'),
	('borealis', '01a22521-2b84-768c-ae84-3aa58b2cd2b8', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b84-764c-8557-fcaec75634a3', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-1af0-7ce3-ae73-b5e051933fa0', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b84-7cf3-9dc2-8b5a66aaa513', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-1ab2-73a9-bcea-0a2eae3a446a', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b84-7122-b619-6c42df9d24c3', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-1a30-71b7-802d-7ac2fd7a2158', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b84-7092-9fb5-77bae9776901', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-19ef-702c-b876-29cec13ce822', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b84-70e4-be22-2b02e9867c8c', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-19ac-7c21-924c-c1de93e130e9', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b84-7d83-ab8f-bd6fedbf2ec3', '2026-11-29 02:27:40.548204+00', NULL, '01a22521-1966-704a-ad90-b6c8ecb1431f', NULL, 'local-service', '01a22521-2b83-70de-a751-82e0e5000e26', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-3ba6-72f0-ac85-7a15ca0a2e7e', '2026-11-29 02:27:44.678384+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-3ba5-738c-94e7-93e7333a0368', '{}', NULL, 'metrics.latest'),
	('acme', '01a22521-07d6-7498-b6fd-b6f76305866d', '2026-11-29 02:27:31.414666+00', 'intake_response.submitted', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-07d3-715d-857f-a9dc96e63be9', '{brand_id,questionnaire_version,responses,status}', '01a22521-07d6-7f99-8861-eb8f42112311', 'intake.replace'),
	('acme', '01a22521-0e6d-7808-8162-ed597c3f7435', '2026-11-29 02:27:33.101455+00', NULL, '01a22520-fd7f-78ef-bb1d-473123dd1f58', NULL, 'local-service', '01a22521-0e6d-7016-a531-5aa0e9d1cec1', '{}', NULL, 'patients.get'),
	('acme', '01a22521-114b-7b1b-ac9b-63745e7f7e42', '2026-11-29 02:27:33.83563+00', NULL, '01a22521-0149-7083-9d46-a9e532f2b537', NULL, 'local-service', '01a22521-114b-709f-88d4-503fedf5debd', '{}', NULL, 'patients.get'),
	('acme', '01a22521-12bd-7e69-bcff-a8141920c242', '2026-11-29 02:27:34.205454+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-12bd-77c2-af30-2760baf600d8', '{}', NULL, 'patients.get_by_external_id'),
	('acme', '01a22521-167b-7b11-88b5-93d4d2224911', '2026-11-29 02:27:35.16365+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-167b-751c-a5f8-d7744b8732b7', '{}', NULL, 'timeline.list'),
	('borealis', '01a22521-1ab2-75a8-9e21-fcd8c829383f', '2026-11-29 02:27:36.242559+00', 'patient.created', '01a22521-1ab2-73a9-bcea-0a2eae3a446a', NULL, 'local-service', '01a22521-1ab2-73fd-8a0d-1bd78f7ef6c8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-28ad-7c43-bcb3-097690f899c2', '2026-11-29 02:27:39.821872+00', 'patient.ruo_acknowledged', '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-28a9-7454-af84-21b585d74cf9', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('borealis', '01a22521-2eae-73ce-ac5a-5c0a0e6c8504', '2026-11-29 02:27:41.358315+00', NULL, '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', NULL, 'local-service', '01a22521-2eae-76dc-820b-d1e0cefe4943', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-32ee-798b-af6b-dc5bc7bf2ab2', '2026-11-29 02:27:42.446389+00', NULL, '01a22521-1ab2-73a9-bcea-0a2eae3a446a', NULL, 'local-service', '01a22521-32ee-725b-bfad-6f9d4c505abf', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-37cf-762f-9d84-c1e72fc8d318', '2026-11-29 02:27:43.695348+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-37ce-7063-b94c-835a960ae604', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3be9-77e2-9afc-9ad08ddaaf95', '2026-11-29 02:27:44.745165+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-3be8-708f-8489-10e23ba5f1f5', '{}', NULL, 'metrics.series'),
	('acme', '01a22521-0824-7ab7-831f-71abf4eda314', '2026-11-29 02:27:31.492196+00', 'consult_outcome.recorded', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0821-7299-9747-b73d1f754e61', '{completed_at,outcome}', '01a22521-0824-76cd-9f67-d1bba9fbf918', 'consults.record'),
	('acme', '01a22521-12e8-7384-a8e7-fbeb5cf104a0', '2026-11-29 02:27:34.248077+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-12e7-7204-98a1-bc4ccd256fc2', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-16bb-7ca1-a015-983ddeca37ad', '2026-11-29 02:27:35.227778+00', 'patient.created', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', NULL, 'local-service', '01a22521-16ba-74ce-b36d-645e50776fc1', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-1af0-7e48-97c6-f711d1e5a711', '2026-11-29 02:27:36.304733+00', 'patient.created', '01a22521-1af0-7ce3-ae73-b5e051933fa0', NULL, 'local-service', '01a22521-1af0-77a1-a127-2e90744fae7d', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-220e-7df7-9044-9429585328cb', '2026-11-29 02:27:38.126633+00', 'patient.created', '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-220a-73e8-8e88-cde4a8313f62', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-2900-7ee4-aab6-be5369fae023', '2026-11-29 02:27:39.904194+00', 'researcher_acknowledgement.created', '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-28fc-7035-9520-4460431df400', '{full_name,ip_address,source,statement_version}', '01a22521-28ff-78b8-9598-d393658ada40', 'researchers.acknowledge'),
	('borealis', '01a22521-3c2e-7da5-b28b-50afab0f031f', '2026-11-29 02:27:44.814746+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-3c2e-71c4-8711-d3ab6884a6c3', '{}', NULL, 'medications.list'),
	('acme', '01a22521-0871-7101-a8d5-b2dc3fa212bd', '2026-11-29 02:27:31.569175+00', 'treatment.put', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-086d-7620-b2d7-6394e5dd95e3', '{billing_plan_id,metadata,started_at,status}', '01a22521-0870-70a6-920d-89d72e33119b', 'treatments.put'),
	('acme', '01a22521-0ec0-79cf-bd62-b1ca07bb9e88', '2026-11-29 02:27:33.18462+00', NULL, '01a22520-fdfe-7115-8f8c-48d4f32dc066', NULL, 'local-service', '01a22521-0ec0-71d2-9eac-72a061410079', '{}', NULL, 'patients.get'),
	('acme', '01a22521-11a4-7dc0-922d-f72ce69ac042', '2026-11-29 02:27:33.924753+00', NULL, '01a22521-01ae-7c3a-9adf-8fbc08772d74', NULL, 'local-service', '01a22521-11a4-714c-8189-efb77d6ef482', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-191d-7a3a-a1f1-618bdbbeb669', '2026-11-29 02:27:35.837756+00', 'patient.updated', '01a22521-18e1-7565-bb9a-af9eb478e67d', NULL, 'local-service', '01a22521-191c-7644-be0d-c002931df010', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a22521-1d98-7947-9e55-7386bc40ed6d', '2026-11-29 02:27:36.98492+00', 'patient.updated', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', NULL, 'local-service', '01a22521-1d97-71b8-ac65-b6f1f260b5f5', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22521-2674-7aa0-a945-466bf0a82760', '2026-11-29 02:27:39.25279+00', 'intake_response.submitted', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-2670-7002-9915-cfe6c4798eab', '{brand_id,questionnaire_version,responses,status}', '01a22521-2674-7391-80f7-146a5ddd0b1d', 'intake.replace'),
	('borealis', '01a22521-3147-7159-85c7-ab305483588e', '2026-11-29 02:27:42.023279+00', NULL, '01a22521-19ac-7c21-924c-c1de93e130e9', NULL, 'local-service', '01a22521-3142-757b-9d9d-dd86a59588e3', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-35e5-7031-99d0-9201ef2707a3', '2026-11-29 02:27:43.205519+00', NULL, '01a22521-1c72-7738-a975-49f545977580', NULL, 'local-service', '01a22521-35e5-7263-a123-5b400ffc6320', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3a4d-777d-8e26-a69805da8d93', '2026-11-29 02:27:44.333161+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-3a4c-7096-9684-ae3688ec8b5f', '{}', NULL, 'researchers.mine'),
	('acme', '01a22521-08bb-7386-8287-23815e62dfde', '2026-11-29 02:27:31.643776+00', 'prescription.put', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-08b4-75d7-a36b-18f1244dcc8d', '{medication_name,prescribed_date,quantity,status}', '01a22521-08bb-7b9e-9f91-f83589dcba05', 'treatments.put_prescription'),
	('acme', '01a22521-1503-78b5-966d-88d2be1fd0b6', '2026-11-29 02:27:34.787545+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-1503-7460-a74f-c41840e13d33', '{}', NULL, 'providers.list_links'),
	('borealis', '01a22521-1966-7786-a0e5-882027b667f2', '2026-11-29 02:27:35.91028+00', 'patient.created', '01a22521-1966-704a-ad90-b6c8ecb1431f', NULL, 'local-service', '01a22521-1965-7445-84b7-d61870ae5a60', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-1dec-7a5c-ac5d-1f7b03ec4146', '2026-11-29 02:27:37.068824+00', 'patient.updated', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', NULL, 'local-service', '01a22521-1deb-74e5-8661-a1cb362784b9', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22521-26e2-73c4-9793-9e2828aa81e0', '2026-11-29 02:27:39.36258+00', 'consult_outcome.recorded', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-26e1-7278-9b37-0b4c7ff64f16', '{completed_at,outcome}', '01a22521-26e2-78d9-a8d6-dce5eeb3fbd3', 'consults.record'),
	('acme', '01a22521-0917-7d9f-a5bc-3c2186da0c60', '2026-11-29 02:27:31.735875+00', 'consultation.put', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-090a-7365-aa0f-7015b927b9c2', '{completed_at,consultation_type,status}', '01a22521-0917-7e6a-abc1-3724ad930f07', 'treatments.put_consultation'),
	('acme', '01a22521-0c75-7f9d-8123-a365e5a1d517', '2026-11-29 02:27:32.597271+00', NULL, '01a22520-f8a3-71b9-966a-919c4cdf6d2c', NULL, 'local-service', '01a22521-0c72-7055-9ae2-8c8b3de6dc58', '{}', NULL, 'patients.get'),
	('acme', '01a22521-0f27-7c7a-af62-b74ee6ace6e8', '2026-11-29 02:27:33.28763+00', NULL, '01a22520-fe75-7928-acfd-72a4cbb323e8', NULL, 'local-service', '01a22521-0f27-7124-a2e8-c80d298892ce', '{}', NULL, 'patients.get'),
	('acme', '01a22521-120f-7d7b-8fd4-7d7430969f6c', '2026-11-29 02:27:34.031606+00', NULL, '01a22521-01f9-7ff7-87de-74640139792c', NULL, 'local-service', '01a22521-120f-750e-8974-5926d2d8ebce', '{}', NULL, 'patients.get'),
	('acme', '01a22521-155f-7e3b-a946-75cb3102411f', '2026-11-29 02:27:34.879678+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-155f-767b-a154-20351fa3ddea', '{}', NULL, 'encounters.list'),
	('borealis', '01a22521-19ac-7116-ae70-105318fbf196', '2026-11-29 02:27:35.980733+00', 'patient.created', '01a22521-19ac-7c21-924c-c1de93e130e9', NULL, 'local-service', '01a22521-19ac-7229-8406-8af687097833', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-274c-7634-a459-82f05082a527', '2026-11-29 02:27:39.46833+00', 'treatment.put', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-274a-733a-b23d-21037606b9d9', '{billing_plan_id,metadata,started_at,status}', '01a22521-274c-790c-b0bd-9a51805a7ed5', 'treatments.put'),
	('borealis', '01a22521-34a5-76ca-af9b-ae6398f97b23', '2026-11-29 02:27:42.885665+00', NULL, '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', NULL, 'local-service', '01a22521-34a5-7709-a63a-9bc21401ef99', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-38ce-76e0-8915-7d8a28c0427a', '2026-11-29 02:27:43.950439+00', NULL, '01a22521-18e1-7565-bb9a-af9eb478e67d', NULL, 'local-service', '01a22521-38cd-732e-a39e-5e6414b00e85', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-38ce-7abf-9e88-cab3a58b575f', '2026-11-29 02:27:43.950439+00', NULL, '01a22521-1d01-7b23-a882-f3d0a4df067e', NULL, 'local-service', '01a22521-38cd-732e-a39e-5e6414b00e85', '{}', NULL, 'patients.search'),
	('acme', '01a22521-0948-7b40-8dbf-04ce295ff261', '2026-11-29 02:27:31.784649+00', 'patient.age_verified', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-0946-74f8-82c3-b9d4b1f20190', '{date_of_birth}', NULL, 'acts.verify_age'),
	('acme', '01a22521-15ac-7210-9d1f-8a5caddec2ea', '2026-11-29 02:27:34.956727+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-15ac-754a-a2b5-c7a63410437b', '{}', NULL, 'metrics.latest'),
	('borealis', '01a22521-19f0-7ef5-9bf2-a2e58147900a', '2026-11-29 02:27:36.04805+00', 'patient.created', '01a22521-19ef-702c-b876-29cec13ce822', NULL, 'local-service', '01a22521-19ef-7695-bbac-27127e9cd536', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-1f29-7ccd-a6ac-974eaaeae010', '2026-11-29 02:27:37.385252+00', 'patient.erased', '01a22521-16fa-7bc9-902e-ad4cb52b2f8a', NULL, 'local-service', '01a22521-1f26-72b9-b7f1-71f5bf37609b', '{}', NULL, 'patients.erase'),
	('borealis', '01a22521-27bd-76a1-8bcb-d9f097cc53cf', '2026-11-29 02:27:39.581114+00', 'prescription.put', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-27b6-7178-af76-c6e7a9d57254', '{medication_name,prescribed_date,quantity,status}', '01a22521-27bc-7b81-a609-8cd1255c53bd', 'treatments.put_prescription'),
	('borealis', '01a22521-3b06-74d2-8bef-f7c899737901', '2026-11-29 02:27:44.518978+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-3b06-773c-b297-182c03ad034b', '{}', NULL, 'providers.list_links'),
	('acme', '01a22521-098c-781b-bab7-8e22f0c481b7', '2026-11-29 02:27:31.852373+00', 'patient.ruo_acknowledged', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-0987-76de-abc7-de1e4296f766', '{statement_version}', NULL, 'acts.acknowledge_ruo'),
	('acme', '01a22521-0e24-7728-8ff2-968d33a1e8f1', '2026-11-29 02:27:33.028148+00', NULL, '01a22520-fd02-7547-84e7-389b81215419', NULL, 'local-service', '01a22521-0e23-756e-a112-3ed5a9ce02a3', '{}', NULL, 'patients.get'),
	('acme', '01a22521-10e1-73b1-ad12-36ee37265e93', '2026-11-29 02:27:33.729324+00', NULL, '01a22521-00d6-77fa-8b26-16dc09a39bec', NULL, 'local-service', '01a22521-10e1-7144-a2cd-7ad012f905fb', '{}', NULL, 'patients.get'),
	('acme', '01a22521-1263-76a5-82d8-9fa24266adce', '2026-11-29 02:27:34.115347+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-1263-74a9-94d2-09109d61441d', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-183b-79cd-9ee2-ee431495ba37', '2026-11-29 02:27:35.611917+00', 'patient.created', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', NULL, 'local-service', '01a22521-183b-74f4-ab4b-bfdcc1e9331a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-1c72-72c1-9ca1-cd70d81e162d', '2026-11-29 02:27:36.690411+00', 'patient.created', '01a22521-1c72-7738-a975-49f545977580', NULL, 'local-service', '01a22521-1c71-76e7-b856-feb9738cb069', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL, 'patients.create'),
	('borealis', '01a22521-23f3-7d1f-b876-c2aa23c5898d', '2026-11-29 02:27:38.611347+00', 'encounter.created', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-23f1-72ca-b044-f68c54284dab', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-23f3-7be4-be35-264d86de306b', 'encounters.create'),
	('borealis', '01a22521-2b27-7464-911d-3d7615a0e3b1', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-22e5-75f8-9f5a-c22892bd2664', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7c16-bed5-dbfd50941d25', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7880-92c4-0163dd2812ff', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1d01-7b23-a882-f3d0a4df067e', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7747-97a3-22eac166a30c', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1cba-731d-adf9-fac1ec5db18a', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-70e2-bc21-3131f7062587', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1c72-7738-a975-49f545977580', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7a17-bf01-677afecfbafb', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-764e-8d38-0e2b8324d223', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1b83-7f93-bfe1-82f92789c6ed', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-703c-a0f7-b7785a3d8d74', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7059-b820-532466b0d747', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1af0-7ce3-ae73-b5e051933fa0', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7c15-b5c3-6b0e80b104e5', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1ab2-73a9-bcea-0a2eae3a446a', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-79ef-8841-3882a4dcbc7e', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1a30-71b7-802d-7ac2fd7a2158', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7ac6-ade9-d95bcb6768fc', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-19ef-702c-b876-29cec13ce822', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-735a-af33-93b6f9fbfaef', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-19ac-7c21-924c-c1de93e130e9', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7bb8-8ea2-6020104e6a37', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-1966-704a-ad90-b6c8ecb1431f', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-748e-b572-ed39e7224493', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-18e1-7565-bb9a-af9eb478e67d', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7d10-9847-c23b50629e31', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-18a7-7e99-ab8c-2b342c6d54d4', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-75ce-b98a-35718453c9f5', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-186d-704b-8b7d-4c1b1ec02816', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7661-be9f-42f2cb3d04b5', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7076-8362-3065a6a6359a', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-178e-7fb9-9e13-a6be3a34d093', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-2b27-7916-84ce-401936f60ce2', '2026-11-29 02:27:40.45532+00', NULL, '01a22521-16bb-7d20-add5-9ac2c7b96e7a', NULL, 'local-service', '01a22521-2b22-7635-8ded-0ed7baec37d7', '{}', NULL, 'patients.list'),
	('borealis', '01a22521-304e-7174-881a-1e02fac30f2b', '2026-11-29 02:27:41.774406+00', NULL, '01a22521-18e1-7565-bb9a-af9eb478e67d', NULL, 'local-service', '01a22521-304e-7251-bf21-a5a2f75f5805', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3515-7861-97a3-4ae2f8398e7a', '2026-11-29 02:27:42.997974+00', NULL, '01a22521-1b83-7f93-bfe1-82f92789c6ed', NULL, 'local-service', '01a22521-3515-77bf-a5e4-549820100914', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3963-7dd3-a744-96a08fc38d9e', '2026-11-29 02:27:44.099624+00', NULL, '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', NULL, 'local-service', '01a22521-3962-75df-b266-3398949fc3de', '{}', NULL, 'patients.search'),
	('acme', '01a22521-09ce-76e0-a411-dcc3417531af', '2026-11-29 02:27:31.918589+00', 'researcher_acknowledgement.created', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-09cb-716e-be9f-96ae9c119477', '{full_name,ip_address,source,statement_version}', '01a22521-09ce-79fa-8267-453e3b2e49df', 'researchers.acknowledge'),
	('acme', '01a22521-163e-712d-b181-337573a0f802', '2026-11-29 02:27:35.102132+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-163d-7335-86a9-84c3dd46808a', '{}', NULL, 'medications.list'),
	('borealis', '01a22521-1a73-7c99-b881-2b8e4a330647', '2026-11-29 02:27:36.179324+00', 'patient.updated', '01a22521-1a30-71b7-802d-7ac2fd7a2158', NULL, 'local-service', '01a22521-1a71-75d2-8dca-6b4ac48e6892', '{date_of_birth,email}', NULL, 'patients.update'),
	('borealis', '01a22521-284e-7d4f-8ba3-2bae3b657022', '2026-11-29 02:27:39.726866+00', 'patient.age_verified', '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-284a-7137-bd50-0d056d91c87a', '{date_of_birth}', NULL, 'acts.verify_age'),
	('borealis', '01a22521-39a9-7e5f-a981-b707d6d67af0', '2026-11-29 02:27:44.169363+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-39a8-71ee-b707-7b57b37e315c', '{}', NULL, 'intake.get'),
	('acme', '01a22521-0a05-7f19-95e1-43a72db59039', '2026-11-29 02:27:31.973015+00', 'patient.onboarded', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-0a00-74d8-b8e2-dbb2758f7ed3', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('acme', '01a22521-0d10-7dbe-8d95-a9dd6d2e9fdc', '2026-11-29 02:27:32.752631+00', NULL, '01a22520-fa56-7222-b1cd-557973b0efac', NULL, 'local-service', '01a22521-0d10-7757-a4e5-b5566485cc77', '{}', NULL, 'patients.get'),
	('acme', '01a22521-0fb4-748a-bb27-edcd24e8e78b', '2026-11-29 02:27:33.428135+00', NULL, '01a22520-ffad-7a1b-9ed4-fd0243b763d6', NULL, 'local-service', '01a22521-0fb3-707e-a181-2f8d04f4958f', '{}', NULL, 'patients.get'),
	('acme', '01a22521-1448-75f4-95ce-d78d99dff26f', '2026-11-29 02:27:34.600054+00', NULL, '01a22521-04e6-7c95-9f60-1677d794e4a4', 'self', 'local-app', '01a22521-1447-7449-9435-ed1510ca78a5', '{}', NULL, 'researchers.mine'),
	('borealis', '01a22521-18a7-7b71-853e-9215eb16ba9a', '2026-11-29 02:27:35.719522+00', 'patient.created', '01a22521-18a7-7e99-ab8c-2b342c6d54d4', NULL, 'local-service', '01a22521-18a6-70f0-978f-990e2c844c57', '{brand_id,external_ids,first_name,last_name,metadata}', NULL, 'patients.create');
INSERT INTO public.audit VALUES
	('borealis', '01a22521-1d01-7c9b-acc5-cacf777e482f', '2026-11-29 02:27:36.833545+00', 'patient.created', '01a22521-1d01-7b23-a882-f3d0a4df067e', NULL, 'local-service', '01a22521-1d00-756e-a501-98c2d19bfb88', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-2533-7339-a60b-02738a7d5a6d', '2026-11-29 02:27:38.93157+00', 'metric_entry.recorded', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-252d-75e6-971e-d81373a46985', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-2533-75da-a354-939395532a1f', 'metrics.record'),
	('borealis', '01a22521-2be1-7d16-8c28-100495b10801', '2026-11-29 02:27:40.64171+00', NULL, '01a22521-16bb-7d20-add5-9ac2c7b96e7a', NULL, 'local-service', '01a22521-2be0-7191-93f8-0d605e59bc41', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-30d3-73d5-84d3-b8177a369ee5', '2026-11-29 02:27:41.907319+00', NULL, '01a22521-1966-704a-ad90-b6c8ecb1431f', NULL, 'local-service', '01a22521-30d3-777b-bda5-8ba212e14188', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-3584-750e-837c-ba3121f15dd0', '2026-11-29 02:27:43.108739+00', NULL, '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', NULL, 'local-service', '01a22521-3584-7072-8d6c-c48bef923e06', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-39f8-773c-91f8-4aac6be354e5', '2026-11-29 02:27:44.248138+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-39f7-7534-a138-8b1b2bce1e85', '{}', NULL, 'onboarding.mine'),
	('acme', '01a22521-0a38-7674-a8f6-371542476b48', '2026-11-29 02:27:32.024317+00', 'patient.updated', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0a31-715e-9621-1e1584142060', '{external_ids,phone}', NULL, 'patients.update'),
	('borealis', '01a22521-18e2-79e8-8a42-61b932aa3848', '2026-11-29 02:27:35.778191+00', 'patient.created', '01a22521-18e1-7565-bb9a-af9eb478e67d', NULL, 'local-service', '01a22521-18e1-770e-88d0-fe8d3e70fdcc', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-1d45-790a-8376-7dc8ce3f3400', '2026-11-29 02:27:36.901732+00', 'patient.updated', '01a22521-1d01-7b23-a882-f3d0a4df067e', NULL, 'local-service', '01a22521-1d44-76e9-9185-4702f18e653a', '{external_ids,last_name,metadata}', NULL, 'patients.update'),
	('borealis', '01a22521-25f0-7ff6-8015-caf1be78caeb', '2026-11-29 02:27:39.120072+00', 'metric_entries.recorded', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-25ef-76a3-9149-99a2022f28ea', '{entries}', NULL, 'metrics.record_batch'),
	('borealis', '01a22521-3a21-72c6-9e0e-6dbd2480b050', '2026-11-29 02:27:44.289871+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-3a21-7534-988e-f622213b4a23', '{}', NULL, 'treatments.mine'),
	('acme', '01a22521-0a7b-7d44-8ed1-b35bfaa1a70c', '2026-11-29 02:27:32.091437+00', 'encounter.moved', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'local-service', '01a22521-0a75-72d3-b598-0feed83a5d3c', '{status}', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae', 'encounters.move'),
	('acme', '01a22521-0d54-7ccf-afd4-66ab57af4952', '2026-11-29 02:27:32.820327+00', NULL, '01a22520-faea-76a8-8d54-bd03122a33d3', NULL, 'local-service', '01a22521-0d53-7577-8203-b2fc9612896b', '{}', NULL, 'patients.get'),
	('acme', '01a22521-1009-7d17-91a7-0ae381562a1b', '2026-11-29 02:27:33.513414+00', NULL, '01a22520-fffe-7966-939a-a9bb0abc6aae', NULL, 'local-service', '01a22521-1009-7097-b1ba-f5263b9d9fc7', '{}', NULL, 'patients.get'),
	('acme', '01a22521-1323-7f40-8b0b-614b01bc64fc', '2026-11-29 02:27:34.307962+00', NULL, '01a22520-fba2-79ac-a720-47a90565035f', NULL, 'local-service', '01a22521-1323-7413-bed8-15d533895f56', '{}', NULL, 'patients.search'),
	('acme', '01a22521-1323-771f-bcfa-77857cfd2251', '2026-11-29 02:27:34.307962+00', NULL, '01a22521-01f9-7ff7-87de-74640139792c', NULL, 'local-service', '01a22521-1323-7413-bed8-15d533895f56', '{}', NULL, 'patients.search'),
	('borealis', '01a22521-16fc-70a7-afbf-8f7e3f066ee4', '2026-11-29 02:27:35.292054+00', 'patient.created', '01a22521-16fa-7bc9-902e-ad4cb52b2f8a', NULL, 'local-service', '01a22521-16fa-7775-9759-1f17afaa890e', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-1b3b-75b3-9710-247e0588a7bc', '2026-11-29 02:27:36.379622+00', 'patient.created', '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', NULL, 'local-service', '01a22521-1b37-72bb-baac-8df479ff455e', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL, 'patients.create'),
	('borealis', '01a22521-2290-7fb2-9d2d-d79fcf6bb86a', '2026-11-29 02:27:38.256057+00', 'patient.updated', '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-2287-73da-a99b-9d7594ca53c7', '{gender}', NULL, 'patients.update'),
	('borealis', '01a22521-2966-7678-9ca3-958e0e8b410a', '2026-11-29 02:27:40.006119+00', 'patient.onboarded', '01a22521-220e-7185-abf6-9cab34889ae6', 'self', 'local-app', '01a22521-2961-71c1-b049-62cb572ae635', '{default_follows,goals,notifications,role}', NULL, 'onboarding.answer'),
	('borealis', '01a22521-2f4a-7651-a090-085a5bde3b93', '2026-11-29 02:27:41.51414+00', NULL, '01a22521-186d-704b-8b7d-4c1b1ec02816', NULL, 'local-service', '01a22521-2f47-72fa-b1dc-136c50e123a1', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-33a5-7d39-bc0c-b67d52747606', '2026-11-29 02:27:42.629552+00', NULL, '01a22521-1af0-7ce3-ae73-b5e051933fa0', NULL, 'local-service', '01a22521-33a5-773e-bde9-d6c5b7488d80', '{}', NULL, 'patients.get'),
	('borealis', '01a22521-384a-7808-a37f-61d13b38bf10', '2026-11-29 02:27:43.818701+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-384a-7537-92cc-d2e9e49dcba7', '{}', NULL, 'patients.get_by_external_id'),
	('borealis', '01a22521-3c5f-7eb4-a941-84d42efd9057', '2026-11-29 02:27:44.863347+00', NULL, '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'local-service', '01a22521-3c5d-72dd-a9c1-91d45c3022ae', '{}', NULL, 'timeline.list');
INSERT INTO public.compliance_acts VALUES
	('acme', '01a22521-0948-7182-b0fd-a76f9d396dd7', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 02:27:31.784433+00'),
	('acme', '01a22521-098c-718d-a5d8-72c9f9200e9b', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 02:27:31.852136+00'),
	('borealis', '01a22521-284e-7173-b4fc-079c94382288', '01a22521-220e-7185-abf6-9cab34889ae6', 'age_verification', NULL, 'person', 'local-app', '2026-11-29 02:27:39.726553+00'),
	('borealis', '01a22521-28ad-735f-9f41-e7048fdaca67', '01a22521-220e-7185-abf6-9cab34889ae6', 'ruo_acknowledgement', 'ruo-pathway-v1', 'person', 'local-app', '2026-11-29 02:27:39.821576+00');
INSERT INTO public.consult_outcomes VALUES
	('acme', '01a22521-0824-76cd-9f67-d1bba9fbf918', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 02:27:31.492002+00'),
	('borealis', '01a22521-26e2-78d9-a8d6-dce5eeb3fbd3', '01a22521-220e-7185-abf6-9cab34889ae6', 'approved', '2026-11-02 10:00:00+00', 'local-service', '2026-11-29 02:27:39.362405+00');
INSERT INTO public.consultations VALUES
	('acme', '01a22521-0917-7e6a-abc1-3724ad930f07', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0870-70a6-920d-89d72e33119b', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 02:27:31.73568+00', '2026-11-29 02:27:31.73568+00'),
	('borealis', '01a22521-2800-7499-b137-d4adde34c306', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-274c-790c-b0bd-9a51805a7ed5', 'C-500', 'video', 'completed', NULL, NULL, '2026-11-02 10:00:00+00', '2026-11-29 02:27:39.648027+00', '2026-11-29 02:27:39.648027+00');
INSERT INTO public.encounters VALUES
	('acme', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae', '01a22521-04e6-7c95-9f60-1677d794e4a4', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 02:27:32.09128+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 02:27:31.143992+00', '2026-11-29 02:27:32.09128+00'),
	('borealis', '01a22521-23f3-7be4-be35-264d86de306b', '01a22521-220e-7185-abf6-9cab34889ae6', NULL, 'telehealth', 'in_progress', '2026-11-03 15:00:00+00', '2026-11-29 02:27:40.282118+00', NULL, 'fatigue', NULL, '{}', '2026-11-29 02:27:38.611193+00', '2026-11-29 02:27:40.282118+00');
INSERT INTO public.idempotency_keys VALUES
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '\xa20dbb902e4cd9b6cd34327d5c5f25f1df801dd3fcbf3362723843a242a798fb', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22520-f8a3-71b9-966a-919c4cdf6d2c", "ETag": "\"2026-11-29T02:27:27.523000Z\""}', '{"id":"01a22520-f8a3-71b9-966a-919c4cdf6d2c","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:27.523000Z","updated_at":"2026-11-29T02:27:27.523000Z"}', '2026-11-29 02:27:27.523824+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '\x9c9195b142e95ede01133cc3920b4e7d42f5878d06b816b140a17ac80a616c90', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:27.762307Z\""}', '{"id":"01a22520-f8a3-71b9-966a-919c4cdf6d2c","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:27.523000Z","updated_at":"2026-11-29T02:27:27.762307Z"}', '2026-11-29 02:27:27.663694+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a22520-fa56-7222-b1cd-557973b0efac', '\xddac9f72e33c1a8ffe483f08c934ae305dd9a103ef8374bedc50190ad54b33d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22520-fa56-7222-b1cd-557973b0efac", "ETag": "\"2026-11-29T02:27:27.958000Z\""}', '{"id":"01a22520-fa56-7222-b1cd-557973b0efac","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:27.958000Z","updated_at":"2026-11-29T02:27:27.958000Z"}', '2026-11-29 02:27:27.958392+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a22520-fba2-79ac-a720-47a90565035f', '\xd8889969b3de3631717fe61c85c9da2d486ee698d206da711ee471ae21609d0b', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22520-fba2-79ac-a720-47a90565035f", "ETag": "\"2026-11-29T02:27:28.290000Z\""}', '{"id":"01a22520-fba2-79ac-a720-47a90565035f","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:28.290000Z","updated_at":"2026-11-29T02:27:28.290000Z"}', '2026-11-29 02:27:28.290327+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a22520-fba2-79ac-a720-47a90565035f', '\xc3dc1620fa1a2b39f68139c94762cb61ca781e934396132d08ae1dc6d3b6402f', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:28.542600Z\""}', '{"id":"01a22520-fba2-79ac-a720-47a90565035f","brand_id":"acme","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:28.290000Z","updated_at":"2026-11-29T02:27:28.542600Z"}', '2026-11-29 02:27:28.462744+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a22520-fd7f-78ef-bb1d-473123dd1f58', '\xefc1fab414bf1a02f04a2d69127f0e64d8d5a36d9b50b2128c2eb0b21b9d55d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22520-fd7f-78ef-bb1d-473123dd1f58", "ETag": "\"2026-11-29T02:27:28.767000Z\""}', '{"id":"01a22520-fd7f-78ef-bb1d-473123dd1f58","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:28.767000Z","updated_at":"2026-11-29T02:27:28.767000Z"}', '2026-11-29 02:27:28.76798+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a22520-fe75-7928-acfd-72a4cbb323e8', '\xb6bcefb67a30674acb7d0aa2acd2ac079511b4fd820a4014502b145677579f75', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22520-fe75-7928-acfd-72a4cbb323e8", "ETag": "\"2026-11-29T02:27:29.013000Z\""}', '{"id":"01a22520-fe75-7928-acfd-72a4cbb323e8","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.013000Z","updated_at":"2026-11-29T02:27:29.013000Z"}', '2026-11-29 02:27:29.01409+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a22520-fe75-7928-acfd-72a4cbb323e8', '\xf2a2505209ea7c6d134de4020eac876dc18d7f044d210ff5954e5290ab560f2e', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:29.187906Z\""}', '{"id":"01a22520-fe75-7928-acfd-72a4cbb323e8","brand_id":"acme","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.013000Z","updated_at":"2026-11-29T02:27:29.187906Z"}', '2026-11-29 02:27:29.133426+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a22520-f808-7d38-8705-e3a7b5dedcc5', '\x10b2c4ab41d5cc2e8fd684997064e2c6623faae9972d7a047165da79eb24e4c6', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 02:27:30.518662+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xa22acabf9c45576f7c098ec56ef2185c2e676d3647021e567989505566921ea6', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:30.760087Z\""}', '{"id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:30.662000Z","updated_at":"2026-11-29T02:27:30.760087Z"}', '2026-11-29 02:27:30.758321+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a22520-ffad-7a1b-9ed4-fd0243b763d6', '\xbf713073debbc6863b851ce1fad296f39ee7c83e2d35306e13155dc9c65f5c5a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22520-ffad-7a1b-9ed4-fd0243b763d6", "ETag": "\"2026-11-29T02:27:29.325000Z\""}', '{"id":"01a22520-ffad-7a1b-9ed4-fd0243b763d6","brand_id":"acme","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.325000Z","updated_at":"2026-11-29T02:27:29.325000Z"}', '2026-11-29 02:27:29.326217+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a22521-0048-71a8-a1aa-2f71a495aae1', '\x4f5e2d39492c71147ef39069cb33c3588f30fb98b8b2b6db752499ee36ecf4af', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-0048-71a8-a1aa-2f71a495aae1", "ETag": "\"2026-11-29T02:27:29.480000Z\""}', '{"id":"01a22521-0048-71a8-a1aa-2f71a495aae1","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.480000Z","updated_at":"2026-11-29T02:27:29.480000Z"}', '2026-11-29 02:27:29.480645+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'create-1', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x2b73eb4af9b529b1179122b9dda16847ce0ba628f7a0b7d176b1baf65e633f2a', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-04e6-7c95-9f60-1677d794e4a4", "ETag": "\"2026-11-29T02:27:30.662000Z\""}', '{"id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:30.662000Z","updated_at":"2026-11-29T02:27:30.662000Z"}', '2026-11-29 02:27:30.662832+00'),
	('acme', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a22521-0594-7a1d-9799-43cf0746d1e9', '\x571dbc36f82d5839d7212ed4c8d2d8d201649b423a2258a3647e741885b3a428', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-0594-7a1d-9799-43cf0746d1e9", "ETag": "\"2026-11-29T02:27:30.836000Z\""}', '{"id":"01a22521-0594-7a1d-9799-43cf0746d1e9","brand_id":"acme","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:30.836000Z","updated_at":"2026-11-29T02:27:30.836000Z"}', '2026-11-29 02:27:30.836965+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-09ce-79fa-8267-453e3b2e49df","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T02:27:31.918394Z","created_at":"2026-11-29T02:27:31.918394Z","updated_at":"2026-11-29T02:27:31.918394Z"}', '2026-11-29 02:27:31.915906+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x9987fc1131df986494a119159e458e5d0aa362f418a132503d0d1e50c92de514', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:32.024112Z\""}', '{"id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:27:31.784433Z","ruo_pathway_acknowledged_at":"2026-11-29T02:27:31.852136Z","researcher_acknowledgement_id":"01a22521-09ce-79fa-8267-453e3b2e49df","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:30.662000Z","updated_at":"2026-11-29T02:27:32.024112Z"}', '2026-11-29 02:27:32.020122+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-7', '01a22521-18e1-7565-bb9a-af9eb478e67d', '\x935589d2122aaa8cf5e284d657046d6ddc5580b549d79ecf4bab994a8906c1be', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-18e1-7565-bb9a-af9eb478e67d", "ETag": "\"2026-11-29T02:27:35.777000Z\""}', '{"id":"01a22521-18e1-7565-bb9a-af9eb478e67d","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.777000Z","updated_at":"2026-11-29T02:27:35.777000Z"}', '2026-11-29 02:27:35.778232+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-11', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '\x16d201acf5bf44010e94c12fa9563ea1e67f814d96927083bde0367bd479a808', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:36.179093Z\""}', '{"id":"01a22521-1a30-71b7-802d-7ac2fd7a2158","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1991-01-31","gender":"female","email":"new.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.112000Z","updated_at":"2026-11-29T02:27:36.179093Z"}', '2026-11-29 02:27:36.178158+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a22521-1d01-7b23-a882-f3d0a4df067e', '\xbd4f9d9711dc4db04520d2fc8d59f8254b6842d4a53df91080bf98b67b2c7bf4', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:36.901575Z\""}', '{"id":"01a22521-1d01-7b23-a882-f3d0a4df067e","brand_id":"borealis","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.833000Z","updated_at":"2026-11-29T02:27:36.901575Z"}', '2026-11-29 02:27:36.900907+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase-absent', '01a22521-1744-7ead-85d5-57f12a4d6d2a', '\xabaed2a08d3e9de8e82667455f24d7d5827edcaff6314f94cf0ab37a4551e885', 200, '{"Content-Type": "application/json"}', '{"status":"not_present","rows_affected":{}}', '2026-11-29 02:27:37.805066+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a22521-220e-7185-abf6-9cab34889ae6', '\xd335362359df7578c0c2b3e10b92fb50a92b155e7e6ce2d36436cb93b35cabf8', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","ids":["01a22521-25ef-7f0f-9e33-cc8e6374b784"],"count":1}', '2026-11-29 02:27:39.120106+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a22521-0048-71a8-a1aa-2f71a495aae1', '\xd3ffc59699f75893eb271036705ae8c62073a333c8772301e66a16c64cc7acab', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:29.557088Z\""}', '{"id":"01a22521-0048-71a8-a1aa-2f71a495aae1","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.480000Z","updated_at":"2026-11-29T02:27:29.557088Z"}', '2026-11-29 02:27:29.551296+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a22521-0149-7083-9d46-a9e532f2b537', '\xd43f1f575e22b9f6c7c2a963f708b0bec2835b3064ec8cd5455a80400fd208d0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-0149-7083-9d46-a9e532f2b537", "ETag": "\"2026-11-29T02:27:29.737000Z\""}', '{"id":"01a22521-0149-7083-9d46-a9e532f2b537","brand_id":"acme","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.737000Z","updated_at":"2026-11-29T02:27:29.737000Z"}', '2026-11-29 02:27:29.737327+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a22521-01f9-7ff7-87de-74640139792c', '\x8d116e0f4025c142bdfa83f48b47a732e25608d03748a1afadecace972ea5070', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-01f9-7ff7-87de-74640139792c", "ETag": "\"2026-11-29T02:27:29.913000Z\""}', '{"id":"01a22521-01f9-7ff7-87de-74640139792c","brand_id":"acme","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.913000Z","updated_at":"2026-11-29T02:27:29.913000Z"}', '2026-11-29 02:27:29.914125+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xd0a1fffbb1181f8911109d357bd98bb1005c521aa8332f33ddd7b5b2b19f2a3e', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a22521-05da-74ff-8722-4a934e1db769"}', '{"id":"01a22521-05da-74ff-8722-4a934e1db769","brand_id":"acme","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T02:27:30.906723Z","updated_at":"2026-11-29T02:27:30.906723Z"}', '2026-11-29 02:27:30.906922+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x8012f829a6d58a49cba6569dd624ed12deafe74a72b382a5df2a24d171600132', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:27:31.143992Z","updated_at":"2026-11-29T02:27:31.143992Z"}', '2026-11-29 02:27:31.144184+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xd7fbe0e8aad2189fe03740052af377f0fa19fa708672ea89e143bbb51789f4c2', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-075a-7249-8a16-780bf4ff90a5","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T02:27:31.290578Z"}', '2026-11-29 02:27:31.290767+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x6260cfbdc5fe8c1146762bda09970d9515a531c1af3e50f29f85d141433f6f73', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","provider_id":null,"brand_id":"acme","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T02:27:32.091280Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:27:31.143992Z","updated_at":"2026-11-29T02:27:32.091280Z"}', '2026-11-29 02:27:32.087472+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-3', '01a22521-178e-7fb9-9e13-a6be3a34d093', '\x1db0ed27df92c7f7004d3f8323a5e40ca58748d642308551b5fb74c10c285efe', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-178e-7fb9-9e13-a6be3a34d093", "ETag": "\"2026-11-29T02:27:35.438000Z\""}', '{"id":"01a22521-178e-7fb9-9e13-a6be3a34d093","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"female","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.438000Z","updated_at":"2026-11-29T02:27:35.438000Z"}', '2026-11-29 02:27:35.439174+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-11', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '\x07da66cf1d18c2a688c01c2802b8c982c8fbfa180c4f8d0c249abda9d3f05b68', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-1a30-71b7-802d-7ac2fd7a2158", "ETag": "\"2026-11-29T02:27:36.112000Z\""}', '{"id":"01a22521-1a30-71b7-802d-7ac2fd7a2158","brand_id":"borealis","first_name":"Zoë","last_name":"O’Brien","date_of_birth":"1990-12-10","gender":"female","email":"Ada.11@example.com","phone":"+14155550011","external_ids":{"mrn":"A-11","Pharmacy ß":"p/11 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.112000Z","updated_at":"2026-11-29T02:27:36.112000Z"}', '2026-11-29 02:27:36.113176+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'update-1', '01a22521-220e-7185-abf6-9cab34889ae6', '\x58fe35ba1f6cc639efd13c5301769884ddb10a520d4027b231c5ccc4c7a32b23', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:38.255905Z\""}', '{"id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:38.126000Z","updated_at":"2026-11-29T02:27:38.255905Z"}', '2026-11-29 02:27:38.255307+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a22521-220e-7185-abf6-9cab34889ae6', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T02:27:40.005881Z"}', '2026-11-29 02:27:40.002899+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-19', '01a22521-01f9-7ff7-87de-74640139792c', '\x0f3265ca4d687e25d7d25d582b0754480ea3a462e775fd2454efec6e1e33b280', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:30.065591Z\""}', '{"id":"01a22521-01f9-7ff7-87de-74640139792c","brand_id":"acme","first_name":"İrem","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-19"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:29.913000Z","updated_at":"2026-11-29T02:27:30.065591Z"}', '2026-11-29 02:27:30.064475+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append_batch', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x051e1538a116e6ec9361b9d79e6bbea55a04dce0f2674ab746572e9ccff00a77', 201, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","ids":["01a22521-0789-7684-9ca8-8778e9a6b8d2"],"count":1}', '2026-11-29 02:27:31.337733+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-5', '01a22521-186d-704b-8b7d-4c1b1ec02816', '\x394f71900dcd298b5791e7ea84764ca403090b303c6451f4d0761363eaf5b34d', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-186d-704b-8b7d-4c1b1ec02816", "ETag": "\"2026-11-29T02:27:35.661000Z\""}', '{"id":"01a22521-186d-704b-8b7d-4c1b1ec02816","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.5@example.com","phone":"+14155550005","external_ids":{"mrn":"A-5","Pharmacy ß":"p/5 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.661000Z","updated_at":"2026-11-29T02:27:35.661000Z"}', '2026-11-29 02:27:35.661285+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a22521-220e-7185-abf6-9cab34889ae6', '\x182208bf42ab7ec410c27dce2548dba67770fa91c6e4dd6a36fec817491d5832', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-24a3-7064-957a-e7f30fe23ec3","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T02:27:38.787258Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:27:38.787258Z","updated_at":"2026-11-29T02:27:38.787258Z"}', '2026-11-29 02:27:38.787481+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a22520-f6c9-7f35-9029-5e203ed59887', '\x72188477075f3519310d1d67d1068df76bdb8ae261c2ea6202ca12e74e98b184', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:30.130079Z\""}', '{"id":"01a22520-f6c9-7f35-9029-5e203ed59887","brand_id":"acme","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:27.049000Z","updated_at":"2026-11-29T02:27:30.130079Z"}', '2026-11-29 02:27:30.129284+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x0d8b7670724cd6c18ede708d552997f450b599f915a5fc47c27eaf07277a7a11', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-07d6-7f99-8861-eb8f42112311","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T02:27:31.414505Z","created_at":"2026-11-29T02:27:31.414505Z","updated_at":"2026-11-29T02:27:31.414505Z"}', '2026-11-29 02:27:31.413104+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a22521-220e-7185-abf6-9cab34889ae6', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:39.821624Z\""}', '{"id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:27:39.726553Z","ruo_pathway_acknowledged_at":"2026-11-29T02:27:39.821576Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:38.126000Z","updated_at":"2026-11-29T02:27:39.821624Z"}', '2026-11-29 02:27:39.819811+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a22520-f765-76ae-bede-deb23cc40227', '\xa87a8352655d0e86b43a1c247918e9f069c04e9d1c4def46cf45e6584844ff1b', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 02:27:30.34184+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x14c986dc7eb68dc3fa58c6ec5e0bbcb07eec3799fd5cfa1a32dbf16c07ecdc62', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-0870-70a6-920d-89d72e33119b","brand_id":"acme","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T02:27:31.568980Z","updated_at":"2026-11-29T02:27:31.568980Z"}', '2026-11-29 02:27:31.565965+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x68cfd0ac97e77947da483479200ecd25afe80bda8333d830e5f90c0e158d5c6e', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-08bb-7b9e-9f91-f83589dcba05","brand_id":"acme","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","treatment_id":"01a22521-0870-70a6-920d-89d72e33119b","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T02:27:31.643587Z","updated_at":"2026-11-29T02:27:31.643587Z"}', '2026-11-29 02:27:31.639278+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.acknowledge_ruo', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x1b6594bbac107450d346c2e6add877c2f9768accda17ab9e6095a5436ea20f68', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:31.852174Z\""}', '{"id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:27:31.784433Z","ruo_pathway_acknowledged_at":"2026-11-29T02:27:31.852136Z","researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:30.662000Z","updated_at":"2026-11-29T02:27:31.852174Z"}', '2026-11-29 02:27:31.850605+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-7', '01a22521-18e1-7565-bb9a-af9eb478e67d', '\xfcaba6031560fdcb445c1821f3326a3081a9dec873261af590fbf1db24d6ba5a', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:35.837599Z\""}', '{"id":"01a22521-18e1-7565-bb9a-af9eb478e67d","brand_id":"borealis","first_name":"李","last_name":"Byron","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{"new":"N-7"},"status":"active","metadata":{"added":[1.5]},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.777000Z","updated_at":"2026-11-29T02:27:35.837599Z"}', '2026-11-29 02:27:35.836925+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-17', '01a22521-1c72-7738-a975-49f545977580', '\xc9ae7f926cf5ece8f71a44d6a232c135457294252138b40b03506be9bb8fca5f', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-1c72-7738-a975-49f545977580", "ETag": "\"2026-11-29T02:27:36.690000Z\""}', '{"id":"01a22521-1c72-7738-a975-49f545977580","brand_id":"borealis","first_name":"李","last_name":"小龙","date_of_birth":"1990-12-10","gender":"female","email":"Ada.17@example.com","phone":"+14155550017","external_ids":{"mrn":"A-17","Pharmacy ß":"p/17 ü"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.690000Z","updated_at":"2026-11-29T02:27:36.690000Z"}', '2026-11-29 02:27:36.690444+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-any', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '\xb116e79c80d9e50f30e8f6c9809d26f3069c721898f8b869eb2c50736b78868d', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:36.984774Z\""}', '{"id":"01a22521-16bb-7d20-add5-9ac2c7b96e7a","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":null,"gender":"y","email":null,"phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.227000Z","updated_at":"2026-11-29T02:27:36.984774Z"}', '2026-11-29 02:27:36.984121+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.create', '01a22521-220e-7185-abf6-9cab34889ae6', '\x5aff8074349f98be13d209e58b1c5ff54063b3c7c946fc8e5cb88d616f3d91bb', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-23f3-7be4-be35-264d86de306b","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"scheduled","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":null,"ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:27:38.611193Z","updated_at":"2026-11-29T02:27:38.611193Z"}', '2026-11-29 02:27:38.61138+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'intake.replace', '01a22521-220e-7185-abf6-9cab34889ae6', '\x4b289caea0b1156d504a7e52bb786bc3601e25f9097db9987c24378c5c98dfaa', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-2674-7391-80f7-146a5ddd0b1d","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","questionnaire_version":"contraindications-v1","status":"submitted","responses":{"pregnant":false,"allergies":["penicillin"]},"submitted_at":"2026-11-29T02:27:39.252631Z","created_at":"2026-11-29T02:27:39.252631Z","updated_at":"2026-11-29T02:27:39.252631Z"}', '2026-11-29 02:27:39.249037+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a22521-220e-7185-abf6-9cab34889ae6', '\x8a502f2a00229114b23a2b800cb5c0b57eb0f1e78751df0453a5e575bc46fc32', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-26e2-78d9-a8d6-dce5eeb3fbd3","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T02:27:39.362405Z"}', '2026-11-29 02:27:39.361818+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xa29b74a4be4ef811343848ce0880d4d170c83721fc25400f3e121eff99052443', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-066a-7552-9411-443ed47d2098","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","provider_id":"01a22521-05da-74ff-8722-4a934e1db769","relationship":"primary","status":"active","started_at":"2026-11-29T02:27:31.050267Z","ended_at":null}', '2026-11-29 02:27:30.996911+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xfba6ec8fc8eede16d95fbb8fa1b2f15ff8be8bda8069a16055958a297f699e9b', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-0716-7009-8374-3ac2fc0fc0f9","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T02:27:31.222991Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:27:31.222991Z","updated_at":"2026-11-29T02:27:32.144004Z"}', '2026-11-29 02:27:32.140356+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-15', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '\x559d0217bc43124cc0626bc9b96026059f08a5592440464d88f88e5226638e80', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-1b83-7f93-bfe1-82f92789c6ed", "ETag": "\"2026-11-29T02:27:36.451000Z\""}', '{"id":"01a22521-1b83-7f93-bfe1-82f92789c6ed","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"female","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.451000Z","updated_at":"2026-11-29T02:27:36.451000Z"}', '2026-11-29 02:27:36.451318+00'),
	('borealis', '0b2c3eada35eb38f64d78a8f628a857c77ad3175f714980edeb6485347842985', 'create-1', '01a22521-22e5-75f8-9f5a-c22892bd2664', '\x9bcd27e6cb5e2526d276e3622c8331d446918a4fb85591323dee769df540d707', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-22e5-75f8-9f5a-c22892bd2664", "ETag": "\"2026-11-29T02:27:38.341000Z\""}', '{"id":"01a22521-22e5-75f8-9f5a-c22892bd2664","brand_id":"borealis","first_name":"Other","last_name":"Person","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:38.341000Z","updated_at":"2026-11-29T02:27:38.341000Z"}', '2026-11-29 02:27:38.34132+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'patients.update', '01a22521-220e-7185-abf6-9cab34889ae6', '\x7c97b928953d5b5dbeb3957c7629e7f212d1114af349e076830649c44f511709', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:40.145081Z\""}', '{"id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":"+14155550199","external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:27:39.726553Z","ruo_pathway_acknowledged_at":"2026-11-29T02:27:39.821576Z","researcher_acknowledgement_id":"01a22521-28ff-78b8-9598-d393658ada40","prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:38.126000Z","updated_at":"2026-11-29T02:27:40.145081Z"}', '2026-11-29 02:27:40.144176+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.prescribe', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x30a557354ea72227ab4a9737b99dd19d51fdb8652d6103ce8b44239224e9cb29', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-0716-7009-8374-3ac2fc0fc0f9","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"active","started_at":"2026-11-29T02:27:31.222991Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:27:31.222991Z","updated_at":"2026-11-29T02:27:31.222991Z"}', '2026-11-29 02:27:31.223286+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'consults.create', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x9d297ffd99212ce14b759bec45769a56c0ab0c28a7828aab0ee2623793396e20', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-0824-76cd-9f67-d1bba9fbf918","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","outcome":"approved","completed_at":"2026-11-02T10:00:00.000000Z","client":"local-service","created_at":"2026-11-29T02:27:31.492002Z"}', '2026-11-29 02:27:31.491117+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-3', '01a22521-178e-7fb9-9e13-a6be3a34d093', '\x460ae3223e1064a257f274a6826aabe239cef5fa2cd2309c9ddce23c0c434fa5', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:35.539743Z\""}', '{"id":"01a22521-178e-7fb9-9e13-a6be3a34d093","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":"x","email":"Ada.3@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.438000Z","updated_at":"2026-11-29T02:27:35.539743Z"}', '2026-11-29 02:27:35.538803+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-13', '01a22521-1af0-7ce3-ae73-b5e051933fa0', '\x96045e5c68f14ab9d9858cee8c7d3aadacec04e9efe8ef734adf5b6e317b64a2', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-1af0-7ce3-ae73-b5e051933fa0", "ETag": "\"2026-11-29T02:27:36.304000Z\""}', '{"id":"01a22521-1af0-7ce3-ae73-b5e051933fa0","brand_id":"borealis","first_name":"  Ann  Mary ","last_name":"Lee-Smith","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.304000Z","updated_at":"2026-11-29T02:27:36.304000Z"}', '2026-11-29 02:27:36.304766+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'create-1', '01a22521-220e-7185-abf6-9cab34889ae6', '\x7c8db20639ddfd937cdf485da589161f26499935439e6ee84d205040f01d98c0', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-220e-7185-abf6-9cab34889ae6", "ETag": "\"2026-11-29T02:27:38.126000Z\""}', '{"id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":null,"gender":null,"email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:38.126000Z","updated_at":"2026-11-29T02:27:38.126000Z"}', '2026-11-29 02:27:38.126665+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.link', '01a22521-220e-7185-abf6-9cab34889ae6', '\xef18de071fc5687d93c73be3347cb9133e7b1f8fb109cb41fb1b1f63d81e2dc6', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-2388-72cd-acf5-af578d6c49fb","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","provider_id":"01a22521-2316-7e21-a1ee-e99aca1da75d","relationship":"primary","status":"active","started_at":"2026-11-29T02:27:38.504462Z","ended_at":null}', '2026-11-29 02:27:38.503319+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'researchers.acknowledge', '01a22521-220e-7185-abf6-9cab34889ae6', '\x5d7ae7bf41c1e4fcbf4889f30c679b3d05665983f637fbcb87c1e7f5ca6831b0', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-28ff-78b8-9598-d393658ada40","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","full_name":"Ada Lovelace","ip_address":"203.0.113.7","source":"web","statement_version":"ruo-researcher-v1","acknowledged_at":"2026-11-29T02:27:39.903928Z","created_at":"2026-11-29T02:27:39.903928Z","updated_at":"2026-11-29T02:27:39.903928Z"}', '2026-11-29 02:27:39.901914+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'medications.update_status', '01a22521-220e-7185-abf6-9cab34889ae6', '\xa7154c1edd9c9a71149c2bab33528342e2efbff6279c27b460c3ce20398fb459', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-24a3-7064-957a-e7f30fe23ec3","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","name":"semaglutide","dosage":"0.25 mg","frequency":"once a week","route":"subcutaneous","prescriber_id":null,"status":"paused","started_at":"2026-11-29T02:27:38.787258Z","ended_at":null,"notes":null,"metadata":{},"created_at":"2026-11-29T02:27:38.787258Z","updated_at":"2026-11-29T02:27:40.364106Z"}', '2026-11-29 02:27:40.362852+00'),
	('acme', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x34fa8c474349bad9841981dd0e4c0334f9adac13bd9a11a5843f45503d5b3bf4', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-0917-7e6a-abc1-3724ad930f07","brand_id":"acme","patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","treatment_id":"01a22521-0870-70a6-920d-89d72e33119b","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:31.735680Z","updated_at":"2026-11-29T02:27:31.735680Z"}', '2026-11-29 02:27:31.723583+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-9', '01a22521-19ac-7c21-924c-c1de93e130e9', '\xfda846dea5358d52a7482c4dfb321914d0f2be64f3a729f3b8faba0a52c9b8a9', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-19ac-7c21-924c-c1de93e130e9", "ETag": "\"2026-11-29T02:27:35.980000Z\""}', '{"id":"01a22521-19ac-7c21-924c-c1de93e130e9","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":"female","email":"Ada.9@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:35.980000Z","updated_at":"2026-11-29T02:27:35.980000Z"}', '2026-11-29 02:27:35.980773+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert', '01a22521-220e-7185-abf6-9cab34889ae6', '\x941675492e846e8866542cd8c460c8ceaabde14841e147431de97b8c542ef03a', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-274c-790c-b0bd-9a51805a7ed5","brand_id":"borealis","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","rimo_treatment_id":"T-77","status":"active","billing_plan_id":"monthly","started_at":"2026-11-02T10:00:00.000000Z","ended_at":null,"metadata":{},"created_at":"2026-11-29T02:27:39.468171Z","updated_at":"2026-11-29T02:27:39.468171Z"}', '2026-11-29 02:27:39.46732+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:31.784467Z\""}', '{"id":"01a22521-04e6-7c95-9f60-1677d794e4a4","brand_id":"acme","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:27:31.784433Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:30.662000Z","updated_at":"2026-11-29T02:27:31.784467Z"}', '2026-11-29 02:27:31.783035+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'erase', '01a22521-16fa-7bc9-902e-ad4cb52b2f8a', '\xf88b03ca2afabd33b40e4dbde8cbf38a4fd1e0de0f94fa385351c1b49ef95138', 200, '{"Content-Type": "application/json"}', '{"status":"deleted","rows_affected":{"patients":1,"idempotency_keys":1,"timeline":1}}', '2026-11-29 02:27:37.382465+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_prescription', '01a22521-220e-7185-abf6-9cab34889ae6', '\xe90e48da81b55d2c245ad0f941c4e26885a3aae0e5f8ecb367e7a1390ff38a56', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-27bc-7b81-a609-8cd1255c53bd","brand_id":"borealis","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","treatment_id":"01a22521-274c-790c-b0bd-9a51805a7ed5","rimo_order_id":"O-1001","medication_name":"semaglutide","dosage":null,"quantity":4,"refills":null,"prescribed_date":"2026-11-02","next_refill_date":null,"status":"shipped","pharmacy_id":null,"pharmacy_name":null,"tracking_number":null,"transmitted_at":null,"shipped_at":null,"delivered_at":null,"created_at":"2026-11-29T02:27:39.580925Z","updated_at":"2026-11-29T02:27:39.580925Z"}', '2026-11-29 02:27:39.575179+00'),
	('acme', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'onboarding.answer', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xeab47b81a0878856f6131ed2a351453833d958e522c5204d317a9e656fa0b0a7', 200, '{"Content-Type": "application/json"}', '{"patient_id":"01a22521-04e6-7c95-9f60-1677d794e4a4","goals":["sleep better"],"role":"patient","default_follows":[],"notifications":{"pushOptIn":true,"emailFrequency":"weekly"},"onboarding_completed_at":"2026-11-29T02:27:31.972839Z"}', '2026-11-29 02:27:31.969819+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'create-19', '01a22521-1d01-7b23-a882-f3d0a4df067e', '\xefa78a43accfc927f0eea776c5e0fe9492cf03d2697d6d633b1477ae88c5d7ac', 201, '{"Content-Type": "application/json", "Location": "/v1/patients/01a22521-1d01-7b23-a882-f3d0a4df067e", "ETag": "\"2026-11-29T02:27:36.833000Z\""}', '{"id":"01a22521-1d01-7b23-a882-f3d0a4df067e","brand_id":"borealis","first_name":"İrem","last_name":"Straße","date_of_birth":"1990-12-10","gender":null,"email":null,"phone":null,"external_ids":{},"status":"active","metadata":{},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.833000Z","updated_at":"2026-11-29T02:27:36.833000Z"}', '2026-11-29 02:27:36.833577+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'metrics.append', '01a22521-220e-7185-abf6-9cab34889ae6', '\x21abe2531cb92393379ce1c1248e755f5f63dccb94b57a12a5043c9d905ee787', 201, '{"Content-Type": "application/json"}', '{"id":"01a22521-2533-75da-a354-939395532a1f","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","metric_key":"weight","value_numeric":"82.50","value_text":null,"unit":"kg","source":"manual","is_phi":true,"recorded_at":"2026-11-02T07:00:00.000000Z","created_at":"2026-11-29T02:27:38.931333Z"}', '2026-11-29 02:27:38.931613+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'update-15', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '\xd76cd5d008b58730d1aa908ba9cdaa97bfce08aa7d1fd6b3cab030ab59d25589', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:36.526118Z\""}', '{"id":"01a22521-1b83-7f93-bfe1-82f92789c6ed","brand_id":"borealis","first_name":"Ada","last_name":"Lovelace","date_of_birth":"1990-12-10","gender":"x","email":"Ada.15@example.com","phone":null,"external_ids":{},"status":"active","metadata":{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}},"age_verified_at":null,"ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":null,"prescription_consult_completed_at":null,"created_at":"2026-11-29T02:27:36.451000Z","updated_at":"2026-11-29T02:27:36.526118Z"}', '2026-11-29 02:27:36.525225+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'providers.create', NULL, '\xacba6759b6750507c1d87ccf4882fcd874025e4424a82ed066cc6efa25d482ea', 201, '{"Content-Type": "application/json", "Location": "/v1/providers/01a22521-2316-7e21-a1ee-e99aca1da75d"}', '{"id":"01a22521-2316-7e21-a1ee-e99aca1da75d","brand_id":"borealis","name":"Dr. Elizabeth Blackwell","specialty":"endocrinology","npi":"1234567893","email":"blackwell@example.com","phone":null,"metadata":{},"created_at":"2026-11-29T02:27:38.390175Z","updated_at":"2026-11-29T02:27:38.390175Z"}', '2026-11-29 02:27:38.390321+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'encounters.update_status', '01a22521-220e-7185-abf6-9cab34889ae6', '\x635236b8a86bb5cc3618592f38b8192c92fdb5c04cf4449b3466b17dacda220f', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-23f3-7be4-be35-264d86de306b","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","provider_id":null,"brand_id":"borealis","encounter_type":"telehealth","status":"in_progress","scheduled_at":"2026-11-03T15:00:00.000000Z","started_at":"2026-11-29T02:27:40.282118Z","ended_at":null,"chief_complaint":"fatigue","notes":null,"metadata":{},"created_at":"2026-11-29T02:27:38.611193Z","updated_at":"2026-11-29T02:27:40.282118Z"}', '2026-11-29 02:27:40.280218+00'),
	('borealis', 'bd05223ae2df97d1d1719c565c4f605ef31e9630faecdf10f5420f446ea39b25', 'treatments.upsert_consultation', '01a22521-220e-7185-abf6-9cab34889ae6', '\xcd30d34689ef4b29061bf086e052922ab7c481856c2e1baf08722ec2002c15d3', 200, '{"Content-Type": "application/json"}', '{"id":"01a22521-2800-7499-b137-d4adde34c306","brand_id":"borealis","patient_id":"01a22521-220e-7185-abf6-9cab34889ae6","treatment_id":"01a22521-274c-790c-b0bd-9a51805a7ed5","rimo_consultation_id":"C-500","consultation_type":"video","status":"completed","provider_name":null,"scheduled_at":null,"completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:39.648027Z","updated_at":"2026-11-29T02:27:39.648027Z"}', '2026-11-29 02:27:39.64512+00'),
	('borealis', 'f1ee3d1d43f194b0f3aaee354955f3a1e9596a85585f86698c8c50fc1b095768', 'acts.verify_age', '01a22521-220e-7185-abf6-9cab34889ae6', '\x9e24a2d825eca5ea939850db5470d373c1d72eb8e0033408e06af110c4e88695', 200, '{"Content-Type": "application/json", "ETag": "\"2026-11-29T02:27:39.726605Z\""}', '{"id":"01a22521-220e-7185-abf6-9cab34889ae6","brand_id":"borealis","first_name":"Per","last_name":"Son","date_of_birth":"1990-12-10","gender":"own","email":null,"phone":null,"external_ids":{"identity":"person","mrn":"P"},"status":"active","metadata":{},"age_verified_at":"2026-11-29T02:27:39.726553Z","ruo_pathway_acknowledged_at":null,"researcher_acknowledgement_id":null,"prescription_status":"approved","prescription_consult_completed_at":"2026-11-02T10:00:00.000000Z","created_at":"2026-11-29T02:27:38.126000Z","updated_at":"2026-11-29T02:27:39.726605Z"}', '2026-11-29 02:27:39.723534+00');
INSERT INTO public.intake_responses VALUES
	('acme', '01a22521-07d6-7f99-8861-eb8f42112311', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 02:27:31.414505+00', '2026-11-29 02:27:31.414505+00', '2026-11-29 02:27:31.414505+00'),
	('borealis', '01a22521-2674-7391-80f7-146a5ddd0b1d', '01a22521-220e-7185-abf6-9cab34889ae6', 'contraindications-v1', 'submitted', '{"pregnant":false,"allergies":["penicillin"]}', '2026-11-29 02:27:39.252631+00', '2026-11-29 02:27:39.252631+00', '2026-11-29 02:27:39.252631+00');
INSERT INTO public.medications VALUES
	('acme', '01a22521-0716-7009-8374-3ac2fc0fc0f9', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 02:27:31.222991+00', NULL, NULL, '{}', '2026-11-29 02:27:31.222991+00', '2026-11-29 02:27:32.144004+00'),
	('borealis', '01a22521-24a3-7064-957a-e7f30fe23ec3', '01a22521-220e-7185-abf6-9cab34889ae6', 'semaglutide', '0.25 mg', 'once a week', 'subcutaneous', NULL, 'paused', '2026-11-29 02:27:38.787258+00', NULL, NULL, '{}', '2026-11-29 02:27:38.787258+00', '2026-11-29 02:27:40.364106+00');
INSERT INTO public.metric_entries VALUES
	('acme', '01a22521-075a-7249-8a16-780bf4ff90a5', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:27:31.290578+00'),
	('acme', '01a22521-0789-7684-9ca8-8778e9a6b8d2', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:27:31.337551+00'),
	('borealis', '01a22521-2533-75da-a354-939395532a1f', '01a22521-220e-7185-abf6-9cab34889ae6', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:27:38.931333+00'),
	('borealis', '01a22521-25ef-7f0f-9e33-cc8e6374b784', '01a22521-220e-7185-abf6-9cab34889ae6', 'weight', 82.50, NULL, 'kg', 'manual', true, '2026-11-02 07:00:00+00', '2026-11-29 02:27:39.119958+00');
INSERT INTO public.onboarding VALUES
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 02:27:31.972839+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '["sleep better"]', 'patient', '[]', '{"pushOptIn":true,"emailFrequency":"weekly"}', '2026-11-29 02:27:40.005881+00');
INSERT INTO public.outbox VALUES
	('acme', '01a22520-f6ca-785f-88a5-022af90d4ee0', '2026-11-29 02:27:27.050193+00', 'patient.created', '01a22520-f6c9-7f35-9029-5e203ed59887', '01a22520-f6c4-7141-ace0-31655218f091', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22520-f765-7db8-9acf-bd40c3fac9eb', '2026-11-29 02:27:27.20556+00', 'patient.created', '01a22520-f765-76ae-bede-deb23cc40227', '01a22520-f763-75d3-82bc-20723cc3dce3', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22520-f808-79db-ae70-24fe70ccbd5b', '2026-11-29 02:27:27.368775+00', 'patient.created', '01a22520-f808-7d38-8705-e3a7b5dedcc5', '01a22520-f807-704f-8aa8-07f30da7d679', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22520-f8a3-72a3-bbde-7cd166a2c111', '2026-11-29 02:27:27.523784+00', 'patient.created', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '01a22520-f8a0-7697-bbdc-31129c39cd87', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22520-f992-781d-864a-6f92f4963435', '2026-11-29 02:27:27.762592+00', 'patient.updated', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '01a22520-f92b-71e6-8f7b-fc7f38d267c4', '{gender,phone}', NULL),
	('acme', '01a22520-f9e3-7c68-af1e-0aacd436bcf8', '2026-11-29 02:27:27.843418+00', 'patient.created', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', '01a22520-f9e0-7627-a04b-55b484c56707', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22520-fa56-7c84-b180-d9740428af5e', '2026-11-29 02:27:27.958342+00', 'patient.created', '01a22520-fa56-7222-b1cd-557973b0efac', '01a22520-fa55-723a-b0d4-f9c024e423f8', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22520-faea-7bd1-b55d-1a6648d1d8c2', '2026-11-29 02:27:28.106876+00', 'patient.created', '01a22520-faea-76a8-8d54-bd03122a33d3', '01a22520-faea-7706-8304-98e2357b9edd', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22520-fba2-79d5-934e-bf7bae03b232', '2026-11-29 02:27:28.290291+00', 'patient.created', '01a22520-fba2-79ac-a720-47a90565035f', '01a22520-fb98-718b-aebb-0b3b33dc317e', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22520-fc9e-7a32-aa9c-297856bc405b', '2026-11-29 02:27:28.542847+00', 'patient.updated', '01a22520-fba2-79ac-a720-47a90565035f', '01a22520-fc4e-712d-b964-1c93918dcc66', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a22520-fd02-753c-abdf-952d76486bb6', '2026-11-29 02:27:28.642945+00', 'patient.created', '01a22520-fd02-7547-84e7-389b81215419', '01a22520-fd02-744c-bd9a-18b356183614', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22520-fd7f-7743-8ae5-d6ddfd5836e1', '2026-11-29 02:27:28.76794+00', 'patient.created', '01a22520-fd7f-78ef-bb1d-473123dd1f58', '01a22520-fd7f-71e8-9377-d8f4bb2e3c91', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22520-fdff-70e3-b924-18bc6bd20713', '2026-11-29 02:27:28.895094+00', 'patient.created', '01a22520-fdfe-7115-8f8c-48d4f32dc066', '01a22520-fdfe-7712-8cb1-3504fca82e05', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22520-fe76-72ee-b8a7-25be54d12953', '2026-11-29 02:27:29.014052+00', 'patient.created', '01a22520-fe75-7928-acfd-72a4cbb323e8', '01a22520-fe75-76e6-825b-c6287ebe0367', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22520-ff24-7445-8462-8420b492bee8', '2026-11-29 02:27:29.18817+00', 'patient.updated', '01a22520-fe75-7928-acfd-72a4cbb323e8', '01a22520-feeb-778a-818c-a6a0196d51e0', '{date_of_birth,email}', NULL),
	('acme', '01a22520-ff6e-7159-8e8b-dfb91fb68825', '2026-11-29 02:27:29.262759+00', 'patient.created', '01a22520-ff6e-7d00-bc6f-5be140025161', '01a22520-ff6a-76fc-9384-f0d81988a4db', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22520-ffae-773c-a844-91a276a59577', '2026-11-29 02:27:29.32618+00', 'patient.created', '01a22520-ffad-7a1b-9ed4-fd0243b763d6', '01a22520-ffad-73f1-8a5f-8df69ef2904c', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22520-fffe-7578-8852-2b8d41016a27', '2026-11-29 02:27:29.406331+00', 'patient.created', '01a22520-fffe-7966-939a-a9bb0abc6aae', '01a22520-fffd-7027-aa6f-64854bd885fd', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-0048-7c7f-8c73-ed2afea16532', '2026-11-29 02:27:29.480609+00', 'patient.created', '01a22521-0048-71a8-a1aa-2f71a495aae1', '01a22521-0047-704f-a25b-b585c39ff30f', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('acme', '01a22521-0095-70f8-9bd1-0d7a0a1115d4', '2026-11-29 02:27:29.557299+00', 'patient.updated', '01a22521-0048-71a8-a1aa-2f71a495aae1', '01a22521-008d-75f6-a235-44399fd6c448', '{gender,phone}', NULL),
	('acme', '01a22521-00d7-75fc-84c5-2d5e94852395', '2026-11-29 02:27:29.623254+00', 'patient.created', '01a22521-00d6-77fa-8b26-16dc09a39bec', '01a22521-00d5-747a-b053-5664a2bd07d3', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-0149-7235-88c7-c50ab18ef916', '2026-11-29 02:27:29.737293+00', 'patient.created', '01a22521-0149-7083-9d46-a9e532f2b537', '01a22521-0147-719a-9a6e-18484c338d2f', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('acme', '01a22521-01ae-7d12-a3a5-0d0df27fcfa5', '2026-11-29 02:27:29.838399+00', 'patient.created', '01a22521-01ae-7c3a-9adf-8fbc08772d74', '01a22521-01ad-7712-a522-8a3c8584fd51', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-01fa-7f78-b391-283aaa3198f7', '2026-11-29 02:27:29.914088+00', 'patient.created', '01a22521-01f9-7ff7-87de-74640139792c', '01a22521-01f9-74aa-b4d7-b37478bad47b', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-0291-7982-ac46-73262de96364', '2026-11-29 02:27:30.065787+00', 'patient.updated', '01a22521-01f9-7ff7-87de-74640139792c', '01a22521-0290-74be-b432-e88153d2af93', '{external_ids,last_name,metadata}', NULL),
	('acme', '01a22521-02d2-791b-b1ad-0b6867586262', '2026-11-29 02:27:30.130239+00', 'patient.updated', '01a22520-f6c9-7f35-9029-5e203ed59887', '01a22521-02d0-7750-b738-93b4f83403a4', '{gender}', NULL),
	('acme', '01a22521-0314-79c0-9d6f-7bb99969558f', '2026-11-29 02:27:30.196641+00', 'patient.updated', '01a22520-f6c9-7f35-9029-5e203ed59887', '01a22521-0313-74d2-9f56-a71378b53556', '{gender}', NULL),
	('acme', '01a22521-03bb-7d52-9a12-357f2fe45203', '2026-11-29 02:27:30.363373+00', 'patient.erased', '01a22520-f765-76ae-bede-deb23cc40227', '01a22521-03a5-7294-97f8-8cd2edcb6638', '{}', NULL),
	('acme', '01a22521-040f-7420-a582-1affc8ebef68', '2026-11-29 02:27:30.447241+00', 'patient.erased', '01a22520-f808-7d38-8705-e3a7b5dedcc5', '01a22521-0409-7520-adbe-4856f67170fb', '{}', NULL),
	('acme', '01a22521-04e6-7470-9dec-2d088e4c1ac7', '2026-11-29 02:27:30.662798+00', 'patient.created', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-04e5-71f2-970b-296e22f512d8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-0548-7ba2-a84f-6636e3cc7ff9', '2026-11-29 02:27:30.760297+00', 'patient.updated', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0545-708f-b7ea-b8efdfaf80d5', '{gender}', NULL),
	('acme', '01a22521-0594-7229-bfee-2c160a42f129', '2026-11-29 02:27:30.836926+00', 'patient.created', '01a22521-0594-7a1d-9799-43cf0746d1e9', '01a22521-0593-751b-81f1-0fdde34aef4b', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('acme', '01a22521-05da-7667-9faf-8ce72fcaea90', '2026-11-29 02:27:30.906834+00', 'provider.created', NULL, '01a22521-05da-771d-a40b-8ab915d4c2a7', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-05da-74ff-8722-4a934e1db769'),
	('acme', '01a22521-066b-7678-87a2-668d5fa75069', '2026-11-29 02:27:31.051637+00', 'provider_link.started', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0634-7416-b1e4-ceb29d7acf1c', '{provider_id,relationship}', '01a22521-066a-7552-9411-443ed47d2098'),
	('acme', '01a22521-06c8-7ee1-bec1-dea43d41a0e0', '2026-11-29 02:27:31.144149+00', 'encounter.created', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-06c7-7004-9ccd-79800585f5bf', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae'),
	('acme', '01a22521-0717-7b44-8084-791fdf5332c2', '2026-11-29 02:27:31.223237+00', 'medication.prescribed', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0716-75eb-bc0a-edddf8227c4e', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-0716-7009-8374-3ac2fc0fc0f9'),
	('acme', '01a22521-075a-7e21-9499-fa0636be81fc', '2026-11-29 02:27:31.29073+00', 'metric_entry.recorded', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-075a-7259-9310-cf72415b2bc5', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-075a-7249-8a16-780bf4ff90a5'),
	('acme', '01a22521-0789-7aac-baa1-4523300ab345', '2026-11-29 02:27:31.337685+00', 'metric_entries.recorded', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0786-755b-a3c5-31dba2c067c5', '{entries}', NULL),
	('acme', '01a22521-07d6-7498-b6fd-b6f76305866d', '2026-11-29 02:27:31.414666+00', 'intake_response.submitted', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-07d3-715d-857f-a9dc96e63be9', '{brand_id,questionnaire_version,responses,status}', '01a22521-07d6-7f99-8861-eb8f42112311'),
	('acme', '01a22521-0824-7ab7-831f-71abf4eda314', '2026-11-29 02:27:31.492196+00', 'consult_outcome.recorded', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0821-7299-9747-b73d1f754e61', '{completed_at,outcome}', '01a22521-0824-76cd-9f67-d1bba9fbf918'),
	('borealis', '01a22521-16bb-7ca1-a015-983ddeca37ad', '2026-11-29 02:27:35.227778+00', 'patient.created', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '01a22521-16ba-74ce-b36d-645e50776fc1', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-1af0-7e48-97c6-f711d1e5a711', '2026-11-29 02:27:36.304733+00', 'patient.created', '01a22521-1af0-7ce3-ae73-b5e051933fa0', '01a22521-1af0-77a1-a127-2e90744fae7d', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-220e-7df7-9044-9429585328cb', '2026-11-29 02:27:38.126633+00', 'patient.created', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-220a-73e8-8e88-cde4a8313f62', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-2900-7ee4-aab6-be5369fae023', '2026-11-29 02:27:39.904194+00', 'researcher_acknowledgement.created', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-28fc-7035-9520-4460431df400', '{full_name,ip_address,source,statement_version}', '01a22521-28ff-78b8-9598-d393658ada40'),
	('acme', '01a22521-0871-7101-a8d5-b2dc3fa212bd', '2026-11-29 02:27:31.569175+00', 'treatment.put', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-086d-7620-b2d7-6394e5dd95e3', '{billing_plan_id,metadata,started_at,status}', '01a22521-0870-70a6-920d-89d72e33119b'),
	('borealis', '01a22521-191d-7a3a-a1f1-618bdbbeb669', '2026-11-29 02:27:35.837756+00', 'patient.updated', '01a22521-18e1-7565-bb9a-af9eb478e67d', '01a22521-191c-7644-be0d-c002931df010', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a22521-1d98-7947-9e55-7386bc40ed6d', '2026-11-29 02:27:36.98492+00', 'patient.updated', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '01a22521-1d97-71b8-ac65-b6f1f260b5f5', '{gender}', NULL),
	('borealis', '01a22521-2674-7aa0-a945-466bf0a82760', '2026-11-29 02:27:39.25279+00', 'intake_response.submitted', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2670-7002-9915-cfe6c4798eab', '{brand_id,questionnaire_version,responses,status}', '01a22521-2674-7391-80f7-146a5ddd0b1d'),
	('acme', '01a22521-08bb-7386-8287-23815e62dfde', '2026-11-29 02:27:31.643776+00', 'prescription.put', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-08b4-75d7-a36b-18f1244dcc8d', '{medication_name,prescribed_date,quantity,status}', '01a22521-08bb-7b9e-9f91-f83589dcba05'),
	('borealis', '01a22521-1966-7786-a0e5-882027b667f2', '2026-11-29 02:27:35.91028+00', 'patient.created', '01a22521-1966-704a-ad90-b6c8ecb1431f', '01a22521-1965-7445-84b7-d61870ae5a60', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-1dec-7a5c-ac5d-1f7b03ec4146', '2026-11-29 02:27:37.068824+00', 'patient.updated', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '01a22521-1deb-74e5-8661-a1cb362784b9', '{gender}', NULL),
	('borealis', '01a22521-26e2-73c4-9793-9e2828aa81e0', '2026-11-29 02:27:39.36258+00', 'consult_outcome.recorded', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-26e1-7278-9b37-0b4c7ff64f16', '{completed_at,outcome}', '01a22521-26e2-78d9-a8d6-dce5eeb3fbd3'),
	('acme', '01a22521-0917-7d9f-a5bc-3c2186da0c60', '2026-11-29 02:27:31.735875+00', 'consultation.put', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-090a-7365-aa0f-7015b927b9c2', '{completed_at,consultation_type,status}', '01a22521-0917-7e6a-abc1-3724ad930f07'),
	('borealis', '01a22521-19ac-7116-ae70-105318fbf196', '2026-11-29 02:27:35.980733+00', 'patient.created', '01a22521-19ac-7c21-924c-c1de93e130e9', '01a22521-19ac-7229-8406-8af687097833', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-274c-7634-a459-82f05082a527', '2026-11-29 02:27:39.46833+00', 'treatment.put', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-274a-733a-b23d-21037606b9d9', '{billing_plan_id,metadata,started_at,status}', '01a22521-274c-790c-b0bd-9a51805a7ed5'),
	('acme', '01a22521-0948-7b40-8dbf-04ce295ff261', '2026-11-29 02:27:31.784649+00', 'patient.age_verified', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0946-74f8-82c3-b9d4b1f20190', '{date_of_birth}', NULL),
	('borealis', '01a22521-19f0-7ef5-9bf2-a2e58147900a', '2026-11-29 02:27:36.04805+00', 'patient.created', '01a22521-19ef-702c-b876-29cec13ce822', '01a22521-19ef-7695-bbac-27127e9cd536', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-1f29-7ccd-a6ac-974eaaeae010', '2026-11-29 02:27:37.385252+00', 'patient.erased', '01a22521-16fa-7bc9-902e-ad4cb52b2f8a', '01a22521-1f26-72b9-b7f1-71f5bf37609b', '{}', NULL),
	('borealis', '01a22521-27bd-76a1-8bcb-d9f097cc53cf', '2026-11-29 02:27:39.581114+00', 'prescription.put', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-27b6-7178-af76-c6e7a9d57254', '{medication_name,prescribed_date,quantity,status}', '01a22521-27bc-7b81-a609-8cd1255c53bd'),
	('acme', '01a22521-098c-781b-bab7-8e22f0c481b7', '2026-11-29 02:27:31.852373+00', 'patient.ruo_acknowledged', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0987-76de-abc7-de1e4296f766', '{statement_version}', NULL),
	('borealis', '01a22521-183b-79cd-9ee2-ee431495ba37', '2026-11-29 02:27:35.611917+00', 'patient.created', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', '01a22521-183b-74f4-ab4b-bfdcc1e9331a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-1c72-72c1-9ca1-cd70d81e162d', '2026-11-29 02:27:36.690411+00', 'patient.created', '01a22521-1c72-7738-a975-49f545977580', '01a22521-1c71-76e7-b856-feb9738cb069', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-23f3-7d1f-b876-c2aa23c5898d', '2026-11-29 02:27:38.611347+00', 'encounter.created', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-23f1-72ca-b044-f68c54284dab', '{brand_id,chief_complaint,encounter_type,metadata,scheduled_at}', '01a22521-23f3-7be4-be35-264d86de306b'),
	('acme', '01a22521-09ce-76e0-a411-dcc3417531af', '2026-11-29 02:27:31.918589+00', 'researcher_acknowledgement.created', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-09cb-716e-be9f-96ae9c119477', '{full_name,ip_address,source,statement_version}', '01a22521-09ce-79fa-8267-453e3b2e49df'),
	('borealis', '01a22521-1a73-7c99-b881-2b8e4a330647', '2026-11-29 02:27:36.179324+00', 'patient.updated', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '01a22521-1a71-75d2-8dca-6b4ac48e6892', '{date_of_birth,email}', NULL),
	('borealis', '01a22521-284e-7d4f-8ba3-2bae3b657022', '2026-11-29 02:27:39.726866+00', 'patient.age_verified', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-284a-7137-bd50-0d056d91c87a', '{date_of_birth}', NULL),
	('acme', '01a22521-0a05-7f19-95e1-43a72db59039', '2026-11-29 02:27:31.973015+00', 'patient.onboarded', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0a00-74d8-b8e2-dbb2758f7ed3', '{default_follows,goals,notifications,role}', NULL),
	('borealis', '01a22521-18a7-7b71-853e-9215eb16ba9a', '2026-11-29 02:27:35.719522+00', 'patient.created', '01a22521-18a7-7e99-ab8c-2b342c6d54d4', '01a22521-18a6-70f0-978f-990e2c844c57', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-1d01-7c9b-acc5-cacf777e482f', '2026-11-29 02:27:36.833545+00', 'patient.created', '01a22521-1d01-7b23-a882-f3d0a4df067e', '01a22521-1d00-756e-a501-98c2d19bfb88', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-2533-7339-a60b-02738a7d5a6d', '2026-11-29 02:27:38.93157+00', 'metric_entry.recorded', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-252d-75e6-971e-d81373a46985', '{is_phi,metric_key,recorded_at,source,unit,value_numeric}', '01a22521-2533-75da-a354-939395532a1f'),
	('acme', '01a22521-0a38-7674-a8f6-371542476b48', '2026-11-29 02:27:32.024317+00', 'patient.updated', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0a31-715e-9621-1e1584142060', '{external_ids,phone}', NULL),
	('borealis', '01a22521-18e2-79e8-8a42-61b932aa3848', '2026-11-29 02:27:35.778191+00', 'patient.created', '01a22521-18e1-7565-bb9a-af9eb478e67d', '01a22521-18e1-770e-88d0-fe8d3e70fdcc', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-1d45-790a-8376-7dc8ce3f3400', '2026-11-29 02:27:36.901732+00', 'patient.updated', '01a22521-1d01-7b23-a882-f3d0a4df067e', '01a22521-1d44-76e9-9185-4702f18e653a', '{external_ids,last_name,metadata}', NULL),
	('borealis', '01a22521-25f0-7ff6-8015-caf1be78caeb', '2026-11-29 02:27:39.120072+00', 'metric_entries.recorded', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-25ef-76a3-9149-99a2022f28ea', '{entries}', NULL),
	('acme', '01a22521-0a7b-7d44-8ed1-b35bfaa1a70c', '2026-11-29 02:27:32.091437+00', 'encounter.moved', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0a75-72d3-b598-0feed83a5d3c', '{status}', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae'),
	('borealis', '01a22521-16fc-70a7-afbf-8f7e3f066ee4', '2026-11-29 02:27:35.292054+00', 'patient.created', '01a22521-16fa-7bc9-902e-ad4cb52b2f8a', '01a22521-16fa-7775-9759-1f17afaa890e', '{brand_id,date_of_birth,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-1b3b-75b3-9710-247e0588a7bc', '2026-11-29 02:27:36.379622+00', 'patient.created', '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', '01a22521-1b37-72bb-baac-8df479ff455e', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-2290-7fb2-9d2d-d79fcf6bb86a', '2026-11-29 02:27:38.256057+00', 'patient.updated', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2287-73da-a99b-9d7594ca53c7', '{gender}', NULL),
	('borealis', '01a22521-2966-7678-9ca3-958e0e8b410a', '2026-11-29 02:27:40.006119+00', 'patient.onboarded', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2961-71c1-b049-62cb572ae635', '{default_follows,goals,notifications,role}', NULL),
	('acme', '01a22521-0ab0-7467-8c56-63b71b03c1c4', '2026-11-29 02:27:32.144159+00', 'medication.moved', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0aac-71f3-8dd8-96699c27ae00', '{status}', '01a22521-0716-7009-8374-3ac2fc0fc0f9'),
	('borealis', '01a22521-1744-798b-a2d5-796b8bfbe9b3', '2026-11-29 02:27:35.364518+00', 'patient.created', '01a22521-1744-7ead-85d5-57f12a4d6d2a', '01a22521-1743-7202-ac3a-a690e4d06ec7', '{brand_id,date_of_birth,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-1b83-703e-9ed6-0005a1fedb03', '2026-11-29 02:27:36.451284+00', 'patient.created', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '01a22521-1b82-70ca-b80e-cfa868d3203a', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-22e5-7a6a-b9ae-dba69b86013b', '2026-11-29 02:27:38.341288+00', 'patient.created', '01a22521-22e5-75f8-9f5a-c22892bd2664', '01a22521-22e2-777b-bebd-a753e1de8c88', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-29f1-790a-91ac-fbbe0e8b3f9d', '2026-11-29 02:27:40.145307+00', 'patient.updated', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-29ef-753c-8dde-640955127f8a', '{external_ids,phone}', NULL),
	('borealis', '01a22521-178f-7b5d-97b0-9f718236803e', '2026-11-29 02:27:35.439089+00', 'patient.created', '01a22521-178e-7fb9-9e13-a6be3a34d093', '01a22521-178e-7470-956e-2070b2e6edaa', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata}', NULL),
	('borealis', '01a22521-1bce-747d-9f3c-ff4ea76b3350', '2026-11-29 02:27:36.526274+00', 'patient.updated', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '01a22521-1bcc-7145-b759-802c9207f9a8', '{gender,phone}', NULL),
	('borealis', '01a22521-2316-7d6a-89eb-f1a7741e9b8c', '2026-11-29 02:27:38.390297+00', 'provider.created', NULL, '01a22521-2313-702e-8ea1-1537ff638d6a', '{brand_id,email,metadata,name,npi,specialty}', '01a22521-2316-7e21-a1ee-e99aca1da75d'),
	('borealis', '01a22521-2a7a-7d03-ba35-59b69fd65a14', '2026-11-29 02:27:40.282334+00', 'encounter.moved', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2a76-7152-80e1-4353fb02aebd', '{status}', '01a22521-23f3-7be4-be35-264d86de306b'),
	('borealis', '01a22521-17f3-72ec-aff6-c4ca354945b6', '2026-11-29 02:27:35.539898+00', 'patient.updated', '01a22521-178e-7fb9-9e13-a6be3a34d093', '01a22521-17f2-7523-9c86-4488cd723689', '{gender,phone}', NULL),
	('borealis', '01a22521-1c1e-71fd-82fa-5e65b47c2857', '2026-11-29 02:27:36.606639+00', 'patient.created', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', '01a22521-1c1d-771b-ae69-c7746d0c083c', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-2389-7fc1-9c25-35affa2c1b84', '2026-11-29 02:27:38.505497+00', 'provider_link.started', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2386-73c7-b7ab-625b281934bd', '{provider_id,relationship}', '01a22521-2388-72cd-acf5-af578d6c49fb'),
	('borealis', '01a22521-2acc-7852-8dc3-9e9375ddf0c1', '2026-11-29 02:27:40.364373+00', 'medication.moved', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2ac9-742a-bdcf-1be4f021b3ef', '{status}', '01a22521-24a3-7064-957a-e7f30fe23ec3'),
	('borealis', '01a22521-186d-7d97-a738-8faf00819d69', '2026-11-29 02:27:35.661252+00', 'patient.created', '01a22521-186d-704b-8b7d-4c1b1ec02816', '01a22521-186c-767a-b165-29eac4f25eae', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-1cba-732f-822e-c91803b25379', '2026-11-29 02:27:36.762604+00', 'patient.created', '01a22521-1cba-731d-adf9-fac1ec5db18a', '01a22521-1cba-72f6-ae66-f76afdf3d6f8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-24a3-781d-a4d7-e7812a415a7f', '2026-11-29 02:27:38.787442+00', 'medication.prescribed', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-246f-7507-b896-4eabd9b6ab82', '{brand_id,dosage,frequency,metadata,name,route}', '01a22521-24a3-7064-957a-e7f30fe23ec3'),
	('borealis', '01a22521-1a31-78a4-b8ab-a15651634f62', '2026-11-29 02:27:36.113103+00', 'patient.created', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '01a22521-1a30-75b4-a2ae-cdd13151c75b', '{brand_id,date_of_birth,email,external_ids,first_name,gender,last_name,metadata,phone}', NULL),
	('borealis', '01a22521-2003-7f36-9f41-a28da510e541', '2026-11-29 02:27:37.60331+00', 'patient.erased', '01a22521-1744-7ead-85d5-57f12a4d6d2a', '01a22521-1fe5-72af-9121-79742230d69d', '{}', NULL),
	('borealis', '01a22521-2800-794c-a73f-2d3615fea7ab', '2026-11-29 02:27:39.648214+00', 'consultation.put', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-27fc-7292-87fb-0fc6860ac42a', '{completed_at,consultation_type,status}', '01a22521-2800-7499-b137-d4adde34c306'),
	('borealis', '01a22521-1ab2-75a8-9e21-fcd8c829383f', '2026-11-29 02:27:36.242559+00', 'patient.created', '01a22521-1ab2-73a9-bcea-0a2eae3a446a', '01a22521-1ab2-73fd-8a0d-1bd78f7ef6c8', '{brand_id,external_ids,first_name,last_name,metadata}', NULL),
	('borealis', '01a22521-28ad-7c43-bcb3-097690f899c2', '2026-11-29 02:27:39.821872+00', 'patient.ruo_acknowledged', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-28a9-7454-af84-21b585d74cf9', '{statement_version}', NULL);
INSERT INTO public.patient_identifiers VALUES
	('acme', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('acme', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('acme', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('acme', '01a22520-fa56-7222-b1cd-557973b0efac', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('acme', '01a22520-fa56-7222-b1cd-557973b0efac', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('acme', '01a22520-fa56-7222-b1cd-557973b0efac', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('acme', '01a22520-fa56-7222-b1cd-557973b0efac', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('acme', '01a22520-fba2-79ac-a720-47a90565035f', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('acme', '01a22520-fd7f-78ef-bb1d-473123dd1f58', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('acme', '01a22520-fdfe-7115-8f8c-48d4f32dc066', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('acme', '01a22520-fdfe-7115-8f8c-48d4f32dc066', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', '\x0ea4eecf78cf1d985007610c1ec1437f71266b181861efc133b9e36449773e84', 'name_date_of_birth_phone'),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('acme', '01a22521-0048-71a8-a1aa-2f71a495aae1', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('acme', '01a22521-00d6-77fa-8b26-16dc09a39bec', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('acme', '01a22521-00d6-77fa-8b26-16dc09a39bec', '\x3d7f3472dbfc8c5b7a74f13fec28797ff66c90f5515b1a6f39149cae462a4e48', 'name_date_of_birth_phone'),
	('acme', '01a22521-0149-7083-9d46-a9e532f2b537', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('acme', '01a22521-0149-7083-9d46-a9e532f2b537', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('acme', '01a22521-0149-7083-9d46-a9e532f2b537', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('acme', '01a22521-0149-7083-9d46-a9e532f2b537', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('acme', '01a22521-01f9-7ff7-87de-74640139792c', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone'),
	('borealis', '01a22521-178e-7fb9-9e13-a6be3a34d093', '\x0ea4183c1384182864623d90e96ed6b4d0e00a95167aea326fa83207858f8acd', 'email'),
	('borealis', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', '\x2206fe308fd9fc01bd41255a9c7b07ef8e6f3bb74d0bb225c71359a87bed196d', 'email'),
	('borealis', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', '\x7ac2d16dc5d9db2248750e2805a5a7fc96225e5393737004f1d82fbdb6042443', 'name_date_of_birth_phone'),
	('borealis', '01a22521-186d-704b-8b7d-4c1b1ec02816', '\x10b04db739150317840774de1437fd21a3f9ce4c7a772045b0d770a000a97cc5', 'email'),
	('borealis', '01a22521-186d-704b-8b7d-4c1b1ec02816', '\x184c9bb964b0f464fee2ab04d7d52eeb73808bb41b415e065a0929fbb93267d0', 'name_date_of_birth_phone'),
	('borealis', '01a22521-186d-704b-8b7d-4c1b1ec02816', '\x9967a55ade2f85f57786189eda8a3f63210a8dfa274f2786b2675ac3575e374b', 'external_ids'),
	('borealis', '01a22521-186d-704b-8b7d-4c1b1ec02816', '\xb0e0c968d25d8a6b8c56a9905902abc459793523c0591916a4be9eaeae5b870c', 'external_ids'),
	('borealis', '01a22521-18e1-7565-bb9a-af9eb478e67d', '\x88ceafa38924c184eed8f8372be01d82c15b7d7ff44cf9ef162a537782d2faa7', 'external_ids'),
	('borealis', '01a22521-19ac-7c21-924c-c1de93e130e9', '\x5a428bada7c111c17343515a58a7148eb6eb66ef049e8c0961d28a225f3e18d1', 'email'),
	('borealis', '01a22521-19ef-702c-b876-29cec13ce822', '\xb2761f74fc7c804dec65b198b0922bba94d10413cdaef485f58ecf184a9198ad', 'name_date_of_birth_phone'),
	('borealis', '01a22521-19ef-702c-b876-29cec13ce822', '\xfbf79a40e2e6a42d1679651d927316c5cc665f58b4ab78aaf3610a951f535c96', 'email'),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '\x2c87b614a8f9d0a462b3464edbed7ca7caf58d2972a23119839054d0aaf161b7', 'external_ids'),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '\x7882e9694ad46ace67ce2c1675d53f5f3dfff32f6a96029247d262d589d2e8fa', 'external_ids'),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '\x0ea4eecf78cf1d985007610c1ec1437f71266b181861efc133b9e36449773e84', 'name_date_of_birth_phone'),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '\x9af414cdd5635323bc9762b632b312128a68e565e3362c3345dc3cb7d7b607d7', 'email'),
	('borealis', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '\x4265f2fa9784b06c45d0acf3c5f88a00444e2516b9ee107dcb780dadc30c2f1b', 'email'),
	('borealis', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', '\x08de14738a9d3383f478277cc97a7bd43216413793e13063c74e90d3794b4ee9', 'email'),
	('borealis', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', '\x3d7f3472dbfc8c5b7a74f13fec28797ff66c90f5515b1a6f39149cae462a4e48', 'name_date_of_birth_phone'),
	('borealis', '01a22521-1c72-7738-a975-49f545977580', '\x2e277ab57c16d3c7786f1a9f53fac845efea158be9c94ab59880717b6dbdb321', 'email'),
	('borealis', '01a22521-1c72-7738-a975-49f545977580', '\x36fd614368546569786d9fc78b2c42473d96e2ac86c33ab39eabf40645741258', 'external_ids'),
	('borealis', '01a22521-1c72-7738-a975-49f545977580', '\x64b8830557f82f77df98491313442c87161770f969f939920c0c332ad605b075', 'name_date_of_birth_phone'),
	('borealis', '01a22521-1c72-7738-a975-49f545977580', '\xbc328fcacc0219cb8ceab2a45e9a04f941948961b21e60793d2aab2044c76aa3', 'external_ids'),
	('borealis', '01a22521-1d01-7b23-a882-f3d0a4df067e', '\xf03abafd48c1aa7510766d9f3be3bd632280a6d67edf46f8d3eaa959840ed221', 'external_ids'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '\xc8d8116f429819208d5005614059dd750f05de0d8c2ad10aa2321fc7378e3b5d', 'external_ids'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '\xd02bb9f6e3683adf414928be21b8ce441cfabc0d3334044b501e86dff376e401', 'external_ids'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '\x70c61e844782217cd8e70c572ebbdd5315ac859a29f9705fb577f69b463ed37b', 'name_date_of_birth_phone');
INSERT INTO public.patient_totals VALUES
	('acme', 37, 1),
	('acme', 0, 1),
	('acme', 13, 1),
	('acme', 23, 1),
	('acme', 25, 1),
	('acme', 26, 1),
	('acme', 32, 1),
	('acme', 22, 2),
	('acme', 43, 1),
	('acme', 44, 2),
	('acme', 47, 2),
	('acme', 53, 2),
	('acme', 89, -1),
	('acme', 90, -1),
	('acme', 19, 3),
	('acme', 27, 3),
	('borealis', 13, 3),
	('borealis', 37, 2),
	('borealis', 43, 3),
	('borealis', 44, 1),
	('borealis', 32, 2),
	('borealis', 0, 2),
	('borealis', 22, 2),
	('borealis', 27, 1),
	('borealis', 25, 1),
	('borealis', 26, 1),
	('borealis', 29, 1),
	('borealis', 93, -1),
	('borealis', 53, 1),
	('borealis', 7, 1),
	('borealis', 117, -1),
	('borealis', 47, 1);
INSERT INTO public.patients VALUES
	('acme', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:27.523+00', '2026-11-29 02:27:27.762307+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:27.843+00', '2026-11-29 02:27:27.843+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('acme', '01a22520-fa56-7222-b1cd-557973b0efac', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:27.958+00', '2026-11-29 02:27:27.958+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('acme', '01a22520-faea-76a8-8d54-bd03122a33d3', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:28.106+00', '2026-11-29 02:27:28.106+00', 'zoë o’brien', 'o’brien', NULL, true),
	('acme', '01a22520-fba2-79ac-a720-47a90565035f', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:28.29+00', '2026-11-29 02:27:28.5426+00', '李 byron', 'byron', NULL, true),
	('acme', '01a22520-fd02-7547-84e7-389b81215419', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:28.642+00', '2026-11-29 02:27:28.642+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22520-fd7f-78ef-bb1d-473123dd1f58', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:28.767+00', '2026-11-29 02:27:28.767+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a22520-fdfe-7115-8f8c-48d4f32dc066', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:28.894+00', '2026-11-29 02:27:28.894+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.013+00', '2026-11-29 02:27:29.187906+00', 'zoë o’brien', 'o’brien', '+14155550011', true),
	('acme', '01a22520-ff6e-7d00-bc6f-5be140025161', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.262+00', '2026-11-29 02:27:29.262+00', '李 小龙', '小龙', NULL, true),
	('acme', '01a22520-ffad-7a1b-9ed4-fd0243b763d6', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.325+00', '2026-11-29 02:27:29.325+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22520-fffe-7966-939a-a9bb0abc6aae', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.406+00', '2026-11-29 02:27:29.406+00', 'i̇rem strasse', 'strasse', NULL, true),
	('acme', '01a22521-0048-71a8-a1aa-2f71a495aae1', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.48+00', '2026-11-29 02:27:29.557088+00', 'ada lovelace', 'lovelace', NULL, true),
	('acme', '01a22521-00d6-77fa-8b26-16dc09a39bec', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.622+00', '2026-11-29 02:27:29.622+00', 'zoë o’brien', 'o’brien', '+14155550016', true),
	('acme', '01a22521-0149-7083-9d46-a9e532f2b537', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.737+00', '2026-11-29 02:27:29.737+00', '李 小龙', '小龙', '+14155550017', true),
	('acme', '01a22521-01ae-7c3a-9adf-8fbc08772d74', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.838+00', '2026-11-29 02:27:29.838+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('acme', '01a22521-01f9-7ff7-87de-74640139792c', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:29.913+00', '2026-11-29 02:27:30.065591+00', 'i̇rem byron', 'byron', NULL, true),
	('acme', '01a22520-f6c9-7f35-9029-5e203ed59887', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:27.049+00', '2026-11-29 02:27:30.196457+00', 'ada lovelace', 'lovelace', NULL, true),
	('acme', '01a22521-0594-7a1d-9799-43cf0746d1e9', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:30.836+00', '2026-11-29 02:27:30.836+00', 'other person', 'person', NULL, true),
	('borealis', '01a22521-178e-7fb9-9e13-a6be3a34d093', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'x', 'Ada.3@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.438+00', '2026-11-29 02:27:35.539743+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.4@example.com', '+14155550004', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.611+00', '2026-11-29 02:27:35.611+00', 'i̇rem strasse', 'strasse', '+14155550004', true),
	('borealis', '01a22521-186d-704b-8b7d-4c1b1ec02816', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.5@example.com', '+14155550005', '{"mrn":"A-5","Pharmacy ß":"p/5 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.661+00', '2026-11-29 02:27:35.661+00', 'ada lovelace', 'lovelace', '+14155550005', true),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 02:27:31.784433+00', '2026-11-29 02:27:31.852136+00', '01a22521-09ce-79fa-8267-453e3b2e49df', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 02:27:30.662+00', '2026-11-29 02:27:32.024112+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a22521-18a7-7e99-ab8c-2b342c6d54d4', 'Zoë', 'O’Brien', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.719+00', '2026-11-29 02:27:35.719+00', 'zoë o’brien', 'o’brien', NULL, true),
	('borealis', '01a22521-18e1-7565-bb9a-af9eb478e67d', '李', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-7"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.777+00', '2026-11-29 02:27:35.837599+00', '李 byron', 'byron', NULL, true),
	('borealis', '01a22521-1966-704a-ad90-b6c8ecb1431f', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.91+00', '2026-11-29 02:27:35.91+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-19ac-7c21-924c-c1de93e130e9', 'İrem', 'Straße', '1990-12-10', 'female', 'Ada.9@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.98+00', '2026-11-29 02:27:35.98+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a22521-19ef-702c-b876-29cec13ce822', 'Ada', 'Lovelace', '1990-12-10', 'female', 'Ada.10@example.com', '+14155550010', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.047+00', '2026-11-29 02:27:36.047+00', 'ada lovelace', 'lovelace', '+14155550010', true),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', 'Zoë', 'O’Brien', '1991-01-31', 'female', 'new.11@example.com', '+14155550011', '{"mrn":"A-11","Pharmacy ß":"p/11 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.112+00', '2026-11-29 02:27:36.179093+00', 'zoë o’brien', 'o’brien', '+14155550011', true),
	('borealis', '01a22521-1ab2-73a9-bcea-0a2eae3a446a', '李', '小龙', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.242+00', '2026-11-29 02:27:36.242+00', '李 小龙', '小龙', NULL, true),
	('borealis', '01a22521-1af0-7ce3-ae73-b5e051933fa0', '  Ann  Mary ', 'Lee-Smith', '1990-12-10', NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.304+00', '2026-11-29 02:27:36.304+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', 'İrem', 'Straße', '1990-12-10', 'female', NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.379+00', '2026-11-29 02:27:36.379+00', 'i̇rem strasse', 'strasse', NULL, true),
	('borealis', '01a22521-1b83-7f93-bfe1-82f92789c6ed', 'Ada', 'Lovelace', '1990-12-10', 'x', 'Ada.15@example.com', NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.451+00', '2026-11-29 02:27:36.526118+00', 'ada lovelace', 'lovelace', NULL, true),
	('borealis', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', 'Zoë', 'O’Brien', '1990-12-10', 'female', 'Ada.16@example.com', '+14155550016', '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.606+00', '2026-11-29 02:27:36.606+00', 'zoë o’brien', 'o’brien', '+14155550016', true),
	('borealis', '01a22521-1c72-7738-a975-49f545977580', '李', '小龙', '1990-12-10', 'female', 'Ada.17@example.com', '+14155550017', '{"mrn":"A-17","Pharmacy ß":"p/17 ü"}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.69+00', '2026-11-29 02:27:36.69+00', '李 小龙', '小龙', '+14155550017', true),
	('borealis', '01a22521-1cba-731d-adf9-fac1ec5db18a', '  Ann  Mary ', 'Lee-Smith', NULL, NULL, NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.762+00', '2026-11-29 02:27:36.762+00', 'ann mary lee-smith', 'lee-smith', NULL, true),
	('borealis', '01a22521-22e5-75f8-9f5a-c22892bd2664', 'Other', 'Person', NULL, NULL, NULL, NULL, '{}', '{}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:38.341+00', '2026-11-29 02:27:38.341+00', 'other person', 'person', NULL, true),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', 'Per', 'Son', '1990-12-10', 'own', NULL, '+14155550199', '{"identity":"person","mrn":"P"}', '{}', 'active', '2026-11-29 02:27:39.726553+00', '2026-11-29 02:27:39.821576+00', '01a22521-28ff-78b8-9598-d393658ada40', 'approved', '2026-11-02 10:00:00+00', '2026-11-29 02:27:38.126+00', '2026-11-29 02:27:40.145081+00', 'per son', 'son', '+14155550199', true),
	('borealis', '01a22521-1d01-7b23-a882-f3d0a4df067e', 'İrem', 'Byron', '1990-12-10', NULL, NULL, NULL, '{"new":"N-19"}', '{"added":[1.5]}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:36.833+00', '2026-11-29 02:27:36.901575+00', 'i̇rem byron', 'byron', NULL, true),
	('borealis', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', 'Ada', 'Lovelace', NULL, 'z', NULL, NULL, '{}', '{"cohort":"spring","nested":{"list":[1,1.0,1000.0,-0.5,12345678901234567890,true,null,"é\n\"\\"],"":{}}}', 'active', NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:35.227+00', '2026-11-29 02:27:37.068673+00', 'ada lovelace', 'lovelace', NULL, true);
INSERT INTO public.prescriptions VALUES
	('acme', '01a22521-08bb-7b9e-9f91-f83589dcba05', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-0870-70a6-920d-89d72e33119b', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:31.643587+00', '2026-11-29 02:27:31.643587+00'),
	('borealis', '01a22521-27bc-7b81-a609-8cd1255c53bd', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-274c-790c-b0bd-9a51805a7ed5', 'O-1001', 'semaglutide', NULL, 4, NULL, '2026-11-02', NULL, 'shipped', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29 02:27:39.580925+00', '2026-11-29 02:27:39.580925+00');
INSERT INTO public.provider_links VALUES
	('acme', '01a22521-066a-7552-9411-443ed47d2098', '01a22521-04e6-7c95-9f60-1677d794e4a4', '01a22521-05da-74ff-8722-4a934e1db769', 'primary', 'active', '2026-11-29 02:27:31.050267+00', NULL),
	('borealis', '01a22521-2388-72cd-acf5-af578d6c49fb', '01a22521-220e-7185-abf6-9cab34889ae6', '01a22521-2316-7e21-a1ee-e99aca1da75d', 'primary', 'active', '2026-11-29 02:27:38.504462+00', NULL);
INSERT INTO public.providers VALUES
	('acme', '01a22521-05da-74ff-8722-4a934e1db769', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 02:27:30.906723+00', '2026-11-29 02:27:30.906723+00'),
	('borealis', '01a22521-2316-7e21-a1ee-e99aca1da75d', 'Dr. Elizabeth Blackwell', 'endocrinology', '1234567893', 'blackwell@example.com', NULL, '{}', '2026-11-29 02:27:38.390175+00', '2026-11-29 02:27:38.390175+00');
INSERT INTO public.researcher_acknowledgements VALUES
	('acme', '01a22521-09ce-79fa-8267-453e3b2e49df', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 02:27:31.918394+00', '2026-11-29 02:27:31.918394+00', '2026-11-29 02:27:31.918394+00'),
	('borealis', '01a22521-28ff-78b8-9598-d393658ada40', '01a22521-220e-7185-abf6-9cab34889ae6', 'Ada Lovelace', '203.0.113.7', 'web', 'ruo-researcher-v1', '2026-11-29 02:27:39.903928+00', '2026-11-29 02:27:39.903928+00', '2026-11-29 02:27:39.903928+00');
INSERT INTO public.schema_migrations VALUES
	('0001_roles', '588917b328bb70b65780a3dcd7d0bd912c9e28b339c8241a49485e6d54d2f947', '2026-11-29 02:27:08.195197+00'),
	('0002_patients', 'fffa58c3b4cfd97507245b895e6376c13c2d462cccbdd4a5fe75c2302ee8e4bd', '2026-11-29 02:27:08.203435+00'),
	('0003_records', 'bb0eabb6a714f62bc037c27bb7dad6712b571fd42752aab08a1d2394525b1065', '2026-11-29 02:27:08.259687+00'),
	('0004_idempotency', '34862273a62d9003810c8f79b38b86c14935435e1ed4065ec6ad7d8e29981b0a', '2026-11-29 02:27:08.295643+00'),
	('0005_timeline', '1500788362dcacc8ed24a87b77571d1aad0e24bbc01861025130cc02841f70d5', '2026-11-29 02:27:08.319534+00'),
	('0006_accesses', '2e48cea5a4cc5400bbb29c3faeed8010fc7c3dd2f8f7ba818b196e4aaeda35fe', '2026-11-29 02:27:08.333233+00'),
	('0007_acts', '97d2e116c78f4f5f835c10bcb3c5d1e1128fd0136b890a0bf8fe2b3ebf6df342', '2026-11-29 02:27:08.339805+00'),
	('0008_researchers', '65223a7949216ebb93e1f7ec0b31513507a45a1454903403ada1b8193e921323', '2026-11-29 02:27:08.351785+00'),
	('0009_onboarding', 'e1fbe7f46e2dbe46366dfec289bf9ebc01dd350d379ce03d84cea5a338a1587f', '2026-11-29 02:27:08.381279+00'),
	('0010_intake', 'b4157063370593bb6e45c0a4b75af2b94d9f54466cd279530a7ce503e27128a5', '2026-11-29 02:27:08.407819+00'),
	('0011_consults', '1bb620f25d3790b2250023a1b63476dc83a9cde071c50c5aeb29d1729dc2968b', '2026-11-29 02:27:08.427356+00'),
	('0012_providers', 'e39ef8830471cf0c07214a5bb6b7ee8ef628d68b071dc2a9b1aaf6422008abae', '2026-11-29 02:27:08.459617+00'),
	('0013_encounters', '476a48f86dd20c663ed98bd7e18b893017fbd3b600b610af1cfe64b0e5837b5c', '2026-11-29 02:27:08.501365+00'),
	('0014_metrics', '02db90fda134b6663759cefb4dce301c3b57e0908493c518929093f958cde830', '2026-11-29 02:27:08.531648+00'),
	('0015_medications', '4ebc09f1446fda940e2f8f0fb24734cd1d741f71359e64791d4c2c2d1232b862', '2026-11-29 02:27:08.551757+00'),
	('0016_treatments', '7974355fa042c8d62b2b114fa9d3867ba0ce2ce0bc1e870a9307a16e851c0d11', '2026-11-29 02:27:08.575203+00'),
	('0017_access_log', '606a24e0b4cff131a129c43efd23e4ed81b94ce556b821ceaa75c891ceef7dd2', '2026-11-29 02:27:08.649354+00'),
	('0018_patient_totals', 'dc91d038b384b4f729b06be2b22f4c020f3fc1b1ff36e73355cd0ca075603b01', '2026-11-29 02:27:08.664928+00'),
	('0019_names_by_index', '3b3fc9f226febe8ec386ef8371c2fc3a6a2ec13ba8156e89e8cb8bae2aae2698', '2026-11-29 02:27:08.705132+00'),
	('0020_names_by_one_index', '8532457e1cce9639ac69a30d81a320754f81fae1fac23396c6a28a5056ca0809', '2026-11-29 02:27:08.721372+00'),
	('0021_plans_for_any_brand', '4b2aacc63d5cc6e8d8c3d65fbea760abd8a42dda3e5838ce020b190a18dbe4b0', '2026-11-29 02:27:08.726965+00');
INSERT INTO public.timeline VALUES
	('acme', '01a22520-f6c9-7f35-9029-5e203ed59887', '2026-11-29 02:27:27.050193+00', '01a22520-f6ca-7095-86f2-9cfe6ce76564', 'patient.created', 'Registered', NULL, 'patient', '01a22520-f6c9-7f35-9029-5e203ed59887', '{"request_id":"01a22520-f6c4-7141-ace0-31655218f091"}', '2026-11-29 02:27:27.050193+00'),
	('acme', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '2026-11-29 02:27:27.523784+00', '01a22520-f8a3-77b6-bf0e-cf43f5c60070', 'patient.created', 'Registered', NULL, 'patient', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '{"request_id":"01a22520-f8a0-7697-bbdc-31129c39cd87"}', '2026-11-29 02:27:27.523784+00'),
	('acme', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '2026-11-29 02:27:27.762592+00', '01a22520-f992-78c4-8f31-4d97783573eb', 'patient.updated', 'Record changed', NULL, 'patient', '01a22520-f8a3-71b9-966a-919c4cdf6d2c', '{"request_id":"01a22520-f92b-71e6-8f7b-fc7f38d267c4"}', '2026-11-29 02:27:27.762592+00'),
	('acme', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', '2026-11-29 02:27:27.843418+00', '01a22520-f9e3-7595-8823-bd2f3c5f1695', 'patient.created', 'Registered', NULL, 'patient', '01a22520-f9e3-70d7-b3ac-0ef9a2204438', '{"request_id":"01a22520-f9e0-7627-a04b-55b484c56707"}', '2026-11-29 02:27:27.843418+00'),
	('acme', '01a22520-fa56-7222-b1cd-557973b0efac', '2026-11-29 02:27:27.958342+00', '01a22520-fa56-7450-abf3-02ca3c7c330b', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fa56-7222-b1cd-557973b0efac', '{"request_id":"01a22520-fa55-723a-b0d4-f9c024e423f8"}', '2026-11-29 02:27:27.958342+00'),
	('acme', '01a22520-faea-76a8-8d54-bd03122a33d3', '2026-11-29 02:27:28.106876+00', '01a22520-faea-71dc-8241-99dafd9b528c', 'patient.created', 'Registered', NULL, 'patient', '01a22520-faea-76a8-8d54-bd03122a33d3', '{"request_id":"01a22520-faea-7706-8304-98e2357b9edd"}', '2026-11-29 02:27:28.106876+00'),
	('acme', '01a22520-fba2-79ac-a720-47a90565035f', '2026-11-29 02:27:28.290291+00', '01a22520-fba2-7b49-9f31-fb0227ba3de4', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fba2-79ac-a720-47a90565035f', '{"request_id":"01a22520-fb98-718b-aebb-0b3b33dc317e"}', '2026-11-29 02:27:28.290291+00'),
	('acme', '01a22520-fba2-79ac-a720-47a90565035f', '2026-11-29 02:27:28.542847+00', '01a22520-fc9e-733c-975f-305a336fb168', 'patient.updated', 'Record changed', NULL, 'patient', '01a22520-fba2-79ac-a720-47a90565035f', '{"request_id":"01a22520-fc4e-712d-b964-1c93918dcc66"}', '2026-11-29 02:27:28.542847+00'),
	('acme', '01a22520-fd02-7547-84e7-389b81215419', '2026-11-29 02:27:28.642945+00', '01a22520-fd02-71d1-8a4e-36e5f0857a53', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fd02-7547-84e7-389b81215419', '{"request_id":"01a22520-fd02-744c-bd9a-18b356183614"}', '2026-11-29 02:27:28.642945+00'),
	('acme', '01a22520-fd7f-78ef-bb1d-473123dd1f58', '2026-11-29 02:27:28.76794+00', '01a22520-fd7f-78ec-a8d5-ad337cf488ee', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fd7f-78ef-bb1d-473123dd1f58', '{"request_id":"01a22520-fd7f-71e8-9377-d8f4bb2e3c91"}', '2026-11-29 02:27:28.76794+00'),
	('acme', '01a22520-fdfe-7115-8f8c-48d4f32dc066', '2026-11-29 02:27:28.895094+00', '01a22520-fdff-725e-ba7c-32a9701dc146', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fdfe-7115-8f8c-48d4f32dc066', '{"request_id":"01a22520-fdfe-7712-8cb1-3504fca82e05"}', '2026-11-29 02:27:28.895094+00'),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', '2026-11-29 02:27:29.014052+00', '01a22520-fe76-73a7-b3a6-5c488d85f1b0', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fe75-7928-acfd-72a4cbb323e8', '{"request_id":"01a22520-fe75-76e6-825b-c6287ebe0367"}', '2026-11-29 02:27:29.014052+00'),
	('acme', '01a22520-fe75-7928-acfd-72a4cbb323e8', '2026-11-29 02:27:29.18817+00', '01a22520-ff24-7ddb-9672-1ecddc108cdc', 'patient.updated', 'Record changed', NULL, 'patient', '01a22520-fe75-7928-acfd-72a4cbb323e8', '{"request_id":"01a22520-feeb-778a-818c-a6a0196d51e0"}', '2026-11-29 02:27:29.18817+00'),
	('acme', '01a22520-ff6e-7d00-bc6f-5be140025161', '2026-11-29 02:27:29.262759+00', '01a22520-ff6e-770a-83b7-a331c485b667', 'patient.created', 'Registered', NULL, 'patient', '01a22520-ff6e-7d00-bc6f-5be140025161', '{"request_id":"01a22520-ff6a-76fc-9384-f0d81988a4db"}', '2026-11-29 02:27:29.262759+00'),
	('acme', '01a22520-ffad-7a1b-9ed4-fd0243b763d6', '2026-11-29 02:27:29.32618+00', '01a22520-ffae-7764-adbb-2fee3fcded9d', 'patient.created', 'Registered', NULL, 'patient', '01a22520-ffad-7a1b-9ed4-fd0243b763d6', '{"request_id":"01a22520-ffad-73f1-8a5f-8df69ef2904c"}', '2026-11-29 02:27:29.32618+00'),
	('acme', '01a22520-fffe-7966-939a-a9bb0abc6aae', '2026-11-29 02:27:29.406331+00', '01a22520-fffe-753c-a363-544379444cd3', 'patient.created', 'Registered', NULL, 'patient', '01a22520-fffe-7966-939a-a9bb0abc6aae', '{"request_id":"01a22520-fffd-7027-aa6f-64854bd885fd"}', '2026-11-29 02:27:29.406331+00'),
	('acme', '01a22521-0048-71a8-a1aa-2f71a495aae1', '2026-11-29 02:27:29.480609+00', '01a22521-0048-7b64-9148-6a2cf288940b', 'patient.created', 'Registered', NULL, 'patient', '01a22521-0048-71a8-a1aa-2f71a495aae1', '{"request_id":"01a22521-0047-704f-a25b-b585c39ff30f"}', '2026-11-29 02:27:29.480609+00'),
	('acme', '01a22521-0048-71a8-a1aa-2f71a495aae1', '2026-11-29 02:27:29.557299+00', '01a22521-0095-7e0f-8ead-16a207f7a65c', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-0048-71a8-a1aa-2f71a495aae1', '{"request_id":"01a22521-008d-75f6-a235-44399fd6c448"}', '2026-11-29 02:27:29.557299+00'),
	('acme', '01a22521-00d6-77fa-8b26-16dc09a39bec', '2026-11-29 02:27:29.623254+00', '01a22521-00d7-7280-9e86-e068de81361a', 'patient.created', 'Registered', NULL, 'patient', '01a22521-00d6-77fa-8b26-16dc09a39bec', '{"request_id":"01a22521-00d5-747a-b053-5664a2bd07d3"}', '2026-11-29 02:27:29.623254+00'),
	('acme', '01a22521-0149-7083-9d46-a9e532f2b537', '2026-11-29 02:27:29.737293+00', '01a22521-0149-7d79-8610-c5ca3951d113', 'patient.created', 'Registered', NULL, 'patient', '01a22521-0149-7083-9d46-a9e532f2b537', '{"request_id":"01a22521-0147-719a-9a6e-18484c338d2f"}', '2026-11-29 02:27:29.737293+00'),
	('acme', '01a22521-01ae-7c3a-9adf-8fbc08772d74', '2026-11-29 02:27:29.838399+00', '01a22521-01ae-76f1-801a-74ab4b379fda', 'patient.created', 'Registered', NULL, 'patient', '01a22521-01ae-7c3a-9adf-8fbc08772d74', '{"request_id":"01a22521-01ad-7712-a522-8a3c8584fd51"}', '2026-11-29 02:27:29.838399+00'),
	('acme', '01a22521-01f9-7ff7-87de-74640139792c', '2026-11-29 02:27:29.914088+00', '01a22521-01fa-7264-bdae-2a9ce7171554', 'patient.created', 'Registered', NULL, 'patient', '01a22521-01f9-7ff7-87de-74640139792c', '{"request_id":"01a22521-01f9-74aa-b4d7-b37478bad47b"}', '2026-11-29 02:27:29.914088+00'),
	('acme', '01a22521-01f9-7ff7-87de-74640139792c', '2026-11-29 02:27:30.065787+00', '01a22521-0291-7d28-a133-dc5f9920b9dd', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-01f9-7ff7-87de-74640139792c', '{"request_id":"01a22521-0290-74be-b432-e88153d2af93"}', '2026-11-29 02:27:30.065787+00'),
	('acme', '01a22520-f6c9-7f35-9029-5e203ed59887', '2026-11-29 02:27:30.130239+00', '01a22521-02d2-750c-ab67-dfb236f4a0e2', 'patient.updated', 'Record changed', NULL, 'patient', '01a22520-f6c9-7f35-9029-5e203ed59887', '{"request_id":"01a22521-02d0-7750-b738-93b4f83403a4"}', '2026-11-29 02:27:30.130239+00'),
	('acme', '01a22520-f6c9-7f35-9029-5e203ed59887', '2026-11-29 02:27:30.196641+00', '01a22521-0314-765d-a1d2-d3acc4114206', 'patient.updated', 'Record changed', NULL, 'patient', '01a22520-f6c9-7f35-9029-5e203ed59887', '{"request_id":"01a22521-0313-74d2-9f56-a71378b53556"}', '2026-11-29 02:27:30.196641+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:30.662798+00', '01a22521-04e6-7347-93cc-d9423f5c6e9c', 'patient.created', 'Registered', NULL, 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-04e5-71f2-970b-296e22f512d8"}', '2026-11-29 02:27:30.662798+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:30.760297+00', '01a22521-0548-77b5-8d2c-13bd22a96e0f', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-0545-708f-b7ea-b8efdfaf80d5"}', '2026-11-29 02:27:30.760297+00'),
	('acme', '01a22521-0594-7a1d-9799-43cf0746d1e9', '2026-11-29 02:27:30.836926+00', '01a22521-0594-76b9-8645-d4a28c3dcebd', 'patient.created', 'Registered', NULL, 'patient', '01a22521-0594-7a1d-9799-43cf0746d1e9', '{"request_id":"01a22521-0593-751b-81f1-0fdde34aef4b"}', '2026-11-29 02:27:30.836926+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.051637+00', '01a22521-066b-755d-b558-04791b66e8dd', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a22521-066a-7552-9411-443ed47d2098', '{"request_id":"01a22521-0634-7416-b1e4-ceb29d7acf1c"}', '2026-11-29 02:27:31.051637+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.144149+00', '01a22521-06c8-710e-bfe4-8388ad2e60ac', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae', '{"request_id":"01a22521-06c7-7004-9ccd-79800585f5bf"}', '2026-11-29 02:27:31.144149+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.223237+00', '01a22521-0717-79c8-89b8-0f0680509cdb', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a22521-0716-7009-8374-3ac2fc0fc0f9', '{"request_id":"01a22521-0716-75eb-bc0a-edddf8227c4e"}', '2026-11-29 02:27:31.223237+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-02 07:00:00+00', '01a22521-075a-789f-866c-559607e23f99', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a22521-075a-7249-8a16-780bf4ff90a5', '{"request_id":"01a22521-075a-7259-9310-cf72415b2bc5"}', '2026-11-29 02:27:31.29073+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.337685+00', '01a22521-0789-76d0-b5a7-7426966fbc18', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-0786-755b-a3c5-31dba2c067c5"}', '2026-11-29 02:27:31.337685+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.414666+00', '01a22521-07d6-7ede-8a74-956418711aa5', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a22521-07d6-7f99-8861-eb8f42112311', '{"request_id":"01a22521-07d3-715d-857f-a9dc96e63be9"}', '2026-11-29 02:27:31.414666+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-02 10:00:00+00', '01a22521-0824-7eac-b263-f2009f54e869', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a22521-0824-76cd-9f67-d1bba9fbf918', '{"request_id":"01a22521-0821-7299-9747-b73d1f754e61"}', '2026-11-29 02:27:31.492196+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.569175+00', '01a22521-0871-7dd4-9b17-6240a2a4c378', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a22521-0870-70a6-920d-89d72e33119b', '{"request_id":"01a22521-086d-7620-b2d7-6394e5dd95e3"}', '2026-11-29 02:27:31.569175+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.643776+00', '01a22521-08bb-7351-8117-35d1328526c8', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a22521-08bb-7b9e-9f91-f83589dcba05', '{"request_id":"01a22521-08b4-75d7-a36b-18f1244dcc8d"}', '2026-11-29 02:27:31.643776+00'),
	('borealis', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '2026-11-29 02:27:35.227778+00', '01a22521-16bb-7720-bf40-2be848d900cb', 'patient.created', 'Registered', NULL, 'patient', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '{"request_id":"01a22521-16ba-74ce-b36d-645e50776fc1"}', '2026-11-29 02:27:35.227778+00'),
	('borealis', '01a22521-178e-7fb9-9e13-a6be3a34d093', '2026-11-29 02:27:35.439089+00', '01a22521-178f-7563-8cb6-74675f8cc563', 'patient.created', 'Registered', NULL, 'patient', '01a22521-178e-7fb9-9e13-a6be3a34d093', '{"request_id":"01a22521-178e-7470-956e-2070b2e6edaa"}', '2026-11-29 02:27:35.439089+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.735875+00', '01a22521-0917-7041-bcc4-caec5e42bc1b', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a22521-0917-7e6a-abc1-3724ad930f07', '{"request_id":"01a22521-090a-7365-aa0f-7015b927b9c2"}', '2026-11-29 02:27:31.735875+00'),
	('borealis', '01a22521-19ac-7c21-924c-c1de93e130e9', '2026-11-29 02:27:35.980733+00', '01a22521-19ac-7b67-9aa9-8efc0aa73489', 'patient.created', 'Registered', NULL, 'patient', '01a22521-19ac-7c21-924c-c1de93e130e9', '{"request_id":"01a22521-19ac-7229-8406-8af687097833"}', '2026-11-29 02:27:35.980733+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.46833+00', '01a22521-274c-7226-b555-3319364c90b0', 'treatment.put', 'Treatment updated', 'active', 'treatment', '01a22521-274c-790c-b0bd-9a51805a7ed5', '{"request_id":"01a22521-274a-733a-b23d-21037606b9d9"}', '2026-11-29 02:27:39.46833+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.784649+00', '01a22521-0948-7ddd-8a14-d78b059a2b2a', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-0946-74f8-82c3-b9d4b1f20190"}', '2026-11-29 02:27:31.784649+00'),
	('borealis', '01a22521-19ef-702c-b876-29cec13ce822', '2026-11-29 02:27:36.04805+00', '01a22521-19f0-7322-9c38-32588e498082', 'patient.created', 'Registered', NULL, 'patient', '01a22521-19ef-702c-b876-29cec13ce822', '{"request_id":"01a22521-19ef-7695-bbac-27127e9cd536"}', '2026-11-29 02:27:36.04805+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.581114+00', '01a22521-27bd-7fed-998b-0ee26861b620', 'prescription.put', 'Prescription updated', 'shipped', 'prescription', '01a22521-27bc-7b81-a609-8cd1255c53bd', '{"request_id":"01a22521-27b6-7178-af76-c6e7a9d57254"}', '2026-11-29 02:27:39.581114+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.852373+00', '01a22521-098c-77d0-88dd-ce8a878c1ee8', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-0987-76de-abc7-de1e4296f766"}', '2026-11-29 02:27:31.852373+00'),
	('borealis', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', '2026-11-29 02:27:35.611917+00', '01a22521-183b-7842-9dbe-983a8ac82553', 'patient.created', 'Registered', NULL, 'patient', '01a22521-183b-7ec3-b1ba-4060d4dd7fd8', '{"request_id":"01a22521-183b-74f4-ab4b-bfdcc1e9331a"}', '2026-11-29 02:27:35.611917+00'),
	('borealis', '01a22521-1c72-7738-a975-49f545977580', '2026-11-29 02:27:36.690411+00', '01a22521-1c72-7b39-b616-b496494b98d0', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1c72-7738-a975-49f545977580', '{"request_id":"01a22521-1c71-76e7-b856-feb9738cb069"}', '2026-11-29 02:27:36.690411+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:38.611347+00', '01a22521-23f3-7ee7-a959-a9a7a7ac879e', 'encounter.created', 'Encounter scheduled', 'telehealth', 'encounter', '01a22521-23f3-7be4-be35-264d86de306b', '{"request_id":"01a22521-23f1-72ca-b044-f68c54284dab"}', '2026-11-29 02:27:38.611347+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.918589+00', '01a22521-09ce-7583-8bc6-eb63f14aa1ae', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a22521-09ce-79fa-8267-453e3b2e49df', '{"request_id":"01a22521-09cb-716e-be9f-96ae9c119477"}', '2026-11-29 02:27:31.918589+00'),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '2026-11-29 02:27:36.179324+00', '01a22521-1a73-71bd-867e-cbf7c02e7943', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '{"request_id":"01a22521-1a71-75d2-8dca-6b4ac48e6892"}', '2026-11-29 02:27:36.179324+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.726866+00', '01a22521-284e-7658-a856-88281eaf1fee', 'patient.age_verified', 'Age verified', NULL, 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-284a-7137-bd50-0d056d91c87a"}', '2026-11-29 02:27:39.726866+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:31.973015+00', '01a22521-0a05-7289-9cc0-2c22044657f4', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-0a00-74d8-b8e2-dbb2758f7ed3"}', '2026-11-29 02:27:31.973015+00'),
	('borealis', '01a22521-18a7-7e99-ab8c-2b342c6d54d4', '2026-11-29 02:27:35.719522+00', '01a22521-18a7-7fd0-b315-3ad5d7f77e10', 'patient.created', 'Registered', NULL, 'patient', '01a22521-18a7-7e99-ab8c-2b342c6d54d4', '{"request_id":"01a22521-18a6-70f0-978f-990e2c844c57"}', '2026-11-29 02:27:35.719522+00'),
	('borealis', '01a22521-1d01-7b23-a882-f3d0a4df067e', '2026-11-29 02:27:36.833545+00', '01a22521-1d01-7962-a3f5-5693d7e2a210', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1d01-7b23-a882-f3d0a4df067e', '{"request_id":"01a22521-1d00-756e-a501-98c2d19bfb88"}', '2026-11-29 02:27:36.833545+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-02 07:00:00+00', '01a22521-2533-7424-848d-b5cb9ccd434e', 'metric_entry.recorded', 'Measurement recorded', 'weight', 'metric_entry', '01a22521-2533-75da-a354-939395532a1f', '{"request_id":"01a22521-252d-75e6-971e-d81373a46985"}', '2026-11-29 02:27:38.93157+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:32.024317+00', '01a22521-0a38-7256-bd58-d5c969670751', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-04e6-7c95-9f60-1677d794e4a4', '{"request_id":"01a22521-0a31-715e-9621-1e1584142060"}', '2026-11-29 02:27:32.024317+00'),
	('borealis', '01a22521-18e1-7565-bb9a-af9eb478e67d', '2026-11-29 02:27:35.778191+00', '01a22521-18e2-7b33-971c-a9012dd0f658', 'patient.created', 'Registered', NULL, 'patient', '01a22521-18e1-7565-bb9a-af9eb478e67d', '{"request_id":"01a22521-18e1-770e-88d0-fe8d3e70fdcc"}', '2026-11-29 02:27:35.778191+00'),
	('borealis', '01a22521-1d01-7b23-a882-f3d0a4df067e', '2026-11-29 02:27:36.901732+00', '01a22521-1d45-76fb-93c5-1ed93dc984f7', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-1d01-7b23-a882-f3d0a4df067e', '{"request_id":"01a22521-1d44-76e9-9185-4702f18e653a"}', '2026-11-29 02:27:36.901732+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.120072+00', '01a22521-25f0-7858-8b68-de3f28e83708', 'metric_entries.recorded', 'Measurements recorded', '1', 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-25ef-76a3-9149-99a2022f28ea"}', '2026-11-29 02:27:39.120072+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:32.091437+00', '01a22521-0a7b-7084-a00e-ec090ee5ec76', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a22521-06c7-7fd3-8b2e-f19bd2aaa9ae', '{"request_id":"01a22521-0a75-72d3-b598-0feed83a5d3c"}', '2026-11-29 02:27:32.091437+00'),
	('borealis', '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', '2026-11-29 02:27:36.379622+00', '01a22521-1b3b-7c3c-9cc1-f74554c1dcb4', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1b3b-7e9c-8d18-56d62a8f22a4', '{"request_id":"01a22521-1b37-72bb-baac-8df479ff455e"}', '2026-11-29 02:27:36.379622+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:38.256057+00', '01a22521-2290-7d07-b603-1c80cab84414', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-2287-73da-a99b-9d7594ca53c7"}', '2026-11-29 02:27:38.256057+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:40.006119+00', '01a22521-2966-72da-9b8d-9da7590269b6', 'patient.onboarded', 'Onboarding answered', NULL, 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-2961-71c1-b049-62cb572ae635"}', '2026-11-29 02:27:40.006119+00'),
	('acme', '01a22521-04e6-7c95-9f60-1677d794e4a4', '2026-11-29 02:27:32.144159+00', '01a22521-0ab0-7dff-813f-6581bb6ce24a', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a22521-0716-7009-8374-3ac2fc0fc0f9', '{"request_id":"01a22521-0aac-71f3-8dd8-96699c27ae00"}', '2026-11-29 02:27:32.144159+00'),
	('borealis', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '2026-11-29 02:27:36.451284+00', '01a22521-1b83-777a-99f8-d4ded7528790', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '{"request_id":"01a22521-1b82-70ca-b80e-cfa868d3203a"}', '2026-11-29 02:27:36.451284+00'),
	('borealis', '01a22521-22e5-75f8-9f5a-c22892bd2664', '2026-11-29 02:27:38.341288+00', '01a22521-22e5-7a85-9c39-2c94ca5b4519', 'patient.created', 'Registered', NULL, 'patient', '01a22521-22e5-75f8-9f5a-c22892bd2664', '{"request_id":"01a22521-22e2-777b-bebd-a753e1de8c88"}', '2026-11-29 02:27:38.341288+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:40.145307+00', '01a22521-29f1-71ac-94c7-7e86971e568a', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-29ef-753c-8dde-640955127f8a"}', '2026-11-29 02:27:40.145307+00'),
	('borealis', '01a22521-178e-7fb9-9e13-a6be3a34d093', '2026-11-29 02:27:35.539898+00', '01a22521-17f3-7c37-92bd-4f214823cc15', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-178e-7fb9-9e13-a6be3a34d093', '{"request_id":"01a22521-17f2-7523-9c86-4488cd723689"}', '2026-11-29 02:27:35.539898+00'),
	('borealis', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', '2026-11-29 02:27:36.606639+00', '01a22521-1c1e-70ab-9bb9-00ac589377a5', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1c1e-7dbb-9b86-2ce65bd0e2fe', '{"request_id":"01a22521-1c1d-771b-ae69-c7746d0c083c"}', '2026-11-29 02:27:36.606639+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:38.505497+00', '01a22521-2389-7537-8bbc-310d1eb97ab8', 'provider_link.started', 'Provider linked', 'primary', 'provider_link', '01a22521-2388-72cd-acf5-af578d6c49fb', '{"request_id":"01a22521-2386-73c7-b7ab-625b281934bd"}', '2026-11-29 02:27:38.505497+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:40.364373+00', '01a22521-2acc-7bee-a7c7-e903b26e4fd6', 'medication.moved', 'Medication moved', 'semaglutide: paused', 'medication', '01a22521-24a3-7064-957a-e7f30fe23ec3', '{"request_id":"01a22521-2ac9-742a-bdcf-1be4f021b3ef"}', '2026-11-29 02:27:40.364373+00'),
	('borealis', '01a22521-186d-704b-8b7d-4c1b1ec02816', '2026-11-29 02:27:35.661252+00', '01a22521-186d-7c75-9f8c-854cfab96591', 'patient.created', 'Registered', NULL, 'patient', '01a22521-186d-704b-8b7d-4c1b1ec02816', '{"request_id":"01a22521-186c-767a-b165-29eac4f25eae"}', '2026-11-29 02:27:35.661252+00'),
	('borealis', '01a22521-1cba-731d-adf9-fac1ec5db18a', '2026-11-29 02:27:36.762604+00', '01a22521-1cba-758e-b1b9-99b00ebf719b', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1cba-731d-adf9-fac1ec5db18a', '{"request_id":"01a22521-1cba-72f6-ae66-f76afdf3d6f8"}', '2026-11-29 02:27:36.762604+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:38.787442+00', '01a22521-24a3-735b-a1e9-9623b1b3cd28', 'medication.prescribed', 'Medication prescribed', 'semaglutide, 0.25 mg, once a week', 'medication', '01a22521-24a3-7064-957a-e7f30fe23ec3', '{"request_id":"01a22521-246f-7507-b896-4eabd9b6ab82"}', '2026-11-29 02:27:38.787442+00'),
	('borealis', '01a22521-18e1-7565-bb9a-af9eb478e67d', '2026-11-29 02:27:35.837756+00', '01a22521-191d-7371-9a6d-409640a8622b', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-18e1-7565-bb9a-af9eb478e67d', '{"request_id":"01a22521-191c-7644-be0d-c002931df010"}', '2026-11-29 02:27:35.837756+00'),
	('borealis', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '2026-11-29 02:27:36.98492+00', '01a22521-1d98-7a2b-9100-7622aef678f7', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '{"request_id":"01a22521-1d97-71b8-ac65-b6f1f260b5f5"}', '2026-11-29 02:27:36.98492+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.25279+00', '01a22521-2674-743b-9601-fcfc3e6f1844', 'intake_response.submitted', 'Questionnaire answered', 'contraindications-v1', 'intake_response', '01a22521-2674-7391-80f7-146a5ddd0b1d', '{"request_id":"01a22521-2670-7002-9915-cfe6c4798eab"}', '2026-11-29 02:27:39.25279+00'),
	('borealis', '01a22521-1966-704a-ad90-b6c8ecb1431f', '2026-11-29 02:27:35.91028+00', '01a22521-1966-7458-9b36-1c7776b38b84', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1966-704a-ad90-b6c8ecb1431f', '{"request_id":"01a22521-1965-7445-84b7-d61870ae5a60"}', '2026-11-29 02:27:35.91028+00'),
	('borealis', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '2026-11-29 02:27:37.068824+00', '01a22521-1dec-7f10-8e3a-f84e7d820870', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-16bb-7d20-add5-9ac2c7b96e7a', '{"request_id":"01a22521-1deb-74e5-8661-a1cb362784b9"}', '2026-11-29 02:27:37.068824+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-02 10:00:00+00', '01a22521-26e2-70b3-a695-6fdfe226e3ba', 'consult_outcome.recorded', 'Prescription consult completed', 'approved', 'consult_outcome', '01a22521-26e2-78d9-a8d6-dce5eeb3fbd3', '{"request_id":"01a22521-26e1-7278-9b37-0b4c7ff64f16"}', '2026-11-29 02:27:39.36258+00'),
	('borealis', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '2026-11-29 02:27:36.113103+00', '01a22521-1a31-74e1-9ab6-299a5995c1a3', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1a30-71b7-802d-7ac2fd7a2158', '{"request_id":"01a22521-1a30-75b4-a2ae-cdd13151c75b"}', '2026-11-29 02:27:36.113103+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.648214+00', '01a22521-2800-7442-88d6-b99524d3045b', 'consultation.put', 'Consultation updated', 'completed', 'consultation', '01a22521-2800-7499-b137-d4adde34c306', '{"request_id":"01a22521-27fc-7292-87fb-0fc6860ac42a"}', '2026-11-29 02:27:39.648214+00'),
	('borealis', '01a22521-1ab2-73a9-bcea-0a2eae3a446a', '2026-11-29 02:27:36.242559+00', '01a22521-1ab2-7b01-aab0-707f3a618e95', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1ab2-73a9-bcea-0a2eae3a446a', '{"request_id":"01a22521-1ab2-73fd-8a0d-1bd78f7ef6c8"}', '2026-11-29 02:27:36.242559+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.821872+00', '01a22521-28ad-7dde-a955-f09d55bd3225', 'patient.ruo_acknowledged', 'Research-use-only pathway accepted', NULL, 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-28a9-7454-af84-21b585d74cf9"}', '2026-11-29 02:27:39.821872+00'),
	('borealis', '01a22521-1af0-7ce3-ae73-b5e051933fa0', '2026-11-29 02:27:36.304733+00', '01a22521-1af0-714e-89f6-7db036546ba6', 'patient.created', 'Registered', NULL, 'patient', '01a22521-1af0-7ce3-ae73-b5e051933fa0', '{"request_id":"01a22521-1af0-77a1-a127-2e90744fae7d"}', '2026-11-29 02:27:36.304733+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:38.126633+00', '01a22521-220e-7259-b521-b5cfc65b69ce', 'patient.created', 'Registered', NULL, 'patient', '01a22521-220e-7185-abf6-9cab34889ae6', '{"request_id":"01a22521-220a-73e8-8e88-cde4a8313f62"}', '2026-11-29 02:27:38.126633+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:39.904194+00', '01a22521-2900-70a7-bc03-89b11dadf9f5', 'researcher_acknowledgement.created', 'Researcher statement acknowledged', 'ruo-researcher-v1', 'researcher_acknowledgement', '01a22521-28ff-78b8-9598-d393658ada40', '{"request_id":"01a22521-28fc-7035-9520-4460431df400"}', '2026-11-29 02:27:39.904194+00'),
	('borealis', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '2026-11-29 02:27:36.526274+00', '01a22521-1bce-749d-8474-8bbe376f46f0', 'patient.updated', 'Record changed', NULL, 'patient', '01a22521-1b83-7f93-bfe1-82f92789c6ed', '{"request_id":"01a22521-1bcc-7145-b759-802c9207f9a8"}', '2026-11-29 02:27:36.526274+00'),
	('borealis', '01a22521-220e-7185-abf6-9cab34889ae6', '2026-11-29 02:27:40.282334+00', '01a22521-2a7a-7bfd-a923-654d44ccaadb', 'encounter.moved', 'Encounter moved', 'in_progress', 'encounter', '01a22521-23f3-7be4-be35-264d86de306b', '{"request_id":"01a22521-2a76-7152-80e1-4353fb02aebd"}', '2026-11-29 02:27:40.282334+00');
INSERT INTO public.treatments VALUES
	('acme', '01a22521-0870-70a6-920d-89d72e33119b', '01a22521-04e6-7c95-9f60-1677d794e4a4', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 02:27:31.56898+00', '2026-11-29 02:27:31.56898+00'),
	('borealis', '01a22521-274c-790c-b0bd-9a51805a7ed5', '01a22521-220e-7185-abf6-9cab34889ae6', 'T-77', 'active', 'monthly', '2026-11-02 10:00:00+00', NULL, '{}', '2026-11-29 02:27:39.468171+00', '2026-11-29 02:27:39.468171+00');
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
