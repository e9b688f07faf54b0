import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueTexts } from '../../cards/texts.ts';
import { inferDirection } from '../../quality/goals/smart/direction.ts';
import type { SmartGoal } from '../../quality/goals/smart/goal.ts';
import { judgeSmart, type SmartJudgement } from '../../quality/goals/smart/judge.ts';

const TODAY = '2026-11-01';
const GOAL: SmartGoal = {
  title: 'Fler elever i åk 5 äter frukost',
  description: 'Frukostkorg vid första lektionen två dagar i veckan i åk 5.',
  indicator: 'Andel elever i åk 5 som uppger att de ätit frukost',
  baseline: 62,
  target: 70,
  unit: '%',
  direction: 'higher',
  deadline: '2027-05-20',
  checkpoints: ['2027-01-26', '2027-03-23'],
  history: [
    { period: '2023/24', value: 54 },
    { period: '2024/25', value: 58 },
    { period: '2025/26', value: 62 },
  ],
  acceptedBy: 5,
  teamSize: 6,
};
const LETTERS = ['specific', 'measurable', 'accepted', 'realistic', 'timebound'] as const;
const codes = (judgement: SmartJudgement): string[] =>
  LETTERS.flatMap((letter) => judgement[letter].problems.map((problem) => problem.code));
const failing = (more: Partial<SmartGoal>): string => {
  const judgement = judgeSmart({ ...GOAL, ...more }, TODAY);
  return LETTERS.filter((letter) => !judgement[letter].pass)
    .map((letter) => letter[0])
    .join('');
};

it('passes a goal that has everything', () => expect(codes(judgeSmart(GOAL, TODAY))).toEqual([]));

describe('specific', () => {
  it.each([
    ['Alla ska gå kursen i bemötande', 'Kursen ges i januari för personalen.'],
    ['Ha tre möten med arbetslaget', 'Möten i oktober, januari och mars i åk 5.'],
    ['Genomföra en temadag om mat i åk 5', 'Hela dagen i åk 5.'],
    ['Hold two workshops for teachers in year 5', ''],
    ['Elevhälsan ska bli bättre', 'Vi vill arbeta bra.'],
    ['Trivseln ska öka', 'Fler ska må bra.'],
    ['Jobba med frukost, sömn, rörelse m.m. i åk 5', ''],
    ['Eleven i 5B ska äta frukost', 'Pojken i 5B följs varje dag.'],
    ['', ''],
  ])('fails «%s»', (title, description) => expect(failing({ title, description })).toContain('s'));

  it.each([
    ['Färre sena ankomster till första lektionen i åk 8', 'Mentorn möter vid dörren.'],
    ['Utveckla läsningen i åk 2 så att fler når gränsen', 'Läsgrupper tre gånger i veckan.'],
    ['Fewer conflicts on the football pitch in year 4', 'Two adults at every break.'],
    ['Fler lärare på mellanstadiet använder bildstöd', 'Bildstöd i alla klassrum.'],
  ])('passes «%s»', (title, description) =>
    expect(judgeSmart({ ...GOAL, title, description }, TODAY).specific.pass).toBe(true),
  );

  it('lets a verb warn, never decide', () => {
    const judgement = judgeSmart({ ...GOAL, title: 'Utveckla frukostvanorna i åk 5' }, TODAY);
    expect(judgement.specific).toMatchObject({ pass: true, problems: [{ code: 'verb', severity: 'warning' }] });
  });
});

describe('measurable', () => {
  it.each<[Partial<SmartGoal>, string]>([
    [{ baseline: null }, 'mr'],
    [{ target: null }, 'mr'],
    [{ target: Number.NaN }, 'mr'],
    [{ unit: null }, 'm'],
    [{ indicator: '' }, 'm'],
    [{ indicator: 'Känslan i klassrummet', unit: 'poäng' }, 'm'],
    [{ indicator: 'Meritvärde i åk 9', unit: 'poäng' }, 'm'],
    [{ indicator: 'Andel elever i åk 9 som ätit frukost' }, 'm'],
    [{ indicator: 'Antal elever i åk 5 som ätit frukost' }, 'm'],
    [{ baseline: 130, target: 140 }, 'mr'],
    [{ description: 'Andelen ska gå från 40 till 50 % i åk 5.' }, 'm'],
  ])('%j fails %s', (more, letters) => expect(failing(more)).toBe(letters));
});

describe('accepted', () => {
  it.each<[Partial<SmartGoal>, boolean]>([
    [{ acceptedBy: 3, teamSize: 4 }, true],
    [{ acceptedBy: 2, teamSize: 3 }, false],
    [{ acceptedBy: 0, teamSize: 0 }, false],
    [{ acceptedBy: 6, teamSize: 6, principalAccepted: false }, false],
    [{ acceptedBy: 5, teamSize: 6, principalAccepted: true }, true],
  ])('%j: %s', (more, pass) => expect(judgeSmart({ ...GOAL, ...more }, TODAY).accepted.pass).toBe(pass));
});

describe('realistic', () => {
  it.each<[Partial<SmartGoal>, string]>([
    [{ target: 74 }, ''],
    [{ target: 75 }, 'r'],
    [{ target: 95 }, 'r'],
    [{ target: 62 }, 'r'],
    [{ target: 55 }, 'r'],
    [{ direction: 'lower' }, 'r'],
    [{ target: 95, justification: 'Ny matsal och gratis frukost för alla från januari.' }, ''],
    [{ history: [] }, ''],
    // Within what has been before is never far, however large the step.
    [
      {
        target: 85,
        history: [
          { period: '1', value: 90 },
          { period: '2', value: 60 },
          { period: '3', value: 62 },
        ],
      },
      '',
    ],
  ])('%j fails «%s»', (more, letters) => expect(failing(more)).toBe(letters));

  it('compares autumn with autumn', () => {
    const history = ['HT23', 'VT24', 'HT24', 'VT25', 'HT25'].map((period, at) => ({
      period,
      value: at % 2 ? 40 : 60 + at / 2,
    }));
    expect(failing({ history, target: 80 })).toBe('r');
  });

  it('counts a period that comes twice once', () => {
    const history = [...GOAL.history.slice(0, 2), { period: '2025/26', value: 5 }, { period: '2025/26', value: 62 }];
    expect(failing({ history, target: 95 })).toBe('r');
  });

  it('warns of chance in a small group', () =>
    expect(codes(judgeSmart({ ...GOAL, n: 18, target: 68 }, TODAY))).toContain('noise'));
});

describe('so few that the school’s figures hide them', () => {
  const few = (more: Partial<SmartGoal>) =>
    judgeSmart({ ...GOAL, ...more }, TODAY).measurable.problems.find(({ code }) => code === 'fewPupils')?.severity;
  it.each<[Partial<SmartGoal>, string | undefined]>([
    [{ n: 9 }, 'error'],
    [{ n: 23, baseline: 17.4 }, 'error'],
    [{ n: 23, baseline: 87 }, 'error'],
    [{ n: 23, baseline: 60.9 }, undefined],
    [{ n: 210 }, undefined],
    [{}, undefined],
    [{ unit: 'elever', baseline: 8, target: 12 }, 'warning'],
    [{ unit: 'elever', baseline: 40, target: 60 }, undefined],
    [{ unit: 'tillfällen', baseline: 8, target: 4 }, undefined],
  ])('%j: %s', (more, severity) => expect(few(more)).toBe(severity));
});

describe('timebound', () => {
  it.each<[Partial<SmartGoal>, string]>([
    [{ deadline: null }, 't'],
    [{ deadline: 'löpande' }, 't'],
    [{ deadline: '2027-02-31' }, 't'],
    [{ deadline: '2026-10-31' }, 't'],
    [{ deadline: '2027-09-01' }, 't'],
    [{ checkpoints: [] }, 't'],
    [{ checkpoints: ['2027-06-01'] }, 't'],
    [{ checkpoints: ['2027-01-26'] }, ''],
  ])('%j fails «%s»', (more, letters) => expect(failing(more)).toBe(letters));
});

describe('direction', () => {
  it.each([
    ['Närvaron', 'Andel elever med mer än 15 % frånvaro', 'lower'],
    ['Trygga raster', 'Andel elever som känner sig trygga', 'higher'],
    ['Kortare väntan', 'Antal skoldagar från anmälan till första möte', 'lower'],
    ['', 'Andel elever utan ogiltig frånvaro', 'higher'],
    ['Öka', 'Något', 'higher'],
    ['', 'Något', 'unclear'],
  ])('%s, %s: %s', (title, indicator, direction) => expect(inferDirection(title, '', indicator)).toBe(direction));
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom('åk 7', 'Fler', '%', 'kurs', ''),
);
const number = fc.oneof(fc.double(), fc.constantFrom(null, 0, 100, Number.NaN));
const anyGoal = fc.record<SmartGoal>({
  title: text,
  description: text,
  indicator: text,
  baseline: number,
  target: number,
  unit: fc.oneof(text, fc.constant(null)),
  deadline: fc.oneof(text, fc.constantFrom('2027-05-20', null)),
  checkpoints: fc.array(fc.oneof(text, fc.constant('2027-01-26'))),
  history: fc.array(fc.record({ period: text, value: number })),
  acceptedBy: fc.integer({ min: -1, max: 12 }),
  teamSize: fc.integer({ min: -1, max: 12 }),
});
const RUNS = { numRuns: 300, seed: 20261124 };

describe('any goal at all', () => {
  it('is judged without throwing, and twice alike', () => {
    fc.assert(
      fc.property(anyGoal, (goal) => {
        expect(judgeSmart(goal, TODAY)).toEqual(judgeSmart(goal, TODAY));
      }),
      RUNS,
    );
  });

  it('is not accepted less when one more says yes', () => {
    fc.assert(
      fc.property(anyGoal, (goal) => {
        const more = { ...goal, acceptedBy: goal.acceptedBy + 1 };
        if (judgeSmart(goal, TODAY).accepted.pass) expect(judgeSmart(more, TODAY).accepted.pass).toBe(true);
      }),
      RUNS,
    );
  });

  it('is explained: every code has a reason and a suggestion in both languages, and stands in the rules', () => {
    const code = ['judge', 'wording', 'measurable', 'realistic']
      .map((name) => readFileSync(`quality/goals/smart/${name}.ts`, 'utf8'))
      .join('\n');
    const rules = readFileSync('docs/smart.md', 'utf8');
    const known = Object.keys(catalogueTexts.sv.smart).filter((key) => key.startsWith('reason.'));
    expect(known.length).toBeGreaterThan(25);
    for (const key of known) {
      const name = key.slice('reason.'.length);
      expect(code).toContain(`'${name}'`);
      expect(rules).toContain(`\`${name}\``);
      expect(catalogueTexts.en.smart).toHaveProperty([`suggest.${name}`]);
      expect(catalogueTexts.sv.smart).toHaveProperty([`suggest.${name}`]);
    }
  });
});
