/** A goal with all that the rules need to know to judge it. */
export type SmartGoal = {
  readonly title: string;
  readonly description: string;
  readonly indicator: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly unit: string | null;
  readonly direction?: 'higher' | 'lower' | undefined;
  /** An ISO date; anything else is no deadline. */
  readonly deadline: string | null;
  /** ISO dates. */
  readonly checkpoints: readonly string[];
  /** Oldest first; null where a value is hidden or missing. */
  readonly history: readonly { readonly period: string; readonly value: number | null }[];
  /** Filled roles that have said yes, and all filled roles. */
  readonly acceptedBy: number;
  readonly teamSize: number;
  /** Left out when there is no principal to ask. */
  readonly principalAccepted?: boolean;
  readonly justification?: string;
  /** Pupils in the group. */
  readonly n?: number;
};

/** Whether there is to be more of what is measured. */
export const rises = ({ baseline, target }: SmartGoal): boolean =>
  baseline !== null && target !== null && target > baseline;
