/** Work that costs about the same for one as for many. */

type Waiting<T, R> = {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Asked for one at a time, done together: what is asked for while the work is under way is its next round. `work` gives a result for each
 * item, in their order; when it rejects, all of its round do.
 */
export function gathered<T, R>(work: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let underWay = false;
  const rounds = async (): Promise<void> => {
    // What is asked for at the same time is in the first round.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const round = waiting.splice(0);
      try {
        const results = await work(round.map(({ item }) => item));
        for (const [index, { resolve }] of round.entries()) resolve(results[index] as R);
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    underWay = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (underWay) return;
      underWay = true;
      void rounds();
    });
}
