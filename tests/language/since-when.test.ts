/** What came after which time somebody asks for. */
import { describe, expect, it } from 'vitest';
import { sinceWhen } from '../../language/reading/since-when.ts';
import { understand } from '../../language/understand.ts';

/** A Tuesday. */
const TODAY = Temporal.PlainDate.from('2027-03-16');
function read(text: string): string {
  const said = sinceWhen(text, TODAY);
  if (!said) return 'nothing';
  if ('since' in said) return said.since;
  if ('day' in said) return said.day.toString();
  if ('breakCalled' in said) return `break ${said.breakCalled} ${said.or ?? ''}`.trim();
  return 'checkpoint' in said ? `checkpoint ${said.checkpoint}` : `in month ${said.checkpointIn}`;
}

describe('what came after a time', () => {
  it.each([
    ['vad har ändrats sedan avstämningen i januari', 'in month 1'],
    ['vad har ändrats sedan januariavstämningen?', 'in month 1'],
    ['vad har hänt sedan avstämning 3', 'checkpoint 3'],
    ['vad har hänt sedan jul', '2026-12-24'],
    ['vad har hänt sen i julas?', '2026-12-24'],
    ['vad har ändrats sedan nyår', '2027-01-01'],
    ['vad är nytt sedan årsskiftet', '2027-01-01'],
    ['vad har hänt sedan påsk', '2026-04-03'],
    ['vad har hänt sedan jullovet', 'break jul 2026-12-24'],
    ['vad är nytt sedan julledigheten', 'break jul 2026-12-24'],
    ['vad har hänt sedan sportlovet', 'break sport'],
    ['vad har hänt sedan lovet', 'break'],
    ['what has changed since the Christmas break', 'break christmas 2026-12-24'],
    ['vad har hänt sedan juli', '2026-07-01'],
    ['vad har hänt sen andra avstämningen?', 'checkpoint 2'],
    ['vad har ändrats sedan förra avstämningen?', 'last'],
    ['vad är nytt sen sist?', 'last'],
    ['vad är nytt sedan sist', 'last'],
    ['är det något nytt sen sist', 'last'],
    ['har det hänt nåt sedan senaste mötet', 'last'],
    ['allt som har hänt sedan avstämningen', 'last'],
    ['visa vad som har ändrats sedan avstämning 1', 'checkpoint 1'],
    ['jämför med förra avstämningen', 'last'],
    ['status jämfört med i oktober', 'in month 10'],
    ['vad är nytt sedan mars', '2027-03-01'],
    ['vad har hänt sedan oktober?', '2026-10-01'],
    ['vad har hänt i planen sedan den 5 februari', '2027-02-05'],
    ['vad har hänt sen 5/2', '2027-02-05'],
    ['vad har hänt sedan i fredags', '2027-03-12'],
    ['vad har ändrats sedan igår', '2027-03-15'],
    ['vad har hänt sedan förra veckan', '2027-03-08'],
    ['vad har hänt medan jag var borta?', 'away'],
    ['vad hände när jag var sjuk', 'away'],
    ['vad har jag missat', 'away'],
    ['har jag missat något?', 'away'],
    ['vad har jag missat medan jag var föräldraledig', 'away'],
    ['vad har jag missat sedan i fredags', '2027-03-12'],
    ['what has changed since the last checkpoint?', 'last'],
    ['what’s new since last time', 'last'],
    ['what has happened since checkpoint 2', 'checkpoint 2'],
    ['what has changed since January', '2027-01-01'],
    ['vad har ändrats i mål 3 sedan januari', '2027-01-01'],
    ['vad har hänt med mål 1 sedan januari?', '2027-01-01'],
    ['vad har ändrats i insats 2 sedan förra avstämningen', 'last'],
    ['what has changed in goal 3 since January?', '2027-01-01'],
    ['historik mål 3 sedan mars', '2027-03-01'],
    ['visa historiken för insats 2 sedan mars', '2027-03-01'],
    ['history of goal 3 since March', '2027-03-01'],
    ['vad har hänt den senaste månaden?', '2027-02-16'],
    ['vad har ändrats i mål 3 de senaste två veckorna', '2027-03-02'],
    ['what has happened in the last week?', '2027-03-09'],
    ['has anything changed since the January checkpoint', 'in month 1'],
    ['what happened while I was away', 'away'],
    ['what have I missed?', 'away'],
    ['what did I miss', 'away'],
    ['compare with the last checkpoint', 'last'],
  ])('«%s» is %s', (text, said) => {
    expect(read(text)).toBe(said);
    expect(understand(text).command).toBe('history');
  });

  it.each([
    'how has attendance changed since 2019',
    'hur har frånvaron ändrats sedan 2019',
    'vad har hänt med frånvaron sedan oktober',
    'vad har ändrats sedan förra läsåret',
    'vad har ändrats',
    'jämför åk 7 med åk 8',
    'jämför med rikssnittet',
    'vad har ändrats sedan förra sommarens stora ombyggnad',
    'vad ska vi göra efter avstämning 2',
    'jag har missat avstämningen',
    'medan jag var borta hände inget',
  ])('«%s» asks for something else', (text) => expect(read(text)).toBe('nothing'));
});
