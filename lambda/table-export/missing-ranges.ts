/** A range of time, the end not in it. One of no length stands for a whole table at an instant. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
}

const MINUTE = 60;
/** Seconds of the shortest and the longest range that one incremental export can have. */
const [SHORTEST, LONGEST] = [15 * MINUTE, 24 * 60 * MINUTE];

/**
 * What no export covers yet, in ranges that one export each can have: usually the last day, and after a failed one the gap that it left.
 *
 * It begins with the first export that there is, since changes before that have nothing to be applied to; without any, a day back. Never
 * before `earliest`, from where on DynamoDB knows the changes. A gap that is too short to be exported is left.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html
 *
 * @param covered in any order; they may overlap
 */
export function missingRanges(covered: readonly Range[], earliest: Date, to: Date): Range[] {
  const end = Math.floor(seconds(to));
  const known = covered.map((range) => [seconds(range.from), seconds(range.to)] as const).sort(([a], [b]) => a - b);
  let reached = Math.ceil(Math.max(seconds(earliest), known[0]?.[0] ?? end - LONGEST));
  const missing: Range[] = [];
  for (const [from, until] of [...known, [end, end] as const]) {
    missing.push(...split(reached, Math.min(from, end)));
    reached = Math.max(reached, until);
  }
  return missing;
}

/** In parts of one length, so that none is left over that would be too short. */
function split(from: number, to: number): Range[] {
  if (to - from < SHORTEST) return [];
  const parts = Math.ceil((to - from) / LONGEST);
  const bound = (part: number): Date => new Date((from + Math.floor(((to - from) * part) / parts)) * 1_000);
  return Array.from({ length: parts }, (_, part) => ({ from: bound(part), to: bound(part + 1) }));
}

const seconds = (time: Date): number => time.getTime() / 1_000;
