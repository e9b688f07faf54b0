/** What a command takes: read, found fault with one flag at a time, and told of by `--help`, in Swedish and English. */
import { extname } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SettingsError } from '../../quality/errors.ts';

type Words = readonly [sv: string, en: string];
/** `takes` is what stands after it in a command's help: `FIL`, `wheel|goal`. */
type Flag = { readonly type: 'string' | 'boolean'; readonly takes?: string; readonly says: Words };
export type Command<F extends Readonly<Record<string, Flag>> = Readonly<Record<string, Flag>>> = {
  /** As npm knows it. */
  readonly name: string;
  readonly says: Words;
  readonly flags: F;
  /** What a stranger could try. */
  readonly example: string;
};

export const LANGUAGES = ['sv', 'en'] as const;
export const LANG = { type: 'string', takes: LANGUAGES.join('|'), says: ['språk', 'language'] } as const;

/** What `--help` prints. */
export function helpOf({ name, says, flags, example }: Command): string {
  const names = Object.entries(flags).map(([flag, { takes }]) => `--${flag}${takes ? ` ${takes}` : ''}`);
  const width = Math.max(...names.map(({ length }) => length));
  const told = (of: 0 | 1): string[] => [
    says[of],
    ...Object.values(flags).map((flag, index) => `  ${(names[index] ?? '').padEnd(width)}  ${flag.says[of]}`),
  ];
  return [...told(0), '', ...told(1), '', `npm run ${name} -- ${example}`].join('\n');
}

/** The values of the flags, as they were written. @throws SettingsError that names the flag that is not right */
export function readFlags<F extends NonNullable<ParseArgsConfig['options']> & Command['flags']>(
  { name, flags }: Command<F>,
  args: readonly string[],
) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [flag = ''] = /(?<=')[^'\s]+/.exec(error.message) ?? [];
    const isKnown = Object.hasOwn(flags, flag.replace(/^-*/, ''));
    throw wrong(
      name,
      isKnown
        ? [`${flag} är inte skriven rätt`, `${flag} is not written right`]
        : [`«${flag}» finns inte`, `there is no “${flag}”`],
    );
  }
}

/** With how to find out more. */
export const wrong = (command: string, [sv, en]: Words): SettingsError =>
  new SettingsError(`${sv}. · ${en}. · npm run ${command} -- --help`);

/** One of these words. @throws SettingsError that says which there are */
export function oneOf<T extends string>(command: string, flag: string, value: string, all: readonly T[]): T {
  const found = all.find((one) => one === value);
  if (found !== undefined) return found;
  const list = all.join(', ');
  throw wrong(command, [`--${flag} kan vara ${list}`, `--${flag} can be ${list}`]);
}

/** The value, where it looks as it should. @throws SettingsError that shows how that is */
export function like(
  command: string,
  flag: string,
  value: string,
  [pattern, example]: readonly [RegExp, string],
): string {
  if (pattern.test(value)) return value;
  throw wrong(command, [`--${flag} skrivs ${example}`, `--${flag} is written ${example}`]);
}

/** A file to write, with one of these endings (`.png`). @throws SettingsError that says which there are */
export function fileToWrite(command: string, out: string | undefined, endings: readonly string[]): string {
  if (out && endings.includes(extname(out).toLowerCase())) return out;
  const list = endings.join(', ');
  throw wrong(command, [`--out är en fil som slutar på ${list}`, `--out is a file that ends in ${list}`]);
}
