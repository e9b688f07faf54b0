/** Work taken in turn, so that many files at once cost no more memory than a few, and one sender does not hold up the others. */
import { ImportError } from './import-error.ts';

type Waiting = { readonly owner: string; readonly start: () => void };
type TurnLimits = { readonly atOnce: number; readonly waitingEach: number; readonly waiting: number };

export class Turns {
  readonly #limits: TurnLimits;
  readonly #working = new Set<string>();
  #waiting: readonly Waiting[] = [];

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /**
   * Does the work when it is the owner's turn: one piece of an owner's work at a time, owners in turn.
   * @throws ImportError `busy` when too much is waiting already; nothing has been done then.
   */
  async run<T>(owner: string, work: () => Promise<T>): Promise<T> {
    const { waiting, waitingEach } = this.#limits;
    const mine = this.#waiting.filter((one) => one.owner === owner).length;
    if (mine >= waitingEach || this.#waiting.length >= waiting) throw new ImportError('busy');
    await new Promise<void>((start) => {
      this.#waiting = [...this.#waiting, { owner, start }];
      this.#startNext();
    });
    try {
      return await work();
    } finally {
      this.#working.delete(owner);
      // Who has just been served goes behind the others.
      const isMine = (one: Waiting): boolean => one.owner === owner;
      this.#waiting = [...this.#waiting.filter((one) => !isMine(one)), ...this.#waiting.filter(isMine)];
      this.#startNext();
    }
  }

  #startNext(): void {
    while (this.#working.size < this.#limits.atOnce) {
      const next = this.#waiting.find(({ owner }) => !this.#working.has(owner));
      if (!next) return;
      this.#waiting = this.#waiting.filter((one) => one !== next);
      this.#working.add(next.owner);
      next.start();
    }
  }
}
