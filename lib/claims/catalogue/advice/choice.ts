export const chooseDynamoDb = { database: 'dynamodb', choice: 'right' } as const;
export const notDynamoDb = { database: 'dynamodb', choice: 'wrong' } as const;
export const chooseAtlas = { database: 'atlas', choice: 'right' } as const;
export const notAtlas = { database: 'atlas', choice: 'wrong' } as const;
