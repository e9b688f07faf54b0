/** `npm start`: the bot, and without credentials the local playground with it. */
import { existsSync } from 'node:fs';
import { startApp } from '../app.ts';
import { readSettings } from '../config.ts';
import { ArshjuletError } from '../quality/errors.ts';
import { openInBrowser } from './start/browser.ts';
import { startPlayground } from './start/playground.ts';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  const app = await startApp(settings);
  const stops: (() => Promise<void>)[] = [() => app.stop()];
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    Promise.all(stops.map((step) => step())).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (app.teamsUrl && !app.local) console.log(`Teams: ${app.teamsUrl}`);
  if (settings.slack) console.log(`Slack: ${app.slackUrl ?? 'Socket Mode'}`);
  if (app.local && app.teamsUrl) {
    const playground = await startPlayground(app.teamsUrl, settings.playgroundPort);
    stops.push(() => playground.stop());
    console.log(`\nÅrshjulet är igång. Öppna ${playground.url} och skriv «kom igång».`);
    console.log(`Årshjulet is running. Open ${playground.url} and write “get started”.\n`);
    openInBrowser(playground.url);
  }
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});

/** One sentence that names what to change. */
function explain(error: unknown): string {
  if (error instanceof ArshjuletError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const port = error instanceof Error && 'port' in error ? String(error.port) : '';
  if (code === 'EADDRINUSE') {
    const name = port === (process.env['SLACK_PORT'] ?? '3000') ? 'SLACK_PORT' : 'PORT';
    return `Porten ${port} används redan. Välj en annan med ${name}=… · Port ${port} is in use. Choose another with ${name}=…`;
  }
  if (code === 'EACCES')
    return `Porten ${port} får inte användas. Välj en annan med PORT=… · Port ${port} is not permitted. Choose another with PORT=…`;
  return error instanceof Error ? error.message : 'unknown error';
}
