/**
 * Makes pupil-data/vocabulary.json: the words that messages, questions, goals and interventions use in lower case and that are in no list of names. One that only one
 * line uses may be somebody's name all the same, unless the line is our own.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const here = (name) => new URL(`../${name}`, import.meta.url);
const json = (name) => JSON.parse(readFileSync(here(name), 'utf8'));
const names = new Set(
  [json('pupil-data/names.json'), json('pupil-data/more-names.json')].flatMap(({ first }) => first.split(' ')),
);
const files = (judge, ending) =>
  readdirSync(here(`data/${judge}/`)).flatMap((name) => (name.endsWith(ending) ? [`data/${judge}/${name}`] : []));
const lines = (file) =>
  readFileSync(here(file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const ofOthers = [
  ...['intents', 'off-plan'].flatMap((judge) => files(judge, '.jsonl').flatMap(lines)).map(({ text }) => text),
  ...files('off-plan', '.contexts.json')
    .flatMap((file) => Object.values(json(file)))
    .flatMap(({ goals, interventions }) => [
      ...goals.flatMap(({ title, indicator }) => [title, indicator]),
      ...interventions.flatMap(({ title, description }) => [title, description]),
    ]),
  ...files('smart', '.jsonl')
    .flatMap(lines)
    .flatMap(({ title, description, indicator }) => [title, description, indicator]),
];
const own = ['data/pupil-data/own.jsonl', 'data/pupil-data/own-plain.jsonl'].flatMap(lines).map(({ text }) => text);

const wordsOf = (text) => new Set((text ?? '').match(/(?<!\p{L})\p{Ll}\p{L}+(?!\p{L})/gu) ?? []);
const used = new Map();
for (const text of ofOthers) for (const word of wordsOf(text)) used.set(word, (used.get(word) ?? 0) + 1);
const words = new Set([
  ...own.flatMap((text) => [...wordsOf(text)]),
  ...[...used.keys()].filter((word) => used.get(word) > 1),
]);
const kept = [...words].filter((word) => !names.has(word)).sort();
const source = 'Lower-case words of what teams write, made by training/make-vocabulary.mjs';
writeFileSync(here('pupil-data/vocabulary.json'), `${JSON.stringify({ source, words: kept.join(' ') }, null, 1)}\n`);
