/** The one sentence with which a command ends when it cannot go on. */
import { expect, it } from 'vitest';
import { explain } from '../../commands/shared/run.ts';
import { ConflictError } from '../../quality/errors.ts';

const failed = (code: string, path?: string) =>
  Object.assign(new Error('internal words'), { code, ...(path ? { path } : {}) });

it.each<[unknown, string]>([
  [
    failed('ENOENT', 'skola.tar'),
    'skola.tar: filen eller mappen finns inte. · skola.tar: there is no such file or folder.',
  ],
  [failed('EISDIR'), 'det är en mapp, ingen fil. · it is a folder, not a file.'],
  [failed('EACCES', 'skola.tar'), 'skola.tar: det är inte tillåtet. · skola.tar: it is not permitted.'],
  [failed('ENOSPC'), 'disken är full. · the disk is full.'],
  [failed('EODD'), 'internal words'],
  [new Error('a sentence'), 'a sentence'],
  [new ConflictError('changed meanwhile'), 'changed meanwhile'],
  ['no error at all', 'Ett okänt fel. · An unknown error.'],
])('%o', (error, sentence) => expect(explain(error)).toBe(sentence));
