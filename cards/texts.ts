/** The words people see, in Swedish and English. Catalogues are flat JSON files in texts/, one per part of the product. */
import i18next from 'i18next';
import type { Locale } from '../quality/base.ts';
import { formatDate } from './format.ts';
import archiveEn from './texts/archive.en.json' with { type: 'json' };
import archiveSv from './texts/archive.sv.json' with { type: 'json' };
import askedEn from './texts/asked.en.json' with { type: 'json' };
import askedSv from './texts/asked.sv.json' with { type: 'json' };
import checkpointEn from './texts/checkpoint.en.json' with { type: 'json' };
import checkpointSv from './texts/checkpoint.sv.json' with { type: 'json' };
import commonEn from './texts/common.en.json' with { type: 'json' };
import commonSv from './texts/common.sv.json' with { type: 'json' };
import dataEn from './texts/data.en.json' with { type: 'json' };
import dataSv from './texts/data.sv.json' with { type: 'json' };
import evaluationEn from './texts/evaluation.en.json' with { type: 'json' };
import evaluationSv from './texts/evaluation.sv.json' with { type: 'json' };
import feedEn from './texts/feed.en.json' with { type: 'json' };
import feedSv from './texts/feed.sv.json' with { type: 'json' };
import goalsEn from './texts/goals.en.json' with { type: 'json' };
import goalsSv from './texts/goals.sv.json' with { type: 'json' };
import historyEn from './texts/history.en.json' with { type: 'json' };
import historySv from './texts/history.sv.json' with { type: 'json' };
import keepEn from './texts/keep.en.json' with { type: 'json' };
import keepSv from './texts/keep.sv.json' with { type: 'json' };
import mineEn from './texts/mine.en.json' with { type: 'json' };
import mineSv from './texts/mine.sv.json' with { type: 'json' };
import overviewEn from './texts/overview.en.json' with { type: 'json' };
import overviewSv from './texts/overview.sv.json' with { type: 'json' };
import pageEn from './texts/page.en.json' with { type: 'json' };
import pageSv from './texts/page.sv.json' with { type: 'json' };
import partEn from './texts/part.en.json' with { type: 'json' };
import partSv from './texts/part.sv.json' with { type: 'json' };
import peopleEn from './texts/people.en.json' with { type: 'json' };
import peopleSv from './texts/people.sv.json' with { type: 'json' };
import picturesEn from './texts/pictures.en.json' with { type: 'json' };
import picturesSv from './texts/pictures.sv.json' with { type: 'json' };
import planEn from './texts/plan.en.json' with { type: 'json' };
import planSv from './texts/plan.sv.json' with { type: 'json' };
import reportEn from './texts/report.en.json' with { type: 'json' };
import reportSv from './texts/report.sv.json' with { type: 'json' };
import setupEn from './texts/setup.en.json' with { type: 'json' };
import setupSv from './texts/setup.sv.json' with { type: 'json' };
import simulateEn from './texts/simulate.en.json' with { type: 'json' };
import simulateSv from './texts/simulate.sv.json' with { type: 'json' };
import smartEn from './texts/smart.en.json' with { type: 'json' };
import smartSv from './texts/smart.sv.json' with { type: 'json' };
import statusEn from './texts/status.en.json' with { type: 'json' };
import statusSv from './texts/status.sv.json' with { type: 'json' };
import waitingEn from './texts/waiting.en.json' with { type: 'json' };
import waitingSv from './texts/waiting.sv.json' with { type: 'json' };
import wheelEn from './texts/wheel.en.json' with { type: 'json' };
import wheelSv from './texts/wheel.sv.json' with { type: 'json' };
import yearEn from './texts/year.en.json' with { type: 'json' };
import yearSv from './texts/year.sv.json' with { type: 'json' };
import yearEndEn from './texts/year-end.en.json' with { type: 'json' };
import yearEndSv from './texts/year-end.sv.json' with { type: 'json' };

const sv = {
  archive: archiveSv,
  asked: askedSv,
  status: statusSv,
  simulate: simulateSv,
  goals: goalsSv,
  checkpoint: checkpointSv,
  common: commonSv,
  history: historySv,
  keep: keepSv,
  data: dataSv,
  feed: feedSv,
  evaluation: evaluationSv,
  mine: mineSv,
  overview: overviewSv,
  page: pageSv,
  part: partSv,
  people: peopleSv,
  pictures: picturesSv,
  plan: planSv,
  report: reportSv,
  setup: setupSv,
  smart: smartSv,
  waiting: waitingSv,
  wheel: wheelSv,
  year: yearSv,
  yearEnd: yearEndSv,
};
const en: { [N in keyof typeof sv]: Record<keyof (typeof sv)[N], string> } = {
  archive: archiveEn,
  asked: askedEn,
  common: commonEn,
  status: statusEn,
  simulate: simulateEn,
  goals: goalsEn,
  checkpoint: checkpointEn,
  history: historyEn,
  keep: keepEn,
  data: dataEn,
  feed: feedEn,
  evaluation: evaluationEn,
  mine: mineEn,
  overview: overviewEn,
  page: pageEn,
  part: partEn,
  people: peopleEn,
  pictures: picturesEn,
  plan: planEn,
  report: reportEn,
  setup: setupEn,
  smart: smartEn,
  waiting: waitingEn,
  wheel: wheelEn,
  year: yearEn,
  yearEnd: yearEndEn,
};

type Plain<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
/** Any text there is, as `catalogue:key`; a missing one does not compile. */
export type TextKey = { [N in keyof typeof sv]: `${N}:${Plain<keyof (typeof sv)[N] & string>}` }[keyof typeof sv];
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

const catalogues = i18next.createInstance();
void catalogues.init({
  resources: { sv, en },
  lng: 'sv',
  fallbackLng: 'sv',
  defaultNS: 'common',
  keySeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Each text is looked up once; what it says of a number of things (`count`) turns on the number, by the language's rules. */
function speaker(lng: Locale): Say {
  const known = new Map<TextKey, string>();
  const written = (key: TextKey): string => {
    const text = known.get(key) ?? catalogues.t(key, { lng, skipInterpolation: true });
    known.set(key, text);
    return text;
  };
  return (key, values) => {
    if (!values) return written(key);
    if ('count' in values) return catalogues.t(key, { lng, ...values });
    return written(key).replaceAll(/\{\{(\w{1,40})\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
const speakers: Record<Locale, Say> = { sv: speaker('sv'), en: speaker('en') };

/** The language that it speaks. */
export const localeOf = (say: Say): Locale => (say('people:lang') === 'en' ? 'en' : 'sv');

/** The function that says things in one language. */
export const speak = (locale: Locale): Say => speakers[locale];

/** A text whose key comes from stored data (e.g. a checkpoint's reason); ISO dates among the values are written out. */
export function sayStored(locale: Locale, key: string, values: Record<string, string>): string {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(locale, value) : value,
  ]);
  return String(catalogues.t(key, { lng: locale, ...Object.fromEntries(written) }));
}

/** Both catalogues, for the test that they have the same keys. */
export const catalogueTexts = { sv, en };
