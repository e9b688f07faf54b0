/** What is said beside a figure: of how many it is, and where it comes from. */
import type { Locale } from '../quality/base.ts';
import type { Latest } from '../quality/data/definitions.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, heading, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { nameWords, sourceWords, valueWords } from './data.ts';
import { bullet, formatPeriod } from './format.ts';
import { cut } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

/** So many figures are told of at once; all of them are a press away. */
const MAX_SHOWN = 15;
/** Most characters of a file's name. */
const SOURCE_SHOWN = 60;

/** The latest figures, each with of how many it is and from where. */
export function besideCard(locale: Locale, snapshot: Snapshot, values: readonly Latest[]): Card {
  const say = speak(locale);
  const title = say('data:besideTitle');
  const rows = values
    .slice(0, MAX_SHOWN)
    .map((one) => text(bullet(besideLine(say, locale, one)), { spacing: 'small' }));
  const body = rows.length === 0 ? [text(say('data:none'))] : rows;
  const all = button(say('data:all'), { do: 'data.show', team: snapshot.key.team });
  return card(say, title, [heading(title), ...body], [all]);
}

/** Of hidden values nobody is told how many they are of. */
function besideLine(say: Say, locale: Locale, { definition, latest }: Latest): string {
  const { n, value, source, period } = latest;
  return [
    say('data:row', {
      name: nameWords(say, locale, definition, latest),
      value: valueWords(say, locale, definition, latest),
      period: formatPeriod(locale, period),
      trend: '',
    }),
    ...(value.kind !== 'number' || definition.staff
      ? []
      : [n === null ? say('data:countUnknown') : say('data:countedOn', { count: n })]),
    cut(sourceWords(say, source), SOURCE_SHOWN),
  ].join(' · ');
}

/** Whether pupils have been asked for it. */
export const isOfSurvey = ({ definition: { name, definition, source }, latest }: Latest): boolean =>
  /enkät|survey|svara|svarat|uppger|hälsosamtal/iu.test([name.sv, definition.sv, source, latest.source].join(' '));

/** «Hur många svarade på enkäten»: of the surveys whose figures there are; who has answered the bot's own questions is another thing. */
export function surveysCard(locale: Locale, snapshot: Snapshot, values: readonly Latest[]): Card {
  const say = speak(locale);
  const shown = besideCard(locale, snapshot, values);
  const others = commandButton(say, 'missing', snapshot.key.team);
  if (values.length > 0) return { ...shown, actions: [...shown.actions, others] };
  const words = say('data:noSurvey');
  return card(say, words, [text(words)], [others, ...shown.actions]);
}
