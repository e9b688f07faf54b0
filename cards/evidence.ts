/** What the interventions rest on and how many hours they take, for somebody who asks of all of them at once. */
import type { Locale } from '../quality/base.ts';
import type { Evidence, Intervention } from '../quality/plan/documents.ts';
import { EVIDENCE_LEVELS } from '../quality/plan/documents.ts';
import { isDescribed, isWeak } from '../quality/plan/evidence.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { isCurrent } from '../quality/status/status.ts';
import { button, buttons, type Card, type Container, heading, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { bullet, formatNumber } from './format.ts';
import { paged } from './paging.ts';
import { reasonFor } from './principal.ts';
import { type Say, speak } from './texts.ts';

/** Nobody has said anything of it, which is no finding. */
const isSaid = (evidence: Evidence): boolean => isDescribed(evidence) || evidence.level !== 'unknown';

/** Weak ground first: what nobody has filled in or knows, what does not work, own experience, and last what is known best. */
function strength({ evidence }: Intervention): number {
  if (!isSaid(evidence)) return 0;
  if (evidence.finding === 'noEffect') return 1;
  return 2 + EVIDENCE_LEVELS.toReversed().indexOf(evidence.level);
}

/** The interventions that go on, each with what it rests on, those on weak ground first. */
export function evidenceCard(locale: Locale, snapshot: Snapshot, page = 0): Card {
  const say = speak(locale);
  const { team } = snapshot.key;
  const title = say('asked:evidenceTitle');
  const all = snapshot.interventions.filter(isCurrent).toSorted((a, b) => strength(a) - strength(b));
  const known = all.filter(({ evidence }) => !isWeak(evidence)).length;
  const open = { do: 'plan.list', team, of: 'evidence' } as const;
  const { rows, buttons: pages } = paged(
    say,
    all.map((one) => evidenceRow(say, team, one)),
    open,
    page,
  );
  const sum = all.length === 0 ? say('plan:none') : say('asked:evidenceSum', { known, all: all.length });
  return card(
    say,
    title,
    [heading(title), text(sum), ...rows],
    [...pages, button(say('plan:where'), { do: 'plan.where', team }), commandButton(say, 'interventions', team)],
  );
}

function evidenceRow(say: Say, team: string, one: Intervention): Container {
  const { evidence, override } = one;
  return {
    type: 'Container',
    separator: true,
    spacing: 'medium',
    items: [
      text(say('plan:row', { number: one.number, title: one.title }), { weight: 'bolder' }),
      text(restsWords(say, evidence), { spacing: 'none' }),
      ...evidence.references.map((reference) =>
        text(bullet(say('asked:evidenceSource', { reference })), { spacing: 'none' }),
      ),
      ...(override ? [text(reasonFor(say, override), { spacing: 'none' })] : []),
      buttons(button(say('plan:see'), { do: 'plan.see', team, intervention: one.id })),
    ],
  };
}

/** What it rests on in a sentence, and what the knowledge says of it. */
function restsWords(say: Say, evidence: Evidence): string {
  if (!isSaid(evidence)) return say('asked:evidenceNotSaid');
  if (evidence.level === 'unknown') return say('asked:evidenceUnknown');
  const level = say(`plan:evidence.${evidence.level}`);
  const finding = say(`plan:finding.${evidence.finding}`).toLowerCase();
  return say('asked:evidenceRow', { level: `${level.toLowerCase()}, ${finding}` });
}

/** The hours a week of the interventions that are under way, each and together. */
export function hoursCard(locale: Locale, snapshot: Snapshot): Card {
  const say = speak(locale);
  const title = say('asked:hoursTitle');
  const under = snapshot.interventions.filter(({ state }) => state === 'active');
  const told = under.flatMap(({ hours }) => hours ?? []);
  const sum = formatNumber(
    locale,
    told.reduce((all, one) => all + one, 0),
  );
  const lines = under.map(({ number, title: name, hours }) =>
    say('asked:hoursRow', {
      number,
      title: name,
      hours:
        hours === null ? say('asked:hoursNotSaid') : say('asked:hoursWeek', { hours: formatNumber(locale, hours) }),
    }),
  );
  return card(
    say,
    title,
    [
      heading(title),
      text(told.length === 0 ? say('asked:hoursNone') : say('asked:hoursSum', { hours: sum, count: told.length })),
      ...lines.map((line) => text(bullet(line), { spacing: 'small' })),
    ],
    [commandButton(say, 'interventions', snapshot.key.team)],
  );
}
