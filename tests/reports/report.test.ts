/** The reports of the made-up school, and of teams with words that are hard on a file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../quality/base.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Report } from '../../reports/document.ts';
import { makeReport, type Order } from '../../reports/make.ts';
import { reportOf } from '../../reports/model.ts';
import type { Half, Subject } from '../../reports/reading.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';
import { findVeraPdf, type VeraPdf } from '../../scripts/verapdf.ts';
import { someTeam } from '../cards/some-team.ts';
import { all, type Node, partsOf, sheetsOf, wordsOf, xmlOf } from './files.ts';

let school: Snapshot;
beforeAll(async () => {
  school = await demoSchool();
});
/** What a report is of, whatever becomes of it. */
type About = Omit<Order, 'format'>;
const aboutYear = (locale: Locale): About => ({
  locale,
  snapshot: school,
  subject: { kind: 'year' },
  today: DEMO_TODAY,
});
function aboutCheckpoint(locale: Locale, number: number): About {
  const checkpoint = inOrder(school.checkpoints)[number - 1];
  if (!checkpoint) throw new RangeError('the demo has four checkpoints');
  return { ...aboutYear(locale), subject: { kind: 'checkpoint', checkpoint } };
}
const aboutHalf = (locale: Locale, half: Half): About => ({
  ...aboutYear(locale),
  subject: { kind: 'half-year', half },
});
const aboutTeam = (snapshot: Snapshot, subject: Subject = { kind: 'year' }): About => ({
  locale: snapshot.team.locale,
  snapshot,
  subject,
  today: '2027-06-10',
});
const read = ({ locale, snapshot, subject, today }: About): Report => reportOf(locale, snapshot, subject, today);
const yearOf = (locale: Locale): Report => read(aboutYear(locale));
const checkpointOf = (locale: Locale, number: number): Report => read(aboutCheckpoint(locale, number));

/** All that can be read in it, a line each. */
const linesOf = ({ title, subtitle, sections }: Report): string[] => [
  title,
  subtitle,
  ...sections.flatMap((section) => [
    section.title,
    ...[
      ...section.blocks,
      ...section.parts.flatMap((part) => [{ kind: 'heading', text: part.title } as const, ...part.blocks]),
    ].flatMap((block): string[] => {
      if (block.kind === 'list') return [...block.items];
      if (block.kind === 'picture') return [block.altText];
      if (block.kind !== 'table') return [`${'label' in block ? `${block.label}: ` : ''}${block.text}`];
      return [
        block.caption,
        block.columns.join(' | '),
        ...block.rows.map((row) => row.map(({ text }) => text).join(' | ')),
      ];
    }),
  ]),
];

/** What a report may be of in any team. */
const SUBJECTS: readonly Subject[] = [
  { kind: 'year' },
  { kind: 'half-year', half: 'autumn' },
  { kind: 'half-year', half: 'spring' },
];
const subject = fc.constantFrom(...SUBJECTS);

describe('what stands in a report', () => {
  it('has its ten parts in both languages', () => {
    expect(yearOf('sv').sections.map(({ title }) => title)).toEqual([
      'Sammanfattning',
      'Förutsättningar',
      'Data',
      'Mål och utfall',
      'Insatser och evidens',
      'Analys per profession',
      'Avsteg från planen',
      'Beslut',
      'Inför nästa läsår',
      'Metod och sekretess',
    ]);
    expect(yearOf('en').sections).toHaveLength(10);
  });

  it('says each figure with how many it is about, its period and its source, and that a small group is hidden', () => {
    const lines = linesOf(yearOf('sv'));
    expect(lines).toContain('Mått | Avser | Period | Värde | n | Tidigare | Källa');
    expect(lines).toContain(
      'Uppfyllda betygskriterier i alla ämnen, åk 9 | hela skolan | 2025/26 | 71\u00a0% | 84 | 2024/25 72,4\u00a0% | Skolverkets statistik',
    );
    expect(lines).toContain(
      'Elever med åtgärdsprogram | åk 8 | 2025/26 | dolt, liten grupp | – | – | Skolverkets statistik',
    );
    expect(lines).toContain('Siffrorna är de som skolan hade till och med den 4 februari 2027.');
  });

  it('tells of goals, interventions with what they rest on, and the principal’s reason', () => {
    const lines = linesOf(yearOf('sv'));
    expect(lines).toContain(
      'Mål 1 · Minska den ogiltiga frånvaron i åk 7–9 | 4,2\u00a0% | 3\u00a0% | 3,7\u00a0% | Enligt plan | 2027-05-31 | Kim Kurator',
    );
    expect(lines).toContain('Vad vilar den på?: Systematisk översikt. Visat fungera.');
    expect(lines).toContain('Rektors skäl: Vi prövar ett läsår och mäter i maj. Kostnaden är liten.');
  });

  it('tells what professions see, never who said it, and counts what was off the plan', () => {
    const analysis = linesOf({ ...yearOf('sv'), sections: yearOf('sv').sections.slice(5, 7) }).join('\n');
    expect(analysis).toContain('Skolkurator: Frånvaron börjar synas i åk 8 redan i september');
    expect(analysis).toContain('För få vuxna på skolgården | Mål 3 | biträdande rektor, skolsköterska');
    expect(analysis).toContain('6 avsteg är antecknade.');
    for (const { name } of school.members) expect(analysis).not.toContain(name);
    for (const { text } of school.parked) expect(analysis).not.toContain(text);
  });

  it('of a checkpoint tells nothing that was said or decided later', () => {
    const lines = linesOf(checkpointOf('sv', 1)).join('\n');
    expect(lines).toContain('Samma närvarorutin i alla arbetslag');
    expect(lines).toContain('Nästa avstämning är den 26 januari 2027.');
    expect(lines).not.toContain('Rastschemat ligger kvar hela våren');
    expect(lines).not.toContain('Handledningen ligger efter skoldagens slut');
    expect(lines).not.toContain('3,7\u00a0%');
  });

  it('shows no analysis before the joint picture opens', () => {
    const [, , third] = inOrder(school.checkpoints);
    if (!third) throw new RangeError('the demo has four checkpoints');
    const answer = school.answers[0];
    const early: Snapshot = {
      ...school,
      answers: answer ? [{ ...answer, id: `${third.id}:kim`, checkpoint: third.id }] : [],
    };
    const lines = linesOf(reportOf('sv', early, { kind: 'checkpoint', checkpoint: third }, DEMO_TODAY)).join('\n');
    expect(lines).toContain('Analyserna visas när alla har skrivit sin del.');
    expect(lines).not.toContain(answer?.analysis?.situation);
  });

  it('shows no figure of a goal before that either, in no kind of report; that somebody has answered is counted', () => {
    const [, , third] = inOrder(school.checkpoints);
    const [answer] = school.answers;
    const [goal] = school.goals;
    if (!third || !answer || !goal) throw new RangeError('the demo has goals, answers and four checkpoints');
    const early: typeof answer = {
      ...answer,
      id: `${third.id}:kim`,
      checkpoint: third.id,
      progress: [{ goal: goal.id, value: 17.31, status: 'offTrack', confidence: 'low', comment: '', nextStep: '' }],
    };
    const snapshot = { ...school, answers: [...school.answers, early] };
    for (const subject of [...SUBJECTS, { kind: 'checkpoint', checkpoint: third } as const]) {
      const told = (today: string) => linesOf(reportOf('sv', snapshot, subject, today)).join('\n');
      expect(told(DEMO_TODAY)).not.toContain('17,31');
      const autumn = subject.kind === 'half-year' && subject.half === 'autumn';
      if (!autumn) expect(told(third.date)).toContain('17,31');
    }
    expect(linesOf(reportOf('sv', snapshot, { kind: 'checkpoint', checkpoint: third }, DEMO_TODAY))).toContain(
      `3 | ${third.date} | 1 | inte stängd`,
    );
  });

  it('of half a year tells of its own checkpoints, and at the autumn’s end of what comes next', () => {
    const autumn = linesOf(read(aboutHalf('sv', 'autumn'))).join('\n');
    expect(autumn).toContain('Elevhälsans arbete höstterminen 2026');
    expect(autumn).toContain('uppgifter till och med den 10 januari 2027');
    expect(autumn).toContain('Samma närvarorutin i alla arbetslag');
    expect(autumn).not.toContain('Rastschemat ligger kvar hela våren');
    expect(autumn).toContain('Nästa avstämning är den 26 januari 2027.');
    const spring = linesOf(read(aboutHalf('sv', 'spring'))).join('\n');
    expect(spring).toContain('Elevhälsans arbete vårterminen 2027');
    expect(spring).toContain('Rastschemat ligger kvar hela våren');
    expect(spring).not.toContain('Samma närvarorutin i alla arbetslag');
    expect(spring).toContain('Inför nästa läsår');
  });
});

describe('PDF', () => {
  let vera: VeraPdf | null = null;
  beforeAll(async () => {
    const found = await findVeraPdf();
    if ('judge' in found) vera = found;
    else
      console.log(
        `\n!!! veraPDF kunde inte hämtas / could not be fetched (${found.none}); only the marks of PDF/UA are tested !!!\n`,
      );
  }, 400_000);

  it('is PDF/UA-1 in both languages, and with words that are hard on a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'arshjulet-pdf-'));
    const hard = fc.sample(someTeam, { numRuns: 6, seed: 7 });
    const reports = [
      aboutYear('sv'),
      aboutCheckpoint('en', 2),
      aboutHalf('sv', 'autumn'),
      aboutHalf('en', 'spring'),
      ...hard.map((team, index) => aboutTeam(team, SUBJECTS[index % SUBJECTS.length])),
    ];
    const files: string[] = [];
    for (const [index, about] of reports.entries()) {
      const file = join(folder, `${index}.pdf`);
      const pdf = await makeReport({ ...about, format: 'pdf' });
      expect(Buffer.from(pdf).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
      writeFileSync(file, pdf);
      files.push(file);
    }
    expect(files).toHaveLength(10);
    // The standard's own judge; every file has its marks also where that cannot be had.
    const judged = (await vera?.judge(files)) ?? [];
    expect(judged.filter(({ passed }) => !passed)).toEqual([]);
    expect(judged).toHaveLength(vera ? 10 : 0);
  });

  it('is the same bytes for the same contents', async () => {
    const order = { ...aboutYear('sv'), format: 'pdf' } as const;
    expect(await makeReport(order)).toEqual(await makeReport(order));
  });
});

describe('Word', () => {
  let parts: Map<string, string>;
  let body: Node;
  beforeAll(async () => {
    parts = partsOf(await makeReport({ ...aboutYear('sv'), format: 'docx' }));
    body = xmlOf(parts.get('word/document.xml') ?? '');
  });

  it('has headings in order, a language and the style that checkers look for', () => {
    const styles = parts.get('word/styles.xml') ?? '';
    expect(styles).toContain('w:styleId="DefaultParagraphFont"');
    expect(styles).toContain('<w:lang w:val="sv-SE"/>');
    const levels = all(body, 'w:pStyle').flatMap(
      ({ attributes }) => /^Heading(\d)$/.exec(attributes['w:val'] ?? '')?.[1] ?? [],
    );
    expect(levels.length).toBeGreaterThan(20);
    expect(levels[0]).toBe('1');
    for (const [index, level] of levels.entries())
      expect(Number(level)).toBeLessThanOrEqual(Number(levels[index - 1] ?? 0) + 1);
  });

  it('has a header row in every table and words for every picture', () => {
    const tables = all(body, 'w:tbl');
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) expect(all(table, 'w:tblHeader')).toHaveLength(1);
    const pictures = all(body, 'wp:docPr').map(({ attributes }) => attributes['descr'] ?? '');
    expect(pictures).toHaveLength(5);
    expect(pictures[1]).toContain('Mål 1: från 4,2\u00a0% till 3\u00a0%');
    expect(pictures.every((words) => words.length > 20)).toBe(true);
  });

  it('has charts that can be edited, with their numbers in a workbook', () => {
    const charts = [...parts.keys()].filter((name) => /charts\/chart[^/]*\.xml$/.test(name));
    expect(charts).toHaveLength(4);
    expect([...parts.keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(4);
    const line = xmlOf(parts.get(charts[0] ?? '') ?? '');
    expect(all(line, 'c:v').map(wordsOf)).toEqual(expect.arrayContaining(['4.1', '3.7', 'Enligt plan']));
  });
});

describe('Excel', () => {
  it('has real numbers and days, and text that is no formula', async () => {
    const goals = school.goals.map((goal) => ({ ...goal, title: '=HYPERLINK("http://x","y")' }));
    const about = { ...aboutYear('sv'), snapshot: { ...school, goals } };
    const sheets = sheetsOf(await makeReport({ ...about, format: 'xlsx' }));
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter(({ formula }) => formula)).toEqual([]);
    const [first] = sheets.find(({ name }) => name === 'Målen i korthet')?.rows.slice(1) ?? [];
    expect(first?.map(({ type, value }) => [type === 'n', value])).toEqual([
      [false, 'Mål 1 · =HYPERLINK("http://x","y")'],
      [true, '4.2'],
      [false, '%'],
      [true, '3'],
      [false, '%'],
      [true, '3.7'],
      [false, '%'],
      [false, 'Enligt plan'],
      // Days since 1899-12-30.
      [true, '46538'],
      [false, 'Kim Kurator'],
    ]);
    const figures = sheets.find(({ name }) => name === 'Skolans siffror')?.rows ?? [];
    expect(figures.some((row) => row.some(({ value }) => value === 'dolt, liten grupp'))).toBe(true);
  });

  it('has names of sheets that Excel takes, each once', async () => {
    const names = sheetsOf(await makeReport({ ...aboutYear('sv'), format: 'xlsx' })).map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/u);
  });
});

it('every format takes words that are hard on a file', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someTeam, fc.constantFrom('pdf', 'docx', 'xlsx'), subject, async (team, format, about) => {
      const bytes = await makeReport({ ...aboutTeam(team, about), format });
      if (format === 'pdf') expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-');
      else for (const [name, part] of partsOf(bytes)) if (name.endsWith('.xml')) xmlOf(part);
    }),
    { numRuns: 30 },
  );
});
