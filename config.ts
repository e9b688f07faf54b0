/** The only reader of the environment. Names every bad setting at once and never prints a value. */
import { z } from 'zod';
import { SettingsError } from './quality/errors.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

const environment = z.object({
  STORAGE_URL: z
    .string()
    .regex(/^(file:.+|mongodb(\+srv)?:\/\/.+)$/)
    .default('file:./data/arshjulet.db'),
  PORT: port.default(3978),
  SLACK_PORT: port.default(3000),
  PLAYGROUND_PORT: port.default(56_150),
  TEAMS_APP_ID: optional,
  TEAMS_APP_PASSWORD: optional,
  TEAMS_TENANT_ID: optional,
  SLACK_BOT_TOKEN: optional,
  SLACK_SIGNING_SECRET: optional,
  SLACK_APP_TOKEN: optional,
  SLACK_API_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Settings = {
  readonly storageUrl: string;
  readonly logLevel: string;
  readonly port: number;
  readonly playgroundPort: number;
  /** Null when Teams is not served. */
  readonly teams: { appId: string; appPassword: string; tenantId: string | undefined } | null;
  /** Null when Slack is not served. With `appToken` it is Socket Mode, otherwise HTTP. */
  readonly slack: {
    botToken: string;
    signingSecret: string | undefined;
    appToken: string | undefined;
    port: number;
    apiUrl: string | undefined;
  } | null;
};

/** Reads the settings. Throws one `SettingsError` that names each setting to mend. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', ');
    throw new SettingsError(
      `Rätta inställningen ${names}: värdet går inte att använda. · Please mend ${names}: the value cannot be used.`,
    );
  }
  const e = parsed.data;
  const missing = halfFilled(e);
  if (missing.length > 0) {
    throw new SettingsError(
      `Inställningen ${missing.join(', ')} saknas. · The setting ${missing.join(', ')} is missing.`,
    );
  }
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, SLACK_BOT_TOKEN: botToken } = e;
  return {
    storageUrl: e.STORAGE_URL,
    logLevel: e.LOG_LEVEL,
    port: e.PORT,
    playgroundPort: e.PLAYGROUND_PORT,
    teams: appId && appPassword ? { appId, appPassword, tenantId: e.TEAMS_TENANT_ID } : null,
    slack: botToken
      ? {
          botToken,
          signingSecret: e.SLACK_SIGNING_SECRET,
          appToken: e.SLACK_APP_TOKEN,
          port: e.SLACK_PORT,
          apiUrl: e.SLACK_API_URL,
        }
      : null,
  };
}

function halfFilled(e: z.infer<typeof environment>): string[] {
  const missing: string[] = [];
  const anyTeams = e.TEAMS_APP_ID ?? e.TEAMS_APP_PASSWORD ?? e.TEAMS_TENANT_ID;
  if (anyTeams && !e.TEAMS_APP_ID) missing.push('TEAMS_APP_ID');
  if (anyTeams && !e.TEAMS_APP_PASSWORD) missing.push('TEAMS_APP_PASSWORD');
  const anySlack = e.SLACK_BOT_TOKEN ?? e.SLACK_SIGNING_SECRET ?? e.SLACK_APP_TOKEN;
  if (anySlack && !e.SLACK_BOT_TOKEN) missing.push('SLACK_BOT_TOKEN');
  if (anySlack && !e.SLACK_SIGNING_SECRET && !e.SLACK_APP_TOKEN)
    missing.push('SLACK_SIGNING_SECRET (eller/or SLACK_APP_TOKEN)');
  return missing;
}
