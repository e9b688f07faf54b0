/** `npm start`: the bot, and without credentials the local try-out with it; `-- --english` speaks English to whom it does not know. */
import { parseArgs } from 'node:util';
import { startApp } from '../app.ts';
import { readSettings, type Settings } from '../config.ts';
import type { Locale } from '../quality/base.ts';
import { SettingsError } from '../quality/errors.ts';
import { asksForHelp, environment, explain } from './shared/run.ts';
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

const USAGE = 'Skriv: npm start, eller npm start -- --english. · Write: npm start, or npm start -- --english.';

/** Throws `SettingsError` for what it does not know. */
function languageAsked(): Locale {
  try {
    const { values } = parseArgs({ options: { english: { type: 'boolean', default: false } } });
    return values.english ? 'en' : 'sv';
  } catch (error) {
    throw new SettingsError(USAGE, { cause: error });
  }
}

async function main(settings: Settings): Promise<void> {
  const language = languageAsked();
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
    const env = environment();
    whenNpmEnds(env, () => stop(0));
    settings = readSettings(env);
    await main(settings);
  }
} catch (error) {
  console.error(explainStart(error, settings));
  stop(1);
}
