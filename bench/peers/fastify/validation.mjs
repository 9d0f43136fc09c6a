// Request validation by ajv: one for bodies, and one that coerces for the rest.
import addFormats from 'ajv-formats';
import Ajv from 'ajv';

const strict = addFormats(new Ajv({ allErrors: true, useDefaults: true }));
const coercing = addFormats(new Ajv({ allErrors: true, useDefaults: true, coerceTypes: true }));
export const validatorCompiler = ({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema);

const PARTS = { body: 'body', querystring: 'query', params: 'path', headers: 'header' };

/** Returns the error details of a validation error. */
export function detailsOf({ validation, validationContext }) {
  return validation.map(({ instancePath, keyword, params }) => {
    const missing = keyword === 'required' ? `/${params.missingProperty}` : '';
    return { in: PARTS[validationContext], pointer: instancePath + missing, code: keyword };
  });
}
