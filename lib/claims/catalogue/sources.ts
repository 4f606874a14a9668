import type { Source } from '../claim';

/** The day on which the pages of this catalogue were read. */
const CHECKED = '2026-11-22';

export const sourcePage = (url: string): Source => ({ url, checked: CHECKED });

const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/';
const ATLAS = 'https://www.mongodb.com/docs/atlas/';

export const dynamodbPage = (page: string): Source => sourcePage(`${DYNAMODB}${page}`);
export const atlasPage = (page: string): Source => sourcePage(`${ATLAS}${page}`);
