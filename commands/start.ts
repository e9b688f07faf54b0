/**
 * `npm start`: the bot, and without credentials the local try-out with it; `-- --english` speaks English to whom it does not know, `-- --demo` shows a made-up
 * school half-way through its year. With `-- --service` it serves a school or ends: what has lost its credentials never becomes a try-out.
 */

import { flushCompileCache } from 'node:module';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { startApp } from '../app.ts';
import { formatDate } from '../cards/format.ts';
import { readSettings, type Settings } from '../config.ts';
import type { Locale } from '../quality/base.ts';
import { SettingsError } from '../quality/errors.ts';
import { remarksOf } from './shared/remarks.ts';
import { asksForHelp, environment, exitCodeOf, explain } from './shared/run.ts';
import { openInBrowser } from './start/browser.ts';
import { makeTryOut } from './start/demo.ts';
import { giveBack } from './start/give-back.ts';
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
  'Skriv: npm start, npm start -- --demo (en påhittad skola mitt i läsåret), med --english på engelska, eller på en server npm start -- --service. · ' +
  'Write: npm start, npm start -- --demo (a made-up school half-way through its year), with --english in English, or on a server npm start -- --service.';
const NO_CREDENTIALS =
  'Tjänsten har inga nycklar: sätt TEAMS_APP_ID och TEAMS_APP_PASSWORD, eller SLACK_BOT_TOKEN och SLACK_SIGNING_SECRET, i miljön eller i .env. · ' +
  'The service has no credentials: set TEAMS_APP_ID and TEAMS_APP_PASSWORD, or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, in the environment or in .env.';

type Asked = { readonly language: Locale; readonly service: boolean; readonly demo: boolean };
const FLAG = { type: 'boolean', default: false } as const;

/** Throws `SettingsError` for what it does not know. */
function readFlags(): Asked {
  try {
    const { english, service, demo } = parseArgs({ options: { english: FLAG, service: FLAG, demo: FLAG } }).values;
    if (service && demo) throw new SettingsError(USAGE);
    return { language: english ? 'en' : 'sv', service, demo };
  } catch (error) {
    throw new SettingsError(USAGE, { cause: error });
  }
}

async function main(given: Settings, { language, service, demo }: Asked): Promise<void> {
  if (service && !given.teams && !given.slack) throw new SettingsError(NO_CREDENTIALS);
  // Before anything listens, so that nothing has to be taken back.
  const cli = !demo && (given.teams || given.slack) ? null : findPlayground();
  const shown = demo ? await makeTryOut(given, language) : null;
  const { settings, clock } = shown ?? { settings: given, clock: null };
  const app = await startApp(settings, clock, language);
  started.push({ stop: () => app.stop().finally(() => shown?.stop()) });
  if (app.teamsUrl && !app.local) console.log(`Teams: ${app.teamsUrl}`);
  if (settings.slack) console.log(`Slack: ${app.slackUrl ?? 'Socket Mode'}`);
  if (cli && app.teamsUrl) await tryOut(cli, app.teamsUrl, settings.playgroundPort, { language, demo });
  if (clock) tellDay(clock());
  // What has been compiled starts faster next time, also when this process is killed; where nothing can be written it is not kept.
  flushCompileCache();
  await giveBack();
}

async function tryOut(
  cli: string,
  botUrl: string,
  port: number,
  { language, demo }: Pick<Asked, 'language' | 'demo'>,
): Promise<void> {
  const playground = await startPlayground(cli, botUrl, port);
  started.push(playground);
  playground.ended.then(() => {
    if (!stopping) console.error('Provmiljön har avslutats. · The try-out has ended.');
    stop(1);
  });
  const [sv, en] = demo ? ['se dig om', 'look around'] : ['skriv «kom igång»', 'write “get started”'];
  console.log(`\nÅrshjulet är igång. Öppna ${playground.url} och ${sv}.`);
  const inEnglish =
    language === 'en' ? '' : ' In English: write “my language is English”, or start with npm start -- --english.';
  console.log(`Årshjulet is running. Open ${playground.url} and ${en}.${inEnglish}\n`);
  openInBrowser(playground.url);
}

/** In the demo it is another day than here. */
function tellDay(now: Temporal.Instant): void {
  const day = now.toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString();
  console.log(
    `Det är en påhittad skola, och där är det ${formatDate('sv', day, 'long')}. Skriv «status», «visa årshjulet», «gemensam bild» eller «rapport».`,
  );
  console.log(
    `The school is made up, and the day there is ${formatDate('en', day, 'long')}. Write “status”, “show the wheel”, “joint picture” or “report”.\n`,
  );
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
