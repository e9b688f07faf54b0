/** Kinds of docs/smart.md that a title comes in, in other words: what staff learn, what is given, two matters or one, how far, for whom. */
import { expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { kind } from './smart-near.ts';

const counted = { unit: 'st', baseline: 2, target: 4 };

kind(
  'what staff learn, or where they are to be',
  'activity',
  (title) => ({ ...counted, title, indicator: 'Antal av personalen' }),
  [
    'Fler pedagoger i F–3 ska gå teckenkursen',
    'Alla mentorer på högstadiet ska ha genomgått samtalsutbildningen',
    'Hälften av kollegorna i åk 4–6 certifieras i lågaffektivt bemötande',
    'Fler av lärarna i åk 7 ska läsa NPF-kursen',
    'Hela arbetslaget i åk 8 fortbildas i autism',
    'More teachers in years 1–3 should attend the signing course',
    'All tutors in year 9 are certified in first aid',
    'Kollegorna i åk 5 får mer handledning',
    'Mentorerna i åk 7 får tre konsultationer',
    'Staff in year 2 get more supervision',
    'Speciallärare ska in oftare i 5B',
    'Kuratorn ska vara oftare i korridoren hos åk 8',
    'Ssk och kurator håller två lektioner i åk 6',
    'Jag ska hålla fem lektioner om nätvett i åk 6',
    'I will hold four lessons in year 6',
    'En halvtimme till med psykologen för åk 9',
    'Tio minuter extra med skolsköterskan i åk 4',
    'Mer tid med specialpedagogen i åk 2',
    'Våra pedagoger blir certifierade i teckenspråk, F–3',
    'Åk 9 får egna psykologtimmar',
    'Varje klass i åk 4–6 får ett pass om sömn',
    'Alla grupper på mellanstadiet ska ha två samtal om nätet',
    'Each class in year 5 has a lesson on friendship',
    'Every pupil in year 8 gets two sessions on stress',
    'Ha en fruktstund i åk 3 varje dag',
    'Fler vuxna på gården under frukostrasten för åk 2',
    'Alla assistenter i åk 3 ska ha gått brandskydd',
    'Have a breakfast table in year 6 three days a week',
  ],
  [
    'Fler pedagoger i F–3 ska kunna teckna med eleverna så att fler förstår',
    'Fler elever i åk 9 klarar mattekursen',
    'Fler i åk 9 får godkänt i svenskkursen',
    'Åk 9 får en egen psykologtid inom fem dagar',
    'Åk 9 får fler vänner',
    'Varje klass i åk 4–6 får svar inom två dagar',
    'Alla elever i åk 4 ska ha haft hälsosamtal före jul',
    'Alla elever i åk 8 har någon att prata med',
    'Every pupil in year 8 has a friend at break',
    'Mentorerna i åk 7 ringer hem inom två dagar',
    'Kortare tid till specialpedagogen i åk 2',
    'Fler vuxna på gården i åk 2 så att fler vågar gå ut',
    'Fler lärare i åk 3 ska ha gått ut på rasten inom fem minuter',
    'Ha en lugn morgon i åk 1 varje dag',
    'Fler i åk 5 ska ha någon att leka med',
  ],
);
it.each([
  ['Fler bullerskydd i matsalen för åk 2', 'Antal bullerskydd i matsalen', 'st'],
  ['Mer läxstuga för åk 6', 'Antal timmar läxstuga per vecka', 'timmar'],
  ['More cushions at break, year 3', 'Number of cushions', 'cushions'],
  ['Vi ska ha en gemensam grund i F–6', 'Andel av personalen som gått kursen', '%'],
])('«%s» with «%s» is what is put in', (title, indicator, unit) =>
  expect(codes({ title, indicator, unit, baseline: 2, target: 4 })).toContain('activity'),
);
it.each([
  ['Fler simmärken i åk 3', 'Antal simmärken i åk 3', 'simmärken'],
  ['Mer sömn i åk 9', 'Antal timmar sömn per natt', 'timmar'],
  ['Färre timmar utan lärare i åk 6', 'Antal timmar utan lärare', 'timmar'],
])('«%s» with «%s» is not', (title, indicator, unit) =>
  expect(codes({ title, indicator, unit, baseline: 2, target: 4 })).not.toContain('activity'),
);
it.each(['tjejer', 'killar', 'girls', 'femmor'])('more %s somewhere is no thing that is put there', (who) =>
  expect(
    codes({ ...counted, title: `Fler ${who} i pingisrummet, åk 5`, indicator: `Antal ${who} i pingisrummet` }),
  ).not.toContain('activity'),
);
it('a way that is safer is a result, and what is handed out for it none', () => {
  const way = { title: 'Säkrare väg till badet för åk 2', unit: 'st', baseline: 40, target: 60 };
  expect(codes({ ...way, indicator: 'Antal västar som delats ut' })).toEqual(['indicatorMeans']);
});
it('hours with somebody of the school are put in, whatever the title calls them', () => {
  const hours = { indicator: 'Antal timmar i veckan med kurator', unit: 'timmar', baseline: 3, target: 5 };
  expect(codes({ ...hours, title: 'Kuratorn närmare åk 7' })).toContain('activity');
  expect(codes({ ...hours, title: 'Fler i åk 7 mår bra' })).not.toContain('activity');
  expect(codes({ ...hours, title: 'Fler i åk 7 mår bra' })).toContain('indicatorMeans');
});

kind(
  'two matters, and one of two classes, subjects or places',
  'severalThings',
  (title) => ({ title }),
  [
    'Trivsel i klassen och studiero på lektionerna i åk 5',
    'Närvaro på idrotten och trygghet i korridoren, åk 8',
    'Säkrare simmare och tydligare handstil i åk 5',
    'Jämnare grupper och rakare ryggar i åk 5',
    'Piggare morgnar och rikare ordförråd i åk 1',
    'Braver readers and neater handwriting in year 3',
    'Safety at break and attendance in class, year 4',
    'Treorna ska våga simma och fyrorna ska komma i tid',
    'Åk 4 ska få en lugnare start och åk 6 ska klara svenskan',
    'Ettorna ska räkna och tvåorna ska läsa',
    'Kortare köer och färre F i kemi, åk 9',
    'Year 7 should be on time, and year 9 should eat lunch',
  ],
  [
    'Åk 4 ska komma i tid och åk 5 ska komma i tid',
    'Färre bråk i 5A och 5B före lunch',
    'Färre sena ankomster i 7A och 7B efter rasten',
    'Skador på gården och idrotten för åk 4 ska bli färre',
    'Konflikter i hall och matsal ska bli färre i åk 6',
    'Fler når E i idrott och hälsa i åk 9',
    'Fler når minst E i svenska och matematik i åk 6',
    'Lateness in 7A and 7B after lunch',
    'Fewer injuries in crafts and sports for year 6',
    'Stabilare och säkrare läsare i åk 2',
  ],
);

kind(
  'as far as it goes, and what is done so that something can be',
  'asPossible',
  (title) => ({ title }),
  [
    'Åk 7 ska ha så låg frånvaro det bara går',
    'Så få F som tänkbart i åk 9',
    'Så många i åk 9 man kan ska bli behöriga',
    'Läsningen i åk 2 ska bli så bra vi orkar',
    'Bullret i åk 4 ska ner så mycket som det någonsin går',
    'As many as humanly possible in year 8 should read',
    'Attendance in year 9 as high as it can be',
    'As few late pupils in year 7 as can be',
  ],
  [
    'Samtalen i åk 4 ska vara klara så att vi hinner följa upp',
    'Åk 3 läser så pass bra att de orkar en sida',
    'Elever i åk 8 får hjälp så fort det går',
    'Schemat i åk 6 läggs så att det går att äta',
    'Pupils in year 5 get help as soon as they can',
  ],
);

kind(
  'nobody in particular, and groups by other words',
  'noGroup',
  (description) => ({ title: 'Trygghet', description }),
  [
    'Fler elever som känner sig trygga.',
    'Elever som mår bra ska bli fler.',
    'Elever som är trygga.',
    'Elever som är trygga orkar mer.',
  ],
  [
    'Fler fskkl-barn ska vara trygga.',
    'Fskklass ska vara trygg.',
    'Barnen i fsk ska vara trygga.',
    'Sexårsgruppen ska vara trygg.',
    'More of those in reception should feel safe.',
    'Fler 6-åringar ska vara trygga.',
    'Alla 8:or ska vara trygga.',
    'Elever som är nya på skolan ska vara trygga.',
    'Elever som bytt klass ska vara trygga.',
  ],
);
it('«fskkl» is the same grade as förskoleklass', () =>
  expect(
    codes({ title: 'Fler fskkl-barn knyter skorna själva', indicator: 'Andel barn i förskoleklass som knyter själva' }),
  ).toEqual([]));

kind(
  'one pupil, in words of one’s own, and many',
  'onePupil',
  (title) => ({ title }),
  [
    'Tösen i 4B ska våga läsa högt',
    'Grabben i åk 6 ska sluta slåss',
    'Pågen i 8C ska komma till skolan',
    'Vi har en kille i 9A som ska nå E',
    'Vår elev i TE2 ska tillbaka',
    'Vår nya tjej i BF1 ska stanna kvar',
    'Ungen i 2A ska hinna äta',
    'A boy in year 5 should stop fighting',
    'Our girl in 7B should come back',
  ],
  [
    'Grabbarna i åk 6 ska sluta slåss',
    'Töserna i 4B ska våga läsa högt',
    'Killarna i 9A ska nå E',
    'Våra elever i TE2 ska må bra',
    'Boys in year 5 should stop fighting',
    'Girls in 7B should feel safe',
  ],
);

it('what pupils have is a result, and what is bought for it a way', () => {
  const play = { title: 'Fler i åk 5 har någon att leka med', unit: 'st', baseline: 40, target: 55 };
  expect(codes({ ...play, indicator: 'Antal inköpta hopprep' })).toEqual(['indicatorMeans']);
  expect(codes({ ...play, indicator: 'Antal elever i åk 5 som leker med någon', unit: 'elever' })).toEqual([]);
});
