/** The only reader of the environment. Names every bad setting at once and never prints a value. */
import { z } from 'zod';
import { SettingsError } from './quality/errors.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(65_535));
const optional = z.string().optional();

const store = z.object({
  STORAGE_URL: z
    .string()
    .regex(/^(file:.+|mongodb(\+srv)?:\/\/.+)$/)
    .default('file:./data/arshjulet.db'),
});
const settings = store.extend({
  PORT: port.default(3978),
  SLACK_PORT: port.optional(),
  PLAYGROUND_PORT: port.default(56_150),
  TEAMS_APP_ID: optional,
  TEAMS_APP_PASSWORD: optional,
  TEAMS_APP_CERTIFICATE_FILE: optional,
  TEAMS_APP_KEY_FILE: optional,
  TEAMS_MANAGED_IDENTITY: z.enum(['0', '1']).default('0'),
  TEAMS_TENANT_ID: optional,
  TEAMS_ALLOWED_TENANTS: z
    .string()
    .transform((ids) => ids.split(/[\s,;]+/).filter((id) => id !== ''))
    .pipe(z.array(z.guid()).min(1))
    .optional(),
  TEAMS_INSTALL_FOR_MEMBERS: z.enum(['0', '1']).default('0'),
  TEAMS_CATALOG_ID: z.guid().optional(),
  // Azure itself sets these two, where it runs a program for somebody.
  IDENTITY_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  IDENTITY_HEADER: optional,
  SLACK_BOT_TOKEN: optional,
  SLACK_CLIENT_ID: optional,
  SLACK_CLIENT_SECRET: optional,
  SLACK_TOKEN_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}(,[0-9a-f]{64}){0,9}$/i)
    .optional(),
  SLACK_WORKSPACES: z
    .string()
    .regex(/^[TE][A-Z0-9]+(,[TE][A-Z0-9]+)*$/)
    .optional(),
  SLACK_PKCE: z.enum(['0', '1']).default('0'),
  SLACK_SIGNING_SECRET: optional,
  SLACK_APP_TOKEN: optional,
  NODE_USE_ENV_PROXY: optional,
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  BACKUP_DIR: optional,
  BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1))
    .default(14),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});
/** Whose members the app is installed for is told by the organisation's id only, as the platform tells it. */
const environment = settings.refine(
  ({ TEAMS_INSTALL_FOR_MEMBERS: installs, TEAMS_TENANT_ID: id }) =>
    installs === '0' || id === undefined || z.guid().safeParse(id).success,
  { path: ['TEAMS_TENANT_ID'] },
);

/** What is set in the environment; nothing else there is read by the product. */
export const SETTINGS: readonly string[] = Object.keys(settings.shape);

/** By what the bot says to Microsoft that it is the app. Files are PEM, by their paths. */
type Credential =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'certificate'; readonly certificateFile: string; readonly keyFile: string }
  /** `source` is what Azure tells where it runs a program; null on a virtual machine. */
  | { readonly by: 'identity'; readonly source: { readonly endpoint: string; readonly header: string } | null };

export type Settings = {
  readonly storageUrl: string;
  readonly logLevel: string;
  readonly port: number;
  readonly playgroundPort: number;
  /** Where people reach this server from outside, without a slash at its end; null when nobody has said. */
  readonly publicUrl: string | null;
  /** Where the product itself puts a backup each day, and how many it keeps; null when it makes none. */
  readonly backups: { readonly folder: string; readonly keep: number } | null;
  /** Null when Teams is not served. */
  readonly teams: {
    appId: string;
    credential: Credential;
    tenantId: string | undefined;
    /** The organisations that are served; null for all that Microsoft lets through. */
    allowedTenants: readonly string[] | null;
    /** The app's id in the organisation's catalogue, by which the bot gives members the app who do not have it; null when it does not. */
    catalogId: string | null;
  } | null;
  /** Null when Slack is not served. With `appToken` it is Socket Mode, otherwise HTTP. */
  readonly slack: {
    /** The one workspace's token; null when several install the app. */
    botToken: string | null;
    /** Null when there is one workspace. */
    several: {
      clientId: string;
      clientSecret: string;
      publicUrl: string;
      /** Seal the workspaces' tokens, 32 bytes in hexadecimal each, the newest first. */
      keys: readonly [string, ...string[]];
      /** Ids of workspaces and organisations that may; empty for all. */
      allowed: readonly string[];
      pkce: boolean;
    } | null;
    signingSecret: string | undefined;
    appToken: string | undefined;
    /** A port of its own; null when Slack's requests come to `port` as all others do. */
    port: number | null;
    apiUrl: string | undefined;
    /** Calls go by the proxy of HTTPS_PROXY. */
    throughProxy: boolean;
  } | null;
};

/** Reads the settings; what is blank is not set. Throws one `SettingsError` that names each setting to mend. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = filledIn(env);
  const parsed = environment.safeParse(given);
  const missing = halfFilled(given);
  const twofold = [begun(TEAMS_WAYS, given), begun(SLACK_WAYS, given)].filter((ways) => ways.length > 1);
  if (!parsed.success || missing.length > 0 || twofold.length > 0) {
    const wrong = [...new Set((parsed.error?.issues ?? []).map((issue) => String(issue.path[0])))];
    throw new SettingsError(toMend({ wrong, missing, twofold }));
  }
  const e = parsed.data;
  const { TEAMS_APP_ID: appId, SLACK_BOT_TOKEN: botToken } = e;
  const credential = credentialOf(e);
  const several = severalOf(e);
  return {
    storageUrl: e.STORAGE_URL,
    logLevel: e.LOG_LEVEL,
    port: e.PORT,
    playgroundPort: e.PLAYGROUND_PORT,
    publicUrl: e.PUBLIC_URL ?? null,
    backups: e.BACKUP_DIR === undefined ? null : { folder: e.BACKUP_DIR, keep: e.BACKUP_KEEP },
    teams:
      appId && credential
        ? {
            appId,
            credential,
            tenantId: e.TEAMS_TENANT_ID,
            allowedTenants: e.TEAMS_ALLOWED_TENANTS ?? null,
            catalogId: (e.TEAMS_INSTALL_FOR_MEMBERS === '1' && e.TEAMS_CATALOG_ID) || null,
          }
        : null,
    slack:
      botToken || several
        ? {
            botToken: botToken ?? null,
            several,
            signingSecret: e.SLACK_SIGNING_SECRET,
            appToken: e.SLACK_APP_TOKEN,
            port: e.SLACK_PORT === undefined || e.SLACK_PORT === e.PORT ? null : e.SLACK_PORT,
            apiUrl: e.SLACK_API_URL,
            throughProxy: e.NODE_USE_ENV_PROXY === '1',
          }
        : null,
  };
}

/** Null when Teams is not served. */
function credentialOf(e: z.infer<typeof environment>): Credential | null {
  const { TEAMS_APP_PASSWORD: password, TEAMS_APP_CERTIFICATE_FILE: certificateFile, TEAMS_APP_KEY_FILE: keyFile } = e;
  if (e.TEAMS_MANAGED_IDENTITY === '1') {
    const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = e;
    return { by: 'identity', source: endpoint && header ? { endpoint, header } : null };
  }
  if (certificateFile && keyFile) return { by: 'certificate', certificateFile, keyFile };
  return password ? { by: 'password', password } : null;
}

/** Null when one workspace's token is set, or Slack is not served. */
function severalOf(e: z.infer<typeof environment>): NonNullable<Settings['slack']>['several'] {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_TOKEN_KEY, PUBLIC_URL: publicUrl } = e;
  const [key, ...older] = SLACK_TOKEN_KEY?.split(',') ?? [];
  if (!clientId || !clientSecret || !key || !publicUrl) return null;
  const allowed = e.SLACK_WORKSPACES?.split(',') ?? [];
  return { clientId, clientSecret, publicUrl, keys: [key, ...older], allowed, pkce: e.SLACK_PKCE === '1' };
}

/** The store alone, for commands that need no more. Throws `SettingsError`. */
export function readStoreUrl(env: Readonly<Record<string, string | undefined>>): string {
  const parsed = store.safeParse(filledIn(env));
  if (!parsed.success) throw new SettingsError(toMend({ wrong: ['STORAGE_URL'] }));
  return parsed.data.STORAGE_URL;
}

/** What is blank is not set, and blanks around a value are no part of it. */
function filledIn(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value?.trim()) given[name] = value.trim();
  return given;
}

type ToMend = {
  readonly wrong?: readonly string[];
  readonly missing?: readonly string[];
  /** Ways of one platform's that somebody has begun on, two or more each. */
  readonly twofold?: readonly Ways[];
};

/** What to do, in each language. */
function toMend({ wrong = [], missing = [], twofold = [] }: ToMend): string {
  const [bad, absent] = [wrong.join(', '), missing.join(', ')];
  const swedish = [
    ...(bad ? [`Rätta inställningen ${bad}: värdet går inte att använda.`] : []),
    ...(absent ? [`Inställningen ${absent} saknas.`] : []),
    ...twofold.map((ways) => `Välj antingen ${ways.map(([name]) => name).join(' eller ')}, och ta bort resten.`),
  ];
  const english = [
    ...(bad ? [`Please mend ${bad}: the value cannot be used.`] : []),
    ...(absent ? [`The setting ${absent} is missing.`] : []),
    ...twofold.map((ways) => `Choose either ${ways.map(([name]) => name).join(' or ')}, and take the rest away.`),
  ];
  return `${swedish.join(' ')} · ${english.join(' ')}`;
}

type Given = Readonly<Record<string, string>>;
type Ways = readonly (readonly string[])[];
const CERTIFICATE = ['TEAMS_APP_CERTIFICATE_FILE', 'TEAMS_APP_KEY_FILE'];
/** The ways by which each platform lets the bot in, of which one is to be set. */
const TEAMS_WAYS: Ways = [['TEAMS_APP_PASSWORD'], CERTIFICATE, ['TEAMS_MANAGED_IDENTITY']];
/** One workspace by its token, or several that install the app. */
const SLACK_WAYS: Ways = [['SLACK_BOT_TOKEN'], ['SLACK_CLIENT_ID']];

/** Of each way that somebody has begun on, the settings that are there. `0` says that it is not wanted. */
const begun = (ways: Ways, given: Given): Ways =>
  ways.map((names) => names.filter((name) => (given[name] ?? '0') !== '0')).filter((names) => names.length > 0);

/** What is missing of a platform of which something is filled in. */
function halfFilled(given: Given): string[] {
  const missing: string[] = [];
  const has = (...names: string[]): boolean => names.some((name) => given[name] !== undefined);
  const ways = begun(TEAMS_WAYS, given);
  const installs = given['TEAMS_INSTALL_FOR_MEMBERS'] === '1';
  if (ways.length > 0 || installs || has('TEAMS_APP_ID', 'TEAMS_TENANT_ID', 'TEAMS_ALLOWED_TENANTS')) {
    if (!has('TEAMS_APP_ID')) missing.push('TEAMS_APP_ID');
    if (ways.length === 0)
      missing.push('TEAMS_APP_PASSWORD (eller/or TEAMS_APP_CERTIFICATE_FILE, TEAMS_MANAGED_IDENTITY)');
    if (installs) missing.push(...['TEAMS_TENANT_ID', 'TEAMS_CATALOG_ID'].filter((name) => !has(name)));
    if (ways.length === 1 && has(...CERTIFICATE)) missing.push(...CERTIFICATE.filter((name) => !has(name)));
  }
  const several = has('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY', 'SLACK_WORKSPACES');
  if (several) {
    const needed = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY', 'PUBLIC_URL'];
    missing.push(...needed.filter((name) => !has(name)));
  }
  if (several || has('SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN')) {
    if (!several && !has('SLACK_BOT_TOKEN')) missing.push('SLACK_BOT_TOKEN');
    if (!has('SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'))
      missing.push('SLACK_SIGNING_SECRET (eller/or SLACK_APP_TOKEN)');
  }
  return missing;
}
