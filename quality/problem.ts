/**
 * A rule's objection: a stable code, the values that its text needs (dates as ISO), how serious it is, and the form field it
 * concerns. An error stops what was asked for, a warning is shown and passes.
 */
export type Problem = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly severity: 'error' | 'warning';
  readonly field: string;
};
