/** The labelled lines that the judges learn from: a file an author in the folder of the judge, whoever the authors are. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Judge = 'intents' | 'off-plan' | 'pupil-data' | 'smart';

const DATA = fileURLToPath(new URL('../data/', import.meta.url));

/** Lines that grew along with the judges; the others are each by somebody else. */
const isOwn = (author: string): boolean => /^own(?:-|$)/.test(author);

/** Everybody whose lines there are, in order of name. */
export const everybody = (judge: Judge, data = DATA): string[] =>
  globSync('*.jsonl', { cwd: `${data}${judge}` })
    .map((file) => file.replace('.jsonl', ''))
    .sort();

/** The authors whose lines were written for a judge from outside, in order of name. `data` is the folder of all the lines. */
export const authors = (judge: Judge, data = DATA): string[] => everybody(judge, data).filter((name) => !isOwn(name));
/** The sets of our own, in order of name. */
export const owns = (judge: Judge, data = DATA): string[] => everybody(judge, data).filter(isOwn);

export const linesOf = <Line>(judge: Judge, author: string, data = DATA): Line[] =>
  textOf(judge, `${author}.jsonl`, data)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

/** Another file beside the lines. */
export const textOf = (judge: Judge, file: string, data = DATA): string =>
  readFileSync(`${data}${judge}/${file}`, 'utf8');
/** The names of the files beside the lines that fit a pattern, in order. */
export const filesLike = (judge: Judge, pattern: string): string[] =>
  globSync(pattern, { cwd: `${DATA}${judge}` }).sort();
