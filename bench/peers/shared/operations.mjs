// The operations of the same-duty peers: id, class of the rate limit, and scopes of which one is needed.

/** @typedef {{ id: string, rate: 'read' | 'write', scopes: string[] }} Operation */

/** @type {Record<string, Operation>} */
export const OPERATIONS = {
  createPatient: { id: 'patients.create', rate: 'write', scopes: ['write:patients'] },
  getPatient: { id: 'patients.get', rate: 'read', scopes: ['read:patients'] },
  getSafePatient: { id: 'patients.get_safe', rate: 'read', scopes: ['read:safe_patients', 'read:patients'] },
  findPatient: { id: 'patients.get_by_external_id', rate: 'read', scopes: ['read:patients'] },
  listPatients: { id: 'patients.list', rate: 'read', scopes: ['read:patients'] },
  recordMetric: { id: 'metrics.append', rate: 'write', scopes: ['write:metrics'] },
  latestMetrics: { id: 'metrics.list_latest', rate: 'read', scopes: ['read:metrics'] },
};
