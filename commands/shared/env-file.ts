/** The file `.env`: what it sets, and what in it nobody would read. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SettingsError } from '../../quality/errors.ts';

export type EnvFile = {
  readonly values: Readonly<Record<string, string>>;
  /** The numbers of lines that are neither a setting, empty nor a comment. */
  readonly strange: readonly number[];
};

const NOTHING: EnvFile = { values: {}, strange: [] };
const BOM = '\u{FEFF}';

/** A file that is not there sets nothing. The mark that Windows' editors begin a file with is no part of it. @throws SettingsError for one that cannot be read */
export function readEnvFile(path: string): EnvFile {
  if (!existsSync(path)) return NOTHING;
  const bytes = readBytes(path);
  if (bytes.length > 1 && [0xff_fe, 0xfe_ff].includes(bytes.readUInt16BE(0)))
    throw new SettingsError(
      `${path} är sparad som UTF-16: spara om den som UTF-8. · ${path} is saved as UTF-16: save it again as UTF-8.`,
    );
  const words = bytes.toString('utf8');
  const text = words.startsWith(BOM) ? words.slice(1) : words;
  return { values: notUndefined(parseEnv(text)), strange: strangeLines(text) };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new SettingsError(
      `${path} går inte att läsa: se att det är en fil och att användaren som kör programmet får läsa den. · ` +
        `${path} cannot be read: see that it is a file, and that the user who runs the program may read it.`,
      { cause: error },
    );
  }
}

const notUndefined = (values: NodeJS.Dict<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const SETTING = /^\s*(?:export\s+)?[\w.-]+\s*=\s*(.*)$/;
const QUOTES = ['"', "'", '`'];

/** A value in quotes may go on over lines. */
function strangeLines(text: string): number[] {
  const strange: number[] = [];
  let until = '';
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (until !== '') {
      if (line.includes(until)) until = '';
      continue;
    }
    const value = SETTING.exec(line)?.[1];
    if (value === undefined && !/^\s*(?:#|$)/.test(line)) strange.push(index + 1);
    const quote = QUOTES.find((one) => value?.startsWith(one));
    if (quote && !value?.slice(1).includes(quote)) until = quote;
  }
  return strange;
}
