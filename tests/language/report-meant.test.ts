/** Which report somebody asks for, and that asking for one is told from reporting something. */
import { describe, expect, it } from 'vitest';
import { reportMeant } from '../../language/reading/report-meant.ts';
import { understand } from '../../language/understand.ts';

describe('asking for a report', () => {
  it.each([
    'rapport',
    'Rapporten!',
    'rapport läsåret 2025/26',
    'rapport avstämning 2',
    'rapport förra läsåret',
    'halvårsrapport som word',
    'kan du göra en rapport åt nämnden i pdf',
    'ta fram kvalitetsrapporten',
    'jag vill ha årsrapporten',
    'gör en rapport för oktoberavstämningen',
    'rapport på engelska',
    'report',
    'annual report as word',
    'can you make me a half-year report',
    'Kan jag få en rapport om rastlekarna',
    'raport',
  ])('%s', (text) => expect(understand(text).command).toBe('report'));

  it.each([
    ['status', 'lägesrapport'],
    ['follow', 'skicka rapport varje månad'],
    ['checkpoint', 'avstämning 2'],
    ['year', 'förra läsåret'],
    ['missing', 'vilka har inte svarat'],
    [undefined, 'rapportera en trasig lampa i korridoren'],
    [undefined, 'hur fyller jag i min tidrapport'],
  ])('is not %s: %s', (command, text) => expect(understand(text).command).toBe(command));
});

it.each([
  ['rapport', null, null, null],
  ['rapport avstämning 2', 'checkpoint', null, null],
  ['rapport för oktober som Word', 'checkpoint', null, 'docx'],
  ['halvårsrapport', 'half-year', null, null],
  ['rapport ht 26, pdf', 'half-year', 'autumn', 'pdf'],
  ['rapport höstterminen', 'half-year', 'autumn', null],
  ['vår rapport', null, null, null],
  ['vårens rapport i excel', 'half-year', 'spring', 'xlsx'],
  ['report for the spring term', 'half-year', 'spring', null],
  ['rapport läsåret 2025/26', 'year', null, null],
  ['rapport för helåret', 'year', null, null],
  ['rapport till huvudmannen', 'year', null, null],
  ['verksamhetsberättelse', 'year', null, null],
  ['rapport halvåret till huvudmannen', 'half-year', null, null],
  ['annual report as word', 'year', null, 'docx'],
])('%s: %s %s %s', (text, kind, half, format) => expect(reportMeant(text)).toEqual({ kind, half, format }));
