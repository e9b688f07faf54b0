import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueTexts, speak } from '../../cards/texts.ts';

const keysOf = (catalogue: Record<string, object>) =>
  Object.entries(catalogue)
    .flatMap(([name, texts]) => Object.keys(texts).map((key) => `${name}:${key}`))
    .toSorted();
/** Without what is filled in, and without the flags of a command. */
const withoutCode = (text: string): string => text.replaceAll(/\{\{\w+\}\}|--\w+/g, '');

/** Words that are not the field's, by law, by the authorities' own pages or in plain language, and those that are. */
const OTHER_WORDS: Readonly<Record<'sv' | 'en', readonly (readonly [RegExp, string])[]>> = {
  sv: [
    [/arbetsro/iu, 'studiero'],
    [/(?<!\p{L})(?:grund|gymnasie)?särskol/iu, 'anpassad grundskola, anpassad gymnasieskola'],
    [/(?<!\p{L})skolår/iu, 'läsår'],
    [/elevvård/iu, 'elevhälsa'],
    [
      /(?<!\p{L})(?:kurator|läkare|sköterska|psykolog)(?!iskt)/iu,
      'skolkurator, skolläkare, skolsköterska, skolpsykolog',
    ],
    [/(?<!\p{L})(?:checkpoint|check-in)/iu, 'avstämning'],
    [/(?<!\p{L})(?:target|milestone|goal)/iu, 'målvärde, delmål, mål'],
    [/(?<!\p{L})(?:baseline|baslinje|outcome)/iu, 'utgångsläge, utfall'],
    [/(?<!\p{L})intervention/iu, 'insats'],
    [/(?<!\p{L})(?:evaluer|feedback|review)/iu, 'utvärdering, återkoppling'],
    [/(?<!\p{L})(?:deadline|kpi|dashboard|workshop|implementer)/iu, 'sista dag, mått, överblick, arbetsmöte, införa'],
  ],
  en: [
    [/(?<!\p{L})(?:headmaster|headmistress|head ?teacher)/iu, 'principal'],
    [/(?<!\p{L})(?:academic year|semester)/iu, 'school year, term'],
    [/(?<!\p{L})(?:pupil health|student welfare)/iu, 'student health'],
    [/(?<!\p{L})(?:year|yearly) wheel/iu, 'annual wheel'],
    // «Åtgärder» are interventions, and what is counted is an indicator; «measure» would be either.
    [/(?<!\p{L})(?:own|an?|the|new) measures?(?!\p{L})/iu, 'indicator, intervention'],
    [/^measures?$/iu, 'indicator'],
  ],
};
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).toSorted();

describe('the catalogues', () => {
  it('have the same keys', () => expect(keysOf(catalogueTexts.en)).toEqual(keysOf(catalogueTexts.sv)));

  it('fill the same places in both languages', () => {
    for (const [name, texts] of Object.entries(catalogueTexts.sv)) {
      const english: Record<string, string> = catalogueTexts.en[name as keyof typeof catalogueTexts.en];
      for (const [key, text] of Object.entries(texts))
        expect([key, slots(english[key] ?? '')]).toEqual([key, slots(text)]);
    }
  });

  it('hold no text that nothing says', () => {
    const code = globSync([
      'cards/**/*.ts',
      'bots/**/*.ts',
      'quality/**/*.ts',
      'language/**/*.ts',
      'reports/**/*.ts',
      'scheduler/**/*.ts',
      'commands/**/*.ts',
    ])
      .map((f) => readFileSync(f, 'utf8'))
      .join('\n');
    const unused = keysOf(catalogueTexts.sv).filter((full) => {
      const key = full.replace(/_(one|other)$/, '');
      const [name, rest = ''] = key.split(':');
      // Keys with a dot are put together from a stem and a code; the stem must be in the code.
      const stem = rest.includes('.') ? `${name}:${rest.split('.')[0]}.` : key;
      // An act's objection `keep.capacity` is the text `keep:problem.capacity`.
      const objection = rest.startsWith('problem.') && code.includes(`'${name}.${rest.slice('problem.'.length)}'`);
      return !objection && !code.includes(`${stem}`) && !code.includes(`'${key}'`);
    });
    expect(
      unused.filter(
        (key) => !/^setup:(autumn|spring)|^people:help|^goals:|^checkpoint:|^status:(month|week)$/.test(key),
      ),
    ).toEqual([]);
  });

  it('use the field’s own words', () => {
    for (const locale of ['sv', 'en'] as const) {
      const others = OTHER_WORDS[locale];
      const found = Object.entries(catalogueTexts[locale]).flatMap(([name, texts]) =>
        Object.entries(texts).flatMap(([key, text]) =>
          others.flatMap(([other, ours]) => {
            const said = other.exec(withoutCode(text))?.[0];
            return said === undefined ? [] : [`${name}:${key}: ${said}, not ${ours}`];
          }),
        ),
      );
      expect(found).toEqual([]);
    }
  });

  it('hold no markup, since every text is shown as it stands', () => {
    const marked = [catalogueTexts.sv, catalogueTexts.en].flatMap((catalogue) =>
      Object.values(catalogue).flatMap((texts) =>
        Object.values(texts).filter((text) => /\*\*|__|`|<\/?[a-z]|\]\(/.test(text)),
      ),
    );
    expect(marked).toEqual([]);
  });

  // «rektor», “the principal”: what decides is filled in with a small letter.
  it('begin no sentence inside with whoever decides', () => {
    const begun = [catalogueTexts.sv, catalogueTexts.en].flatMap((catalogue) =>
      Object.values(catalogue).flatMap((texts) =>
        Object.values(texts).filter((text) => /[.!?:] \{\{decider\}\}/u.test(text)),
      ),
    );
    expect(begun).toEqual([]);
  });

  it('count in both languages', () => {
    expect(speak('sv')('year:inDays', { count: 1 })).toBe('Om 1 dag');
    expect(speak('en')('year:inDays', { count: 2 })).toBe('In 2 days');
  });
});
