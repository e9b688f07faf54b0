/** `npm run doctor`: what is well and what is not with an installation, each in a sentence that says what to do. Changes nothing, and says no secret. */
import { dirname } from 'node:path';
import { asJson, asLines, exitCodeOf, type Finding } from './doctor/finding.ts';
import { lookAtBackups, lookAtDisks } from './doctor/machine.ts';
import { lookAtService } from './doctor/service.ts';
import { lookAtSettings } from './doctor/settings.ts';
import { lookAtSlack } from './doctor/slack.ts';
import { lookAtData } from './doctor/store.ts';
import { lookAtTeams } from './doctor/teams.ts';
import { lookAtWorkspaces } from './doctor/workspaces.ts';
import { helpOf, LANG, LANGUAGES, oneOf, readFlags } from './shared/flags.ts';
import { environment, run } from './shared/run.ts';

const COMMAND = {
  name: 'doctor',
  says: [
    'Ser efter hur en installation mår och säger vad som behöver göras; slutkod 0 när allt är väl, 1 när någon behöver göra något, 75 när det är värt att försöka igen:',
    'Looks at how an installation is and says what to do; exit code 0 when all is well, 1 when somebody must do something, 75 when it is worth another try:',
  ],
  flags: {
    'before-start': { type: 'boolean', says: ['tjänsten är inte startad än', 'the service has not been started yet'] },
    json: { type: 'boolean', says: ['ett objekt per rad, för program', 'an object a line, for programs'] },
    lang: LANG,
  },
  example: '--before-start',
} as const;

async function look(beforeStart: boolean): Promise<Finding[]> {
  const atStart = { ...process.env };
  const env = environment();
  const folders = [dirname(import.meta.dirname), ...(env['INIT_CWD'] ? [env['INIT_CWD']] : [])];
  const [settings, found] = lookAtSettings(env, atStart, folders);
  if (!settings) return found;
  const { teams, slack, storageUrl, backups } = settings;
  const all = await Promise.all([
    lookAtData(storageUrl),
    lookAtDisks(settings),
    lookAtBackups(backups, Temporal.Now.instant()),
    teams ? lookAtTeams(teams) : [],
    slack ? lookAtSlack(slack) : [],
    slack?.several ? lookAtWorkspaces(storageUrl, slack.several, slack.apiUrl) : [],
    beforeStart ? [] : lookAtService(settings),
  ]);
  return [...found, ...all.flat()];
}

/** A `.env` that cannot be read ends it: nothing else would be true. */
await run(async () => {
  const flags = readFlags(COMMAND, process.argv.slice(2));
  const lang = oneOf(COMMAND.name, 'lang', flags.lang ?? 'sv', LANGUAGES);
  const findings = once(await look(flags['before-start'] ?? false));
  process.exitCode = exitCodeOf(findings);
  return flags.json ? asJson(findings) : asLines(findings, lang === 'sv' ? 0 : 1);
}, helpOf(COMMAND));

/** Both platforms may have looked at the clock. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((one) => [JSON.stringify([one.what, one.says]), one]));
  return [...seen.values()];
}
