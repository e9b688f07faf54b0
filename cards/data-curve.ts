/** One indicator through the years, of some of the school's pupils or all of them; and all the figures of a grade. */
import type { Locale } from '../quality/base.ts';
import { definitionsOf, latestValues, measuredOf, valuesOf } from '../quality/data/definitions.ts';
import { eachOf, isOfGrade } from '../quality/data/goal-points.ts';
import type { Whose } from '../quality/data/observations.ts';
import { periodEnd } from '../quality/data/periods.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, buttons, type Card, type Element, heading, image, subtle, text } from './card.ts';
import { card } from './common.ts';
import { latestRows, nameWords, scopeWords, valueWords } from './data.ts';
import { capital, formatDate, formatPeriod } from './format.ts';
import { paged, section } from './paging.ts';
import { seriesPicture } from './pictures.ts';
import { SLACK } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

/**
 * Of those who are asked for, else of whom the newest value is (the whole school before its grades), and a button for each of the others. Null when there
 * is none, or nothing of it may be shown.
 */
export function curveCard(
  locale: Locale,
  snapshot: Snapshot,
  key: string,
  { whose, note }: { whose?: Whose | undefined; note?: string | undefined } = {},
): Card | null {
  const say = speak(locale);
  const definition = definitionsOf(snapshot).find((one) => one.key === key);
  const all = measuredOf(snapshot, key);
  const shown = all.find((one) => isSame(one, whose)) ?? newestOf(snapshot, key);
  const observations = shown ? valuesOf(snapshot, { indicator: key, ...shown }) : [];
  const picture = definition && seriesPicture(locale, definition, observations);
  const [latest] = observations.slice(-1);
  if (!definition || !picture || !latest) return null;
  const title = nameWords(say, locale, definition, latest);
  const rows = observations.map((one) =>
    text(`${capital(formatPeriod(locale, one.period))}: ${valueWords(say, locale, definition, one)}`, {
      spacing: 'none',
    }),
  );
  const others = all.filter((one) => !isSame(one, shown));
  return card(
    say,
    title,
    [
      ...(note ? [text(note, { weight: 'bolder' })] : []),
      heading(title),
      subtle(definition.definition[locale]),
      ...(definition.changed
        ? [text(say('data:changedSince', { date: formatDate(locale, definition.changed) }), { weight: 'bolder' })]
        : []),
      image(picture),
      ...rows,
      ...otherRows(say, snapshot.key.team, key, others),
    ],
    [
      button(say('data:all'), { do: 'data.show', team: snapshot.key.team }),
      button(say('data:redefine'), { do: 'data.redefineOpen', team: snapshot.key.team, indicator: definition.key }),
    ],
  );
}

const isSame = (one: Whose, other: Whose | undefined): boolean =>
  one.scope === other?.scope && one.group === other.group;

/** Of whom the newest value is; the first of them where several are as new. */
function newestOf(snapshot: Snapshot, key: string): Whose | undefined {
  const values = latestValues(snapshot).flatMap(({ definition, latest }) => (definition.key === key ? [latest] : []));
  return values.toSorted((a, b) => Temporal.PlainDate.compare(periodEnd(b.period), periodEnd(a.period)))[0];
}

function otherRows(say: Say, team: string, indicator: string, others: readonly Whose[]): Element[] {
  const each = others.map(
    ({ scope, group }): Button =>
      button(capital(scopeWords(say, { scope, group }) || say('data:whole')), {
        do: 'data.curve',
        team,
        indicator,
        scope,
        group,
      }),
  );
  const rows = Array.from({ length: Math.ceil(each.length / SLACK.actionsInBlock) }, (_, at) =>
    buttons(...each.slice(at * SLACK.actionsInBlock, (at + 1) * SLACK.actionsInBlock)),
  );
  return section(say('data:others'), rows);
}

/** The latest figures of a grade, or of several that are measured together or else each by itself, by the first of the names that they are kept by. */
export function gradeCard(locale: Locale, snapshot: Snapshot, scopes: readonly string[], page = 0): Card {
  const say = speak(locale);
  const of = (those: readonly string[]) =>
    latestValues(snapshot).filter(({ definition, latest }) => those.some((one) => isOfGrade(definition, latest, one)));
  const [scope = ''] = scopes;
  const together = of(scopes);
  const values = together.length > 0 ? together : of(eachOf(scope));
  const grade = scopeWords(say, { scope, group: 'all' });
  const title = say('data:gradeTitle', { grade });
  const data = { team: snapshot.key.team };
  const open = { do: 'data.show', ...data, scope } as const;
  const { rows, buttons: pages } = paged(say, latestRows(say, locale, values), open, page);
  const body = values.length === 0 ? [text(say('data:gradeNone', { grade }))] : rows;
  return card(say, title, [heading(title), ...body], [...pages, button(say('data:all'), { do: 'data.show', ...data })]);
}
