/** The team's own people and school in a text: neither is a pupil, and neither makes anybody else one of them. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const found = (text: string, school: string, staff: readonly string[] = ['Siv Sköterska']) =>
  findPupilData(text, { staff, school, today }).map(({ kind }) => kind);

describe('the name of the school', () => {
  it.each([
    [
      'Ekbackens anpassade grundskola',
      'på Ekbackens anpassade grundskola har vi bara en elev i åk 7 och hon kommer inte',
    ],
    ['Ekbackens anpassade grundskola', 'möte med mamman till eleven i åk 4 på Ekbacken'],
    ['Ekbackens anpassade grundskola', 'hur gör vi med rullstolsburna eleven i anpassade grundskolan'],
    ['Karl Johans skola', 'Karl i 4A är borta igen'],
    ['Björns skola', 'Björn i 7B har inte kommit'],
    ['Lindskolan F-9', 'eleven med epilepsi på Lindskolan F-9 behöver assistent'],
  ])('%s hides nobody: «%s»', (school, text) => expect(found(text, school)).not.toEqual([]));
  it.each([
    ['Karl Johans skola', 'Karl Johans skola har minskat frånvaron i åk 9'],
    ['Karl Johans skola', 'Vi ses på Karl Johans skola klockan tio'],
    ['Ekbackens anpassade grundskola', 'Ekbacken har minskat frånvaron i åk 9'],
    ['Saras gymnasium', 'Saras gymnasium följer upp frånvaron i åk 1'],
  ])('%s is nobody: «%s»', (school, text) => expect(found(text, school)).toEqual([]));
});

describe('a colleague who is called by an ordinary word', () => {
  const staff = ['Max Stark', 'Eva Lång'];
  it.each(['det är en stark oro, mamman till eleven i åk 4 ringde', 'efter en lång frånvaro är flickan i 7B här igen'])(
    'hides nobody where the word is meant: «%s»',
    (text) => expect(found(text, 'Ekskolan', staff)).not.toEqual([]),
  );
  it.each(['Max Stark tar samtalen i åk 9', 'Eva Lång går igenom frånvaron i åk 7'])(
    'is nobody’s pupil: «%s»',
    (text) => expect(found(text, 'Ekskolan', staff)).toEqual([]),
  );
});

describe('one who goes to a class, and nobody', () => {
  it.each([
    'tor i fyran ej varit här sen i tisdags',
    'maj i SPRINT3 har ingen praktikplats än',
    'Rektor kontaktar vårdnadshavarna till Nils-Erik Påhittström före den 13 november',
    'BUP har ärende nr EK-44192 på vår femma som vi talade om',
    'Elevrådets ordförande har skurit sig i armen, jag har lagt om',
    'HB åk 8 äter ingenting i matsalen',
  ])('«%s»', (text) => expect(found(text, 'Ekskolan')).not.toEqual([]));
  it.each([
    'I maj har åk 9 många prov',
    'Grupp Saga (åk 1) är inte startad än, där finns inga elever på listan',
    'mentorerna i 8A e Sara o Abdi, dom ringer hem dag 1',
    'Färre sena ankomster i MYP år 1–3',
    'Föreläsaren hette Viggo Tallrot och pratade om sömn',
    'Skelettet Herbert i NO-salen har tappat armen igen',
    'Elevrådets ordförande presenterade enkäten',
    'möte för föräldrar till elever i åk 4',
  ])('not «%s»', (text) => expect(found(text, 'Ekskolan')).toEqual([]));
});

describe('a pupil who is called as a colleague is', () => {
  const staff = ['Bosse Nygren', 'Annika Ek', 'Siv Sköterska'];
  it.each(['Bosse i 5A behöver utredas för adhd', 'Annika i 4B har ont i magen varje dag'])('is one: «%s»', (text) =>
    expect(found(text, 'Ekskolan', staff)).not.toEqual([]),
  );
  it.each(['Annika Ek i 4B tar samtalen på torsdag', 'Bosse går igenom frånvaron i åk 5', 'Siv tar hälsobesöken i 5A'])(
    'and the colleague is none: «%s»',
    (text) => expect(found(text, 'Ekskolan', staff)).toEqual([]),
  );
});
