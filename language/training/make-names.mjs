/**
 * Makes pupil-data/names.json: first names and surnames from @faker-js/faker (MIT; `npm install --no-save @faker-js/faker@10.6.0` first), and
 * own-names.txt beside this file. `ordinary` are the first names that our own messages use as ordinary words in lower case, and own-ordinary.txt.
 * make-vocabulary.mjs is run after it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';

const LOCALES = ['sv', 'nb_NO', 'da', 'fi', 'en', 'de', 'pl', 'tr', 'fr', 'es', 'nl', 'hr', 'en_NG', 'en_IN'];
const isName = (name) => /^\p{Lu}[\p{L}’'-]{1,14}$/u.test(name);
const here = (name) => new URL(`../${name}`, import.meta.url);

const first = new Set(readFileSync(here('training/own-names.txt'), 'utf8').split(/\s+/).filter(Boolean));
const last = new Set();
for (const locale of LOCALES) {
  const { first_name: names, last_name: surnames } = allLocales[locale].person;
  for (const name of [...(names.generic ?? []), ...(names.female ?? []), ...(names.male ?? [])])
    if (isName(name) && name !== 'Andel') first.add(name.toLowerCase());
  if (['sv', 'nb_NO', 'da', 'fi'].includes(locale))
    for (const name of surnames?.generic ?? []) if (isName(name)) last.add(name.toLowerCase());
}

const data = ['intents', 'off-plan'].flatMap((judge) =>
  readdirSync(here(`data/${judge}/`)).flatMap((name) => (name.endsWith('.jsonl') ? [`${judge}/${name}`] : [])),
);
const words = new Map();
for (const name of data) {
  for (const line of readFileSync(here(`data/${name}`), 'utf8')
    .trim()
    .split('\n')) {
    for (const word of JSON.parse(line).text.match(/(?<![\p{L}])\p{Ll}[\p{L}]+/gu) ?? [])
      words.set(word, (words.get(word) ?? 0) + 1);
  }
}
const also = readFileSync(here('training/own-ordinary.txt'), 'utf8').split(/\s+/);
const ordinary = [...first].filter((name) => (words.get(name) ?? 0) >= 2 || also.includes(name));
const source = '@faker-js/faker 10.6.0 (MIT), person data of 14 locales, and own-names.txt';
const joined = (names) => [...names].sort().join(' ');
writeFileSync(
  here('pupil-data/names.json'),
  `${JSON.stringify({ source, first: joined(first), last: joined(last), ordinary: joined(ordinary) }, null, 1)}\n`,
);
