/** How the Swedish (and English) of every card reads, over a school half-way through its year and one that has just begun. */
import { beforeAll, describe, expect, it } from 'vitest';
import { agendaCard } from '../../cards/agenda.ts';
import type { Card, Element } from '../../cards/card.ts';
import { summaryCard } from '../../cards/decisions.ts';
import { yearEvaluatedCard } from '../../cards/evaluation.ts';
import { toText } from '../../cards/render/text.ts';
import { missingCard, statusCard } from '../../cards/status.ts';
import type { Locale } from '../../quality/base.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { demoSchool } from '../../scheduler/simulation/demo.ts';
import { everyCard } from './all-cards.ts';

/** What people wrote, without a capital and without an end. */
const TYPED = 'skriv något klokt';

let read: readonly { readonly locale: Locale; readonly card: Card }[] = [];
beforeAll(async () => {
  const demo = await demoSchool();
  // Nobody has answered, decided or reported yet.
  const begun: Snapshot = {
    ...demo,
    goals: demo.goals.map((goal) => ({ ...goal, state: 'draft' as const, baseline: null, target: null })),
    checkpoints: demo.checkpoints.map((one) => ({ ...one, state: 'planned' as const, closedAt: null })),
    ...{ answers: [], decisions: [], evaluations: [], deviations: [], parked: [] },
  };
  read = [demo, begun].flatMap((snapshot) =>
    (['sv', 'en'] as const).flatMap((locale) =>
      everyCard({ ...snapshot, team: { ...snapshot.team, locale } }, TYPED).flatMap((card) =>
        card ? [{ locale, card }] : [],
      ),
    ),
  );
});

const textsOf = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === 'Container') return textsOf(element.items);
    if (element.type === 'FactSet') return element.facts.map(({ title, value }) => `${title}: ${value}`);
    return element.type === 'TextBlock' ? [toText({ ...EMPTY, body: [element] })] : [];
  });
const EMPTY: Card = { type: 'AdaptiveCard', version: '1.5', fallbackText: '', lang: 'sv', body: [], actions: [] };
/** Each text of each card, once. */
const linesIn = (wanted: Locale | null): string[] => [
  ...new Set(
    read
      .filter(({ locale }) => wanted === null || locale === wanted)
      .flatMap(({ card }) => textsOf(card.body))
      .flatMap((words) => words.split('\n'))
      .filter((words) => words.trim() !== ''),
  ),
];

describe('every card', () => {
  it('has a capital after a bullet and at the beginning of a line, unless somebody wrote the line', () => {
    const small = linesIn(null).filter((line) => /^(?:[•✓○●◐→+] )?\p{Ll}/u.test(line) && !line.startsWith(TYPED));
    expect(small).toEqual([]);
  });

  it('says a number of things only where there are any', () => {
    const zeros = linesIn(null).filter(
      (line) => /(?<![\d,.:/–-])0 (?:av |of |\p{Ll}{2,})/u.test(line) || /: 0[.)]|: 0$/.test(line),
    );
    expect(zeros).toEqual([]);
  });

  it('says days as they are said', () => {
    const days = linesIn('sv').filter(
      (line) =>
        // «26 okt. – 30 okt.», «30 sep.», «den 14 september 2026–den 28 maj 2027», «Tisdag den 6 oktober»
        /\d+ (\p{L}+)\.? ?[–-] ?\d+ \1/u.test(line) ||
        /[–-] ?den \d/.test(line) ||
        /\d[ \u00a0](?:jan|feb|apr|aug|sept?|okt|nov|dec)\./u.test(line) ||
        /dag den \d/iu.test(line.replaceAll(/dagen den/giu, '')),
    );
    expect(days).toEqual([]);
    const periods = linesIn(null).filter((line) => /\b20\d\d-\d\d\b/.test(line));
    expect(periods).toEqual([]);
  });

  it('holds no placeholder, no code and no two signs after each other', () => {
    const odd = linesIn(null).filter((line) =>
      /\{\{|undefined|\bnull\b|[?!.]:|\.\.(?!\.)|– → –| ,| \.(?! )/u.test(line),
    );
    expect(odd).toEqual([]);
  });

  it('before the year’s first checkpoint counts since the school year began', async () => {
    const demo = await demoSchool();
    const [first] = inOrder(demo.checkpoints);
    if (!first) throw new Error('no checkpoint');
    const begun = { ...demo, discussions: [], checkpoints: [{ ...first, state: 'planned' as const }] };
    const said = [agendaCard(begun, first, 'sv'), statusCard('sv', begun, first.date, null)].map(toText).join('\n');
    expect(said).toContain('Inte träffat sedan läsårets början: Arbetslag 7');
    expect(said).not.toContain('förra avstämningen');
  });

  it('says what cannot be judged once', async () => {
    const demo = await demoSchool();
    const [goal] = demo.goals;
    if (!goal) throw new Error('no goal');
    const unknown = { ...demo, goals: [{ ...goal, baseline: null }], evaluations: [] };
    const reader = demo.members.find(({ principal }) => principal) ?? null;
    const words = toText(yearEvaluatedCard('sv', unknown, reader, '2027-06-02'));
    expect(words.split('Går inte att bedöma')).toHaveLength(2);
  });

  it('says of a goal before its day how far it has come, not that it was missed', async () => {
    const demo = await demoSchool();
    const early = { ...demo, evaluations: [] };
    const before = toText(yearEvaluatedCard('sv', early, null, '2027-02-04'));
    expect(before).toMatch(/Mål 1 · [^\n]*: pågår/u);
    expect(before).toMatch(/(?:Era siffror hittills|Senast rapporterat): \d/u);
    expect(before).not.toMatch(/Inte nått|Det blir/u);
    const looking = toText(yearEvaluatedCard('sv', early, null, '2027-06-02'));
    expect(looking).toContain('Det blir');
    expect(looking).not.toContain('pågår');
  });

  it('calls its reader «dig»', async () => {
    const demo = await demoSchool();
    const [, , third] = inOrder(demo.checkpoints);
    const reader = demo.members.find(({ principal }) => principal);
    if (!third || !reader) throw new Error('no checkpoint');
    const words = [
      missingCard('sv', demo, third.date, reader),
      statusCard('sv', demo, third.date, reader),
      summaryCard('sv', demo, third, reader.id, third.date),
    ].map(toText);
    for (const one of words) {
      expect(one).toMatch(/^Väntar på: .*\bdig\b/mu);
      expect(/^Väntar på: .*$/mu.exec(one)?.[0]).not.toContain(reader.name);
    }
  });
});
