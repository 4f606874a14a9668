/** What a report cannot be made of, or not written to, and what to do about it. */
export class ReportError extends Error {}
