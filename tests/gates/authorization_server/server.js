// A certified OpenID provider, configured like the platform's identity provider.
// Environment: PORT, KEYS (a private JWK set), SCOPES, SECRET.
import { Provider } from 'oidc-provider';

const { PORT, KEYS, SCOPES, SECRET } = process.env;
const issuer = `http://127.0.0.1:${PORT}`;

const provider = new Provider(issuer, {
  jwks: JSON.parse(KEYS),
  clients: [
    { client_id: 'app', token_endpoint_auth_method: 'none', redirect_uris: ['http://127.0.0.1/back'],
      application_type: 'native', grant_types: ['authorization_code', 'refresh_token'] },
    { client_id: 'explorer', token_endpoint_auth_method: 'none', redirect_uris: ['http://127.0.0.1/explorer/'],
      application_type: 'native', grant_types: ['authorization_code'] },
    { client_id: 'clinic', client_secret: SECRET, redirect_uris: [], response_types: [],
      grant_types: ['client_credentials'] },
    { client_id: 'patient-graph', client_secret: SECRET, redirect_uris: [], response_types: [], grant_types: [] },
  ],
  scopes: ['openid', 'offline_access', ...SCOPES.split(' ')],
  pkce: { required: () => true },
  // The claims that the platform adds to signed and opaque access tokens.
  extraTokenClaims: (ctx, token) => ({ brand_id: ['app', 'explorer'].includes(token.clientId) ? 'demo' : undefined }),
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  issueRefreshToken: () => true,
  clientBasedCORS: (ctx, origin, client) => client.clientId === 'explorer',
  features: {
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: (ctx, client) => client.clientId === 'patient-graph' },
    revocation: { enabled: true, allowedPolicy: () => true },
    // Tokens for `<resource>` are signed, those for `<resource>/opaque` are opaque.
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource) => ({
        scope: SCOPES,
        audience: resource.replace(/\/opaque$/, ''),
        accessTokenTTL: 300,
        accessTokenFormat: resource.endsWith('opaque') ? 'opaque' : 'jwt',
      }),
    },
  },
});

provider.listen(PORT, '127.0.0.1', () => console.log('ready'));
