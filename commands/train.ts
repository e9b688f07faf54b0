/**
 * `npm run train` makes the committed models of the words again from the committed data; the same data give the same files on every machine.
 * `-- --check` writes nothing and tells whether the committed files are those. `-- --figures JUDGE [AUTHOR …]` writes nothing and prints how
 * lines of each author are judged by a model that has not seen them; `--wrong` adds each mistake.
 */
import { parseArgs } from 'node:util';
import { FIGURES } from '../language/training/judges.ts';
import { checkModels, makeModels } from '../language/training/train.ts';
import { SettingsError } from '../quality/errors.ts';
import { run } from './shared/run.ts';

const USAGE = `Skriv · Write: npm run train [-- --check | --figures ${[...FIGURES.keys()].join('|')}]`;

await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean' }, figures: { type: 'boolean' }, wrong: { type: 'boolean', default: false } },
  });
  const [name = '', ...authors] = positionals;
  if (!values.figures && name === '') return values.check ? checkModels() : makeModels();
  const judge = values.figures ? FIGURES.get(name) : undefined;
  if (!judge) throw new SettingsError(USAGE);
  judge.print(authors.length > 0 ? authors : judge.authors(), values.wrong);
  return '';
}, USAGE);
