import { describe, expect, it } from 'vitest';
import { readSettings, readStoreUrl } from '../config.ts';
import { SettingsError } from '../quality/errors.ts';

const TEAMS = { TEAMS_APP_ID: 'app', TEAMS_APP_PASSWORD: 'password-7' };
const TENANT = '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e';
const CATALOG = 'b1c5353a-7aca-41b3-830f-27d5218fe0e5';
const KEY = '0f'.repeat(32);
const SEVERAL = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-7',
  SLACK_SIGNING_SECRET: 'signing-7',
  SLACK_TOKEN_KEY: KEY,
  PUBLIC_URL: 'https://hjul.example',
};
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-7', SLACK_SIGNING_SECRET: 'signing-7' };

/** What the reader of a refused environment is told. */
function refused(env: Readonly<Record<string, string>>): string {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('settings', () => {
  it('have values of their own for the try-out when nothing is set', () => {
    expect(readSettings({})).toEqual({
      storageUrl: 'file:./data/arshjulet.db',
      logLevel: 'info',
      port: 3978,
      playgroundPort: 56_150,
      publicUrl: null,
      backups: null,
      teams: null,
      slack: null,
    });
  });

  it('are all read', () => {
    const env = {
      ...TEAMS,
      ...SLACK,
      TEAMS_TENANT_ID: TENANT,
      TEAMS_INSTALL_FOR_MEMBERS: '1',
      TEAMS_CATALOG_ID: CATALOG,
      TEAMS_ALLOWED_TENANTS: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e, 6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4f',
      SLACK_APP_TOKEN: 'xapp-7',
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      NODE_USE_ENV_PROXY: '1',
      STORAGE_URL: 'mongodb://a,b/arshjulet?replicaSet=r',
      PORT: '1',
      SLACK_PORT: '65535',
      PLAYGROUND_PORT: '8080',
      PUBLIC_URL: 'https://bot.ekskolan.example/hjul/',
      LOG_LEVEL: 'warn',
      BACKUP_DIR: '/var/backups/arshjulet',
      BACKUP_KEEP: '30',
    };
    expect(readSettings(env)).toEqual({
      storageUrl: 'mongodb://a,b/arshjulet?replicaSet=r',
      logLevel: 'warn',
      port: 1,
      playgroundPort: 8080,
      publicUrl: 'https://bot.ekskolan.example/hjul',
      backups: { folder: '/var/backups/arshjulet', keep: 30 },
      teams: {
        appId: 'app',
        credential: { by: 'password', password: 'password-7' },
        tenantId: TENANT,
        allowedTenants: ['6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4f'],
        catalogId: CATALOG,
      },
      slack: {
        botToken: 'xoxb-7',
        several: null,
        signingSecret: 'signing-7',
        appToken: 'xapp-7',
        port: 65_535,
        apiUrl: 'http://127.0.0.1:4000/api/',
        throughProxy: true,
      },
    });
  });

  it('serve one platform without the other, and Slack by either of its two ways', () => {
    expect(readSettings(TEAMS)).toMatchObject({ teams: { appId: 'app', tenantId: undefined }, slack: null });
    expect(readSettings(SLACK)).toMatchObject({ teams: null, slack: { port: null, appToken: undefined } });
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-7', SLACK_APP_TOKEN: 'xapp-7' })).toMatchObject({
      slack: { signingSecret: undefined, appToken: 'xapp-7' },
    });
  });

  it('serve several workspaces of Slack by what the app is called there', () => {
    const several = { ...SEVERAL, SLACK_TOKEN_KEY: `${KEY},${KEY}`, SLACK_WORKSPACES: 'T1,E2', SLACK_PKCE: '1' };
    expect(readSettings(several).slack).toMatchObject({
      botToken: null,
      several: {
        clientId: '1.2',
        keys: [KEY, KEY],
        allowed: ['T1', 'E2'],
        pkce: true,
        publicUrl: 'https://hjul.example',
      },
    });
    expect(readSettings(SEVERAL).slack?.several).toMatchObject({ allowed: [], pkce: false });
    expect(refused({ ...SEVERAL, SLACK_BOT_TOKEN: 'xoxb-7' })).toBe(
      'Välj antingen SLACK_BOT_TOKEN eller SLACK_CLIENT_ID, och ta bort resten. · Choose either SLACK_BOT_TOKEN or SLACK_CLIENT_ID, and take the rest away.',
    );
  });

  it('that are blank are not set, and blanks around a value are no part of it', () => {
    const blank = {
      PORT: '',
      LOG_LEVEL: ' ',
      STORAGE_URL: '',
      SLACK_API_URL: '',
      TEAMS_APP_ID: '  ',
      SLACK_BOT_TOKEN: '',
    };
    expect(readSettings(blank)).toEqual(readSettings({}));
    expect(readSettings({ TEAMS_APP_ID: ' app ', TEAMS_APP_PASSWORD: 'password-7\n' })).toMatchObject({
      teams: { appId: 'app', credential: { by: 'password', password: 'password-7' } },
    });
  });

  it.each(['file:a.db', 'file:/var/lib/a.db', 'file::memory:', 'mongodb://h/a', 'mongodb+srv://h/a'])(
    'take %s as a store',
    (url) => expect(readSettings({ STORAGE_URL: url }).storageUrl).toBe(url),
  );
});

it('the store alone is read for a command that needs no more, whatever else is wrong', () => {
  const env = { STORAGE_URL: 'file:a.db', TEAMS_APP_ID: 'x', PORT: 'åtta' };
  expect(readStoreUrl(env)).toBe('file:a.db');
  expect(readStoreUrl({})).toBe('file:./data/arshjulet.db');
  expect(() => readStoreUrl({ STORAGE_URL: 'hemligt-7' })).toThrow(/^Rätta inställningen STORAGE_URL: (?!.*hemligt)/);
});

describe('Teams', () => {
  const by = (env: Readonly<Record<string, string>>) => readSettings({ TEAMS_APP_ID: 'app', ...env }).teams?.credential;
  const FILES = { TEAMS_APP_CERTIFICATE_FILE: '/etc/a.pem', TEAMS_APP_KEY_FILE: '/etc/a.key' };
  const AZURE = { IDENTITY_ENDPOINT: 'http://127.0.0.1:41000/msi/token', IDENTITY_HEADER: 'header-7' };

  it('is served by a secret, a certificate or an identity on Azure', () => {
    expect(by({ TEAMS_APP_PASSWORD: 'password-7', TEAMS_MANAGED_IDENTITY: '0', ...AZURE })).toEqual({
      by: 'password',
      password: 'password-7',
    });
    expect(by(FILES)).toEqual({ by: 'certificate', certificateFile: '/etc/a.pem', keyFile: '/etc/a.key' });
    expect(by({ TEAMS_MANAGED_IDENTITY: '1' })).toEqual({ by: 'identity', source: null });
    // A machine with Azure Arc has the address alone, and its protocol is another.
    expect(by({ TEAMS_MANAGED_IDENTITY: '1', IDENTITY_ENDPOINT: AZURE.IDENTITY_ENDPOINT })).toMatchObject({
      source: null,
    });
    expect(by({ TEAMS_MANAGED_IDENTITY: '1', ...AZURE })).toEqual({
      by: 'identity',
      source: { endpoint: AZURE.IDENTITY_ENDPOINT, header: 'header-7' },
    });
    expect(readSettings(AZURE).teams).toBeNull();
  });

  it('is given to members by the bot only where that is asked for, and by the organisation’s id', () => {
    const by = (env: Record<string, string>) => readSettings({ ...TEAMS, ...env }).teams?.catalogId;
    expect(by({})).toBeNull();
    expect(by({ TEAMS_CATALOG_ID: CATALOG, TEAMS_TENANT_ID: 'ekby.example' })).toBeNull();
    const on = { TEAMS_INSTALL_FOR_MEMBERS: '1', TEAMS_CATALOG_ID: CATALOG };
    expect(by({ ...on, TEAMS_TENANT_ID: TENANT })).toBe(CATALOG);
    expect(refused({ ...TEAMS, ...on, TEAMS_TENANT_ID: 'ekby.example' })).toContain('Please mend TEAMS_TENANT_ID');
  });

  it('is told of a word that says neither yes nor no to an identity', () => {
    expect(refused({ TEAMS_APP_ID: 'app', TEAMS_MANAGED_IDENTITY: 'ja' })).toBe(
      'Rätta inställningen TEAMS_MANAGED_IDENTITY: värdet går inte att använda. · Please mend TEAMS_MANAGED_IDENTITY: the value cannot be used.',
    );
  });

  it.each([
    [{ TEAMS_APP_PASSWORD: 'x-7', ...FILES }, ['TEAMS_APP_PASSWORD', 'TEAMS_APP_CERTIFICATE_FILE']],
    [{ TEAMS_APP_PASSWORD: 'x-7', TEAMS_APP_KEY_FILE: 'x-7' }, ['TEAMS_APP_PASSWORD', 'TEAMS_APP_KEY_FILE']],
    [
      { ...TEAMS, ...FILES, TEAMS_MANAGED_IDENTITY: '1' },
      ['TEAMS_APP_PASSWORD', 'TEAMS_APP_CERTIFICATE_FILE', 'TEAMS_MANAGED_IDENTITY'],
    ],
  ])('by one way of %j', (env, names) => {
    expect(refused({ TEAMS_APP_ID: 'app', ...env })).toBe(
      `Välj antingen ${names.join(' eller ')}, och ta bort resten. · Choose either ${names.join(' or ')}, and take the rest away.`,
    );
  });
});

const CREDENTIAL = 'TEAMS_APP_PASSWORD (eller/or TEAMS_APP_CERTIFICATE_FILE, TEAMS_MANAGED_IDENTITY)';
describe('what cannot be used', () => {
  it.each([
    ['STORAGE_URL', './data/arshjulet.db'],
    ['STORAGE_URL', 'file:'],
    ['STORAGE_URL', 'fil:./a.db'],
    ['STORAGE_URL', 'mongodb:/h/a'],
    ['STORAGE_URL', 'postgres://h/a'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3978.5'],
    ['PORT', '-1'],
    ['PORT', '0x10'],
    ['PORT', '1e3'],
    ['PORT', 'åtta'],
    ['SLACK_PORT', '70000'],
    ['PLAYGROUND_PORT', 'any'],
    ['LOG_LEVEL', 'loud'],
    ['BACKUP_KEEP', '0'],
    ['BACKUP_KEEP', 'alla'],
    ['SLACK_API_URL', 'slack.com/api'],
    ['SLACK_API_URL', 'file:///etc/passwd'],
    ['SLACK_PKCE', 'ja'],
    ['IDENTITY_ENDPOINT', 'file:///etc/passwd'],
    ['TEAMS_INSTALL_FOR_MEMBERS', 'ja'],
    ['TEAMS_CATALOG_ID', 'x-7'],
  ])('is named: %s as %s', (name, value) => {
    expect(refused({ [name]: value })).toBe(
      `Rätta inställningen ${name}: värdet går inte att använda. · Please mend ${name}: the value cannot be used.`,
    );
  });

  it.each([
    [{ TEAMS_APP_ID: 'x-7' }, CREDENTIAL],
    [{ TEAMS_APP_PASSWORD: 'x-7' }, 'TEAMS_APP_ID'],
    [{ TEAMS_TENANT_ID: 'x-7' }, `TEAMS_APP_ID, ${CREDENTIAL}`],
    [{ TEAMS_APP_ID: 'x-7', TEAMS_APP_PASSWORD: ' ' }, CREDENTIAL],
    [{ TEAMS_APP_ID: 'x-7', TEAMS_MANAGED_IDENTITY: '0' }, CREDENTIAL],
    [{ TEAMS_APP_ID: 'x-7', TEAMS_APP_CERTIFICATE_FILE: 'x-7' }, 'TEAMS_APP_KEY_FILE'],
    [{ TEAMS_APP_ID: 'x-7', TEAMS_APP_KEY_FILE: 'x-7' }, 'TEAMS_APP_CERTIFICATE_FILE'],
    [{ TEAMS_APP_KEY_FILE: 'x-7' }, 'TEAMS_APP_ID, TEAMS_APP_CERTIFICATE_FILE'],
    [{ TEAMS_MANAGED_IDENTITY: '1' }, 'TEAMS_APP_ID'],
    [{ ...TEAMS, TEAMS_INSTALL_FOR_MEMBERS: '1' }, 'TEAMS_TENANT_ID, TEAMS_CATALOG_ID'],
    [{ SLACK_BOT_TOKEN: 'x-7' }, 'SLACK_SIGNING_SECRET (eller/or SLACK_APP_TOKEN)'],
    [{ SLACK_SIGNING_SECRET: 'x-7' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_APP_TOKEN: 'x-7' }, 'SLACK_BOT_TOKEN'],
    [{ ...TEAMS, SLACK_APP_TOKEN: 'x-7' }, 'SLACK_BOT_TOKEN'],
    [{ TEAMS_APP_ID: 'x-7', SLACK_APP_TOKEN: 'x-7' }, `${CREDENTIAL}, SLACK_BOT_TOKEN`],
    [
      { SLACK_CLIENT_ID: 'x-7' },
      'SLACK_CLIENT_SECRET, SLACK_TOKEN_KEY, PUBLIC_URL, SLACK_SIGNING_SECRET (eller/or SLACK_APP_TOKEN)',
    ],
    [
      { SLACK_SIGNING_SECRET: 'x-7', SLACK_CLIENT_SECRET: 'x-7', SLACK_TOKEN_KEY: KEY, PUBLIC_URL: 'https://h' },
      'SLACK_CLIENT_ID',
    ],
  ])('of a platform that is half filled in, %j, what is missing is named', (env, names) => {
    expect(refused(env)).toBe(`Inställningen ${names} saknas. · The setting ${names} is missing.`);
  });

  it('is all said at once, in one sentence a language, and no value is', () => {
    const secret = 'hemligt-7';
    const message = refused({
      STORAGE_URL: secret,
      PORT: secret,
      SLACK_PORT: secret,
      PLAYGROUND_PORT: secret,
      LOG_LEVEL: secret,
      SLACK_API_URL: secret,
      TEAMS_APP_PASSWORD: secret,
      SLACK_SIGNING_SECRET: secret,
    });
    const wrong = 'STORAGE_URL, PORT, SLACK_PORT, PLAYGROUND_PORT, SLACK_API_URL, LOG_LEVEL';
    expect(message).toContain(`Rätta inställningen ${wrong}: `);
    expect(message).toContain('Inställningen TEAMS_APP_ID, SLACK_BOT_TOKEN saknas.');
    expect(message).not.toContain(secret);
  });
});
