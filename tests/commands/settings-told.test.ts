/** What is set and not read, or read otherwise than meant: told by its name, never with a value. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvFile } from '../../commands/shared/env-file.ts';
import { nearly, remarksOf } from '../../commands/shared/remarks.ts';
import { exitCodeOf } from '../../commands/shared/run.ts';
import { ConflictError, SettingsError } from '../../quality/errors.ts';
import { storeError } from '../../storage/mongo-faults.ts';
import { command, freePort, start, temporary } from './process.ts';

const fileOf = (content: string | Buffer): string => {
  const file = join(temporary(), '.env');
  writeFileSync(file, content);
  return file;
};
/** The names that are told of, each with what is said in Swedish. */
const told = (environment: Readonly<Record<string, string>>, file = '', folders: readonly string[] = []) =>
  remarksOf({ environment, file, folders }).map(({ about, sv }) => `${about} ${sv}`);

describe('the file .env', () => {
  it('is read with or without the mark that Windows begins a file with', () => {
    for (const mark of ['', '\u{FEFF}'])
      expect(readEnvFile(fileOf(`${mark}TEAMS_APP_ID=a\r\n# sagt\r\nexport PORT="1"\r\n\r\n`))).toEqual({
        values: { TEAMS_APP_ID: 'a', PORT: '1' },
        strange: [],
      });
    expect(readEnvFile(join(temporary(), '.env'))).toEqual({ values: {}, strange: [] });
  });

  it('that cannot be read is said, and what to do', () => {
    expect(() => readEnvFile(fileOf(Buffer.from('\u{FEFF}PORT=1', 'utf16le')))).toThrow(/spara om den som UTF-8/);
    const folder = join(temporary(), '.env');
    mkdirSync(folder);
    expect(() => readEnvFile(folder)).toThrow(SettingsError);
    expect(() => readEnvFile(folder)).toThrow(/går inte att läsa: se att det är en fil/);
  });

  it('has lines that nobody reads, by their numbers; a value in quotes may go on', () => {
    const file = fileOf('TEAMS_APP_ID: hemligt-7\nPORT=1\nSLACK_BOT_TOKEN="a\nb"\nhemligt-7\n');
    expect(readEnvFile(file).strange).toEqual([1, 5]);
    const lines = told({}, file);
    expect(lines).toEqual([expect.stringContaining('rad 1 är ingen inställning'), expect.stringContaining('rad 5 ')]);
    expect(lines.join()).not.toContain('hemligt');
  });

  it('is looked for where the program stands: another, or one of a similar name, is told of', () => {
    const [read, other, near] = [temporary(), temporary(), temporary()];
    writeFileSync(join(read, '.env'), '');
    writeFileSync(join(other, '.env'), '');
    for (const name of ['.env.local', 'env.txt', '.env.example', 'environment.ts']) writeFileSync(join(near, name), '');
    expect(told({}, join(read, '.env'), [read, other])).toEqual([
      `${join(other, '.env')} läses inte: inställningarna läses ur ${join(read, '.env')}`,
    ]);
    expect(told({}, join(near, '.env'), [near]).map((line) => line.split(' ')[0])).toEqual(['.env.local', 'env.txt']);
  });
});

describe('a name', () => {
  it.each([
    ['SLACK_SIGNIN_SECRET', 'SLACK_SIGNING_SECRET'],
    ['TEAM_APP_ID', 'TEAMS_APP_ID'],
    ['teams_app_id', 'TEAMS_APP_ID'],
    ['STORAGE-URL', 'STORAGE_URL'],
    ['STORAGE_URI', 'STORAGE_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['TEAMS_APP_ID', null],
    ['SPORT', null],
    ['HOSTNAME', null],
  ])('%s is nearly %s', (name, meant) => expect(nearly(name)).toBe(meant));

  it('that is read by nobody is told of, in the environment where it can be meant for nobody else', () => {
    expect(told({ TEAMS_SECRET: 'x', HOME: '/', TEAM_APP_ID: 'x', HTTPS_PROXY: 'x' })).toEqual([
      'TEAMS_SECRET är ingen inställning och läses inte: ta bort den',
      'TEAM_APP_ID läses inte: menar du TEAMS_APP_ID?',
    ]);
    expect(told({}, fileOf('SCHOOL=x\nNODE_EXTRA_CA_CERTS=x\n'))).toEqual([
      'SCHOOL är ingen inställning och läses inte: ta bort den',
    ]);
  });
});

it('a value that is empty, hidden by an empty one, or in quotation marks is told of', () => {
  const file = fileOf('PORT=\nSLACK_BOT_TOKEN=hemligt-7\n');
  expect(told({ SLACK_BOT_TOKEN: '', PORT: '', STORAGE_URL: '"hemligt-7"' }, file)).toEqual([
    expect.stringMatching(/^STORAGE_URL står inom citattecken/),
    expect.stringMatching(/^PORT är tom och räknas inte/),
    expect.stringMatching(/^SLACK_BOT_TOKEN är tom i miljön, så värdet i \.env läses inte/),
  ]);
});

it('an exit code tells what may go well another time from what somebody must mend', () => {
  expect([storeError('refused'), storeError('no-primary'), new ConflictError('x')].map(exitCodeOf)).toEqual([
    75, 75, 75,
  ]);
  expect([storeError('login'), new SettingsError('x'), new Error('x')].map(exitCodeOf)).toEqual([1, 1, 1]);
  expect(command('backup', [join(temporary(), 'a.tar')], { STORAGE_URL: UNREACHED }).status).toBe(75);
});
const UNREACHED = 'mongodb://127.0.0.1:1/a?serverSelectionTimeoutMS=200';

it('a service without credentials ends, and says so, also where their names are nearly right', async () => {
  const settings = { STORAGE_URL: `file:${join(temporary(), 'a.db')}`, PORT: String(await freePort()) };
  const { how, text } = await start(process.execPath, ['commands/start.ts', '--service'], {
    ...settings,
    TEAM_APP_ID: 'hemligt-7',
    TEAM_APP_PASSWORD: 'hemligt-7',
  }).ended;
  expect(how).toBe(1);
  expect(text).toContain('TEAM_APP_ID läses inte: menar du TEAMS_APP_ID?');
  expect(text).toMatch(
    /^Tjänsten har inga nycklar: sätt TEAMS_APP_ID [^\n]+ · The service has no credentials: [^\n]+$/m,
  );
  expect(text).not.toContain('hemligt');
});
