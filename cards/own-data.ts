/** What is stored about one person, in their own words' order: shown before they erase it, or whenever they ask. */
import type { Locale } from '../quality/base.ts';
import type { OwnDocument } from '../quality/people/erasure.ts';
import type { OwnValue, Shown } from '../quality/people/own-data.ts';
import type { Team } from '../quality/team/documents.ts';
import { button, type Card, type Element, heading, subtle, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { sourceWords } from './data.ts';
import { formatDate, formatInstant, formatNumber, listed, weekdayName } from './format.ts';
import { long, paged, section } from './paging.ts';
import { type Say, speak } from './texts.ts';

/** What one team has stored about the person. */
export type OwnDataIn = { readonly team: Team; readonly documents: readonly OwnDocument[] };

/** `fileId` names the order of the file that a button gives: what is pressed twice is made once. */
type How = { readonly page?: number; readonly toRead?: boolean; readonly fileId?: string };

/** One page of it, counted from 0; with a way to erase it all unless it is only to be read. */
export function ownDataCard(
  locale: Locale,
  person: string,
  stored: readonly OwnDataIn[],
  { page = 0, toRead = false, fileId }: How = {},
): Card {
  const say = speak(locale);
  const title = say('mine:title');
  const rows = stored.flatMap(({ team, documents }): Element[] => [
    text(team.school, { weight: 'bolder' }),
    ...documents.flatMap(({ kind, shown }) =>
      section(
        say(`mine:kind.${kind}`),
        shown.flatMap((one) => rowOf(locale, team.timeZone, one)),
      ),
    ),
  ]);
  const there = rows.length > 0 ? rows : [text(say('mine:none'))];
  const shown = paged(say, there, { do: 'people.mine', for: person, ...(toRead ? { toRead: 'true' } : {}) }, page);
  const erase = [
    button(say('people:deleteYes'), { do: 'people.delete', for: person }, 'destructive'),
    button(say('common:cancel'), { do: 'people.cancel', for: person }),
  ];
  const body = [heading(title), subtle(say('mine:intro')), ...shown.rows];
  const file = fileId && button(say('mine:asFile'), { do: 'people.mineFile', for: person, id: fileId });
  return card(say, title, body, [...shown.buttons, ...(file ? [file] : []), ...(toRead ? [] : erase)]);
}

/** «Radera mina svar»: how they are changed, and how all is erased. */
export function ownAnswersCard(say: Say): Card {
  const words = say('mine:answers');
  return card(say, words, [text(words)], [commandButton(say, 'answer'), commandButton(say, 'deleteMine')]);
}

/** The same as plain text, a line a field. `today` is an ISO date. */
export function ownDataText(locale: Locale, stored: readonly OwnDataIn[], today: string): string {
  const say = speak(locale);
  const parts = stored.flatMap(({ team, documents }) => [
    `${team.school}\n${'='.repeat(team.school.length)}`,
    ...documents.map(({ kind, shown }) =>
      [
        say(`mine:kind.${kind}`),
        ...shown.map(
          ([field, value]) => `  ${say(`mine:field.${field}`)}: ${indented(locale, say, team.timeZone, value)}`,
        ),
      ].join('\n'),
    ),
  ]);
  const head = `${say('mine:title')}, ${formatDate(locale, today)}\n${say('mine:intro')}`;
  return `${[head, ...(parts.length > 0 ? parts : [say('mine:none')])].join('\n\n')}\n`;
}

const indented = (...of: Parameters<typeof wordsOf>): string => wordsOf(...of).replaceAll(/\r?\n/g, '\n    ');

const rowOf = (locale: Locale, timeZone: string, [field, value]: Shown): Element[] => {
  const say = speak(locale);
  return long(wordsOf(locale, say, timeZone, value), { label: say(`mine:field.${field}`), spacing: 'none' });
};

function wordsOf(locale: Locale, say: Say, timeZone: string, value: OwnValue): string {
  if ('words' in value) return value.words;
  if ('source' in value) return sourceWords(say, value.source);
  if ('weekdays' in value)
    return listed(
      locale,
      value.weekdays.map((day) => weekdayName(locale, day)),
    );
  if ('number' in value) return formatNumber(locale, value.number);
  if ('date' in value) return formatDate(locale, value.date);
  if ('instant' in value) return formatInstant(locale, value.instant, timeZone);
  if ('language' in value) return say(`people:language.${value.language}`);
  if ('part' in value) return say(`mine:part.${value.part}`);
  if ('outcome' in value) return say(`evaluation:outcome.${value.outcome}`);
  if ('status' in value) return say(`checkpoint:status.${value.status}`);
  return say(`setup:profession.${value.profession}`);
}
