/** Several schools as small multiples, drawn as they are sent, and the workbook that says the same. */
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { byName, SCHOOLS_A_PAGE, type SchoolShown, schoolsPicture } from '../../cards/schools.ts';
import { COLOURS } from '../../pictures/colours.ts';
import { draw } from '../../pictures/draw.ts';
import { SHARES, type Share } from '../../quality/overview/documents.ts';
import { schoolsWorkbook } from '../../reports/schools.ts';
import { DEMO_TODAY } from '../../scheduler/simulation/demo.ts';
import { demoSchools } from '../../scheduler/simulation/demo-schools.ts';
import { readPng } from './read-png.ts';

const TODAY = Temporal.PlainDate.from(DEMO_TODAY);
const schools = async (shares: readonly Share[] = SHARES): Promise<SchoolShown[]> =>
  (await demoSchools()).toSorted(byName).map((summary) => ({ summary, shares }));

it('is a small picture with letters that can be read on a phone, each status in its colour', async () => {
  const shown = await schools();
  expect(shown).toHaveLength(SCHOOLS_A_PAGE);
  for (const theme of ['light', 'dark'] as const) {
    const { svg, altText } = schoolsPicture('sv', shown, TODAY, theme);
    const png = await draw(svg, theme);
    expect(png.byteLength).toBeLessThanOrEqual(45_000);
    const { done, discussion, late, next, month } = COLOURS[theme];
    for (const colour of [done, discussion, late, next, month]) expect(readPng(png).colours).toContain(colour);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes) * (414 / 840)).toBeGreaterThanOrEqual(14);
    // Slack's limit for a picture's words.
    expect(altText.length).toBeLessThan(2000);
    expect(altText).toContain('Ekskolan: 2 av 4 stängda; 2 enligt plan, 1 viss avvikelse (i fjol:');
  }
});

it('draws of a school only what it shows', async () => {
  const { svg, altText } = schoolsPicture('sv', (await schools(['completion'])).slice(0, 1), TODAY);
  expect(altText).not.toContain('enligt plan');
  expect(svg.match(/<circle/g)).toHaveLength(4);
  expect(svg).not.toContain('>nu<');
  expect(schoolsPicture('sv', (await schools(['goals'])).slice(0, 1), TODAY).svg).not.toContain('<circle');
});

it('says of a school without goals that it has none', async () => {
  const [one] = await schools();
  if (!one) throw new Error('no school');
  const { svg } = schoolsPicture(
    'sv',
    [{ ...one, summary: { ...one.summary, now: { ...one.summary.now, goals: [] } } }],
    TODAY,
  );
  expect(svg).toContain('>–<');
});

it('escapes a school’s name, and cuts a long one', async () => {
  const [one] = await schools();
  if (!one) throw new Error('no school');
  const named = (school: string) => schoolsPicture('sv', [{ ...one, summary: { ...one.summary, school } }], TODAY).svg;
  expect(named('<b>&"')).toContain('&lt;b&gt;&amp;');
  expect(named('Sankt Någonting och Någonannans skola')).toContain('>Sankt Någonting och N…<');
});

it('is a workbook with a row a school, numbers as numbers, and nothing that is not shown', async () => {
  const sheet = async (shares?: readonly Share[]): Promise<string> => {
    const files = unzipSync(await schoolsWorkbook({ locale: 'sv', schools: await schools(shares), today: DEMO_TODAY }));
    return new TextDecoder().decode(files['xl/worksheets/sheet2.xml']);
  };
  const whole = await sheet();
  expect(whole.match(/<row /g)).toHaveLength(1 + SCHOOLS_A_PAGE);
  const numbers = (xml: string): number => (xml.match(/<c [^>]*(?:t="n")?[^>]*><v>\d+<\/v>/g) ?? []).length;
  expect(numbers(whole)).toBeGreaterThan(numbers(await sheet(['completion'])));
});
