/**
 * `npm start`: the bot, and without credentials the local try-out with it; `-- --english` speaks English to whom it does not know. With `-- --service` it
 * serves a school or ends: what has lost its credentials never becomes a try-out.
 */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { startApp } from '../app.ts';
import { readSettings, type Settings } from '../config.ts';
import type { Locale } from '../quality/base.ts';
import { SettingsError } from '../quality/errors.ts';
import { remarksOf } from './shared/remarks.ts';
import { asksForHelp, environment, exitCodeOf, explain } from './shared/run.ts';
import { openInBrowser } from './start/browser.ts';
import { whenNpmEnds } from './start/parent.ts';
import { findPlayground, startPlayground } from './start/playground.ts';

/** What has been started, to be stopped together. */
const started: { stop(): Promise<void> }[] = [];
/** Whatever hangs, the process is gone within ten seconds; what was confirmed is stored, and what was claimed is taken again. */
const LONGEST_STOP_MS = 9000;
let stopping = false;

function stop(exitCode: number): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  Promise.allSettled(started.map((one) => one.stop())).then((results) => {
    process.exit(results.every(({ status }) => status === 'fulfilled') ? exitCode : 1);
  });
}

const USAGE =
  'Skriv: npm start, npm start -- --english, eller på en server npm start -- --service. · Write: npm start, npm start -- --english, or on a server npm start -- --service.';
const NO_CREDENTIALS =
  'Tjänsten har inga nycklar: sätt TEAMS_APP_ID och TEAMS_APP_PASSWORD, eller SLACK_BOT_TOKEN och SLACK_SIGNING_SECRET, i miljön eller i .env. · ' +
  'The service has no credentials: set TEAMS_APP_ID and TEAMS_APP_PASSWORD, or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, in the environment or in .env.';

type Asked = { readonly language: Locale; readonly service: boolean };
const OPTIONS = { english: { type: 'boolean', default: false }, service: { type: 'boolean', default: false } } as const;

/** Throws `SettingsError` for what it does not know. */
function readFlags(): Asked {
  try {
    const { english, service } = parseArgs({ options: OPTIONS }).values;
    return { language: english ? 'en' : 'sv', service };
  } catch (error) {
    throw new SettingsError(USAGE, { cause: error });
  }
}

async function main(settings: Settings, { language, service }: Asked): Promise<void> {
  if (service && !settings.teams && !settings.slack) throw new SettingsError(NO_CREDENTIALS);
  // Before anything listens, so that nothing has to be taken back.
  const cli = settings.teams || settings.slack ? null : findPlayground();
  const app = await startApp(settings, null, language);
  started.push(app);
  if (app.teamsUrl && !app.local) console.log(`Teams: ${app.teamsUrl}`);
  if (settings.slack) console.log(`Slack: ${app.slackUrl ?? 'Socket Mode'}`);
  if (cli && app.teamsUrl) await tryOut(cli, app.teamsUrl, settings.playgroundPort, language);
}

async function tryOut(cli: string, botUrl: string, port: number, language: Locale): Promise<void> {
  const playground = await startPlayground(cli, botUrl, port);
  started.push(playground);
  playground.ended.then(() => {
    if (!stopping) console.error('Provmiljön har avslutats. · The try-out has ended.');
    stop(1);
  });
  console.log(`\nÅrshjulet är igång. Öppna ${playground.url} och skriv «kom igång».`);
  const inEnglish =
    language === 'en' ? '' : ' In English: write “my language is English”, or start with npm start -- --english.';
  console.log(`Årshjulet is running. Open ${playground.url} and write “get started”.${inEnglish}\n`);
  openInBrowser(playground.url);
}

/** One sentence that names what to change. */
function explainStart(error: unknown, settings: Settings | undefined): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const port = error instanceof Error && 'port' in error ? Number(error.port) : null;
  const name = port !== null && port === settings?.slack?.port ? 'SLACK_PORT' : 'PORT';
  if (code === 'EADDRINUSE')
    return `Porten ${port} används redan. Välj en annan med ${name}=… · Port ${port} is in use. Choose another with ${name}=…`;
  if (code === 'EACCES' && port !== null)
    return `Porten ${port} får inte användas. Välj en annan med ${name}=… · Port ${port} is not permitted. Choose another with ${name}=…`;
  return explain(error);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
let settings: Settings | undefined;
try {
  if (asksForHelp(process.argv.slice(2))) console.log(USAGE);
  else {
    const asked = readFlags();
    const env = environment();
    whenNpmEnds(env, () => stop(0));
    tellRemarks(env);
    settings = readSettings(env);
    await main(settings, asked);
  }
} catch (error) {
  console.error(explainStart(error, settings));
  stop(exitCodeOf(error));
}

/** What is set and read by nobody, on standard error. */
function tellRemarks(env: NodeJS.ProcessEnv): void {
  const folders = [dirname(import.meta.dirname), ...(env['INIT_CWD'] ? [env['INIT_CWD']] : [])];
  for (const { about, sv, en } of remarksOf({ environment: env, file: '.env', folders }))
    console.error(`${about} ${sv}. · ${about} ${en}.`);
}
