/** The questions of one file, noted as what is read turns out to be doubtful, with the answers that there are. */
import { type Answers, idOf, type Question } from './questions.ts';

export class Asking {
  readonly questions: Question[] = [];
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** The answer that holds, and the question noted; `taken` is what is taken for granted without one. */
  ask(
    about: Question['about'],
    of: string,
    choices: Question['choices'],
    taken = '',
    named?: Question['named'],
  ): string {
    const id = idOf(about, of);
    const given = this.#answers[id]?.trim() ?? '';
    const isOne = choices.length === 0 || choices.some(({ value }) => value === given);
    const answer = given !== '' && isOne ? given : taken;
    if (!this.questions.some((one) => one.id === id))
      this.questions.push({ id, about, of, choices, answer, ...(named && { named }) });
    return answer;
  }
}
