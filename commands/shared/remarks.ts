/** Settings that are there and read by nobody, or otherwise than somebody may think: told, never refused, and never with a value. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SETTINGS } from '../../config.ts';
import { distance } from '../../language/distance.ts';
import { readEnvFile } from './env-file.ts';

export type Remark = { readonly about: string; readonly sv: string; readonly en: string };

type Given = Readonly<Record<string, string | undefined>>;
/** `folders` are where a file `.env` could have been meant to be read: that of the program, and where somebody stands. */
export type Looked = { readonly environment: Given; readonly file: string; readonly folders: readonly string[] };

/** What others read of the same file or environment: Node, npm, the proxy, the container. */
const OTHERS =
  /^(?:NODE_|NPM_|npm_|HTTPS?_PROXY$|NO_PROXY$|https?_proxy$|no_proxy$|TZ$|LANG$|LC_|PATH$|BROWSER$|CI$|DEBUG$)/;
/** Names that can be meant for nobody else. */
const OURS = /^(?:TEAMS|SLACK|STORAGE|BACKUP|ARSHJULET)_/i;
/** Shorter names are near too many others. */
const LONG_ENOUGH = 8;
const NEAR = 2;

/** All that is to be told; nothing about what is well. */
export function remarksOf({ environment, file, folders }: Looked): Remark[] {
  const { values, strange } = readEnvFile(file);
  return [
    ...unread(file, folders),
    ...strange.map((line) =>
      remark(
        file,
        `rad ${line} är ingen inställning och läses inte: skriv NAMN=värde`,
        `line ${line} is no setting and is not read: write NAME=value`,
      ),
    ),
    ...Object.keys({ ...environment, ...values }).flatMap((name) => ofName(name, name in values)),
    ...SETTINGS.flatMap((name) => ofValue(name, environment[name], values[name])),
  ];
}

const remark = (about: string, sv: string, en: string): Remark => ({ about, sv, en });

/** The setting that a name is nearly; null where it is nearly none. */
export function nearly(name: string): string | null {
  const said = name.trim().toUpperCase().replaceAll('-', '_');
  if (SETTINGS.includes(said)) return said === name ? null : said;
  if (said.length < LONG_ENOUGH) return null;
  const [nearest] = SETTINGS.map((setting) => ({ setting, far: distance(said, setting, NEAR) }))
    .filter(({ setting, far }) => setting.length >= LONG_ENOUGH && far <= NEAR)
    .toSorted((a, b) => a.far - b.far);
  return nearest?.setting ?? null;
}

function ofName(name: string, inFile: boolean): Remark[] {
  if (SETTINGS.includes(name) || OTHERS.test(name)) return [];
  const meant = nearly(name);
  if (meant) return [remark(name, `läses inte: menar du ${meant}?`, `is not read: do you mean ${meant}?`)];
  if (!inFile && !OURS.test(name)) return [];
  return [
    remark(name, 'är ingen inställning och läses inte: ta bort den', 'is no setting and is not read: take it away'),
  ];
}

function ofValue(name: string, given: string | undefined, inFile: string | undefined): Remark[] {
  const isBlank = given?.trim() === '';
  if (isBlank && inFile?.trim())
    return [
      remark(
        name,
        'är tom i miljön, så värdet i .env läses inte: ta bort den ur miljön',
        'is empty in the environment, so its value in .env is not read: take it out of the environment',
      ),
    ];
  if (inFile?.trim() === '' && given === inFile)
    return [
      remark(
        name,
        'är tom och räknas inte: fyll i den eller ta bort raden',
        'is empty and does not count: fill it in, or take the line away',
      ),
    ];
  if (given && /^(["']).*\1$/.test(given.trim()))
    return [
      remark(
        name,
        'står inom citattecken, som då hör till värdet: ta bort dem',
        'stands in quotation marks, which are part of its value then: take them away',
      ),
    ];
  return [];
}

/** Files that look like `.env` and are not it, and one that lies where nobody looks. */
function unread(file: string, folders: readonly string[]): Remark[] {
  const read = resolve(file);
  const others = [...new Set(folders.map((folder) => resolve(folder)))].filter(existsSync);
  const elsewhere = others.map((folder) => join(folder, '.env')).filter((path) => path !== read && existsSync(path));
  const named = existsSync(read)
    ? []
    : others.flatMap((folder) =>
        readdirSync(folder).filter((name) => /^(?:\.?env|\.env\.(?!example|sample)\w+|env\.txt)$/.test(name)),
      );
  return [...elsewhere, ...new Set(named)].map((path) =>
    remark(path, `läses inte: inställningarna läses ur ${read}`, `is not read: settings are read from ${read}`),
  );
}
