/** The kinds of docs/smart.md, each on both sides: made of a pattern and what may stand in it, so that no single wording decides. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { all } from './smart-patterns.ts';

describe('how the school works', () => {
  it.each(
    all(
      '{paper} {gone} inom {days}',
      'Shorter waiting time to the nurse, within {time}',
      'Väntetiden till kurator ska kortas',
    ),
  )('«%s» needs no group of pupils', (title) => expect(codes({ title, direction: 'higher' })).toEqual([]));
  it.each(['Bättre dokumentation', 'Snabbare uppföljning', 'Better documentation'])(
    '«%s» says neither who, where nor when',
    (title) => expect(codes({ title })).toContain('noGroup'),
  );
});

describe('what is put in or done', () => {
  const counted = { unit: 'st', baseline: 2, target: 4 };
  it.each(all('{number} {input} i stället för 2', 'Fler {input} på rasterna', 'Vi ska ha fler {input}'))(
    '«%s» is no outcome',
    (title) => expect(codes({ ...counted, title, indicator: 'Antal vuxna ute' })).toContain('activity'),
  );
  it.each(
    all('{number} {session} i {grade}', 'Genomföra {number} {session} i {grade}', 'Run {number} workshops in {year}'),
  )('«%s» is no outcome', (title) =>
    expect(codes({ ...counted, title, indicator: 'Antal genomförda tillfällen' })).toContain('activity'),
  );
  it.each(
    all(
      '{staff} ska gå kursen i bemötande',
      '{staff} håller {number} {session} i {grade}',
      'Dela ut {thing} till {grade}',
      'Hålla {session} i {grade}',
      'Fem frukostar i veckan i stället för {number} för {grade}',
      'Tutors in {year} attend the course',
    ),
  )('«%s» is what staff do', (title) => expect(codes({ ...counted, title })).toContain('activity'));
  it.each(all('{number} {thing} till {grade}', 'Fler {thing} i {grade}'))('«%s» is so many of a thing', (title) => {
    const things = { ...counted, title, indicator: `Antal ${title.split(' ')[1]}` };
    expect(codes(things)).toContain('activity');
    expect(codes({ ...things, baseline: 4, target: 2 })).not.toContain('activity');
  });
  it.each([
    'Lågaffektivt bemötande i åk 4',
    'Fler i personalen går kursen',
    'Fler mentorer i åk 7 ska gå utbildningen',
  ])('«%s», where a share of staff who have been on a course is counted, is the course', (title) =>
    expect(codes({ title, indicator: 'Andel lärare som gått utbildningen' })).toContain('activity'),
  );
  it.each(
    all(
      'Tolv elever i stället för {number} i {grade} är borta ofta',
      'Fem sena ankomster i stället för {number} i {grade}',
      'Mentorerna i {grade} ringer hem inom {days}',
    ),
  )('«%s» is none', (title) => expect(codes({ ...counted, title })).not.toContain('activity'));
  it.each(all('Fler elever i {grade} är {outcome}', 'Elever i {grade} som är {outcome} ska bli fler'))(
    '«%s» is one',
    (title) => expect(codes({ title, description: 'Åtta tillfällen, sex rastvärdar i stället för fem.' })).toEqual([]),
  );
});

describe('without an end', () => {
  it.each(
    all(
      'Så många som möjligt i {grade} ska läsa hemma',
      'Så få elever som möjligt i {grade} är borta',
      'As many pupils as possible in {year} read at home',
      'Så hög närvaro som möjligt i {grade}',
      'Minska stressen i {grade} så långt vi kan',
      'Närvaron i {grade} ska upp så mycket det går',
      'Bättre betyg i {grade}, i mån av tid',
      'Frånvaron i {grade} ska ner till lägsta möjliga nivå',
      'Så många i {grade} som det bara går ska läsa hemma',
      'Keep absence in {year} as low as we can',
      'As many {year} pupils as we can manage have had breakfast',
    ),
  )('«%s» is vague', (title) => expect(codes({ title })).toContain('asPossible'));
  it.each(all('Minst 40 elever i {grade} läser hemma', 'Elever i {grade} får hjälp så snart som möjligt'))(
    '«%s» is not',
    (title) => expect(codes({ title })).not.toContain('asPossible'),
  );
});

describe('several things', () => {
  it.each(
    all(
      'Bättre närvaro och högre betyg i {grade}',
      'Trygghet och studiero i {grade}',
      'Less stress and more reading in {year}',
      'Attendance and behaviour in {year}',
      'Motivation och närvaro i {grade}',
      'Färre kränkningar och bättre matro i {grade}',
      'Lägre ljud, mindre svinn, bättre bordsskick i {grade}',
      'Färre kränkningar och nöjdare vårdnadshavare i {grade}',
      'Fewer absences before breaks and better marks in {year}',
    ),
  )('«%s» is two', (title) => expect(codes({ title })).toContain('severalThings'));
  it.each(
    all(
      'Lugna och trygga raster i {grade}',
      'Färre tillbud i slöjd och idrott i {grade}',
      'Färre sena ankomster i åk 8 och 9',
      'Fewer conflicts and fights in {year}',
    ),
  )('«%s» is one', (title) => expect(codes({ title })).not.toContain('severalThings'));
});

describe('the indicator measures what the text says', () => {
  const title = 'Fler elever i åk 5 är trygga på rasten';
  it.each(all('{means}'))('«%s» counts what is done', (indicator) =>
    expect(codes({ title, indicator, unit: '' })).toContain('indicatorMeans'),
  );
  it.each([
    'Andel elever i åk 5 som är trygga på rasten',
    'Antal elever i åk 5 som ofta är rädda',
    'Antal inställda lektioner',
  ])('«%s» does not', (indicator) => expect(codes({ title, indicator, unit: '' })).not.toContain('indicatorMeans'));
  it.each([
    'Andel anmälningar med samtal inom fem skoldagar',
    'Andel klassrum där eleverna är trygga',
    'Antal skadade skåp',
  ])('«%s» does not either', (indicator) =>
    expect(
      codes({ title: 'Tryggare korridorer i åk 5', description: 'Samtal inom fem skoldagar.', indicator, unit: '' }),
    ).not.toContain('indicatorMeans'),
  );
  it.each(['Antal soffor', 'Antal fotbollar', 'Number of new lamps'])('«%s» rising counts things', (indicator) => {
    const things = { title, indicator, unit: 'st', baseline: 2, target: 4 };
    expect(codes(things)).toContain('indicatorMeans');
    expect(codes({ ...things, baseline: 4, target: 2, direction: 'lower' })).not.toContain('indicatorMeans');
  });
  it('a share of classrooms with what is hung on their walls does', () =>
    expect(
      codes({
        title: 'Färre konflikter i åk 5',
        description: 'Konflikttrappan på väggen i alla klassrum.',
        indicator: 'Andel klassrum med konflikttrappan på väggen',
      }),
    ).toContain('indicatorMeans'));
  it.each([
    ['Taluppfattning i ettan', 'Alla ettor prövas i oktober.', 'Andel ettor som klarar taluppfattning till 20'],
    ['Mindre provstress i åk 6', 'Två provträningar för alla sexor.', 'Andel sexor som sover gott'],
  ])('«%s»: a class that the description names too is nothing that is done', (wanted, description, indicator) =>
    expect(codes({ title: wanted, description, indicator })).not.toContain('indicatorMeans'),
  );
  it('«mer än 30 procents frånvaro» is a limit, and what is counted is pupils', () =>
    expect(
      codes({
        title: 'Elever i åk 8 med mer än 30 procents frånvaro ska bli färre',
        indicator: 'Antal elever i åk 8 med mer än 30 procents frånvaro',
        unit: 'elever',
        direction: 'lower',
        baseline: 14,
        target: 10,
      }),
    ).toEqual([]));
  it('is what is done where the goal is about that', () =>
    expect(
      codes({
        title: 'Fler boklån per elev i åk 5 så att fler läser',
        indicator: 'Antal boklån per elev',
        unit: 'lån',
      }),
    ).toEqual([]));
});

describe('units', () => {
  const title = 'Elever i åk 8 med hög frånvaro ska minska från 18 till 12';
  const measured = { indicator: 'Elever i åk 8 med mer än 15 % frånvaro', baseline: 18, target: 12 };
  it.each([
    [' elever', '%', true],
    [' %', 'elever', true],
    [' pupils', 'percent', true],
    [' %', '%', false],
    [' elever', 'st', false],
    [' minuter', 'dagar', true],
    [' minuter', 'minuter per dag', false],
    [' dagar', 'skoldagar', false],
    [' %', 'timmar', true],
    ['', '%', false],
  ])('«%s» in the text, «%s» in the field: %s', (words, unit, differs) =>
    expect(codes({ ...measured, title: `${title}${words}`, unit }).includes('unitText')).toBe(differs),
  );
  it.each([
    ['I dag är det 50 %, vi vill upp till 56 %.', false],
    ['I dag är det 30 %, vi vill upp till 44 %.', true],
    ['I dag är det 55 % som har ätit frukost när de kommer, vi vill upp till 68 %.', true],
    ['Just nu 30 procent, ska upp till minst 56 procent.', true],
    ['Today 50 %, and up to 56 % in spring.', false],
    ['I dag svarar 12 lärare. Vi vill nå fram till 15 maj.', false],
  ])('«%s» has other numbers than the fields: %s', (description, differs) =>
    expect(codes({ title: 'Närvaron i åk 8', description }).includes('otherNumbers')).toBe(differs),
  );
  it('reads «till 84 %» alone', () => {
    expect(codes({ title: 'Närvaron i åk 8 ska upp till 60 %' })).toContain('otherNumbers');
    expect(codes({ title: 'Närvaron i åk 8 ska upp till 56 %' })).not.toContain('otherNumbers');
  });
});

describe('which way is better', () => {
  it.each(all('Andel elever i åk 9 {lack}'))('«%s» falls', (indicator) => {
    const way = { title: 'Fler i åk 9 klarar sig', indicator };
    expect(codes({ ...way, baseline: 20, target: 15 })).not.toContain('wrongWay');
    expect(codes({ ...way, baseline: 20, target: 25 })).toContain('wrongWay');
  });
  it.each(all('Andel elever i åk 9 {denied}'))('«%s» rises', (indicator) =>
    expect(codes({ title: 'Åk 9', indicator, baseline: 20, target: 15 })).toContain('wrongWay'),
  );
  it.each([
    'Antal orosanmälningar',
    'Antal anmälda kränkningar',
    'Antal inrapporterade tillbud',
    'Number of reported incidents',
  ])('more of «%s» wants its reason', (indicator) => {
    const more = {
      title: 'Fler anmälningar på fritids',
      indicator,
      unit: 'st',
      baseline: 4,
      target: 8,
      direction: 'higher',
    } as const;
    expect(codes(more)).toContain('moreReports');
    for (const description of [
      'Mörkertalet är stort.',
      'Alla händelser ska anmälas.',
      'Few are reported: every case is to be reported.',
    ])
      expect(codes({ ...more, description })).not.toContain('moreReports');
    expect(codes({ ...more, baseline: 8, target: 4, direction: 'lower' })).not.toContain('moreReports');
  });
});

describe('a step', () => {
  const title = 'Elever i åk 6 som är trygga på rasten ska bli fler';
  it.each([
    [52, 100, '%', true],
    [84, 100, '%', true],
    [86, 100, '%', false],
    [52, 70, '%', false],
    [20, 0, '%', true],
    [14, 0, 'st', true],
    [4, 0, 'st', false],
    [12, 0, '%', false],
  ])('from %i to %i %s at once, nothing known: %s', (baseline, target, unit, far) => {
    const direction = target > baseline ? 'higher' : 'lower';
    const goal = { title, baseline, target, unit, direction } as const;
    expect(codes(goal).includes('allAtOnce')).toBe(far);
    expect(codes({ ...goal, justification: 'Alla 46 har fått en tid.' })).not.toContain('allAtOnce');
    expect(codes({ ...goal, description: 'Det går eftersom alla har fått en tid.' })).not.toContain('allAtOnce');
  });

  const seasons = (...values: number[]) =>
    values.map((value, at) => ({ period: `${at % 2 ? 'vt' : 'ht'} ${2024 + Math.ceil(at / 2)}`, value }));
  const swinging = { title, history: seasons(60, 80, 61, 82, 62), baseline: 62, direction: 'higher' } as const;
  it.each([
    [78, '2027-05-20', ['season']],
    [84, '2027-05-20', []],
    [95, '2027-05-20', ['far']],
    [64, '2026-12-18', []],
  ])('from an autumn’s 62 to %i by %s: %j', (target, deadline, said) =>
    expect(codes({ ...swinging, target, deadline, checkpoints: ['2026-11-20'] })).toEqual(said),
  );
  it('back to where it was is no season', () =>
    expect(codes({ ...swinging, history: seasons(84, 80, 85, 82, 62), target: 79 })).toEqual([]));
});

describe('a measure of what the goal says nothing of', () => {
  it.each(all('Fler elever i {grade} är trygga på bussen'))('«%s» is not told by litres or chairs', (title) => {
    const litres = { indicator: 'Antal liter bränsle per vecka', unit: 'liter', baseline: 48, target: 40 };
    expect(codes({ title, ...litres, direction: 'lower' })).toEqual(['indicatorOther']);
    expect(codes({ title, indicator: 'Andel elever med lånekort' })).toContain('indicatorOther');
    expect(codes({ title, indicator: 'Antal stolar i väntrummet', unit: 'st' })).toContain('indicatorMeans');
  });
  it.each([
    ['Huvudvärk under provveckor, åk 9', 'Antal besök för huvudvärk per provvecka i åk 9'],
    ['Ströfrånvaro efter lunch i åk 9', 'Antal ströfrånvarotillfällen efter lunch i åk 9'],
    ['Rastfotboll utan bråk i åk 5', 'Antal avbrutna fotbollsraster per vecka i åk 5'],
  ])('«%s»: what is to become fewer is counted by its occasions', (title, indicator) =>
    expect(codes({ title, indicator, unit: 'st', baseline: 25, target: 20, direction: 'lower' })).toEqual([]),
  );
  it('the wait to somebody is told by weeks in the queue', () =>
    expect(
      codes({
        title: 'Psykologkön kortare i åk 7–9',
        indicator: 'Antal veckor i kö',
        unit: 'veckor',
        baseline: 9,
        target: 8,
        direction: 'lower',
      }),
    ).toEqual([]));
  it('K–5 is a group', () =>
    expect(codes({ title: 'Allergy plans signed before trips, K–5' })).not.toContain('noGroup'));
});
